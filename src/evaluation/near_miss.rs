//! The passage that came closest to evidencing an absent criterion, and what it lacked. A lead for a reader, never
//! evidence.

use super::candidate::{Candidate, Outcome};
use super::matches::Matches;
use super::passage::quote;
use crate::document::{Document, Role};
use crate::rulepack::PatternId;
use crate::source::Span;
use std::collections::{HashMap, HashSet};

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
    /// It is ceremony.
    Formula,
    /// It only shares words with what is sought.
    Words,
}

/// Share of what is sought, by weight of its words, that a passage must hold to be worth showing.
const FLOOR: f64 = 0.34;
/// The same for a passage in which part of the rule matched.
const FLOOR_MATCHED: f64 = 0.22;

/// The nearest passage: what rules almost took comes before what only shares words.
pub(super) fn nearest(matches: &Matches<'_>, index: &Index, candidates: &[Candidate], sought: &str) -> Option<NearMiss> {
    let query = index.query(sought);
    let matched = candidates
        .iter()
        .map(|candidate| (index.coverage(&query, candidate.sentence), candidate))
        .filter(|&(coverage, candidate)| {
            coverage >= FLOOR_MATCHED || matches!(candidate.outcome, Outcome::Vetoed(..) | Outcome::Measure(_))
        })
        .max_by(|(a, one), (b, other)| {
            rank(one).cmp(&rank(other)).then(a.total_cmp(b)).then(other.anchor.cmp(&one.anchor))
        });
    if let Some((_, candidate)) = matched {
        return Some(NearMiss {
            quote: matches.document.to_source(quote(matches, candidate.sentence, candidate.anchor)),
            sentence: candidate.sentence,
            lack: lack(matches, &candidate.outcome),
        });
    }
    let (coverage, sentence) = (0..index.grams.len())
        .filter(|&sentence| !matches.document.sentences()[sentence].heading)
        .map(|sentence| (index.coverage(&query, sentence), sentence))
        .max_by(|(a, one), (b, other)| a.total_cmp(b).then(other.cmp(one)))?;
    (coverage >= FLOOR).then(|| {
        let span = matches.document.sentences()[sentence].span;
        let anchor = index.densest(&query, matches.document, span);
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
        Outcome::Formula(_) => Lack::Formula,
        Outcome::Evidence(_) => Lack::Words,
    }
}

/// Two neighbouring characters.
type Gram = (char, char);

/// The pairs of characters in every sentence, weighed by how rare they are (inverse document frequency, Spärck Jones
/// 1972): pairs stand in for words, which Chinese does not separate.
pub(super) struct Index {
    grams: Vec<HashSet<Gram>>,
    frequency: HashMap<Gram, u32>,
}

impl Index {
    pub(super) fn new(document: &Document) -> Self {
        let grams: Vec<HashSet<Gram>> = document
            .sentences()
            .iter()
            .map(|sentence| grams(document.slice(sentence.span)).map(|(_, gram)| gram).collect())
            .collect();
        let mut frequency = HashMap::new();
        for gram in grams.iter().flatten() {
            *frequency.entry(*gram).or_insert(0) += 1;
        }
        Self { grams, frequency }
    }

    /// What is sought, with weights that add up to 1.
    fn query(&self, sought: &str) -> Vec<(Gram, f64)> {
        let folded = crate::document::fold(sought);
        let unique: std::collections::BTreeSet<Gram> = grams(&folded).map(|(_, gram)| gram).collect();
        let all = f64::from(u32::try_from(self.grams.len()).unwrap_or(u32::MAX));
        let weight = |gram: &Gram| {
            let seen = f64::from(self.frequency.get(gram).copied().unwrap_or(0));
            ((all - seen + 0.5) / (seen + 0.5) + 1.0).ln()
        };
        let total: f64 = unique.iter().map(weight).sum();
        unique.into_iter().map(|gram| (gram, weight(&gram) / total.max(f64::EPSILON))).collect()
    }

    fn coverage(&self, query: &[(Gram, f64)], sentence: usize) -> f64 {
        let Some(grams) = self.grams.get(sentence) else {
            return 0.0;
        };
        query
            .iter()
            .filter(|(gram, _)| grams.contains(gram))
            .map(|(_, weight)| weight)
            .sum()
    }

    /// The place in a sentence that shares most with the query.
    fn densest(&self, query: &[(Gram, f64)], document: &Document, span: Span) -> Span {
        crate::document::clauses(document.text(), span)
            .map(|clause| {
                let here: HashSet<Gram> = grams(document.slice(clause)).map(|(_, gram)| gram).collect();
                let sum: f64 = query.iter().filter(|(gram, _)| here.contains(gram)).map(|(_, weight)| weight).sum();
                (sum, clause)
            })
            .max_by(|(a, one), (b, other)| a.total_cmp(b).then(other.cmp(one)))
            .map_or(span, |(_, clause)| clause)
    }
}

fn grams(text: &str) -> impl Iterator<Item = (usize, Gram)> + '_ {
    text.char_indices()
        .zip(text.chars().skip(1))
        .filter(|&((_, a), b)| a.is_alphanumeric() && b.is_alphanumeric())
        .map(|((i, a), b)| (i, (a, b)))
}
