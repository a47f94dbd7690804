//! Administrative divisions down to the county: which province a name belongs to and what rank it has.
//!
//! The table is data (`divisions.txt`, GB/T 2260). Names that two provinces share tell no province.

use super::facts::Level;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("divisions.txt")));

#[derive(Debug, Default)]
struct Table {
    /// Full name → what it can be.
    names: HashMap<&'static str, Vec<Division>>,
    /// Names of provinces and cities without their last word (江苏, 赣州) → province.
    short: HashMap<&'static str, &'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Division {
    level: Level,
    province: &'static str,
}

impl Table {
    fn read(text: &'static str) -> Self {
        let mut table = Self::default();
        let mut province = "";
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some(line) = line.strip_prefix(' ') else {
                province = line;
                table.add(line, Level::Province, province);
                table.short.insert(short_province(line), province);
                continue;
            };
            let (city, counties) = line.split_once(':').unwrap_or((line, ""));
            if city != "-" {
                table.add(city, Level::City, province);
                if let Some(short) = city.strip_suffix('市') {
                    table.short.insert(short, province);
                }
            }
            for county in counties.split('、').filter(|name| !name.is_empty()) {
                table.add(county, Level::County, province);
            }
        }
        table
    }

    fn add(&mut self, name: &'static str, level: Level, province: &'static str) {
        let division = Division { level, province };
        let known = self.names.entry(name).or_default();
        if !known.contains(&division) {
            known.push(division);
        }
    }
}

fn short_province(name: &'static str) -> &'static str {
    [
        "维吾尔自治区",
        "壮族自治区",
        "回族自治区",
        "特别行政区",
        "自治区",
        "省",
        "市",
    ]
    .into_iter()
    .find_map(|suffix| name.strip_suffix(suffix))
    .unwrap_or(name)
}

/// The rank of a division by its full name, where all divisions of that name have the same.
#[must_use]
pub fn level_of(name: &str) -> Option<Level> {
    let known = TABLE.names.get(name)?;
    let first = known.first()?.level;
    known.iter().all(|division| division.level == first).then_some(first)
}

/// The province of a division by its full name, where only one has it.
#[must_use]
pub fn province_of(name: &str) -> Option<&'static str> {
    let known = TABLE.names.get(name)?;
    let first = known.first()?.province;
    known.iter().all(|division| division.province == first).then_some(first)
}

/// The province a compound name begins with: 张家港市锦丰镇, 赣州蓉江新区, 江苏省….
#[must_use]
pub fn province_of_prefix(name: &str) -> Option<&'static str> {
    let ends = name
        .char_indices()
        .map(|(i, c)| i + c.len_utf8())
        .filter(|&end| end >= 6);
    let prefixes: Vec<&str> = ends.filter_map(|end| name.get(..end)).collect();
    prefixes
        .iter()
        .rev()
        .find_map(|prefix| province_of(prefix))
        .or_else(|| {
            prefixes
                .iter()
                .rev()
                .find_map(|prefix| TABLE.short.get(prefix).copied())
        })
}

/// A province by its full or short name: 江苏省, 江苏.
#[must_use]
pub fn province_named(name: &str) -> Option<&'static str> {
    let provinces = TABLE.names.values().flatten();
    provinces
        .map(|division| division.province)
        .find(|province| *province == name || short_province(province) == name)
}

/// The last division that a compound name begins with: 安澜市青禾县… → 青禾县 where the table knows it.
#[must_use]
pub fn known_prefix(name: &str) -> Option<&str> {
    name.char_indices()
        .filter_map(|(i, c)| name.get(..i + c.len_utf8()))
        .rfind(|prefix| TABLE.names.contains_key(prefix))
}

/// The one province that every division named in the text belongs to, where at least two different names agree.
#[must_use]
pub fn province_by_mentions(text: &str) -> Option<&'static str> {
    let mut found: Option<&'static str> = None;
    let mut mentions = BTreeSet::new();
    let longest = TABLE.names.keys().map(|name| name.chars().count()).max().unwrap_or(0);
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    for (i, &(at, c)) in chars.iter().enumerate() {
        if !matches!(c, '省' | '市' | '县' | '区' | '旗' | '州') {
            continue;
        }
        let end = at + c.len_utf8();
        // The longest name that ends here.
        let name = (i.saturating_sub(longest)..i.saturating_sub(1))
            .filter_map(|from| text.get(chars[from].0..end))
            .find(|name| TABLE.names.contains_key(name));
        let Some(province) = name.and_then(province_of) else {
            continue;
        };
        if found.is_some_and(|known| known != province) {
            return None;
        }
        found = Some(province);
        mentions.extend(name);
    }
    found.filter(|_| mentions.len() >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_province_and_rank() {
        assert_eq!(province_of_prefix("张家港市锦丰镇"), Some("江苏省"));
        assert_eq!(province_of_prefix("赣州蓉江新区"), Some("江西省"));
        assert_eq!(province_of("铁岭县"), Some("辽宁省"));
        assert_eq!(level_of("张家港市"), Some(Level::County));
        assert_eq!(level_of("苏州市"), Some(Level::City));
        assert_eq!(level_of("青禾县"), None);
    }

    #[test]
    fn shared_names_tell_nothing() {
        assert_eq!(province_of("鼓楼区"), None);
        assert_eq!(level_of("鼓楼区"), Some(Level::County));
    }

    #[test]
    fn mentions_must_agree() {
        assert_eq!(
            province_by_mentions("玉环市重大决策事项,台州市级示范村,浙江省条例"),
            Some("浙江省")
        );
        assert_eq!(province_by_mentions("学习苏州市经验,浙江省条例"), None);
    }
}
