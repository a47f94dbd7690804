//! Passages that match some of what a criterion seeks, and what became of each: evidence, or why not.

use super::likeness::Gram;
use super::matches::Matches;
use super::measure;
use super::passage::{self, Passage};
use super::stance::{self, Decision};
use crate::document::{Role, clauses};
use crate::rulepack::{Criterion, Evidence, PatternId, Scope};
use crate::source::Span;
use std::collections::BTreeSet;

/// A place where at least one pattern of one alternative matched.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Index of the alternative in the criterion's evidence.
    pub alternative: usize,
    /// The sentence that decides.
    pub sentence: usize,
    /// What was matched, in normalised text: from the first match to the last where all stand in one sentence.
    pub anchor: Span,
    /// What became of it.
    pub outcome: Outcome,
}

/// Whether a candidate is evidence.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// It is, with this stance.
    Evidence(Decision),
    /// These patterns of the alternative did not match in the scope.
    Lacks(Vec<PatternId>),
    /// A pattern of `none` or `except` matched here.
    Vetoed(PatternId, Span),
    /// The evidence is wanted in other parts of the report.
    WrongPart(Role),
    /// The quantity is missing or out of bounds; the value found, if any.
    Measure(Option<f64>),
    /// It is a heading: what it announces must be told below it.
    Heading,
    /// The passage is ceremony, by this decision.
    Formula(Decision),
}

impl Candidate {
    /// The passage to quote, if this is evidence.
    pub(super) fn passage(&self, matches: &Matches<'_>, query: &[(Gram, f64)]) -> Option<Passage> {
        match &self.outcome {
            Outcome::Evidence(decision) => Some(Passage::new(matches, query, self.sentence, self.anchor, decision)),
            _ => None,
        }
    }
}

/// Which places are looked at.
pub(super) enum Places<'a> {
    /// Those where all patterns of an alternative may match: enough for a verdict.
    Whole,
    /// Those where any of them may, in sentences this holds for: enough for a near miss.
    Partly(&'a dyn Fn(usize) -> bool),
}

/// The candidates of a criterion, alternative by alternative, in text order.
pub(super) fn candidates(matches: &Matches<'_>, criterion: &Criterion, places: &Places<'_>) -> Vec<Candidate> {
    let mut out = Vec::new();
    for (alternative, evidence) in criterion.evidence.iter().enumerate() {
        let sentences = match places {
            Places::Whole => whole(matches, evidence),
            Places::Partly(wanted) => partly(matches, evidence, wanted),
        };
        for unit in units(matches, evidence, &sentences) {
            consider(matches, criterion, alternative, evidence, &unit, &mut out);
        }
    }
    out
}

/// Text inside which all patterns of an alternative must match.
struct Unit {
    /// The sentences it spans.
    sentences: std::ops::Range<usize>,
    /// For a clause: the clause.
    clause: Option<Span>,
}

/// The sentences with which a unit can begin to match as a whole: where the patterns must meet in one sentence, those
/// in which all may match, else those of the rarest.
fn whole(matches: &Matches<'_>, evidence: &Evidence) -> BTreeSet<usize> {
    let rarest = evidence
        .all
        .iter()
        .min_by_key(|&&pattern| matches.candidates(pattern).count());
    let rarest = rarest.map(|&pattern| matches.candidates(pattern)).into_iter().flatten();
    match evidence.within {
        Scope::Clause | Scope::Sentence => rarest
            .filter(|&sentence| evidence.all.iter().all(|&pattern| matches.may_match(pattern, sentence)))
            .collect(),
        Scope::Paragraph | Scope::Section => rarest.collect(),
    }
}

/// The sentences in which at least one pattern may match, of those that are wanted.
fn partly(matches: &Matches<'_>, evidence: &Evidence, wanted: &dyn Fn(usize) -> bool) -> BTreeSet<usize> {
    let any = evidence.all.iter().flat_map(|&pattern| matches.candidates(pattern));
    any.filter(|&sentence| wanted(sentence)).collect()
}

/// The units that hold one of the sentences.
fn units(matches: &Matches<'_>, evidence: &Evidence, sentences: &BTreeSet<usize>) -> Vec<Unit> {
    let all = matches.document.sentences();
    let around = |same: &dyn Fn(usize, usize) -> bool| {
        let mut out: Vec<Unit> = Vec::new();
        for &sentence in sentences {
            if out.last().is_some_and(|unit| unit.sentences.contains(&sentence)) {
                continue;
            }
            let first = (0..sentence)
                .rev()
                .take_while(|&i| same(i, sentence))
                .last()
                .unwrap_or(sentence);
            let last = (sentence..all.len())
                .take_while(|&i| same(i, sentence))
                .last()
                .unwrap_or(sentence);
            out.push(Unit {
                sentences: first..last + 1,
                clause: None,
            });
        }
        out
    };
    match evidence.within {
        Scope::Sentence => sentences
            .iter()
            .map(|&sentence| Unit {
                sentences: sentence..sentence + 1,
                clause: None,
            })
            .collect(),
        Scope::Clause => sentences
            .iter()
            .flat_map(|&sentence| {
                clauses(matches.document.text(), all[sentence].span).map(move |clause| Unit {
                    sentences: sentence..sentence + 1,
                    clause: Some(clause),
                })
            })
            .collect(),
        Scope::Paragraph => around(&|a, b| all[a].paragraph == all[b].paragraph),
        Scope::Section => around(&|a, b| all[a].section == all[b].section),
    }
}

/// The matches of a pattern in a unit, each with its sentence.
fn hits(matches: &Matches<'_>, unit: &Unit, pattern: PatternId) -> Vec<(usize, Span)> {
    unit.sentences
        .clone()
        .flat_map(|sentence| {
            let found = matches.find(pattern, sentence);
            let inside = match unit.clause {
                None => found.to_vec(),
                // A gap in the pattern must not reach over the comma.
                Some(clause) if !found.is_empty() => matches.find_in(pattern, clause),
                Some(_) => Vec::new(),
            };
            inside.into_iter().map(move |span| (sentence, span))
        })
        .collect()
}

fn consider(
    matches: &Matches<'_>,
    criterion: &Criterion,
    alternative: usize,
    evidence: &Evidence,
    unit: &Unit,
    out: &mut Vec<Candidate>,
) {
    let found: Vec<Vec<(usize, Span)>> = evidence
        .all
        .iter()
        .map(|&pattern| hits(matches, unit, pattern))
        .collect();
    // The pattern with the fewest matches leads: each of its matches is looked at with the nearest of the others.
    let Some(lead) = found
        .iter()
        .filter(|hits| !hits.is_empty())
        .min_by_key(|hits| hits.len())
    else {
        return;
    };
    let lacking: Vec<PatternId> = evidence
        .all
        .iter()
        .zip(&found)
        .filter(|(_, hits)| hits.is_empty())
        .map(|(&pattern, _)| pattern)
        .collect();
    for &(sentence, span) in lead {
        let anchor = found.iter().fold(span, |anchor, hits| {
            let nearest = hits
                .iter()
                .filter(|&&(other, _)| other == sentence)
                .min_by_key(|(_, hit)| hit.cover(span).len());
            nearest.map_or(anchor, |&(_, hit)| anchor.cover(hit))
        });
        let outcome = if lacking.is_empty() {
            outcome(matches, criterion, evidence, unit, sentence, anchor)
        } else {
            Outcome::Lacks(lacking.clone())
        };
        out.push(Candidate {
            alternative,
            sentence,
            anchor,
            outcome,
        });
    }
}

/// All patterns matched: what speaks against it?
fn outcome(
    matches: &Matches<'_>,
    criterion: &Criterion,
    evidence: &Evidence,
    unit: &Unit,
    sentence: usize,
    anchor: Span,
) -> Outcome {
    for &pattern in &evidence.none {
        if let Some(&(_, span)) = hits(matches, unit, pattern).first() {
            return Outcome::Vetoed(pattern, span);
        }
    }
    for &pattern in &criterion.except {
        if let Some(&span) = matches.find(pattern, sentence).first() {
            return Outcome::Vetoed(pattern, span);
        }
    }
    let role = matches.document.role_at(anchor.start);
    // A signature and a list of terms tell of no work.
    if role == Role::Closing && !evidence.roles.contains(&role)
        || !evidence.roles.is_empty() && !evidence.roles.contains(&role)
    {
        return Outcome::WrongPart(role);
    }
    if let Some(measure) = &evidence.measure {
        let sentences = unit.sentences.clone();
        let stretches = sentences.map(|i| unit.clause.unwrap_or(matches.document.sentences()[i].span));
        if let Err(value) = measure::stated(matches, measure, stretches) {
            return Outcome::Measure(value);
        }
    }
    // A plan or a shortcoming may be no more than its heading; a deed is not.
    let deeds = !matches!(role, Role::Problems | Role::Plan);
    if deeds
        && passage::announces(matches.document, sentence)
        && passage::told_below(matches.document, sentence).is_none()
    {
        return Outcome::Heading;
    }
    let decision = stance::decide(matches, sentence, anchor);
    if decision.stance.is_none() {
        Outcome::Formula(decision)
    } else {
        Outcome::Evidence(decision)
    }
}
