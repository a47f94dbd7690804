//! Passages as they are quoted.

use super::likeness::{Gram, Likeness};
use super::matches::Matches;
use super::stance::{self, Decision};
use super::strength::{holds_quantities, strength};
use super::types::{Evidenced, Stance, Strength};
use crate::document::{Document, Kind, Role, clauses, fold};
use crate::source::Span;
use std::cmp::Reverse;

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
    /// It rests on a heading or lead sentence, and on what is told below it.
    pub heading: bool,
    /// How much of what was asked the quote holds, in hundredths; orders passages that are otherwise alike.
    likeness: u32,
}

/// Sentences up to this length, in characters, are quoted whole.
const WHOLE_SENTENCE: usize = 60;
/// Longer ones are quoted clause by clause up to this length.
const QUOTE: usize = 80;
/// Most passages kept for one criterion.
pub(super) const KEPT: usize = 3;

impl Passage {
    pub(super) fn new(
        matches: &Matches<'_>,
        query: &[(Gram, f64)],
        sentence: usize,
        anchor: Span,
        decision: &Decision,
    ) -> Self {
        let document = matches.document;
        let whole = &document.sentences()[sentence];
        let quote = quote(matches, sentence, anchor);
        let strength = if decision.norm {
            Strength::Generic
        } else {
            told(matches, query, sentence, quote, anchor)
        };
        Self {
            quote: document.to_source(quote),
            sentence,
            section: whole.section,
            role: document.role_at(anchor.start),
            stance: decision.stance.unwrap_or(Stance::Done),
            strength,
            heading: announces(document, sentence),
            likeness: 0,
        }
    }

    /// A stretch of normalised text that shows something of the document as a whole.
    pub(super) fn whole(document: &Document, quote: Span, strength: Strength) -> Option<Self> {
        let sentence = document.sentence_at(quote.start)?;
        Some(Self {
            quote: document.to_source(quote),
            sentence,
            section: document.sentences()[sentence].section,
            role: document.role_at(quote.start),
            stance: Stance::Done,
            strength,
            heading: false,
            // It is the answer itself and not one of several passages like it.
            likeness: 100,
        })
    }

    /// Goes from a lead to what is told below it: to the sentence that holds facts and speaks most of what was asked,
    /// together with the lead where it is the next. A lead of which nothing below speaks stays a bare statement.
    pub(super) fn follow_lead(&mut self, matches: &Matches<'_>, query: &[(Gram, f64)]) {
        let document = matches.document;
        if !self.heading || self.stance != Stance::Done {
            return;
        }
        self.strength = Strength::Generic;
        let told = all_told_below(document, self.sentence).filter_map(|below| {
            let start = document.sentences()[below].span.start;
            let told = quote(matches, below, Span::new(start, start + 1));
            let share = Likeness::share(query, document.slice(told));
            let tells = share >= TOLD && stance::decide(matches, below, told).stance == Some(Stance::Done);
            tells.then(|| (strength(matches, below, told), share, below, told))
        });
        let best = told.min_by(|(a, share, ..), (b, other, ..)| a.cmp(b).then(other.total_cmp(share)));
        let Some((strength, _, below, told)) = best else {
            return;
        };
        let quote = document.to_source(told);
        self.quote = if below == self.sentence + 1 {
            self.quote.cover(quote)
        } else {
            quote
        };
        self.strength = strength;
    }

    /// Notes how like it is to what was asked: what a reader sees is what counts, so only the quote is looked at.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "shares are 0 to 1"
    )]
    pub(super) fn weigh(&mut self, document: &Document, asks: &[(Gram, f64)]) {
        let quote = fold(document.source().slice(self.quote));
        self.likeness = (Likeness::share(asks, &quote) * 100.0).round() as u32;
    }
}

/// Share of what was asked that the sentence below a lead must hold to count as telling of it.
const TOLD: f64 = 0.05;
/// Longest lead sentence, in characters: 一是健全行政决策程序。
const LEAD: usize = 32;

/// Whether a sentence only announces what the sentences after it tell: a heading, or the short opening of an item. One
/// that ends like a statement and has nothing below it is a statement: reports tell deeds as numbered lines as well.
pub(super) fn announces(document: &Document, sentence: usize) -> bool {
    let sentences = document.sentences();
    let this = &sentences[sentence];
    let opens = sentence
        .checked_sub(1)
        .is_none_or(|before| sentences[before].section != this.section);
    let item = this
        .section
        .and_then(|section| document.sections().get(section))
        .is_some_and(|section| section.kind == Kind::Item);
    let text = document.slice(this.span);
    let short = text.chars().count() <= LEAD && text.ends_with('。') && !text.contains(|c: char| c.is_ascii_digit());
    let lead = this.heading || (item && opens && short);
    lead && !(text.ends_with(['。', ';', '!']) && is_all_of_its_section(document, sentence))
}

/// Whether the innermost section of a sentence holds nothing else.
fn is_all_of_its_section(document: &Document, sentence: usize) -> bool {
    let section = document.sentences()[sentence].section;
    let opens = sentence
        .checked_sub(1)
        .is_none_or(|before| document.sentences()[before].section != section);
    let below = section.and_then(|section| document.sections().get(section + 1));
    opens && told_below(document, sentence).is_none() && below.is_none_or(|below| below.parent != section)
}

/// The sentence that tells what a lead announces: the next one of the same innermost section and role. A heading
/// with sections below it announces them and tells nothing.
pub(super) fn told_below(document: &Document, lead: usize) -> Option<usize> {
    let sentences = document.sentences();
    let next = sentences.get(lead + 1)?;
    let same_role = document.role_at(next.span.start) == document.role_at(sentences[lead].span.start);
    (next.section == sentences[lead].section && same_role).then_some(lead + 1)
}

/// All sentences that tell what a lead announces.
fn all_told_below(document: &Document, lead: usize) -> impl Iterator<Item = usize> + '_ {
    let role = document.role_at(document.sentences()[lead].span.start);
    let section = document.sentences()[lead].section;
    (lead + 1..document.sentences().len()).take_while(move |&i| {
        let next = &document.sentences()[i];
        next.section == section && document.role_at(next.span.start) == role
    })
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
    let last = pieces
        .iter()
        .rposition(|clause| clause.overlaps(anchor))
        .unwrap_or(first);
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

/// How much a quote tells of what was matched in it: by the clauses of the match and what follows them, up to a turn to
/// plans or shortcomings. A document or body named before is a matter of its own (印发办法,申请渠道更通畅), but figures
/// before may count what the match goes on about (制发文件2件,均经合法性审查), if they share words with what was asked.
fn told(matches: &Matches<'_>, query: &[(Gram, f64)], sentence: usize, quote: Span, anchor: Span) -> Strength {
    let document = matches.document;
    let own = clauses(document.text(), quote)
        .filter(|clause| clause.overlaps(anchor))
        .reduce(Span::cover)
        .unwrap_or(quote);
    let turn = stance::turn(matches, sentence, own.end).unwrap_or(quote.end);
    let from_match = Span::new(own.start, quote.end.min(turn.max(own.end)));
    let before = Span::new(quote.start, own.start);
    let counted = |clause: Span| {
        let text = document.slice(clause);
        holds_quantities(text) && Likeness::share(query, text) > 0.0
    };
    if clauses(document.text(), before).any(counted) {
        Strength::Specific
    } else {
        strength(matches, sentence, from_match)
    }
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

/// The best passages: done before planned before deficient, specific before generic, text before leads, then the one
/// that is most like what was asked, then in text order. Of passages that share text only the best is kept.
pub(super) fn best(mut passages: Vec<Passage>) -> Option<Evidenced> {
    passages.sort_by_key(|passage| {
        let strength = if passage.stance == Stance::Done {
            passage.strength
        } else {
            Strength::Specific
        };
        let preamble = passage.role == Role::Preamble;
        (
            passage.stance,
            strength,
            passage.heading,
            preamble,
            Reverse(passage.likeness),
            passage.quote,
        )
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
