//! Any text as a document: outline, sentences, facts, figures.
#![no_main]

use duibiao::source::SourceText;
use duibiao_fuzz::check_document;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    check_document(SourceText::from_text("fuzz", &String::from_utf8_lossy(data)));
});
