//! Who reports: one body under the several ways its name is written, so that its years come together.

use crate::document::{Level, fold};
use crate::render::view::{Report, Subject};
use std::collections::BTreeMap;

/// The bodies of reports.
pub(super) struct Bodies {
    /// The body of each report; `None` where it cannot be told.
    pub(super) of: Vec<Option<String>>,
    /// Names that were taken to mean another, longer one.
    pub(super) merged: Vec<(String, String)>,
}

/// What a report calls the body that reports: a department its own name, any other the place it is about.
pub(super) fn own_name(subject: &Subject) -> Option<&str> {
    match subject.level {
        Some(Level::Department) => subject.issuer.as_deref(),
        _ => subject.locality.as_deref(),
    }
}

/// What is known of the reports that use one name, in Simplified characters.
#[derive(Default)]
struct Name<'a> {
    /// As it was first written.
    shown: &'a str,
    provinces: Vec<&'a str>,
    levels: Vec<Level>,
}

impl Name<'_> {
    /// Whether nothing that is known of the two tells them apart.
    fn may_be(&self, other: &Self) -> bool {
        let agree = |a: &[&str], b: &[&str]| a.iter().chain(b).all(|one| Some(one) == a.iter().chain(b).next());
        let mut levels = self.levels.iter().chain(&other.levels);
        let first = levels.next();
        agree(&self.provinces, &other.provinces) && levels.all(|level| Some(level) == first)
    }
}

/// Brings together what is one body. 锦丰镇 is 张家港市锦丰镇 where only one longer name ends in it; a name that two
/// provinces use is two bodies.
pub(super) fn bodies(reports: &[Report]) -> Bodies {
    let mut names: BTreeMap<String, Name<'_>> = BTreeMap::new();
    for subject in reports.iter().map(|report| &report.report) {
        let Some(own) = own_name(subject) else { continue };
        let name = names.entry(fold(own)).or_default();
        if name.shown.is_empty() {
            name.shown = own;
        }
        if let Some(province) = subject
            .province
            .as_deref()
            .filter(|province| !name.provinces.contains(province))
        {
            name.provinces.push(province);
        }
        if let Some(level) = subject.level.filter(|level| !name.levels.contains(level)) {
            name.levels.push(level);
        }
    }
    let longest: BTreeMap<&str, &Name<'_>> = names
        .iter()
        .map(|(name, about)| (name.as_str(), longer(name, about, &names).unwrap_or(about)))
        .collect();
    let merged = names.iter().filter_map(|(name, about)| {
        let other = longest.get(name.as_str())?;
        (other.shown != about.shown).then(|| (about.shown.to_owned(), other.shown.to_owned()))
    });
    let of = reports.iter().map(|report| {
        let subject = &report.report;
        let body = longest.get(fold(own_name(subject)?).as_str())?;
        match subject.province.as_deref() {
            Some(province) if body.provinces.len() > 1 => Some(format!("{province}{}", body.shown)),
            _ => Some(body.shown.to_owned()),
        }
    });
    Bodies {
        of: of.collect(),
        merged: merged.collect(),
    }
}

/// The one longer name that ends in this one.
fn longer<'n, 'a>(name: &str, about: &Name<'_>, names: &'n BTreeMap<String, Name<'a>>) -> Option<&'n Name<'a>> {
    let all = || {
        names
            .iter()
            .filter(|(other, _)| other.len() > name.len() && other.ends_with(name))
    };
    let (longest, found) = all().max_by_key(|(other, _)| other.len())?;
    let one = all().all(|(other, about)| longest.ends_with(other.as_str()) && found.may_be(about));
    (one && found.may_be(about)).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Sample, results};
    use super::*;

    fn told(all: &[(&'static str, Option<&'static str>)]) -> Vec<Option<String>> {
        let samples: Vec<Sample> = all
            .iter()
            .map(|&(locality, province)| Sample {
                locality,
                province,
                level: Some(Level::Township),
                ..Sample::default()
            })
            .collect();
        bodies(&results(&samples)).of
    }

    #[test]
    fn one_body_has_one_name() {
        let of = told(&[
            ("青禾縣柳溪鎮", None),
            ("柳溪镇", None),
            ("青禾县柳溪镇", Some("江苏省")),
        ]);
        assert_eq!(of, vec![Some("青禾縣柳溪鎮".to_owned()); 3]);
    }

    #[test]
    fn what_may_be_two_stays_two() {
        let of = told(&[("青禾县城关镇", None), ("云岭县城关镇", None), ("城关镇", None)]);
        assert_eq!(of[2].as_deref(), Some("城关镇"));
        let of = told(&[("城关镇", Some("江苏省")), ("城关镇", Some("浙江省")), ("城关镇", None)]);
        assert_eq!(of[0].as_deref(), Some("江苏省城关镇"));
        assert_eq!(of[1].as_deref(), Some("浙江省城关镇"));
        assert_eq!(of[2].as_deref(), Some("城关镇"));
        let of = told(&[("青禾县城关镇", Some("江苏省")), ("城关镇", Some("浙江省"))]);
        assert_ne!(of[0], of[1]);
    }

    #[test]
    fn a_department_is_itself_and_not_its_city() {
        let mut all = results(&[Sample::default()]);
        all[0].report.level = Some(Level::Department);
        all[0].report.issuer = Some("云岭市水务局".to_owned());
        assert_eq!(bodies(&all).of[0].as_deref(), Some("云岭市水务局"));
        all[0].report.issuer = None;
        assert_eq!(bodies(&all).of[0], None);
    }
}
