//! Passages as they are quoted.

use super::matches::Matches;
use super::stance::Decision;
use super::strength::strength;
use super::types::{Evidenced, Stance, Strength};
use crate::document::{Role, clauses};
use crate::source::Span;

/// A passage of the report that speaks to a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Where the quote stands in the source text.
    pub quote: Span,
    /// The sentence it is from.
    pub sentence: usize,
    /// The innermost section it is in.
    pub section: Option<usize>,
    /// The role of the part it stands in.
    pub role: Role,
    /// What it says of the matter.
    pub stance: Stance,
    /// How much it holds; only `done` makes use of it.
    pub strength: Strength,
    /// It is a heading and nothing more.
    pub heading: bool,
}

/// Sentences up to this length, in characters, are quoted whole.
const WHOLE_SENTENCE: usize = 60;
/// Longer ones are quoted clause by clause up to this length.
const QUOTE: usize = 80;
/// Most passages kept for one criterion.
const KEPT: usize = 3;

impl Passage {
    pub(super) fn new(matches: &Matches<'_>, sentence: usize, anchor: Span, decision: &Decision) -> Self {
        let document = matches.document;
        let whole = &document.sentences()[sentence];
        let quote = quote(matches, sentence, anchor);
        let strength = if decision.norm || whole.heading {
            Strength::Generic
        } else {
            strength(matches, sentence, quote)
        };
        Self {
            quote: document.to_source(quote),
            sentence,
            section: whole.section,
            role: document.role_at(anchor.start),
            stance: decision.stance.unwrap_or(Stance::Done),
            strength,
            heading: whole.heading,
        }
    }
}

/// What is quoted of a sentence: all of a short one, else the clauses of the match and what fits after them.
pub(super) fn quote(matches: &Matches<'_>, sentence: usize, anchor: Span) -> Span {
    let document = matches.document;
    let whole = document.sentences()[sentence].span;
    // A sentence that changes its role half way is quoted up to the turn.
    let turn = document.role_end(anchor.start).min(whole.end);
    let start = if document.role_at(whole.start) == document.role_at(anchor.start) {
        whole.start
    } else {
        (whole.start..=anchor.start)
            .find(|&at| document.role_at(at) == document.role_at(anchor.start))
            .unwrap_or(anchor.start)
    };
    let part = Span::new(start, turn.max(anchor.end));
    let length = |span: Span| document.slice(span).chars().count();
    if length(part) <= WHOLE_SENTENCE {
        return trim(matches, part);
    }
    let pieces: Vec<Span> = clauses(document.text(), part).collect();
    let first = pieces.iter().position(|clause| clause.overlaps(anchor)).unwrap_or(0);
    let last = pieces.iter().rposition(|clause| clause.overlaps(anchor)).unwrap_or(first);
    let (Some(from), Some(to)) = (pieces.get(first), pieces.get(last)) else {
        return trim(matches, part);
    };
    let mut out = from.cover(*to);
    for next in pieces.get(last + 1..).unwrap_or_default() {
        if length(out.cover(*next)) > QUOTE {
            break;
        }
        out = out.cover(*next);
    }
    for before in pieces.get(..first).unwrap_or_default().iter().rev() {
        if length(out) >= WHOLE_SENTENCE / 2 || length(out.cover(*before)) > QUOTE {
            break;
        }
        out = out.cover(*before);
    }
    trim(matches, out)
}

/// Without the punctuation at either end.
fn trim(matches: &Matches<'_>, span: Span) -> Span {
    let text = matches.document.slice(span);
    let edge = |c: char| matches!(c, '。' | ',' | ';' | ':' | '、' | '!' | '?') || c.is_whitespace();
    let start = text.len() - text.trim_start_matches(edge).len();
    let end = text.trim_end_matches(edge).len();
    if start < end {
        Span::new(span.start + start, span.start + end)
    } else {
        span
    }
}

/// The best passages: done before planned before deficient, specific before generic, text before headings, then in
/// text order. Of passages that share text only the best is kept.
pub(super) fn best(mut passages: Vec<Passage>) -> Option<Evidenced> {
    passages.sort_by_key(|passage| {
        let strength = if passage.stance == Stance::Done {
            passage.strength
        } else {
            Strength::Specific
        };
        (passage.stance, strength, passage.heading, passage.role == Role::Preamble, passage.quote)
    });
    let mut kept: Vec<Passage> = Vec::new();
    for passage in passages {
        if kept.len() == KEPT {
            break;
        }
        if !kept.iter().any(|other| other.quote.overlaps(passage.quote)) {
            kept.push(passage);
        }
    }
    Evidenced::new(kept)
}
