//! The report's own text, line by line, cut wherever a quote starts or ends: what a page shows beside the findings.

mod sweep;

use super::view::{Decision, Place, Quote, Report};
use crate::evaluation::{Stance, Status, Strength};
use serde::Serialize;
use sweep::lines;

/// A line of the report.
#[derive(Debug, Serialize)]
pub(super) struct Line<'a> {
    /// From 1, as every place counts it.
    number: usize,
    /// Its text in order, without what ends the line; none where it is empty.
    pieces: Vec<Piece<'a>>,
}

/// A stretch of a line within which no quote starts or ends.
#[derive(Debug, Serialize)]
struct Piece<'a> {
    text: &'a str,
    /// Its first character, counted over the whole text as places count it.
    start: usize,
    /// What is quoted here; `null` where nothing is.
    mark: Option<Mark<'a>>,
}

/// What quotes a piece.
#[derive(Debug, Serialize)]
struct Mark<'a> {
    /// The weightiest of the quotes that share the piece: `specific`, `generic`, `planned`, `deficient`, `near`,
    /// `figure` or `said`.
    kind: Kind,
    /// Whether a quote starts here, and does not only go on.
    opens: bool,
    /// The findings that quote it, each once.
    findings: Vec<Finding<'a>>,
    /// Criteria whose quote ends here.
    closes: Vec<Finding<'a>>,
}

/// How a piece is shown, weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Specific,
    Generic,
    Planned,
    Deficient,
    Near,
    Figure,
    Said,
}

/// What on the page quotes a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Finding<'a> {
    /// `c` a criterion, `n` a notice, `s` a statement.
    of: char,
    /// Which of them, from 1, in the order of the view.
    number: usize,
    /// The criterion's id.
    id: Option<&'a str>,
    /// Whether the passage only comes near to what the criterion asks.
    near: bool,
}

/// A quote on its way into the lines.
struct Span<'a> {
    start: usize,
    end: usize,
    kind: Kind,
    finding: Finding<'a>,
}

/// The text of a result in lines, with all that is quoted from it.
pub(super) fn marked(report: &Report) -> Vec<Line<'_>> {
    lines(&report.text, spans(report))
}

/// All that is quoted, in text order.
fn spans(report: &Report) -> Vec<Span<'_>> {
    let mut out = Vec::new();
    let mut add = |place: &Place, kind, finding| {
        out.push(Span {
            start: place.start,
            end: place.end,
            kind,
            finding,
        });
    };
    for (i, criterion) in report.criteria().enumerate() {
        let finding = |near| Finding {
            of: 'c',
            number: i + 1,
            id: Some(&criterion.id),
            near,
        };
        for quote in &criterion.evidence {
            add(&quote.place, kind(quote), finding(false));
        }
        if let Some(near) = &criterion.near_miss {
            add(&near.place, Kind::Near, finding(true));
        }
        if let Some(decision) = &criterion.decision
            && let Some(passage) = &decision.passage
        {
            add(passage, kind_of_decision(decision), finding(false));
        }
    }
    let other = |of, number| Finding {
        of,
        number,
        id: None,
        near: false,
    };
    for (i, statement) in report.statements.iter().enumerate() {
        add(&statement.place, Kind::Said, other('s', i + 1));
    }
    for (i, notice) in report.notices.iter().enumerate() {
        for figure in &notice.figures {
            add(figure, Kind::Figure, other('n', i + 1));
        }
    }
    // Stable: quotes of one place stay in the order of the page.
    out.sort_by_key(|span| (span.start, span.end));
    out
}

/// What a person pointed to is shown as what it was taken for; taken for nothing, it only comes near.
fn kind_of_decision(decision: &Decision) -> Kind {
    match (decision.status, decision.strength) {
        (Status::Done, Some(Strength::Generic)) => Kind::Generic,
        (Status::Done, _) => Kind::Specific,
        (Status::Planned, _) => Kind::Planned,
        (Status::Deficient, _) => Kind::Deficient,
        (Status::Absent | Status::Na, _) => Kind::Near,
    }
}

fn kind(quote: &Quote) -> Kind {
    match (quote.stance, quote.strength) {
        (Stance::Done, Some(Strength::Generic)) => Kind::Generic,
        (Stance::Done, _) => Kind::Specific,
        (Stance::Planned, _) => Kind::Planned,
        (Stance::Deficient, _) => Kind::Deficient,
    }
}
