//! PDF: what a page carries beside its text goes, the text comes as it was written, and every quote knows its page.

use super::support::{audit, criteria, project, run, value};
use duibiao::source::{Limits, SourceError, SourceText, Unit};
use serde_json::Value;

/// Each PDF with the text it was made from.
const PAIRS: [(&str, &str); 4] = [
    // A word processor's: title, indents, justified lines, running head, page numbers.
    ("office-qinghe", "reports/qinghe-county-2023.txt"),
    // Printed from a browser: no indents, ragged lines, date and address in the margins.
    ("browser-shihe", "gold/reports/shihe-township-2023.txt"),
    // Traditional, in two columns, with a font that is only named.
    ("two-columns-yunling", "reports/yunling-bureau-2023.txt"),
    // Encrypted without a password for opening, with a font that is only named.
    ("unembedded-lanting", "gold/reports/lanting-bureau-2022.txt"),
];

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(project(&format!("tests/fixtures/inputs/pdf/{name}.pdf"))).unwrap()
}

fn plain(path: &str) -> Vec<u8> {
    std::fs::read(project("tests/fixtures").join(path)).unwrap()
}

fn read(bytes: &[u8], limits: Limits) -> Result<SourceText, SourceError> {
    SourceText::read("report.pdf", bytes, None, &limits)
}

/// Paragraphs without white space, and without the middle dot: the named fonts' map has none.
fn paragraphs(text: &str) -> Vec<String> {
    let words = |line: &str| line.chars().filter(|c| !c.is_whitespace() && *c != '·').collect();
    let lines = text.lines().map(words);
    lines.filter(|line: &String| !line.is_empty()).collect()
}

#[test]
fn paragraphs_are_those_of_the_text() {
    let drawn = ("drawn-glyphs", "inputs/pdf/drawn-glyphs.txt");
    let mixed = ("table-and-watermark", "inputs/pdf/table-and-watermark.txt");
    let table = ("table-office", "inputs/pdf/table-office.txt");
    for (name, text) in PAIRS.into_iter().chain([drawn, mixed, table]) {
        let found = read(&bytes(name), Limits::default()).unwrap();
        let expected = String::from_utf8(plain(text)).unwrap();
        assert_eq!(paragraphs(found.text()), paragraphs(&expected), "{name}");
    }
}

#[test]
fn statuses_are_those_of_the_text() {
    for (name, text) in PAIRS {
        let (pdf, text) = (value(audit(name, &bytes(name))), value(audit(text, &plain(text))));
        let judged = |report: &Value| -> Vec<(String, String, String)> {
            let keys = |one: &Value| {
                (
                    one["id"].to_string(),
                    one["status"].to_string(),
                    one["strength"].to_string(),
                )
            };
            criteria(report).map(keys).collect()
        };
        assert_eq!(judged(&pdf), judged(&text), "{name}");
    }
}

#[test]
fn evidence_tells_its_page() {
    for (name, _) in PAIRS {
        let report = value(audit(name, &bytes(name)));
        let mut places: Vec<(u64, u64)> = criteria(&report)
            .flat_map(|one| one["evidence"].as_array().unwrap())
            .map(|quote| (quote["start"].as_u64().unwrap(), quote["page"].as_u64().unwrap()))
            .collect();
        places.sort_unstable();
        assert!(places.is_sorted_by_key(|place| place.1), "{name}: pages go back");
        assert!(places.first().unwrap().1 == 1 && places.last().unwrap().1 > 1, "{name}");
    }
    let mixed = read(&bytes("table-and-watermark"), Limits::default()).unwrap();
    let page = |words: &str| mixed.unit(mixed.text().find(words).unwrap());
    assert_eq!(page("合法性审查"), Some(Unit::Page(1)));
    assert_eq!(page("二、下一年打算"), Some(Unit::Page(2)));
}

#[test]
fn titles_come_from_the_metadata_where_it_has_them() {
    let title = |name: &str| read(&bytes(name), Limits::default()).unwrap().about().title.clone();
    assert_eq!(
        title("browser-shihe").as_deref(),
        Some("石禾镇2023年法治政府建设年度报告")
    );
    assert_eq!(title("two-columns-yunling"), None);
}

#[test]
fn what_cannot_be_read_is_refused_with_the_reason() {
    let whole = bytes("office-qinghe");
    let fonts = without_characters(&whole);
    let cases: [(&str, Vec<u8>, &str); 8] = [
        ("pictures", bytes("scan"), "共 3 页，其中 3 页是图片"),
        ("a blank page", bytes("blank"), "没有文字"),
        ("locked", bytes("locked"), "打开密码"),
        ("half", whole[..whole.len() / 2].to_vec(), "文件不完整"),
        ("nearly all", whole[..whole.len() - 2500].to_vec(), "文件不完整"),
        ("its head only", whole[..200].to_vec(), "读不了"),
        (
            "a head and noise",
            [b"%PDF-1.7\n".as_slice(), &[0xa5; 5000]].concat(),
            "读不了",
        ),
        ("fonts without characters", fonts, "认不出"),
    ];
    for (name, bytes, reason) in cases {
        let error = read(&bytes, Limits::default()).map(|source| source.text().to_owned());
        let error = error.expect_err(name).to_string();
        assert!(error.contains(reason), "{name}: {error}");
    }
}

/// The same file without the maps that tell the characters of its fonts.
fn without_characters(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for at in 0..out.len().saturating_sub(10) {
        if out[at..].starts_with(b"/ToUnicode") {
            out[at..at + 10].copy_from_slice(b"/NoUnicode");
        }
    }
    out
}

#[test]
fn limits_are_told_with_their_options() {
    let cases: [(Limits, &str); 3] = [
        (
            Limits {
                max_pages: 2,
                ..Limits::default()
            },
            "--max-pages",
        ),
        (
            Limits {
                max_objects: 20,
                ..Limits::default()
            },
            "--max-objects",
        ),
        (
            Limits {
                max_unpacked: 10_000,
                ..Limits::default()
            },
            "--max-unpacked",
        ),
    ];
    for (limits, option) in cases {
        let error = read(&bytes("office-qinghe"), limits).unwrap_err().to_string();
        assert!(error.contains(option), "{error}");
    }
}

#[test]
fn one_refused_file_stops_no_other() {
    let file = |name: &str| format!("tests/fixtures/inputs/pdf/{name}.pdf");
    let args = [
        "audit",
        &file("office-qinghe"),
        &file("two-columns-yunling"),
        "--max-pages",
        "2",
        "--format",
        "jsonl",
    ];
    let output = run(&project(""), &args, b"");
    let (judged, told) = (
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(
        judged.lines().count() == 1 && judged.contains("two-columns-yunling"),
        "{judged}"
    );
    assert!(
        told.contains("office-qinghe.pdf") && told.contains("--max-pages"),
        "{told}"
    );
}
