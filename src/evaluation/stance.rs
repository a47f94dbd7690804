//! Done, planned or deficient: the part of the report first, then cues, then the default.

use super::matches::Matches;
use super::strength::holds_facts;
use super::types::Stance;
use crate::document::{Role, clauses, title};
use crate::rulepack::{Category, Cue, Direction, Reach};
use crate::source::Span;

/// A stance and what decided it.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The stance; `None` where the passage is ceremony and says nothing.
    pub stance: Option<Stance>,
    /// A rule in force: done, but never specific.
    pub norm: bool,
    /// What decided.
    pub because: Because,
}

/// What decided a stance.
#[derive(Debug, Clone)]
pub enum Because {
    /// The part of the report the passage stands in.
    Role(Role),
    /// A cue, by its name in the stance file, and where it stands in normalised text.
    Cue(String, Span),
    /// Nothing speaks against it: what a report tells counts as done.
    Default,
}

/// Decides the stance of what is matched at `anchor`.
pub(super) fn decide(matches: &Matches<'_>, sentence: usize, anchor: Span) -> Decision {
    let role = matches.document.role_at(anchor.start);
    let cues = cues_over(matches, sentence, anchor);
    let first = |category: Category| cues.iter().find(|(cue, _)| cue.category == category);
    let by = |stance: Option<Stance>, norm: bool, found: &(&Cue, Span)| Decision {
        stance,
        norm,
        because: Because::Cue(found.0.id.clone(), found.1),
    };
    if let Some(found) = first(Category::Formula) {
        return by(None, false, found);
    }
    let told = match role {
        // A fact told among problems or plans is done all the same, unless something takes it back: 已…但不够, 力争零败诉.
        Role::Problems | Role::Plan => {
            first(Category::Done).filter(|_| first(Category::Deficient).is_none() && first(Category::Planned).is_none())
        }
        _ => None,
    };
    if let Some(found) = told {
        return by(Some(Stance::Done), false, found);
    }
    match role {
        Role::Problems => {
            return Decision {
                stance: Some(Stance::Deficient),
                norm: false,
                because: Because::Role(role),
            };
        }
        Role::Plan => {
            return Decision {
                stance: Some(Stance::Planned),
                norm: false,
                because: Because::Role(role),
            };
        }
        Role::Achievements | Role::Leadership | Role::Preamble | Role::Closing => {}
    }
    if let Some(found) = first(Category::Deficient) {
        return by(Some(Stance::Deficient), false, found);
    }
    if let Some(found) = first(Category::Planned) {
        return by(Some(Stance::Planned), false, found);
    }
    if let Some(found) = first(Category::Norm) {
        return by(Some(Stance::Done), true, found);
    }
    Decision {
        stance: Some(Stance::Done),
        norm: false,
        because: Because::Default,
    }
}

/// The cues whose scope reaches the anchor, in the order of the stance file.
fn cues_over<'a>(matches: &Matches<'a>, sentence: usize, anchor: Span) -> Vec<(&'a Cue, Span)> {
    let document = matches.document;
    let whole = document.sentences()[sentence].span;
    // A title says what a document is called, not what is planned or lacking.
    let titles = title::titles(document.slice(whole), whole.start);
    let own = clauses_around(matches, whole, anchor);
    let mut own_facts = None;
    let mut out = Vec::new();
    for cue in &matches.pack.stance.cues {
        for found in found(matches, cue, sentence, &titles) {
            let scope = scope(matches, cue, sentence, found);
            let reaches = match cue.category {
                // Ceremony in one clause leaves what stands in another.
                Category::Formula => scope.contains(anchor),
                _ => scope.overlaps(anchor),
            };
            let yields = cue.yields_to_facts
                && !own.overlaps(found)
                && *own_facts.get_or_insert_with(|| holds_facts(matches, sentence, own));
            if reaches && !yields {
                out.push((cue, found));
            }
        }
    }
    out
}

/// Where what follows turns to plans or shortcomings: the start of the first such clause at or after an offset.
pub(super) fn turn(matches: &Matches<'_>, sentence: usize, from: usize) -> Option<usize> {
    let whole = matches.document.sentences()[sentence].span;
    let titles = title::titles(matches.document.slice(whole), whole.start);
    let turning = |category| matches!(category, Category::Planned | Category::Deficient);
    let cues = matches.pack.stance.cues.iter().filter(|cue| turning(cue.category));
    cues.flat_map(|cue| found(matches, cue, sentence, &titles))
        .map(|found| clauses_around(matches, whole, found).start)
        .filter(|&start| start >= from)
        .min()
}

/// Where a cue stands in a sentence, and is neither a pseudo-cue nor part of a title.
fn found(matches: &Matches<'_>, cue: &Cue, sentence: usize, titles: &[Span]) -> Vec<Span> {
    let all = cue
        .cues
        .iter()
        .flat_map(|&pattern| matches.find(pattern, sentence).to_vec());
    all.filter(|&found| !titles.iter().any(|title| title.contains(found)))
        .filter(|&found| {
            let mut pseudo = cue
                .pseudo
                .iter()
                .flat_map(|&pseudo| matches.find(pseudo, sentence).to_vec());
            !pseudo.any(|span| span.contains(found))
        })
        .collect()
}

/// The clauses that a span touches.
fn clauses_around(matches: &Matches<'_>, sentence: Span, span: Span) -> Span {
    clauses(matches.document.text(), sentence)
        .filter(|clause| clause.overlaps(span))
        .reduce(Span::cover)
        .unwrap_or(sentence)
}

/// The stretch a cue speaks of.
fn scope(matches: &Matches<'_>, cue: &Cue, sentence: usize, found: Span) -> Span {
    let whole = matches.document.sentences()[sentence].span;
    let around = match cue.reach {
        Reach::Sentence => whole,
        Reach::Clause => clauses_around(matches, whole, found),
    };
    let ends = |span: &Span| {
        cue.until
            .iter()
            .flat_map(|&until| matches.find(until, sentence).to_vec())
            .filter(|end| span.contains(*end))
            .collect::<Vec<_>>()
    };
    let after = ends(&Span::new(found.end, around.end.max(found.end)))
        .iter()
        .map(|end| end.start)
        .min()
        .unwrap_or(around.end);
    let before = ends(&Span::new(around.start.min(found.start), found.start))
        .iter()
        .map(|end| end.end)
        .max()
        .unwrap_or(around.start);
    match cue.direction {
        Direction::Forward => Span::new(found.start, after),
        Direction::Backward => Span::new(before, found.end),
        Direction::Both => Span::new(before, after),
    }
}
