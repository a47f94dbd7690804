//! Why a criterion was judged as it was: every sentence a pattern was tried on, and what came of it.

use super::candidate::{Candidate, Places, candidates};
use super::matches::Matches;
use super::types::Finding;
use crate::document::Document;
use crate::rulepack::{Criterion, PatternId, RulePack};
use crate::source::Span;

/// The whole story of one criterion on one report.
#[derive(Debug)]
pub struct Explanation {
    /// The judgement, near miss included, and what was measured.
    pub finding: Finding,
    /// For each alternative of the evidence, each pattern with what it was tried on.
    pub alternatives: Vec<Vec<Trial>>,
    /// The patterns that would have vetoed, with what they were tried on.
    pub vetoes: Vec<Trial>,
    /// Places where something matched, and what came of each.
    pub candidates: Vec<Candidate>,
}

/// One pattern and its fate.
#[derive(Debug)]
pub struct Trial {
    /// The pattern as written.
    pub pattern: String,
    /// Sentences that hold one of its literals, on which it was tried.
    pub tried: usize,
    /// Where it matched, in normalised text.
    pub matched: Vec<Span>,
}

/// Explains one criterion.
#[must_use]
pub fn explain(document: &Document, pack: &RulePack, criterion: &Criterion) -> Explanation {
    let matches = Matches::new(document, pack);
    let trial = |pattern: PatternId| {
        let sentences: Vec<usize> = matches.candidates(pattern).collect();
        Trial {
            pattern: pack.patterns.get(pattern).source.clone(),
            tried: sentences.len(),
            matched: sentences
                .iter()
                .flat_map(|&sentence| matches.find(pattern, sentence).to_vec())
                .collect(),
        }
    };
    let found = candidates(&matches, criterion, &Places::Partly(&|_| true));
    let likeness = super::likeness::Likeness::new(document);
    let above = pack.requirements().find(|requirement| {
        let mut ids = requirement.criteria.iter().map(|criterion| &criterion.id);
        ids.any(|id| *id == criterion.id)
    });
    // The same words as in an audit, or another passage might be told than the one that decided.
    let sought = above.map_or_else(|| criterion.asks.clone(), |above| super::sought(above, criterion));
    let finding = super::judge(&matches, &likeness, criterion, &sought);
    Explanation {
        finding,
        alternatives: criterion
            .evidence
            .iter()
            .map(|evidence| {
                evidence
                    .all
                    .iter()
                    .chain(&evidence.none)
                    .map(|&pattern| trial(pattern))
                    .collect()
            })
            .collect(),
        vetoes: criterion.except.iter().map(|&pattern| trial(pattern)).collect(),
        candidates: found,
    }
}
