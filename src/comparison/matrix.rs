//! The heat map: chapters, requirements and criteria, report by report.

use super::numbers::{count, mean, points, share, share_of};
use crate::evaluation::{Status, Strength};
use crate::render::comparison::view::{
    CriterionCell, CriterionRow, Judgement, RequirementCell, RequirementRow, SectionCell, SectionRow, Verdicts,
};
use crate::render::view::{self, Counts, Report};
use crate::scorecard::Verdict;

/// All requirements in the plan's order. The reports hold the same ones.
pub(super) fn requirements(reports: &[Report]) -> Vec<RequirementRow> {
    let Some(first) = reports.first() else {
        return Vec::new();
    };
    let mut others: Vec<_> = reports.iter().map(Report::requirements).collect();
    let sections = first.sections.iter().enumerate();
    sections
        .flat_map(|(i, section)| section.requirements.iter().map(move |requirement| (i, requirement)))
        .map(|(section, requirement)| {
            let all: Vec<&view::Requirement> = others.iter_mut().filter_map(Iterator::next).collect();
            self::requirement(section, requirement, &all)
        })
        .collect()
}

/// The plan's chapters.
pub(super) fn sections(reports: &[Report]) -> Vec<SectionRow> {
    let Some(first) = reports.first() else {
        return Vec::new();
    };
    let mut next = 0;
    let sections = first.sections.iter().enumerate().map(|(i, section)| {
        let start = next;
        next += section.requirements.len();
        let all = reports.iter().filter_map(|report| report.sections.get(i));
        let cells: Vec<SectionCell> = all
            .map(|section| SectionCell {
                score: section.score,
                points: section.points,
                maximum: section.maximum,
            })
            .collect();
        SectionRow {
            title: section.title.clone(),
            requirements: (start..next).collect(),
            mean: mean(cells.iter().filter_map(|cell| cell.score)),
            cells,
        }
    });
    sections.collect()
}

fn requirement(section: usize, one: &view::Requirement, all: &[&view::Requirement]) -> RequirementRow {
    let cells: Vec<RequirementCell> = all
        .iter()
        .map(|requirement| RequirementCell {
            verdict: requirement.verdict,
            score: requirement.score,
            points: requirement.points,
            maximum: requirement.maximum,
        })
        .collect();
    let verdicts = verdicts(&cells);
    let criteria = one.criteria.iter().enumerate().map(|(i, criterion)| {
        let all: Vec<&view::Criterion> = all
            .iter()
            .filter_map(|requirement| requirement.criteria.get(i))
            .collect();
        self::criterion(criterion, &all)
    });
    RequirementRow {
        id: one.id.clone(),
        clause: one.clause.clone(),
        title: one.title.clone(),
        section,
        weight: one.weight,
        lead: one.lead.clone(),
        responsible: one.responsible.clone(),
        basis: one.basis.clone(),
        remedy: one.remedy.clone(),
        missing_share: share_of(verdicts.missing, cells.len() - verdicts.na),
        verdicts,
        mean: mean(cells.iter().filter_map(|cell| cell.score)),
        lost: lost(cells.iter().map(|cell| (cell.maximum, cell.points))),
        criteria: criteria.collect(),
        cells,
    }
}

/// Cells by verdict.
pub(super) fn verdicts<'c>(cells: impl IntoIterator<Item = &'c RequirementCell>) -> Verdicts {
    let mut out = Verdicts::default();
    for cell in cells {
        *match cell.verdict {
            Verdict::Met => &mut out.met,
            Verdict::Partial => &mut out.partial,
            Verdict::Missing => &mut out.missing,
            Verdict::Na => &mut out.na,
        } += 1;
    }
    out
}

/// What lies between the points to be earned and those earned.
pub(super) fn lost(of: impl Iterator<Item = (f64, f64)>) -> f64 {
    points(of.map(|(maximum, points)| maximum - points).sum())
}

fn criterion(one: &view::Criterion, all: &[&view::Criterion]) -> CriterionRow {
    let of = |status: Status| all.iter().filter(|criterion| criterion.status == status).count();
    let statuses = Counts {
        done: of(Status::Done),
        planned: of(Status::Planned),
        deficient: of(Status::Deficient),
        absent: of(Status::Absent),
        na: of(Status::Na),
    };
    let missing = statuses.planned + statuses.deficient + statuses.absent;
    CriterionRow {
        id: one.id.clone(),
        asks: one.asks.clone(),
        about: one.about,
        specific: all
            .iter()
            .filter(|criterion| criterion.strength == Some(Strength::Specific))
            .count(),
        missing,
        missing_share: share(count(missing), count(all.len() - statuses.na)),
        statuses,
        lost: lost(all.iter().map(|criterion| (criterion.maximum, criterion.points))),
        cells: all.iter().map(|criterion| cell(criterion)).collect(),
    }
}

fn cell(criterion: &view::Criterion) -> CriterionCell {
    CriterionCell {
        judgement: Judgement {
            status: criterion.status,
            strength: criterion.strength,
            score: criterion.score,
            points: criterion.points,
            maximum: criterion.maximum,
            decided: criterion.decision.is_some(),
        },
        quote: criterion.evidence.first().map(|quote| quote.place.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{ABSENT, GENERIC, NA, SPECIFIC, Sample, results};
    use super::*;

    #[test]
    fn cells_stand_in_the_order_of_the_reports() {
        let of = |criteria| Sample {
            criteria,
            ..Sample::default()
        };
        let all = results(&[
            of([SPECIFIC, ABSENT, SPECIFIC]),
            of([GENERIC, ABSENT, ABSENT]),
            of([SPECIFIC, SPECIFIC, NA]),
        ]);
        let rows = requirements(&all);
        assert_eq!(rows.len(), 2);
        let first = &rows[0];
        let scores: Vec<_> = first.cells.iter().map(|cell| cell.score).collect();
        assert_eq!(scores, [Some(0.5), Some(0.3), Some(1.0)]);
        assert_eq!(first.mean, Some(0.6));
        assert_eq!(first.lost, 60.0);
        assert_eq!((first.verdicts.met, first.verdicts.partial), (1, 2));
        assert_eq!(first.missing_share, Some(0.0));
        let asked = &first.criteria[0];
        assert_eq!((asked.statuses.done, asked.specific, asked.missing), (3, 2, 0));
        let second = &rows[1];
        assert_eq!(second.missing_share, Some(0.5), "one of two to which it applies");
        assert_eq!((second.verdicts.missing, second.verdicts.na), (1, 1));
        assert_eq!(second.criteria[0].missing_share, Some(0.5));
    }

    #[test]
    fn chapters_hold_their_requirements() {
        let all = results(&[Sample::default(), Sample::default()]);
        let sections = sections(&all);
        let numbers: Vec<_> = sections.iter().map(|section| section.requirements.clone()).collect();
        assert_eq!(numbers, [vec![0], vec![1]]);
        let rows = requirements(&all);
        assert_eq!(rows.iter().map(|row| row.section).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(sections[0].cells.len(), 2);
    }
}
