//! Criteria about the document as a whole: a part that must be there, a fact it must state, a share to reach.
//!
//! Such a criterion is judged like any other: what is found is quoted, what is missing is absent, with the place that
//! came closest. Where the document lacks what the question is about (a date, an admitted problem), it does not apply.

mod answered;
mod count;
mod fact;
mod section;

use super::matches::Matches;
use super::near_miss::{Lack, NearMiss};
use super::passage::{self, Passage};
use super::types::{Measured, Strength};
use crate::document::Document;
use crate::rulepack::{Criterion, DocumentForm, Least};
use crate::source::Span;

/// What the document as a whole says to a criterion.
pub(super) struct Whole {
    /// Passages that show it, best first; empty where it does not hold.
    pub(super) passages: Vec<Passage>,
    /// The place that came closest.
    pub(super) near: Option<NearMiss>,
    /// The value it was measured by.
    pub(super) measured: Option<Measured>,
    /// The document has what the question is about.
    pub(super) applies: bool,
}

/// Asks the question of a criterion, if it has one for the whole document.
pub(super) fn ask(matches: &Matches<'_>, criterion: &Criterion) -> Option<Whole> {
    Some(match criterion.document.as_ref()? {
        DocumentForm::Section { role, sentences } => section::ask(matches, *role, *sentences),
        DocumentForm::Fact {
            name,
            matches: wanted,
            partly,
        } => fact::ask(matches, *name, *wanted, *partly),
        DocumentForm::Date {
            fact,
            month,
            day,
            years_after,
        } => fact::ask_date(matches, *fact, (*month, *day), *years_after),
        DocumentForm::Count { any, roles, least } => count::ask(matches, criterion, any, roles, *least),
        DocumentForm::Share { roles, having, least } => count::ask_share(matches, roles, *having, *least),
        DocumentForm::Answered { least } => answered::ask(matches, *least),
    })
}

impl Whole {
    fn absent(near: Option<NearMiss>) -> Self {
        Self {
            passages: Vec::new(),
            near,
            measured: None,
            applies: true,
        }
    }

    fn not_applicable() -> Self {
        Self {
            applies: false,
            ..Self::absent(None)
        }
    }

    fn shown(passages: Vec<Passage>) -> Self {
        Self {
            passages,
            ..Self::absent(None)
        }
    }

    fn measured(mut self, measured: Measured) -> Self {
        self.measured = Some(measured);
        self
    }
}

/// The strength a value amounts to; `None` where it is too small.
fn reached(value: f64, least: Least) -> Option<Strength> {
    // Shares are quotients: a value that is equal on paper must be equal here.
    let enough = |wanted: f64| value >= wanted - 1e-9;
    if enough(least.fully) {
        Some(Strength::Specific)
    } else {
        least.partly.filter(|&partly| enough(partly)).map(|_| Strength::Generic)
    }
}

/// A place of the document as a near miss; `span` is in normalised text.
fn near(document: &Document, span: Span, lack: Lack) -> Option<NearMiss> {
    Some(NearMiss {
        quote: document.to_source(span),
        sentence: document.sentence_at(span.start)?,
        lack,
    })
}

/// The clauses around a place in its sentence, as they are quoted.
fn around(matches: &Matches<'_>, sentence: usize, anchor: Span) -> Span {
    passage::quote(matches, sentence, anchor)
}
