//! The order in which reports stand: by score, and never by how they were given.

use super::body::own_name;
use crate::document::fold;
use crate::evaluation::{Status, Strength};
use crate::render::view::Report;
use std::cmp::Ordering;

/// Reports in order, each once.
pub(super) struct Ordered {
    pub(super) reports: Vec<Report>,
    /// Left out, since the same report is here: its path and that of the one that stayed.
    pub(super) twice: Vec<(String, String)>,
}

/// The best score first, those without one last; among equals by level, body and year.
pub(super) fn ordered(mut reports: Vec<Report>) -> Ordered {
    reports.sort_by(|a, b| {
        let as_known = || key(a).cmp(&key(b));
        by_score(a, b)
            .then_with(as_known)
            .then_with(|| judged(a).cmp(&judged(b)))
    });
    let mut out: Vec<Report> = Vec::with_capacity(reports.len());
    let mut twice = Vec::new();
    for report in reports {
        match out.last().filter(|last| is_same(last, &report)) {
            Some(last) => twice.push((report.report.path, last.report.path.clone())),
            None => out.push(report),
        }
    }
    Ordered { reports: out, twice }
}

fn by_score(a: &Report, b: &Report) -> Ordering {
    let worth = |report: &Report| report.score.total.unwrap_or(-1.0);
    worth(b).total_cmp(&worth(a))
}

fn key(report: &Report) -> impl Ord + '_ {
    let subject = &report.report;
    // Those of no known level after all that have one.
    let level = subject.level.map_or((true, None), |level| (false, Some(level)));
    (
        level,
        own_name(subject).map(fold),
        subject.year,
        // The same text stands together, whatever its files are called.
        subject.fingerprint.as_str(),
        subject.path.as_str(),
    )
}

/// What was decided of each criterion.
fn judged(report: &Report) -> Vec<(Status, Option<Strength>)> {
    let criteria = report.criteria();
    criteria
        .map(|criterion| (criterion.status, criterion.strength))
        .collect()
}

/// The same text, of the same body and year, judged alike: one report in two files, or a file and its saved result.
fn is_same(a: &Report, b: &Report) -> bool {
    let known = |report: &Report| {
        let subject = &report.report;
        (
            subject.fingerprint.clone(),
            own_name(subject).map(fold),
            subject.level,
            subject.year,
        )
    };
    known(a) == known(b) && judged(a) == judged(b)
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Sample, results};
    use super::*;

    fn samples() -> Vec<Report> {
        let of = |total, locality, path| Sample {
            total: Some(total),
            locality,
            path,
            ..Sample::default()
        };
        let mut all = results(&[
            of(70.0, "乙县", "b.txt"),
            of(80.5, "甲县", "a.txt"),
            of(70.0, "丙县", "c.txt"),
            Sample {
                total: None,
                ..Sample::default()
            },
        ]);
        all.extend(results(&[of(80.5, "甲县", "a.json")]));
        all
    }

    #[test]
    fn the_order_given_makes_no_difference() {
        let paths = |reports: Vec<Report>| -> Vec<String> {
            let ordered = ordered(reports);
            assert_eq!(ordered.twice, [("a.txt".to_owned(), "a.json".to_owned())]);
            ordered
                .reports
                .iter()
                .map(|report| report.report.path.clone())
                .collect()
        };
        let mut all = samples();
        let forwards = paths(all.clone());
        all.reverse();
        assert_eq!(forwards, paths(all));
        assert_eq!(forwards[0], "a.json");
        assert_eq!(forwards.len(), 4);
    }

    #[test]
    fn what_is_judged_otherwise_is_not_the_same() {
        let mut all = samples();
        if let Some(criterion) = all[4].sections[0].requirements[0].criteria.first_mut() {
            criterion.status = Status::Planned;
        }
        assert!(ordered(all).twice.is_empty());
    }
}
