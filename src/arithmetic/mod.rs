//! Figures of one report that contradict each other: parts and whole, counts and rates, one quantity given twice,
//! shares of more than a hundred percent.
//!
//! Precision goes before reach: where a reader could take the figures in a way that makes them agree, nothing is told.
//! Only whole numbers with the same measure word are held against each other.

mod figure;
mod partition;
mod percentage;
mod rate;
mod repeat;
mod sum;
mod words;

use crate::document::Document;
use crate::source::Span;

/// Figures that do not go together.
#[derive(Debug, Clone, PartialEq)]
pub struct Contradiction {
    /// In which way.
    pub kind: Kind,
    /// The figures in question, the whole or the rate first.
    pub figures: Vec<Quantity>,
    /// What the counts come to: the sum of the parts, or the rate in percent. `None` where nothing was computed.
    pub computed: Option<f64>,
}

/// A figure as it stands in the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// Words and number, in normalised text.
    pub span: Span,
    /// The number; percentages as written.
    pub value: f64,
}

/// In which way figures contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// 收到22件, of which 9 and 14.
    SumMismatch,
    /// 办结率95% beside 受理200件, 办结197件.
    RateMismatch,
    /// The same quantity with two values.
    ValueConflict,
    /// 满意率102%
    PercentageOver100,
}

impl Kind {
    /// The name in machine output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SumMismatch => "sum_mismatch",
            Self::RateMismatch => "rate_mismatch",
            Self::ValueConflict => "value_conflict",
            Self::PercentageOver100 => "percentage_over_100",
        }
    }
}

/// All contradictions of a report, in text order.
#[must_use]
pub fn contradictions(document: &Document) -> Vec<Contradiction> {
    let statements = figure::statements(document);
    let mut out = Vec::new();
    for statement in &statements {
        sum::find(document, statement, &mut out);
        percentage::find(statement, &mut out);
    }
    rate::find(document, &statements, &mut out);
    repeat::find(&statements, &mut out);
    out.sort_by_key(|found| found.figures.iter().map(|figure| figure.span).min());
    out
}

impl From<&figure::Figure<'_>> for Quantity {
    fn from(figure: &figure::Figure<'_>) -> Self {
        Self {
            span: figure.span,
            value: figure.number.value,
        }
    }
}
