//! Any text judged by small packs: evaluation, score, every format.
#![no_main]

use duibiao::source::SourceText;
use duibiao_fuzz::{check_document, judge};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    judge(&check_document(SourceText::from_text(
        "fuzz",
        &String::from_utf8_lossy(data),
    )));
});
