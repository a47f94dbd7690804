//! Holds a document against a rule pack: pure, total, no input or output.
//!
//! Every criterion of the pack gets a finding. `done` cannot be made without a quoted passage.

mod candidate;
mod explain;
mod matches;
mod near_miss;
mod passage;
mod stance;
mod strength;
mod types;

pub use candidate::{Candidate, Outcome};
pub use explain::{Explanation, Trial, explain};
pub use near_miss::{Lack, NearMiss};
pub use passage::Passage;
pub use stance::{Because, Decision};
pub use types::{Evaluation, Evidenced, Finding, Judgement, Stance, Status, Strength};

use crate::document::Document;
use crate::rulepack::{Criterion, RulePack};
use matches::Matches;

/// Judges every criterion of the pack, in the pack's order.
#[must_use]
pub fn evaluate(document: &Document, pack: &RulePack) -> Evaluation {
    let matches = Matches::new(document, pack);
    let mut similar = None;
    let findings = pack
        .requirements()
        .flat_map(|requirement| requirement.criteria.iter().map(move |criterion| (requirement, criterion)))
        .map(|(requirement, criterion)| {
            let candidates = candidate::candidates(&matches, criterion);
            let judgement = judge(&matches, criterion, &candidates).unwrap_or_else(|| {
                let index = similar.get_or_insert_with(|| near_miss::Index::new(document));
                let sought = format!("{}{}", requirement.title, criterion.asks);
                Judgement::Absent(near_miss::nearest(&matches, index, &candidates, &sought))
            });
            Finding {
                criterion: criterion.id.clone(),
                judgement,
            }
        })
        .collect();
    Evaluation { findings }
}

/// Judges one criterion, without looking for a near miss.
#[must_use]
pub fn evaluate_criterion(document: &Document, pack: &RulePack, criterion: &Criterion) -> Judgement {
    let matches = Matches::new(document, pack);
    let candidates = candidate::candidates(&matches, criterion);
    judge(&matches, criterion, &candidates).unwrap_or(Judgement::Absent(None))
}

/// The best evidence decides; silence of a body of which the criterion is not expected is no gap.
fn judge(matches: &Matches<'_>, criterion: &Criterion, candidates: &[Candidate]) -> Option<Judgement> {
    let passages = candidates
        .iter()
        .filter_map(|candidate| candidate.passage(matches))
        .collect();
    match passage::best(passages) {
        Some(evidence) => Some(Judgement::Evidenced(evidence)),
        None if !criterion.applies.to(matches.document.facts()) => Some(Judgement::NotApplicable),
        None => None,
    }
}
