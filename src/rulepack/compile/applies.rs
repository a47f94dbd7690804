//! Of whom a criterion is expected.

use super::super::decode::suggest;
use super::super::problem::Code;
use super::super::raw::RawApplies;
use super::super::types::Applies;
use super::Compiler;
use crate::document::divisions::province_named;

impl Compiler {
    pub(super) fn applies(&mut self, path: &str, raw: &RawApplies) -> Applies {
        if let (Some(from), Some(to)) = (raw.from, raw.to)
            && from > to
            && !self.reporter.was_taken(&format!("{path}.to"))
        {
            self.reporter.at(
                Code::BadValue,
                &format!("{path}.from"),
                format!("from（{from}）在 to（{to}）之后"),
                "调换两个年份",
            );
        }
        Applies {
            level: raw.level.clone(),
            province: raw
                .province
                .iter()
                .enumerate()
                .filter_map(|(i, name)| self.province(&format!("{path}.province[{i}]"), name))
                .collect(),
            from: raw.from,
            to: raw.to,
        }
    }

    /// The full name of a province, by which reports are known.
    fn province(&mut self, path: &str, name: &str) -> Option<String> {
        let known = province_named(name.trim());
        if known.is_none() {
            let provinces: Vec<&str> = provinces().collect();
            self.reporter.at(
                Code::BadValue,
                path,
                format!("没有“{name}”这个省份"),
                suggest(name, &provinces),
            );
        }
        known.map(str::to_owned)
    }
}

/// The provinces of the table of divisions: its lines that are not indented.
fn provinces() -> impl Iterator<Item = &'static str> {
    include_str!("../../document/divisions.txt")
        .lines()
        .filter(|line| !line.starts_with([' ', '#']) && !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_lists_provinces_by_full_name() {
        assert_eq!(provinces().count(), 34);
        assert!(provinces().all(|name| province_named(name) == Some(name)));
        assert_eq!(province_named("江苏"), Some("江苏省"));
    }
}
