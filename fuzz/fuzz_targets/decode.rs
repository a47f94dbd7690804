//! Bytes in any encoding, kind of file told by their content, and Markdown by the name.
#![no_main]

use duibiao::source::{InputFormat, SourceText};
use duibiao_fuzz::{check_document, check_source, limits, panics_show, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    panics_show();
    read(data, InputFormat::Text);
    read(data, InputFormat::Markdown);
    for name in ["report.txt", "report.md", "report"] {
        if let Ok(source) = SourceText::read(name, data, None, &limits()) {
            check_source(&source);
            check_document(source);
        }
    }
});
