//! Holds a document against a rule pack: pure, total, no input or output.
//!
//! Every criterion of the pack gets a finding. `done` cannot be made without a quoted passage.

mod candidate;
mod explain;
mod likeness;
mod matches;
mod near_miss;
mod passage;
mod stance;
mod strength;
mod types;

use candidate::Places;
pub use candidate::{Candidate, Outcome};
pub use explain::{Explanation, Trial, explain};
pub use near_miss::{Lack, NearMiss};
pub use passage::Passage;
pub use stance::{Because, Decision};
pub use types::{Evaluation, Evidenced, Finding, Judgement, Stance, Status, Strength};

use crate::document::Document;
use crate::rulepack::{Criterion, RulePack};
use likeness::Likeness;
use matches::Matches;

/// Judges every criterion of the pack, in the pack's order.
#[must_use]
pub fn evaluate(document: &Document, pack: &RulePack) -> Evaluation {
    let matches = Matches::new(document, pack);
    let likeness = Likeness::new(document);
    let findings = pack
        .requirements()
        .flat_map(|requirement| {
            requirement
                .criteria
                .iter()
                .map(move |criterion| (requirement, criterion))
        })
        .map(|(requirement, criterion)| {
            let sought = format!("{}{}", requirement.title, criterion.asks);
            Finding {
                criterion: criterion.id.clone(),
                judgement: judge(&matches, &likeness, criterion, &sought),
            }
        })
        .collect();
    Evaluation { findings }
}

/// Judges one criterion.
#[must_use]
pub fn evaluate_criterion(document: &Document, pack: &RulePack, criterion: &Criterion) -> Judgement {
    let matches = Matches::new(document, pack);
    judge(&matches, &Likeness::new(document), criterion, &criterion.asks)
}

/// The best evidence decides; silence of a body of which the criterion is not expected is no gap.
fn judge(matches: &Matches<'_>, likeness: &Likeness, criterion: &Criterion, sought: &str) -> Judgement {
    let candidates = candidate::candidates(matches, criterion, &Places::Whole);
    let query = likeness.query(sought);
    let coverage = likeness.coverage(&query);
    let mut passages: Vec<Passage> = candidates
        .iter()
        .filter_map(|candidate| candidate.passage(matches))
        .collect();
    for passage in &mut passages {
        passage.follow_lead(matches, &query);
        passage.weigh(matches.document, &query, &coverage);
    }
    match passage::best(passages) {
        Some(evidence) => Judgement::Evidenced(evidence),
        None if !criterion.applies.to(matches.document.facts()) => Judgement::NotApplicable,
        None => {
            let near = near_miss::nearest(matches, likeness, criterion, candidates, &query, &coverage);
            Judgement::Absent(near)
        }
    }
}
