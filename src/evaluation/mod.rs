//! Holds a document against a rule pack: pure, total, no input or output.
//!
//! Every criterion of the pack gets a finding. `done` cannot be made without a quoted passage.

mod candidate;
mod explain;
mod form;
mod likeness;
mod matches;
mod measure;
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
pub use types::{Evaluation, Evidenced, Finding, Judgement, Mark, Measured, Stance, Status, Strength};

use crate::document::Document;
use crate::rulepack::{Criterion, Requirement, RulePack};
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
        .map(|(requirement, criterion)| judge(&matches, &likeness, criterion, &sought(requirement, criterion)))
        .collect();
    Evaluation { findings }
}

/// Judges one criterion.
#[must_use]
pub fn evaluate_criterion(document: &Document, pack: &RulePack, criterion: &Criterion) -> Finding {
    let matches = Matches::new(document, pack);
    judge(&matches, &Likeness::new(document), criterion, &criterion.asks)
}

/// What passages are compared with.
fn sought(requirement: &Requirement, criterion: &Criterion) -> String {
    format!("{}{}", requirement.title, criterion.asks)
}

/// The best evidence decides; silence of a body of which the criterion is not expected is no gap.
fn judge(matches: &Matches<'_>, likeness: &Likeness, criterion: &Criterion, sought: &str) -> Finding {
    let candidates = candidate::candidates(matches, criterion, &Places::Whole);
    let query = likeness.query(sought);
    let coverage = likeness.coverage(&query);
    let asks = likeness.asked(&criterion.asks);
    let mut passages: Vec<Passage> = candidates
        .iter()
        .filter_map(|candidate| candidate.passage(matches, &query))
        .collect();
    for passage in &mut passages {
        passage.follow_lead(matches, &query);
        passage.weigh(matches.document, &asks);
    }
    let whole = form::ask(matches, criterion);
    let answerable = whole.as_ref().is_none_or(|whole| whole.applies);
    let (shown, near, measured) =
        whole.map_or_else(Default::default, |whole| (whole.passages, whole.near, whole.measured));
    // What a passage shows needs no counting.
    let measured = measured.filter(|_| passages.is_empty() || !shown.is_empty());
    passages.extend(shown);
    let judgement = match passage::best(passages) {
        Some(evidence) => Judgement::Evidenced(evidence),
        None if !answerable || !criterion.applies.to(matches.document.facts()) => Judgement::NotApplicable,
        None if criterion.evidence.is_empty() => Judgement::Absent(near),
        None => Judgement::Absent(
            near.or_else(|| near_miss::nearest(matches, likeness, criterion, candidates, &query, &coverage)),
        ),
    };
    Finding {
        criterion: criterion.id.clone(),
        judgement,
        measured,
    }
}
