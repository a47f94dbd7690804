//! Time in proportion to length: one text repeated to 1, 2, 4 … 64 MB, taken apart and judged against a whole pack. The
//! throughput divan prints must stay the same from line to line.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark")]

use divan::Bencher;
use divan::counter::BytesCount;
use duibiao::document::Document;
use duibiao::evaluation::evaluate;
use duibiao::rulepack::Library;
use duibiao::source::SourceText;

const REPORT: &str = include_str!("../tests/fixtures/reports/qinghe-county-2023.txt");
const MEGABYTES: [usize; 7] = [1, 2, 4, 8, 16, 32, 64];

fn main() {
    divan::main();
}

fn repeated(megabytes: usize) -> String {
    REPORT.repeat((megabytes * 1024 * 1024).div_ceil(REPORT.len()))
}

#[divan::bench(args = MEGABYTES, sample_count = 1, sample_size = 1)]
fn parse(bencher: Bencher<'_, '_>, megabytes: usize) {
    let text = repeated(megabytes);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| Document::parse(SourceText::from_text("long", &text)));
}

#[divan::bench(args = MEGABYTES, sample_count = 1, sample_size = 1)]
fn parse_and_evaluate(bencher: Bencher<'_, '_>, megabytes: usize) {
    let text = repeated(megabytes);
    let pack = Library::load("taicang-2023").unwrap();
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let document = Document::parse(SourceText::from_text("long", &text));
        evaluate(&document, &pack).findings.len()
    });
}
