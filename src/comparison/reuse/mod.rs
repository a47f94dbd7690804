//! Wording that reports share, with each other and with the plan.
//!
//! Sentences are reduced to the words they are made of; those with runs of characters in common are found in a suffix
//! array over all of them, so that no sentence is held against every other; what was found is then measured exactly.

mod alike;
mod common;
mod formulas;
mod matched;
mod pairs;
mod plan;
mod runs;
mod sentences;
mod wordings;

use super::numbers::share_of;
use crate::document::Document;
use crate::render::comparison::view::{Method, Part, ReportRow, Reuse, ReuseRow};
use crate::render::view::Report;
use crate::source::SourceText;
use runs::Runs;
use sentences::{Sentence, Text};
use wordings::Wordings;

/// The measures in force.
const METHOD: Method = Method {
    least: 15,
    formula: 0.5,
    near: 0.8,
    plan: 0.8,
    run: 6,
    pairs: 20_000,
    passages: 10_000,
    common: 100,
};

/// What the texts of these reports share. Rows and reports are the same ones in the same order.
pub(super) fn reuse(rows: &[ReportRow], reports: &[Report], plan: Option<&Document>) -> Reuse {
    let texts: Vec<Text> = reports
        .iter()
        .map(|report| {
            let source = SourceText::from_text(&report.report.path, &report.text);
            Text::of(&Document::parse(source))
        })
        .collect();
    let plan_text = plan.map(Text::of);
    let wordings = Wordings::new(&texts, plan_text.as_ref());
    let mut runs = Runs::new(&wordings, METHOD.run);
    let alike = alike::alike(&wordings, &mut runs);
    let pairs = pairs::pairs(&texts, rows, &wordings, &alike);
    let common = common::common(&texts, &wordings, &alike);
    let plan = plan.zip(plan_text.as_ref());
    let plan = plan.map(|(document, text)| plan::plan(document, text, &texts, &wordings, &mut runs));
    let rows = texts.iter().enumerate().map(|(i, text)| {
        let repeats = plan.as_ref().map(|plan| part(text, |at| plan.repeats_plan(i, at)));
        ReuseRow {
            sentences: text.sentences.len(),
            characters: text.characters,
            left_out: text.left_out,
            shared: part(text, |at| pairs.shared(i, at)),
            own: part(text, |at| pairs.own(i, at)),
            plan: repeats,
        }
    });
    Reuse {
        method: METHOD,
        reports: rows.collect(),
        pairs_in_all: pairs.in_all,
        pairs: pairs.list,
        common_in_all: common.in_all,
        common: common.list,
        plan: plan.map(|plan| plan.view),
    }
}

/// The part of a text that certain of its sentences make up.
fn part(text: &Text, is: impl Fn(usize) -> bool) -> Part {
    let found = || {
        (0..)
            .zip(&text.sentences)
            .filter(|&(at, _)| is(at))
            .map(|(_, sentence)| sentence)
    };
    let characters = found().map(|sentence: &Sentence| sentence.characters).sum();
    Part {
        sentences: found().count(),
        characters,
        share: share_of(characters, text.characters),
    }
}

/// Similarities are told to two digits.
fn told(similarity: f64) -> f64 {
    (similarity * 100.0).round() / 100.0
}
