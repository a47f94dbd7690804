//! One piece many times over, in every format that is text: work must grow as the input does. The bytes are what comes
//! before, the piece, and what comes after, parted by bytes 255.
#![no_main]

use duibiao::arithmetic::contradictions;
use duibiao::document::Document;
use duibiao::source::{InputFormat, SourceText};
use duibiao_fuzz::{limits, panics_show};
use libfuzzer_sys::fuzz_target;
use std::time::Duration;

/// Bytes of the input: `FUZZ_SIZE`, or this.
const SIZE: usize = 128 * 1024;
/// How long it may take for each `SIZE` bytes, by the clock of the thread: some ten times what ordinary text does.
const PATIENCE: Duration = Duration::from_secs(2);

fuzz_target!(|data: &[u8]| {
    panics_show();
    let size = std::env::var("FUZZ_SIZE")
        .ok()
        .and_then(|size| size.parse().ok())
        .unwrap_or(SIZE);
    let patience = PATIENCE * u32::try_from(size.div_ceil(SIZE)).unwrap();
    let mut parts = data.splitn(3, |&b| b == 0xff).map(String::from_utf8_lossy);
    let [before, piece, after] = [(); 3].map(|()| parts.next().unwrap_or_default());
    if piece.is_empty() {
        return;
    }
    let text = before.into_owned() + &piece.repeat(size / piece.len()) + &after;
    let timed = |what: &str, since: Duration| {
        let took = busy().saturating_sub(since);
        assert!(took < patience, "{what} took {took:?}");
        if size > SIZE {
            eprintln!("{what}: {took:?}");
        }
    };
    for format in [InputFormat::Text, InputFormat::Markdown, InputFormat::Html] {
        let start = busy();
        let source = SourceText::read("fuzz", text.as_bytes(), Some(format), &limits());
        timed(format.name(), start);
        if let (Ok(source), InputFormat::Text) = (source, format) {
            let start = busy();
            let document = Document::parse(source);
            timed("parsing", start);
            let start = busy();
            let _ = contradictions(&document);
            timed("figures", start);
        }
    }
});

/// What this thread has worked; where the system does not tell, nothing is timed but by `-timeout`.
fn busy() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split(' ').next().and_then(|word| word.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}
