//! The passage that came closest to evidencing an absent criterion, and what it lacked. A lead for a reader, never
//! evidence.

use super::candidate::{Candidate, Outcome, Places, candidates};
use super::likeness::{Gram, Likeness};
use super::matches::Matches;
use super::passage::quote;
use crate::document::Role;
use crate::rulepack::{Criterion, PatternId};
use crate::source::Span;
use jiff::civil::Date;

/// A passage near a criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct NearMiss {
    /// Where it stands in the source text.
    pub quote: Span,
    /// The sentence it is from.
    pub sentence: usize,
    /// What kept it from being evidence.
    pub lack: Lack,
}

/// What kept a passage from being evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// A rule says that this is another matter; the words that say so.
    Vetoed(String),
    /// Some of what is sought was not there: a few words of each.
    Patterns(Vec<String>),
    /// It stands in a part of the report where it does not count.
    Part(Role),
    /// The quantity asked for is missing or too small.
    Measure,
    /// It is a heading, and nothing below it says more.
    Heading,
    /// It is ceremony.
    Formula,
    /// It only shares words with what is sought.
    Words,
    /// A date that is later than this one.
    Late(Date),
    /// A fact of the document that does not say this.
    Mismatch(String),
    /// A part of the document that holds too little.
    Short,
    /// A statement that holds nothing specific, one of too many.
    Bare,
    /// An admitted problem that no plan answers.
    Unanswered,
}

/// Share of what is sought, by weight of its words, that a passage must hold to be worth showing.
const FLOOR: f64 = 0.34;
/// The same for a passage in which part of the rule matched.
const FLOOR_MATCHED: f64 = 0.22;

/// The nearest passage: what rules almost took comes before what only shares words. `whole` are the places where all
/// patterns of an alternative matched and something else spoke against it.
pub(super) fn nearest(
    matches: &Matches<'_>,
    likeness: &Likeness,
    criterion: &Criterion,
    whole: Vec<Candidate>,
    query: &[(Gram, f64)],
    coverage: &[f64],
) -> Option<NearMiss> {
    let like = |sentence: usize| coverage[sentence] >= FLOOR_MATCHED;
    let partly = candidates(matches, criterion, &Places::Partly(&like));
    let all: Vec<Candidate> = whole.into_iter().chain(partly).collect();
    let matched = all
        .iter()
        .map(|candidate| (coverage[candidate.sentence], candidate))
        .filter(|&(share, candidate)| {
            share >= FLOOR_MATCHED
                || matches!(
                    candidate.outcome,
                    Outcome::Vetoed(..) | Outcome::Measure(_) | Outcome::Heading
                )
        })
        .max_by(|(a, one), (b, other)| {
            rank(one)
                .cmp(&rank(other))
                .then(a.total_cmp(b))
                .then(other.anchor.cmp(&one.anchor))
        });
    if let Some((_, candidate)) = matched {
        return Some(NearMiss {
            quote: matches
                .document
                .to_source(quote(matches, candidate.sentence, candidate.anchor)),
            sentence: candidate.sentence,
            lack: lack(matches, &candidate.outcome),
        });
    }
    let (sentence, share) = coverage
        .iter()
        .copied()
        .enumerate()
        .filter(|&(sentence, _)| !matches.document.sentences()[sentence].heading)
        .max_by(|(one, a), (other, b)| a.total_cmp(b).then(other.cmp(one)))?;
    (share >= FLOOR).then(|| {
        let span = matches.document.sentences()[sentence].span;
        let anchor = likeness.densest(query, matches.document, span);
        NearMiss {
            quote: matches.document.to_source(quote(matches, sentence, anchor)),
            sentence,
            lack: Lack::Words,
        }
    })
}

/// How near an outcome is to evidence.
fn rank(candidate: &Candidate) -> u8 {
    match &candidate.outcome {
        Outcome::Vetoed(..) => 3,
        Outcome::Measure(_) | Outcome::WrongPart(_) => 2,
        Outcome::Heading => 2,
        Outcome::Lacks(_) | Outcome::Formula(_) => 1,
        Outcome::Evidence(_) => 0,
    }
}

fn lack(matches: &Matches<'_>, outcome: &Outcome) -> Lack {
    let gist = |pattern: PatternId| matches.pack.patterns.get(pattern).gist();
    match outcome {
        Outcome::Vetoed(_, span) => Lack::Vetoed(matches.document.slice(*span).to_owned()),
        Outcome::Lacks(patterns) => Lack::Patterns(patterns.iter().map(|&pattern| gist(pattern)).collect()),
        Outcome::WrongPart(role) => Lack::Part(*role),
        Outcome::Measure(_) => Lack::Measure,
        Outcome::Heading => Lack::Heading,
        Outcome::Formula(_) => Lack::Formula,
        Outcome::Evidence(_) => Lack::Words,
    }
}
