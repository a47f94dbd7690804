//! What is missing most often.

use super::numbers::share_of;
use crate::evaluation::Status;
use crate::render::comparison::view::{CriterionRow, Missing, MissingRow, RequirementRow};
use crate::scorecard::Verdict;

/// Requirements and criteria that some reports miss, those that most miss first.
pub(super) fn missing(rows: &[RequirementRow]) -> Missing {
    let requirements = rows.iter().filter_map(requirement);
    let criteria = rows
        .iter()
        .flat_map(|row| row.criteria.iter().filter_map(|asked| criterion(row, asked)));
    Missing {
        requirements: worst_first(requirements.collect()),
        criteria: worst_first(criteria.collect()),
    }
}

fn requirement(row: &RequirementRow) -> Option<MissingRow> {
    let missed = row.cells.iter().map(|cell| cell.verdict == Verdict::Missing);
    let reports = numbers(missed);
    let applicable = row.cells.len() - row.verdicts.na;
    Some(MissingRow {
        id: row.id.clone(),
        requirement: row.id.clone(),
        title: format!("{}{}", row.clause, row.title),
        applicable,
        share: share_of(reports.len(), applicable).filter(|_| !reports.is_empty())?,
        reports,
        lost: row.lost,
    })
}

fn criterion(row: &RequirementRow, asked: &CriterionRow) -> Option<MissingRow> {
    let missed = asked
        .cells
        .iter()
        .map(|cell| !matches!(cell.judgement.status, Status::Done | Status::Na));
    let reports = numbers(missed);
    let applicable = asked.cells.len() - asked.statuses.na;
    Some(MissingRow {
        id: asked.id.clone(),
        requirement: row.id.clone(),
        title: asked.asks.clone(),
        applicable,
        share: share_of(reports.len(), applicable).filter(|_| !reports.is_empty())?,
        reports,
        lost: asked.lost,
    })
}

/// The numbers of those of which something is so.
fn numbers(so: impl Iterator<Item = bool>) -> Vec<usize> {
    so.enumerate().filter_map(|(i, so)| so.then_some(i)).collect()
}

/// Among equals the plan's order stays.
fn worst_first(mut rows: Vec<MissingRow>) -> Vec<MissingRow> {
    rows.sort_by(|a, b| b.share.total_cmp(&a.share).then(b.lost.total_cmp(&a.lost)));
    rows
}

#[cfg(test)]
mod tests {
    use super::super::matrix::requirements;
    use super::super::samples::{ABSENT, GENERIC, NA, PLANNED, SPECIFIC, Sample, results};
    use super::*;

    #[test]
    fn shares_are_of_the_reports_it_applies_to() {
        let of = |criteria| Sample {
            criteria,
            ..Sample::default()
        };
        let all = results(&[
            of([PLANNED, SPECIFIC, ABSENT]),
            of([ABSENT, SPECIFIC, NA]),
            of([GENERIC, SPECIFIC, NA]),
        ]);
        let missing = missing(&requirements(&all));
        let told = |rows: &[MissingRow]| -> Vec<_> {
            rows.iter()
                .map(|row| (row.id.clone(), row.reports.clone(), row.applicable))
                .collect()
        };
        assert_eq!(
            told(&missing.criteria),
            [("A-2.a".to_owned(), vec![0], 1), ("A-1.a".to_owned(), vec![0, 1], 3)]
        );
        assert_eq!(told(&missing.requirements), [("A-2".to_owned(), vec![0], 1)]);
        assert_eq!(missing.criteria[1].share, 0.6667);
    }
}
