//! Word documents: zips as they come, and anything else taken as steps that draw one.
#![no_main]

use duibiao::source::InputFormat;
use duibiao_fuzz::{read, word};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if data.starts_with(b"PK") {
        read(data, InputFormat::Docx);
    } else {
        read(&word::docx(data), InputFormat::Docx);
    }
});
