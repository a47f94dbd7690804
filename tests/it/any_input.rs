//! Arbitrary bytes behind the marks of each kind of file, and whole files with bytes changed: read or refused, never
//! read halfway. What the fuzz targets in `fuzz/` do at length, in short; what they once found is kept here too.

use super::docx_file::{Docx, zipped};
use super::structure;
use super::support::project;
use duibiao::document::Document;
use duibiao::source::{InputFormat, Limits, SourceError, SourceText};
use proptest::prelude::*;

/// Quick in a build without optimisation.
fn tries() -> ProptestConfig {
    ProptestConfig {
        cases: std::env::var("PROPTEST_CASES")
            .ok()
            .and_then(|cases| cases.parse().ok())
            .unwrap_or(200),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Reads as a format; a reader of ours that was stopped in its tracks is a fault, not the file's.
fn faults(bytes: &[u8], format: InputFormat) -> Vec<String> {
    match SourceText::read("any", bytes, Some(format), &Limits::default()) {
        Ok(source) => {
            assert_eq!(source.characters(), source.text().chars().count());
            structure::faults(&Document::parse(source))
        }
        Err(SourceError::Damaged { reason, .. }) if reason.contains("读取中断") && format != InputFormat::Pdf => {
            vec![format!("{format:?}: {reason}")]
        }
        Err(error) => {
            assert!(!error.to_string().is_empty());
            Vec::new()
        }
    }
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop_oneof![
        3 => prop::collection::vec(any::<u8>(), 0..40),
        2 => "[一-龥，。0-9\n]{1,20}".prop_map(String::into_bytes),
        2 => "[ -~]{1,20}".prop_map(String::into_bytes),
    ];
    prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}

/// How files of a kind begin, so that bytes come past the first look at them.
fn start(format: InputFormat) -> &'static [&'static [u8]] {
    match format {
        InputFormat::Text => &[b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xb7\xa8\xd6\xce"],
        InputFormat::Markdown => &[b"", b"---\ntitle: ", b"# ", b"| a | b |\n|---|---|\n", b"1. ", b"<div>"],
        InputFormat::Html => &[
            b"",
            b"<!DOCTYPE html><html><body><p>",
            b"<meta charset=gb2312><div class=TRS_Editor>",
            b"<table><tr><td>",
            b"<!--",
        ],
        InputFormat::Docx => &[b"PK\x03\x04", b"PK\x05\x06", b""],
        InputFormat::Pdf => &[b"%PDF-1.4\n", b"%PDF-1.7\n1 0 obj\n<<", b"%PDF-1.5\nxref\n0 1\n", b""],
    }
}

proptest! {
    #![proptest_config(tries())]

    #[test]
    fn any_bytes_behind_any_mark_are_read_or_refused(which in any::<prop::sample::Index>(), body in bytes()) {
        for (_, format) in InputFormat::ALL {
            let starts = start(format);
            let input = [starts[which.index(starts.len())], &body].concat();
            prop_assert_eq!(faults(&input, format), Vec::<String>::new());
        }
    }

    #[test]
    fn word_documents_of_any_xml_are_read_or_refused(body in bytes(), which in 0..3_usize) {
        let part = ["word/document.xml", "_rels/.rels", "word/_rels/document.xml.rels"][which];
        let mut parts = Docx { body: "[[一、开头]]", ..Docx::default() }.parts();
        for (name, bytes) in &mut parts {
            if name == part {
                let middle = bytes.len() / 2;
                bytes.splice(middle..middle, body.iter().copied());
            }
        }
        prop_assert_eq!(faults(&zipped(&parts), InputFormat::Docx), Vec::<String>::new());
    }

    #[test]
    fn files_with_bytes_changed_are_read_or_refused(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        end in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        let files = [
            ("docx/liuxi-township-2022.runs.docx", InputFormat::Docx),
            ("html/trs.html", InputFormat::Html),
            ("html/word.html", InputFormat::Html),
        ];
        let (file, format) = files[which.index(files.len())];
        let mut bytes = std::fs::read(project("tests/fixtures/inputs").join(file)).unwrap();
        for (place, value) in changes {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        if cut {
            bytes.truncate(end.index(bytes.len()) + 1);
        }
        prop_assert_eq!(faults(&bytes, format), Vec::<String>::new());
    }
}
