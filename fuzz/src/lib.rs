//! What all targets share: panics that show, and what must hold of anything that was read.

use duibiao::arithmetic::contradictions;
use duibiao::document::Document;
use duibiao::evaluation::{Status, evaluate};
use duibiao::render::{Format, Inputs, Lang, Options, Renderer, json, report};
use duibiao::rulepack::{Library, RulePack};
use duibiao::scorecard::score;
use duibiao::source::{InputFormat, Limits, SourceText, Span, Unit};
use std::sync::{LazyLock, Once};

pub mod word;

#[path = "../../tests/it/structure.rs"]
mod structure;

#[path = "../../tests/it/invariants.rs"]
mod invariants;

/// The contract's shape is held by the tests; here its numbers and places are.
mod shape {
    use serde_json::Value;

    pub(super) fn faults(_: &Value) -> Vec<String> {
        Vec::new()
    }
}

mod support {
    use serde_json::Value;

    pub(super) fn criteria(report: &Value) -> impl Iterator<Item = &Value> {
        each(report, "sections")
            .flat_map(|section| each(section, "requirements"))
            .flat_map(|requirement| each(requirement, "criteria"))
    }

    fn each<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
        value[key].as_array().into_iter().flatten()
    }
}

/// Most text that is looked at closely: the checks are slower than what they check.
const CLOSE: usize = 64 * 1024;

/// Limits that no input of a fuzzer should need.
pub fn limits() -> Limits {
    Limits {
        max_unpacked: 8 * 1024 * 1024,
        max_pages: 50,
        max_objects: 5_000,
        ..Limits::default()
    }
}

/// Panics of this crate end the run, also where the door to the readers would contain them. Those of other crates are
/// left to it: that is what it is for.
pub fn panics_show() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let loud = std::panic::take_hook();
        let strict = std::env::var_os("FUZZ_STRICT").is_some();
        std::panic::set_hook(Box::new(move |info| {
            let foreign = info.location().is_some_and(|place| place.file().contains("/registry/"));
            if strict || !foreign {
                loud(info);
                std::process::abort();
            }
        }));
    });
}

/// Reads bytes as a format and checks what comes out.
pub fn read(bytes: &[u8], format: InputFormat) {
    panics_show();
    match SourceText::read("fuzz", bytes, Some(format), &limits()) {
        Ok(source) => {
            check_source(&source);
            if source.text().len() <= CLOSE {
                check_document(source);
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// A text that was read is never empty, and its places can be told.
pub fn check_source(source: &SourceText) {
    let text = source.text();
    assert!(text.chars().any(char::is_alphanumeric));
    assert_eq!(source.characters(), text.chars().count());
    assert!(!source.encoding().is_empty());
    let last = text.len() - text.chars().next_back().map_or(0, char::len_utf8);
    for byte in [0, last] {
        let position = source.position(byte);
        assert!(position.line > 0 && position.column > 0);
    }
    let known = source.unit(last).is_some();
    for (byte, _) in text.char_indices().take(CLOSE) {
        match source.unit(byte) {
            Some(Unit::Page(number) | Unit::Paragraph(number)) => assert!(number > 0),
            None => assert!(byte == 0 || !known || source.unit(0).is_none(), "a unit was lost"),
        }
    }
    if let Some(title) = &source.about().title {
        assert!(!title.trim().is_empty());
    }
}

/// Every part of a parsed text is a part of it, in order, and leads back to its source.
pub fn check_document(source: SourceText) -> Document {
    let document = Document::parse(source);
    let faults = structure::faults(&document);
    assert!(faults.is_empty(), "{faults:?}");
    for contradiction in contradictions(&document) {
        assert!(!contradiction.figures.is_empty());
        for figure in contradiction.figures {
            assert!(!document.slice(figure.span).is_empty() && figure.value.is_finite());
            let Span { start, end } = document.to_source(figure.span);
            assert!(document.source().text().get(start..end).is_some());
        }
    }
    document
}

/// Small packs that hold every kind of rule.
static PACKS: LazyLock<Vec<RulePack>> = LazyLock::new(|| {
    [
        ("trial.yaml", include_str!("../../tests/fixtures/packs/trial.yaml")),
        ("annual-report.yaml", include_str!("../../rules/annual-report.yaml")),
    ]
    .map(|(name, text)| Library::from_text(name, text).unwrap())
    .into()
});

/// Judges a document by the small packs and checks all that is told of it.
pub fn judge(document: &Document) {
    PACKS.iter().for_each(|pack| judge_by(document, pack));
}

/// Judges a document by a pack: statuses add up, quotes are slices, every format can be written.
pub fn judge_by(document: &Document, pack: &RulePack) {
    let evaluation = evaluate(document, pack);
    let criteria = pack.requirements().map(|requirement| requirement.criteria.len()).sum::<usize>();
    assert_eq!(evaluation.findings.len(), criteria);
    let scorecard = score(pack, &evaluation.marks());
    assert_eq!(scorecard.counts.values().sum::<usize>(), criteria);
    let na = scorecard.counts.get(&Status::Na).copied().unwrap_or_default();
    assert_eq!(scorecard.total.is_none(), na == criteria);
    for finding in &evaluation.findings {
        for passage in finding.judgement.evidence() {
            assert!(!document.source().slice(passage.quote).is_empty());
        }
    }
    let inputs = Inputs {
        pack,
        document,
        evaluation: &evaluation,
        scorecard: &scorecard,
        decided: None,
    };
    let view = report(inputs, Lang::Zh);
    let value = serde_json::from_str(&json(std::slice::from_ref(&view))).unwrap();
    let faults = invariants::faults(document.source().text(), &value);
    assert!(faults.is_empty(), "{faults:?}");
    static RENDERERS: LazyLock<[Renderer; 3]> = LazyLock::new(|| {
        let options = Options {
            lang: Lang::Zh,
            color: false,
            width: 80,
        };
        [Format::Text, Format::Md, Format::Html].map(|format| Renderer::new(format, options))
    });
    // Templates take longer than all else: one of them each time, which one is up to the text.
    let renderer = &RENDERERS[document.source().text().len() % 3];
    renderer.render(&[view], false).unwrap();
}
