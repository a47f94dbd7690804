//! How much of what is sought a passage holds, by its words alone. It orders passages and finds near misses; it never
//! decides a status.

use crate::document::Document;
use crate::source::Span;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Two neighbouring characters.
pub(super) type Gram = (char, char);

/// The pairs of characters in every sentence, weighed by how rare they are (inverse document frequency, Spärck Jones
/// 1972): pairs stand in for words, which Chinese does not separate.
pub(super) struct Likeness {
    /// Pair → the sentences that hold it, ascending.
    postings: HashMap<Gram, Vec<u32>>,
    sentences: usize,
}

impl Likeness {
    pub(super) fn new(document: &Document) -> Self {
        let sentences = document.sentences();
        let mut postings: HashMap<Gram, Vec<u32>> = HashMap::new();
        for (i, sentence) in (0_u32..).zip(sentences) {
            for gram in grams(document.slice(sentence.span)) {
                let list = postings.entry(gram).or_default();
                if list.last() != Some(&i) {
                    list.push(i);
                }
            }
        }
        Self {
            postings,
            sentences: sentences.len(),
        }
    }

    /// What is sought, with weights that add up to 1.
    pub(super) fn query(&self, sought: &str) -> Vec<(Gram, f64)> {
        let folded = crate::document::fold(sought);
        let unique: BTreeSet<Gram> = grams(&folded).collect();
        let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        let weight = |gram: &Gram| {
            let seen = count(self.postings.get(gram).map_or(0, Vec::len));
            ((count(self.sentences) - seen + 0.5) / (seen + 0.5) + 1.0).ln()
        };
        let total: f64 = unique.iter().map(weight).sum();
        unique
            .into_iter()
            .map(|gram| (gram, weight(&gram) / total.max(f64::EPSILON)))
            .collect()
    }

    /// What a criterion asks. What it names before a bracket is the matter itself and counts twice; the bracket only gives
    /// examples of it.
    pub(super) fn asked(&self, asks: &str) -> Vec<(Gram, f64)> {
        let matter = asks.split(['（', '(']).next().unwrap_or(asks);
        let named: HashSet<Gram> = grams(&crate::document::fold(matter)).collect();
        let mut query = self.query(asks);
        for (gram, weight) in &mut query {
            if named.contains(gram) {
                *weight *= 2.0;
            }
        }
        query
    }

    /// For each sentence, the share of the query that it holds.
    pub(super) fn coverage(&self, query: &[(Gram, f64)]) -> Vec<f64> {
        let mut out = vec![0.0; self.sentences];
        for (gram, weight) in query {
            for &sentence in self.postings.get(gram).into_iter().flatten() {
                out[sentence as usize] += weight;
            }
        }
        out
    }

    /// The share of the query that a text holds.
    pub(super) fn share(query: &[(Gram, f64)], text: &str) -> f64 {
        let here: HashSet<Gram> = grams(text).collect();
        query
            .iter()
            .filter(|(gram, _)| here.contains(gram))
            .map(|(_, weight)| weight)
            .sum()
    }

    /// The place in a sentence that shares most with the query.
    pub(super) fn densest(&self, query: &[(Gram, f64)], document: &Document, span: Span) -> Span {
        crate::document::clauses(document.text(), span)
            .map(|clause| (Self::share(query, document.slice(clause)), clause))
            .max_by(|(a, one), (b, other)| a.total_cmp(b).then(other.cmp(one)))
            .map_or(span, |(_, clause)| clause)
    }
}

fn grams(text: &str) -> impl Iterator<Item = Gram> + '_ {
    text.chars()
        .zip(text.chars().skip(1))
        .filter(|&(a, b)| a.is_alphanumeric() && b.is_alphanumeric())
}
