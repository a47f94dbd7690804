//! Runs the cases of a pack: short texts with the status they must get.

use super::types::{Case, Criterion, RulePack};
use crate::document::Document;
use crate::evaluation::{Status, evaluate_criterion};
use crate::source::SourceText;

/// The outcome of all cases.
#[derive(Debug)]
pub struct CaseResults {
    /// Every case, in the pack's order.
    pub cases: Vec<CaseResult>,
    /// Criteria that no case makes fire.
    pub untested: Vec<String>,
}

impl CaseResults {
    /// Whether nothing failed and nothing is untested.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.untested.is_empty() && !self.cases.iter().any(|result| result.verdict.is_failure())
    }
}

/// The outcome of one case.
#[derive(Debug)]
pub struct CaseResult {
    /// The criterion it belongs to.
    pub criterion: String,
    /// Its text.
    pub text: String,
    /// The status it should get.
    pub expected: Status,
    /// The status it got.
    pub got: Status,
    /// The passage that decided, if one did.
    pub quote: Option<String>,
    /// What that amounts to.
    pub verdict: Verdict,
}

/// What became of a case. The words are ast-grep's: a false alarm is noisy, a miss is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// As expected.
    Passed,
    /// Judged better than it should be: a false alarm.
    Noisy,
    /// Judged worse than it should be: a miss.
    Missing,
    /// A known miss, still missed.
    Todo,
    /// A known miss that has been mended.
    TodoDone,
}

impl Verdict {
    /// Whether it fails the test.
    #[must_use]
    pub fn is_failure(self) -> bool {
        matches!(self, Self::Noisy | Self::Missing)
    }
}

/// Judges every case of the pack.
#[must_use]
pub fn run_cases(pack: &RulePack) -> CaseResults {
    let mut cases = Vec::new();
    let mut untested = Vec::new();
    for criterion in pack.criteria() {
        let judged: Vec<CaseResult> = criterion
            .cases
            .expected
            .iter()
            .map(|case| judge(pack, criterion, case, false))
            .chain(
                criterion
                    .cases
                    .todo
                    .iter()
                    .map(|case| judge(pack, criterion, case, true)),
            )
            .collect();
        if !judged.iter().any(|result| result.quote.is_some()) {
            untested.push(criterion.id.clone());
        }
        cases.extend(judged);
    }
    CaseResults { cases, untested }
}

fn judge(pack: &RulePack, criterion: &Criterion, case: &Case, todo: bool) -> CaseResult {
    let document = Document::parse(SourceText::from_text(&criterion.id, &case.text));
    let judgement = evaluate_criterion(&document, pack, criterion).judgement;
    let got = judgement.status();
    let passed = got == case.status;
    CaseResult {
        criterion: criterion.id.clone(),
        text: case.text.clone(),
        expected: case.status,
        got,
        quote: judgement
            .evidence()
            .first()
            .map(|passage| document.source().slice(passage.quote).to_owned()),
        verdict: match (passed, todo) {
            (true, false) => Verdict::Passed,
            (true, true) => Verdict::TodoDone,
            (false, true) => Verdict::Todo,
            // Statuses are ordered from done to absent.
            (false, false) if got < case.status => Verdict::Noisy,
            (false, false) => Verdict::Missing,
        },
    }
}
