//! Stance and strength on sentences of our own: the traps of official language, clauses that pull apart, what makes a
//! passage specific. Cases are data; the pack knows topics and nothing of stance.

use super::support::{PACK, cases};
use duibiao::document::Document;
use duibiao::evaluation::{Judgement, evaluate_criterion};
use duibiao::rulepack::{Library, RulePack};
use duibiao::source::SourceText;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::LazyLock;

/// A pack that knows topics and nothing of stance.
pub(super) const TRIAL: &str = include_str!("../fixtures/packs/trial.yaml");

static TRIAL_PACK: LazyLock<RulePack> =
    LazyLock::new(|| Library::from_text("trial.yaml", TRIAL).unwrap_or_else(|error| panic!("{error}")));

/// One trap with its sentences.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Trap {
    trap: u8,
    about: String,
    cases: Vec<Case>,
}

/// A text and what must be made of it; what is not given is not asked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Case {
    about: Option<String>,
    text: String,
    criterion: String,
    status: String,
    strength: Option<String>,
    /// Words the deciding quote holds.
    quote: Option<String>,
    /// Words it must not hold.
    without: Option<String>,
    role: Option<String>,
    year: Option<i16>,
    signed: Option<String>,
}

impl Case {
    /// What is not as it should be, one line each.
    fn faults(&self, pack: &RulePack) -> Vec<String> {
        let pack = if self.criterion.starts_with("TC-") { &PACK } else { pack };
        let criterion = pack.criteria().find(|criterion| criterion.id == self.criterion);
        let criterion = criterion.unwrap_or_else(|| panic!("no criterion {}", self.criterion));
        let document = Document::parse(SourceText::from_text("case", &self.text));
        let judgement = evaluate_criterion(&document, pack, criterion).judgement;
        let best = judgement.evidence().first();
        let quote = best.map_or("", |best| document.source().slice(best.quote));
        let mut out = Vec::new();
        let mut is = |what: &str, wanted: Option<&str>, found: &str| {
            if let Some(wanted) = wanted.filter(|&wanted| wanted != found) {
                out.push(format!("{what} is {found}, not {wanted}: {} [{}]", self.text, quote));
            }
        };
        is("status", Some(&self.status), judgement.status().name());
        is("strength", self.strength.as_deref(), &strength(&judgement));
        is("role", self.role.as_deref(), &word(best.map(|best| best.role)));
        let facts = document.facts();
        let year = self.year.map(|year| year.to_string());
        is("year", year.as_deref(), &facts.year.unwrap_or_default().to_string());
        let signed = facts.signed.map(|day| day.to_string()).unwrap_or_default();
        is("date", self.signed.as_deref(), &signed);
        if self.quote.as_ref().is_some_and(|words| !quote.contains(words.as_str())) {
            out.push(format!("the quote lacks {:?}: {quote}", self.quote));
        }
        if self
            .without
            .as_ref()
            .is_some_and(|words| quote.contains(words.as_str()))
        {
            out.push(format!("the quote holds {:?}: {quote}", self.without));
        }
        out
    }
}

fn strength(judgement: &Judgement) -> String {
    word(judgement.strength())
}

/// How a value is written in files; empty for none.
fn word(value: Option<impl serde::Serialize>) -> String {
    let written = value.map(|value| serde_json::to_value(value).unwrap());
    written
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// Fails with all faults of all cases at once.
pub(super) fn require<'a>(pack: &RulePack, all: impl Iterator<Item = (String, &'a Case)>) {
    let mut told = String::new();
    for (name, case) in all {
        for fault in case.faults(pack) {
            writeln!(told, "{name}: {fault}").unwrap();
        }
    }
    assert!(told.is_empty(), "\n{told}");
}

#[test]
fn traps_catch_nobody() {
    let traps: Vec<Trap> = cases("traps.yaml");
    require(
        &TRIAL_PACK,
        traps.iter().flat_map(|trap| {
            let name = format!("{} {}", trap.trap, trap.about);
            trap.cases.iter().map(move |case| (name.clone(), case))
        }),
    );
}

#[test]
fn a_clause_is_not_a_sentence() {
    let all: Vec<Case> = cases("clauses.yaml");
    require(
        &TRIAL_PACK,
        all.iter().map(|case| (case.about.clone().unwrap_or_default(), case)),
    );
}

#[test]
fn what_is_told_decides_strength_and_not_how_long() {
    let all: Vec<Case> = cases("strength.yaml");
    assert!(all.len() >= 40);
    require(&TRIAL_PACK, all.iter().map(|case| (case.criterion.clone(), case)));
}

#[test]
fn every_trap_is_set() {
    let traps: Vec<Trap> = cases("traps.yaml");
    let set: BTreeSet<u8> = traps
        .iter()
        .filter(|trap| trap.cases.len() >= 2)
        .map(|trap| trap.trap)
        .collect();
    assert_eq!(set, (1..=25).collect());
    assert_eq!(traps.len(), set.len(), "a trap is set twice");
}
