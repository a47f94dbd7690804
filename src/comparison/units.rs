//! Lead units (牵头单位) over all reports.

use super::matrix::{lost, verdicts};
use super::numbers::{points, share};
use crate::render::comparison::view::{RequirementRow, SectionCell, UnitRow};
use crate::scorecard::Verdict;

/// One row a unit, most points lost first; a requirement led by two counts for each.
pub(super) fn units(rows: &[RequirementRow], reports: usize) -> Vec<UnitRow> {
    let mut led: Vec<(Option<&str>, Vec<&RequirementRow>)> = Vec::new();
    for row in rows {
        let units: Vec<Option<&str>> = match row.lead.as_slice() {
            [] => vec![None],
            lead => lead.iter().map(|unit| Some(unit.as_str())).collect(),
        };
        for unit in units {
            match led.iter_mut().find(|(known, _)| *known == unit) {
                // A pack may name a unit twice.
                Some((_, rows)) if rows.last().is_some_and(|last| std::ptr::eq(*last, row)) => {}
                Some((_, rows)) => rows.push(row),
                None => led.push((unit, vec![row])),
            }
        }
    }
    let mut units: Vec<UnitRow> = led.iter().map(|(unit, rows)| of_unit(*unit, rows, reports)).collect();
    units.sort_by(|a, b| b.lost.total_cmp(&a.lost));
    units
}

fn of_unit(unit: Option<&str>, rows: &[&RequirementRow], reports: usize) -> UnitRow {
    let cells = || rows.iter().flat_map(|row| &row.cells);
    let maximum = points(cells().map(|cell| cell.maximum).sum());
    let lost = lost(cells().map(|cell| (cell.maximum, cell.points)));
    let misses = |report: &usize| {
        let mut cells = rows.iter().filter_map(|row| row.cells.get(*report));
        cells.any(|cell| cell.verdict == Verdict::Missing)
    };
    UnitRow {
        unit: unit.map(str::to_owned),
        requirements: rows.iter().map(|row| row.id.clone()).collect(),
        maximum,
        points: points(cells().map(|cell| cell.points).sum()),
        lost,
        lost_share: share(lost, maximum),
        verdicts: verdicts(cells()),
        missed_by: (0..reports).filter(misses).collect(),
        cells: (0..reports).map(|report| cell(rows, report)).collect(),
    }
}

/// What one report earned with all of them.
fn cell(rows: &[&RequirementRow], report: usize) -> SectionCell {
    let cells = || rows.iter().filter_map(|row| row.cells.get(report));
    let (earned, maximum) = (
        points(cells().map(|cell| cell.points).sum()),
        points(cells().map(|cell| cell.maximum).sum()),
    );
    SectionCell {
        score: share(earned, maximum),
        points: earned,
        maximum,
    }
}

#[cfg(test)]
mod tests {
    use super::super::matrix::requirements;
    use super::super::samples::{ABSENT, SPECIFIC, Sample, results};
    use super::*;

    #[test]
    fn what_units_lose_is_summed_over_reports() {
        let of = |criteria| Sample {
            criteria,
            ..Sample::default()
        };
        let all = results(&[of([SPECIFIC, ABSENT, ABSENT]), of([SPECIFIC, SPECIFIC, ABSENT])]);
        let units = units(&requirements(&all), 2);
        let told: Vec<_> = units
            .iter()
            .map(|unit| (unit.unit.as_deref(), unit.maximum, unit.lost, unit.missed_by.clone()))
            .collect();
        // The first requirement is worth 50 and led by both; the second is led by 乙 alone.
        assert_eq!(
            told,
            [
                (Some("乙"), 200.0, 125.0, vec![0, 1]),
                (Some("甲"), 100.0, 25.0, vec![]),
            ]
        );
        assert_eq!(units[0].requirements, ["A-1", "A-2"]);
        assert_eq!(units[0].lost_share, Some(0.625));
        assert_eq!(units[1].cells[0].points, 25.0);
        assert_eq!(units[0].verdicts.missing, 2);
    }
}
