//! Web pages.
#![no_main]

use duibiao::source::InputFormat;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| duibiao_fuzz::read(data, InputFormat::Html));
