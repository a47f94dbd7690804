//! The same report in every encoding gives the same result.

use super::support::{SAMPLES, audit, sample, value};
use encoding_rs::{BIG5, Encoding, GB18030, GBK};
use serde_json::Value;

/// Ways to write a text, with the name the decoder gives to them; `None` where the encoding lacks a character.
type Writer = fn(&str) -> Option<Vec<u8>>;
const WRITERS: [(&str, &str, Writer); 8] = [
    ("UTF-8 with BOM", "UTF-8", |text| {
        Some([b"\xef\xbb\xbf", text.as_bytes()].concat())
    }),
    ("UTF-16LE", "UTF-16LE", |text| Some(utf16(text, u16::to_le_bytes))),
    ("UTF-16BE", "UTF-16BE", |text| Some(utf16(text, u16::to_be_bytes))),
    ("UTF-16LE with BOM", "UTF-16LE", |text| {
        Some(utf16(&format!("\u{feff}{text}"), u16::to_le_bytes))
    }),
    ("UTF-16BE with BOM", "UTF-16BE", |text| {
        Some(utf16(&format!("\u{feff}{text}"), u16::to_be_bytes))
    }),
    ("GBK", "gb18030", |text| legacy(GBK, text)),
    ("GB18030", "gb18030", |text| legacy(GB18030, text)),
    ("Big5", "Big5", |text| legacy(BIG5, text)),
];

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn legacy(encoding: &'static Encoding, text: &str) -> Option<Vec<u8>> {
    let (bytes, _, lossy) = encoding.encode(text);
    (!lossy).then(|| bytes.into_owned())
}

/// The machine output without the one word that may differ, and that word.
fn judged(name: &str, bytes: &[u8]) -> (Value, String) {
    let mut report = value(audit(name, bytes));
    let encoding = report["report"]["encoding"].take();
    (report, encoding.as_str().unwrap().to_owned())
}

#[test]
fn every_encoding_gives_the_same_result() {
    let mut written = Vec::new();
    for name in SAMPLES {
        let text = String::from_utf8(sample(name)).unwrap();
        let (plain, encoding) = judged(name, text.as_bytes());
        assert_eq!(encoding, "UTF-8");
        for (label, told, write) in WRITERS {
            let Some(bytes) = write(&text) else {
                continue;
            };
            let (report, encoding) = judged(name, &bytes);
            assert_eq!(encoding, told, "{name} in {label}");
            assert_eq!(report, plain, "{name} in {label}");
            written.push((name, label));
        }
    }
    for expected in [
        ("qinghe-county-2023", "GBK"),
        ("qinghe-county-2023", "UTF-16BE"),
        ("liuxi-township-2022", "GBK"),
        ("yunling-bureau-2023", "Big5"),
    ] {
        assert!(
            written.contains(&expected),
            "{expected:?} was left out: the encoding lacks a character of it"
        );
    }
}
