//! One body over the years: what improved, what fell.

use super::numbers::points;
use crate::evaluation::Status;
use crate::render::comparison::view::{
    Change, CriterionChange, CriterionRow, Direction, Judgement, ReportRow, RequirementCell, RequirementChange,
    RequirementRow, Series, Step,
};
use std::collections::BTreeMap;

/// Bodies of which at least two years are here, in the order of their best report.
pub(super) fn series(rows: &[ReportRow], requirements: &[RequirementRow]) -> Vec<Series> {
    let mut bodies: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, row) in rows.iter().enumerate() {
        if let (Some(body), Some(_)) = (&row.body, row.report.year) {
            bodies.entry(body).or_default().push(i);
        }
    }
    let mut out: Vec<Series> = bodies
        .into_iter()
        .filter_map(|(body, reports)| of_body(body, reports, rows, requirements))
        .collect();
    out.sort_by_key(|series| series.reports.iter().min().copied());
    out
}

fn of_body(body: &str, mut reports: Vec<usize>, rows: &[ReportRow], requirements: &[RequirementRow]) -> Option<Series> {
    let year = |i: usize| rows.get(i).and_then(|row| row.report.year);
    reports.sort_by_key(|&i| (year(i), i));
    let steps: Vec<Step> = reports
        .iter()
        .zip(reports.iter().skip(1))
        .filter_map(|(&from, &to)| {
            let years = u32::try_from(year(to)? - year(from)?).ok().filter(|&years| years > 0)?;
            Some(step(from, to, years, rows, requirements))
        })
        .collect();
    (!steps.is_empty()).then(|| Series {
        body: body.to_owned(),
        level: reports
            .iter()
            .filter_map(|&i| rows.get(i))
            .find_map(|row| row.report.level),
        reports,
        steps,
    })
}

fn step(from: usize, to: usize, years: u32, rows: &[ReportRow], requirements: &[RequirementRow]) -> Step {
    let total = |i: usize| rows.get(i).and_then(|row| row.score.total);
    let all = || {
        requirements
            .iter()
            .flat_map(|row| row.criteria.iter().map(move |asked| (row, asked)))
    };
    let criteria: Vec<CriterionChange> = all()
        .filter_map(|(row, asked)| criterion(&row.id, asked, from, to))
        .collect();
    let went = |direction: Direction| criteria.iter().filter(|change| change.direction == direction).count();
    Step {
        from,
        to,
        years,
        score: Change {
            before: total(from),
            after: total(to),
            change: total(from).zip(total(to)).map(|(before, after)| points(after - before)),
        },
        improved: went(Direction::Improved),
        fell: went(Direction::Fell),
        shifted: went(Direction::Shifted),
        unchanged: all().count() - criteria.len(),
        requirements: requirements
            .iter()
            .filter_map(|row| requirement(row, from, to))
            .collect(),
        criteria,
    }
}

fn requirement(row: &RequirementRow, from: usize, to: usize) -> Option<RequirementChange> {
    let (before, after): (RequirementCell, RequirementCell) = (*row.cells.get(from)?, *row.cells.get(to)?);
    if (before.verdict, before.score) == (after.verdict, after.score) {
        return None;
    }
    Some(RequirementChange {
        id: row.id.clone(),
        clause: row.clause.clone(),
        title: row.title.clone(),
        direction: direction(before.score, after.score),
        before,
        after,
        change: points(after.points - before.points),
    })
}

fn criterion(requirement: &str, asked: &CriterionRow, from: usize, to: usize) -> Option<CriterionChange> {
    let (before, after): (Judgement, Judgement) = (asked.cells.get(from)?.judgement, asked.cells.get(to)?.judgement);
    if (before.status, before.strength) == (after.status, after.strength) {
        return None;
    }
    Some(CriterionChange {
        id: asked.id.clone(),
        requirement: requirement.to_owned(),
        asks: asked.asks.clone(),
        direction: direction(credit(before), credit(after)),
        before,
        after,
        change: points(after.points - before.points),
    })
}

fn credit(judgement: Judgement) -> Option<f64> {
    judgement.score.filter(|_| judgement.status != Status::Na)
}

/// What applies in one of the two only has gone neither way.
fn direction(before: Option<f64>, after: Option<f64>) -> Direction {
    match before.zip(after) {
        Some((before, after)) if after > before => Direction::Improved,
        Some((before, after)) if after < before => Direction::Fell,
        _ => Direction::Shifted,
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{ABSENT, DEFICIENT, GENERIC, NA, SPECIFIC, Sample, results};
    use super::super::{compare, order::ordered};
    use super::*;
    use crate::render::Lang;

    fn years(all: &[(i16, [Sample2; 3])]) -> Vec<Series> {
        let samples: Vec<Sample> = all
            .iter()
            .map(|&(year, criteria)| Sample {
                year: Some(year),
                criteria,
                ..Sample::default()
            })
            .collect();
        compare(results(&samples), None, Lang::Zh).unwrap().years
    }

    type Sample2 = super::super::samples::Asked;

    #[test]
    fn what_improved_and_what_fell_is_told_criterion_by_criterion() {
        let told = years(&[
            (2021, [GENERIC, ABSENT, SPECIFIC]),
            (2023, [SPECIFIC, DEFICIENT, GENERIC]),
        ]);
        let step = &told[0].steps[0];
        assert_eq!(
            (step.years, step.improved, step.fell, step.shifted, step.unchanged),
            (2, 1, 1, 1, 0)
        );
        let ids: Vec<_> = step
            .criteria
            .iter()
            .map(|change| (change.id.as_str(), change.direction))
            .collect();
        assert_eq!(
            ids,
            [
                ("A-1.a", Direction::Improved),
                ("A-1.b", Direction::Shifted),
                ("A-2.a", Direction::Fell)
            ]
        );
        assert_eq!(step.criteria[0].change, 10.0);
        assert_eq!(step.score.change, Some(-10.0));
        let requirements: Vec<_> = step
            .requirements
            .iter()
            .map(|change| (change.id.as_str(), change.change))
            .collect();
        assert_eq!(requirements, [("A-1", 10.0), ("A-2", -20.0)]);
    }

    #[test]
    fn each_year_is_set_against_the_one_before() {
        let told = years(&[
            (2023, [SPECIFIC; 3]),
            (2021, [GENERIC; 3]),
            (2022, [SPECIFIC, SPECIFIC, NA]),
        ]);
        assert_eq!(told.len(), 1);
        let steps: Vec<_> = told[0]
            .steps
            .iter()
            .map(|step| (step.years, step.improved, step.shifted))
            .collect();
        assert_eq!(steps, [(1, 2, 1), (1, 0, 1)]);
    }

    #[test]
    fn one_year_alone_is_no_series() {
        assert!(years(&[(2023, [SPECIFIC; 3])]).is_empty());
        assert!(years(&[(2023, [SPECIFIC; 3]), (2023, [GENERIC; 3])]).is_empty());
        assert_eq!(ordered(results(&[Sample::default()])).reports.len(), 1);
    }
}
