//! Decisions in the view: what a person decided, beside what the tool found.

use super::build::place;
use super::view;
use crate::decisions::{Ruling, Rulings};
use crate::document::Document;
use crate::evaluation::{Finding, Status};
use crate::scorecard::{CriterionScore, Points, Scorecard};
use std::collections::BTreeMap;

/// The decisions in force, and what the result is worth with them.
#[derive(Debug, Clone, Copy)]
pub struct Decided<'a> {
    /// What is in force for every criterion.
    pub rulings: &'a Rulings<'a>,
    /// The score by them.
    pub scorecard: &'a Scorecard,
}

/// One decision, with the tool's own judgement and what it would be worth.
pub(super) fn decision(
    document: &Document,
    ruling: &Ruling<'_>,
    finding: &Finding,
    automatic: CriterionScore,
) -> view::Decision {
    let decision = ruling.decision;
    let (file, line) = ruling.at;
    view::Decision {
        status: decision.status,
        strength: decision.strength,
        reason: decision.reason.clone(),
        by: decision.by.clone(),
        on: decision.on.to_string(),
        expires: decision.expires.map(|day| day.to_string()),
        place: format!("{file}:{line}"),
        passage: ruling.quote.map(|span| place(document, span)),
        automatic: view::Automatic {
            status: finding.judgement.status(),
            strength: finding.judgement.strength(),
            score: automatic.credit,
            points: automatic.points.value(),
            maximum: automatic.maximum.value(),
        },
    }
}

/// The outcome without decisions.
pub(super) fn automatic(scorecard: &Scorecard) -> view::AutomaticScore {
    view::AutomaticScore {
        total: scorecard.total.map(Points::value),
        grade: scorecard.grade.clone(),
        criteria: counts(&scorecard.counts),
    }
}

pub(super) fn counts(counts: &BTreeMap<Status, usize>) -> view::Counts {
    let count = |status: Status| counts.get(&status).copied().unwrap_or(0);
    view::Counts {
        done: count(Status::Done),
        planned: count(Status::Planned),
        deficient: count(Status::Deficient),
        absent: count(Status::Absent),
        na: count(Status::Na),
    }
}
