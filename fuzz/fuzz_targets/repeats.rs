//! One piece many times over, in every format that is text: work must grow as the input does. The bytes are what comes
//! before, the piece, and what comes after, parted by bytes 255.
#![no_main]

use duibiao::arithmetic::contradictions;
use duibiao::document::Document;
use duibiao::source::{InputFormat, SourceText};
use duibiao_fuzz::{limits, panics_show};
use libfuzzer_sys::fuzz_target;
use std::time::{Duration, Instant};

/// Size of the input, and how long it may take here: some ten times what ordinary text does.
const SIZE: usize = 128 * 1024;
const PATIENCE: Duration = Duration::from_secs(2);

fuzz_target!(|data: &[u8]| {
    panics_show();
    let mut parts = data.splitn(3, |&b| b == 0xff).map(String::from_utf8_lossy);
    let [before, piece, after] = [(); 3].map(|()| parts.next().unwrap_or_default());
    if piece.is_empty() {
        return;
    }
    let text = before.into_owned() + &piece.repeat(SIZE / piece.len()) + &after;
    for format in [InputFormat::Text, InputFormat::Markdown, InputFormat::Html] {
        let start = Instant::now();
        let source = SourceText::read("fuzz", text.as_bytes(), Some(format), &limits());
        assert!(
            start.elapsed() < PATIENCE,
            "reading {format:?} took {:?}",
            start.elapsed()
        );
        if let (Ok(source), InputFormat::Text) = (source, format) {
            let document = Document::parse(source);
            assert!(start.elapsed() < PATIENCE, "parsing took {:?}", start.elapsed());
            let _ = contradictions(&document);
            assert!(start.elapsed() < PATIENCE, "figures took {:?}", start.elapsed());
        }
    }
});
