//! Every stage on a county's report of some 5,000 characters, and the whole.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark")]

use divan::{Bencher, black_box};
use duibiao::arithmetic::contradictions;
use duibiao::document::Document;
use duibiao::evaluation::{Evaluation, evaluate};
use duibiao::render::{Format, Inputs, Lang, Options, Renderer, json, report};
use duibiao::rulepack::{Library, RulePack};
use duibiao::scorecard::score;
use duibiao::source::{Limits, SourceText};

const REPORT: &[u8] = include_bytes!("../tests/fixtures/reports/qinghe-county-2023.txt");
const PACK: &str = "taicang-2023";
const OPTIONS: Options = Options {
    lang: Lang::Zh,
    color: false,
    width: 100,
};

fn main() {
    divan::main();
}

fn source() -> SourceText {
    SourceText::read("report.txt", REPORT, None, &Limits::default()).unwrap()
}

fn document() -> Document {
    Document::parse(source())
}

fn pack() -> RulePack {
    Library::load(PACK).unwrap()
}

fn markdown(pack: &RulePack, document: &Document, evaluation: &Evaluation) -> String {
    let scorecard = score(pack, &evaluation.marks());
    let view = report(
        Inputs {
            pack,
            document,
            evaluation,
            scorecard: &scorecard,
            decided: None,
        },
        Lang::Zh,
    );
    let bytes = Renderer::new(Format::Md, OPTIONS).render(&[view], false).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[divan::bench]
fn decode() -> SourceText {
    SourceText::read("report.txt", black_box(REPORT), None, &Limits::default()).unwrap()
}

#[divan::bench]
fn arithmetic(bencher: Bencher<'_, '_>) {
    let document = document();
    bencher.bench_local(|| contradictions(black_box(&document)));
}

#[divan::bench]
fn parse(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(source).bench_values(Document::parse);
}

/// YAML to a pack whose patterns are read but not yet compiled.
#[divan::bench]
fn compile() -> RulePack {
    pack()
}

/// With every pattern compiled that this report needs.
#[divan::bench]
fn evaluate_warm(bencher: Bencher<'_, '_>) {
    let (pack, document) = (pack(), document());
    bencher.bench_local(|| evaluate(&document, &pack));
}

/// The first report of a run: patterns are compiled as they are needed.
#[divan::bench]
fn evaluate_cold(bencher: Bencher<'_, '_>) {
    let document = document();
    bencher
        .with_inputs(pack)
        .bench_local_values(|pack| evaluate(&document, &pack));
}

#[divan::bench]
fn render_markdown(bencher: Bencher<'_, '_>) {
    let (pack, document) = (pack(), document());
    let evaluation = evaluate(&document, &pack);
    bencher.bench_local(|| markdown(&pack, &document, &evaluation));
}

#[divan::bench]
fn render_json(bencher: Bencher<'_, '_>) {
    let (pack, document) = (pack(), document());
    let evaluation = evaluate(&document, &pack);
    let scorecard = score(&pack, &evaluation.marks());
    let inputs = Inputs {
        pack: &pack,
        document: &document,
        evaluation: &evaluation,
        scorecard: &scorecard,
        decided: None,
    };
    bencher.bench_local(|| json(&[report(inputs, Lang::Zh)]));
}

/// All of it, as one run of the command does it.
#[divan::bench]
fn audit() -> String {
    let (pack, document) = (pack(), document());
    let evaluation = evaluate(&document, &pack);
    markdown(&pack, &document, &evaluation)
}
