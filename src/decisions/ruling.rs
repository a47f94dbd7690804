//! The decisions in force for one report by one pack.

use super::decision::Decision;
use crate::evaluation::{Evaluation, Mark};
use crate::source::Span;

/// A decision in force for a criterion.
#[derive(Debug, Clone, Copy)]
pub struct Ruling<'d> {
    /// What was decided.
    pub decision: &'d Decision,
    /// The line of the file it stands on, from 1, and the file: `decisions.yaml:12`.
    pub at: (&'d str, usize),
    /// The passage it points to, in the source text.
    pub quote: Option<Span>,
}

/// What is in force for every criterion of a pack, in its order.
#[derive(Debug, Clone, Default)]
pub struct Rulings<'d>(pub(super) Vec<Option<Ruling<'d>>>);

impl<'d> Rulings<'d> {
    /// The decision on the criterion at that place of the pack.
    #[must_use]
    pub fn of(&self, criterion: usize) -> Option<&Ruling<'d>> {
        self.0.get(criterion).and_then(Option::as_ref)
    }

    /// Whether nothing was decided.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// What each criterion comes to, decisions before findings.
    #[must_use]
    pub fn marks(&self, evaluation: &Evaluation) -> Vec<Mark> {
        let found = evaluation.marks().into_iter().enumerate();
        found
            .map(|(i, mark)| self.of(i).map_or(mark, |ruling| ruling.decision.mark()))
            .collect()
    }
}
