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
        // Panics of the crate that interprets PDFs are contained; nothing else may need it.
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

/// A PDF of one page with this content and a font that every program knows.
fn pdf(content: &str) -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>".to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
    ];
    let mut out = "%PDF-1.4\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (object, number) in objects.iter().zip(1..) {
        table += &format!("{:010} 00000 n \n", out.len());
        out += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let start = out.len();
    out += &format!(
        "{table}trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    );
    out.into_bytes()
}

#[test]
fn numbers_without_measure_in_a_pdf_stop_nothing() {
    let line = "BT /F 12 Tf 60 700 Td (The report of the county of Qinghe for 2023) Tj ET\n";
    let (huge, far) = ("9".repeat(38), "9".repeat(30));
    let overflow = format!("{huge} {huge} -{huge} {huge} {huge} {huge} cm\n").repeat(12);
    let rules: String = [far.as_str(), "600"]
        .map(|y| format!("50 {y} m 500 {y} l S\n"))
        .concat();
    let posts: String = ["50", "300", "500"]
        .map(|x| format!("{x} 600 m {x} {far} l S\n"))
        .concat();
    for content in [
        format!("{line}q {overflow} BT /F {huge} Tf 1 1 Td (x) Tj ET Q"),
        format!("{line}BT /F {huge} Tf {huge} 0 0 {huge} 0 0 Tm {huge} Tc {huge} Tz (xx) Tj ET"),
        format!("{rules}{posts}{line}BT /F 12 Tf 320 700 Td (of them) Tj ET"),
    ] {
        let read = SourceText::read("any.pdf", &pdf(&content), None, &Limits::default());
        let text = read.map(|source| source.text().to_owned());
        assert!(
            text.as_ref().is_ok_and(|text| text.contains("county of Qinghe")),
            "{text:?}"
        );
    }
}
