//! The gaps of a result: what every gap report lists, in the order it lists it.

use super::view::{About, Decision, Near, Quote, Report};
use crate::evaluation::{Measured, Status, Strength};
use serde::Serialize;

/// A requirement with gaps.
#[derive(Debug, Serialize)]
#[expect(
    missing_docs,
    reason = "named after the requirement's own fields; lost is maximum less points"
)]
pub struct GapGroup<'a> {
    pub id: &'a str,
    pub clause: &'a str,
    pub title: &'a str,
    pub lead: &'a [String],
    pub responsible: &'a [String],
    pub basis: &'a [String],
    pub remedy: &'a str,
    pub lost: f64,
    pub maximum: f64,
    pub criteria: Vec<Gap<'a>>,
}

/// An applicable criterion that is not done with specific evidence.
#[derive(Debug, Serialize)]
#[expect(
    missing_docs,
    reason = "named after the criterion's own fields; lost is maximum less points"
)]
pub struct Gap<'a> {
    pub id: &'a str,
    pub asks: &'a str,
    pub about: About,
    pub remedy: Option<&'a str>,
    pub lost: f64,
    /// Key of `t.reason`.
    pub reason: &'static str,
    pub evidence: &'a [Quote],
    pub near_miss: Option<&'a Near>,
    pub measured: Option<Measured>,
    pub decision: Option<&'a Decision>,
}

/// All gaps, by requirement, most points lost first.
#[must_use]
pub fn gaps(report: &Report) -> Vec<GapGroup<'_>> {
    let mut groups: Vec<GapGroup<'_>> = report
        .requirements()
        .map(|requirement| {
            let mut criteria: Vec<Gap<'_>> = requirement
                .criteria
                .iter()
                .filter_map(|criterion| {
                    let whole = criterion.about == About::Document;
                    let reason = match (criterion.status, criterion.strength) {
                        (Status::Absent, _) if whole => "unmet",
                        (Status::Done, Some(Strength::Generic)) if whole => "partly",
                        (Status::Absent, _) => "absent",
                        (Status::Planned, _) => "planned",
                        (Status::Deficient, _) => "deficient",
                        (Status::Done, Some(Strength::Generic)) => "generic",
                        (Status::Done | Status::Na, _) => return None,
                    };
                    Some(Gap {
                        id: &criterion.id,
                        asks: &criterion.asks,
                        about: criterion.about,
                        remedy: criterion.remedy.as_deref(),
                        lost: hundredths(criterion.maximum - criterion.points),
                        reason,
                        evidence: &criterion.evidence,
                        near_miss: criterion.near_miss.as_ref(),
                        measured: criterion.measured,
                        decision: criterion.decision.as_ref(),
                    })
                })
                .collect();
            criteria.sort_by(|a, b| b.lost.total_cmp(&a.lost));
            GapGroup {
                id: &requirement.id,
                clause: &requirement.clause,
                title: &requirement.title,
                lead: &requirement.lead,
                responsible: &requirement.responsible,
                basis: &requirement.basis,
                remedy: &requirement.remedy,
                lost: hundredths(requirement.maximum - requirement.points),
                maximum: requirement.maximum,
                criteria,
            }
        })
        .filter(|group| !group.criteria.is_empty())
        .collect();
    groups.sort_by(|a, b| b.lost.total_cmp(&a.lost));
    groups
}

/// Differences of points are points: whole hundredths.
fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
