//! Figures that contradict each other: `cases/arithmetic.yaml`, and the whole list of what is told of the real texts.

use super::support::{audit, cases, files, sample, shared, stdout, stem};
use duibiao::arithmetic::contradictions;
use duibiao::document::Document;
use duibiao::source::{Limits, SourceText};
use serde::Deserialize;
use std::fmt::Write as _;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    told: Vec<String>,
}

/// `sum_mismatch 22 9 14`
fn told(document: &Document) -> Vec<String> {
    contradictions(document)
        .iter()
        .map(|found| {
            found
                .figures
                .iter()
                .fold(found.kind.name().to_owned(), |mut line, figure| {
                    write!(line, " {}", figure.value).unwrap();
                    line
                })
        })
        .collect()
}

#[test]
fn faults_are_found_and_look_alikes_are_not() {
    let cases: Vec<Case> = cases("arithmetic.yaml");
    assert!(cases.len() >= 40);
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let found = told(&Document::parse(SourceText::from_text("case", &case.text)));
            (found != case.told).then(|| format!("{}\n  {found:?}, not {:?}", case.text, case.told))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_notice_on_the_real_texts_was_read_and_stands() {
    let Some(corpus) = shared("corpus") else {
        return;
    };
    let mut texts = files(&corpus.join("seeds"), "txt");
    texts.extend(files(&corpus.join("work-reports"), "txt"));
    let found: Vec<String> = texts
        .iter()
        .flat_map(|path| {
            let bytes = std::fs::read(path).unwrap();
            let source = SourceText::read("text", &bytes, None, &Limits::default()).unwrap();
            let lines = told(&Document::parse(source));
            lines.into_iter().map(|line| format!("{}: {line}", stem(path)))
        })
        .collect();
    assert_eq!(
        found,
        [
            "rongjiang-2021: sum_mismatch 22 9 14",
            "shamen-2023: sum_mismatch 49 2 26",
            "tieling-2021: rate_mismatch 95 9383 9268",
        ]
    );
}

#[test]
fn a_notice_quotes_its_figures_in_their_places() {
    let report = audit("qinghe", &sample("qinghe-county-2023"));
    let notice = report
        .notices
        .iter()
        .find(|notice| notice.kind == "sum_mismatch")
        .unwrap();
    assert_eq!(
        notice.message,
        "文中“全年收到申请73件”与其分项66+5+1=72不一致，请核对。"
    );
    let quotes: Vec<&str> = notice.figures.iter().map(|figure| figure.quote.as_str()).collect();
    assert_eq!(
        quotes,
        ["全年收到申请 73 件", "受理66件", "不予受理5件", "转送其他机关处理1件"]
    );
    let line = sample("qinghe-county-2023");
    let line = std::str::from_utf8(&line)
        .unwrap()
        .lines()
        .nth(notice.line.unwrap() - 1)
        .unwrap();
    let column = line.split("全年收到申请").next().unwrap().chars().count() + 1;
    assert_eq!(notice.column, Some(column));
}

#[test]
fn every_format_and_language_shows_them() {
    let path = "tests/fixtures/reports/qinghe-county-2023.txt";
    for format in ["text", "md", "html", "json", "jsonl"] {
        let zh = stdout(&["audit", path, "--format", format]);
        let en = stdout(&["audit", path, "--format", format, "--lang", "en"]);
        assert!(
            zh.contains("66+5+1=72") && zh.contains("转送其他机关处理1件"),
            "{format}"
        );
        assert!(en.contains("66+5+1=72") && en.contains("do not agree"), "{format}");
    }
}
