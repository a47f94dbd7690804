//! What a workbook is and rests on: how to use it, the reports, the plans, how scores are made, the fingerprints.

use super::table::{Cell, Column, Kind, Row, Table};
use crate::render::labels::{Labels, Lang};
use crate::render::numbers;
use crate::render::view::{Pack, Report, ScoringView};

/// One row a thing to know: first what holds for all reports, then report by report.
pub(super) fn table(reports: &[Report], lang: Lang) -> Table {
    let words = lang.words();
    let how = [words.get("sheets.how_ledger"), words.get("sheets.how_machine")].join("\n");
    let mut rows = vec![
        row(None, words.get("sheets.how"), &how),
        row(None, words.get("sheets.reading"), words.get("disclaimer")),
    ];
    for report in reports {
        let who = report.report.name();
        rows.extend(
            facts(report, lang)
                .into_iter()
                .map(|(item, told)| row(Some(who), &item, &told)),
        );
    }
    rows.extend(packs(reports).into_iter().map(|pack| {
        let lines = method(&pack.scoring, words).join("\n");
        row(Some(&pack.id), words.get("method"), &lines)
    }));
    if let Some(report) = reports.first() {
        let tool = format!("{} {}", report.tool.name, report.tool.version);
        rows.push(row(None, words.get("sheets.tool"), &tool));
    }
    Table {
        title: words.get("sheets.about").to_owned(),
        columns: vec![
            Column::new(words.get("sheets.of"), Kind::Text, 16),
            Column::new(words.get("item"), Kind::Text, 16),
            Column::new(words.get("content"), Kind::Text, 90),
        ],
        fixed: 0,
        rows,
        nothing: None,
    }
}

fn row(report: Option<&str>, item: &str, told: &str) -> Row {
    Row::plain(vec![Cell::maybe(report), Cell::of(item), Cell::of(told)])
}

/// The plans, each once.
fn packs(reports: &[Report]) -> Vec<&Pack> {
    let mut out: Vec<&Pack> = Vec::new();
    for report in reports {
        if out.iter().all(|pack| pack.fingerprint != report.pack.fingerprint) {
            out.push(&report.pack);
        }
    }
    out
}

/// What is known of a report and its plan, and what a reader should know of the result.
fn facts(report: &Report, lang: Lang) -> Vec<(String, String)> {
    let words = lang.words();
    let (subject, pack) = (&report.report, &report.pack);
    let (open, close, comma) = (words.get("open"), words.get("close"), words.get("comma"));
    let known = |value: Option<&str>| value.unwrap_or(words.get("unknown")).to_owned();
    let place = [
        subject.locality.as_deref().unwrap_or(words.get("unknown")),
        subject
            .level
            .map_or(words.get("unknown_level"), |level| words.level(level)),
        subject.province.as_deref().unwrap_or(words.get("unknown_province")),
    ];
    let plan: Vec<&str> = [Some(pack.id.as_str()), pack.issuer.as_deref(), pack.issued.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    let characters = format!("{} {}", subject.characters, words.get("characters"));
    let mut out: Vec<(&str, String)> = vec![
        (
            "report",
            known(subject.title.as_deref().or(Some(words.get("untitled")))),
        ),
        ("issuer", known(subject.issuer.as_deref())),
        ("locality", place.join(" · ")),
        ("year", known(subject.year.map(|year| year.to_string()).as_deref())),
        ("signed", known(subject.signed.as_deref())),
        (
            "source",
            format!("{}{open}{characters}{comma}{}{close}", subject.path, subject.encoding),
        ),
        ("sheets.report_print", subject.fingerprint.clone()),
        ("plan", format!("{}{open}{}{close}", pack.title, plan.join(comma))),
        ("sheets.pack_print", pack.fingerprint.clone()),
    ];
    out.extend(report.notices.iter().map(|notice| {
        let told = notice.messages.in_lang(lang);
        ("notices", told.to_owned())
    }));
    out.into_iter()
        .map(|(key, told)| (words.get(key).to_owned(), told))
        .collect()
}

/// How points are made, as the pack has it.
fn method(scoring: &ScoringView, words: &Labels) -> [String; 5] {
    let (colon, comma) = (words.get("colon"), words.get("comma"));
    let plain = |value: f64| numbers::plain(Some(value));
    let list = |key: &str, all: &[(&str, f64)], from: &str| {
        let all: Vec<String> = all
            .iter()
            .map(|(name, value)| format!("{name} {}{from}", plain(*value)))
            .collect();
        format!("{}{colon}{}", words.get(key), all.join(comma))
    };
    let from = format!(" {}", words.get("from"));
    let credit = [
        (words.get("strength.specific"), scoring.specific),
        (words.get("strength.generic"), scoring.generic),
        (words.get("status.planned"), scoring.planned),
        (words.get("status.deficient"), scoring.deficient),
        (words.get("status.absent"), scoring.absent),
    ];
    let verdicts = [
        (words.get("verdict.met"), scoring.met),
        (words.get("verdict.partial"), scoring.partial),
    ];
    let grades: Vec<(&str, f64)> = scoring
        .grades
        .iter()
        .map(|grade| (grade.name.as_str(), grade.from))
        .collect();
    [
        words.model(scoring.model).to_owned(),
        list("method_credit", &credit, ""),
        list("method_verdicts", &verdicts, &from),
        list("method_grades", &grades, &from),
        words.get("method_na").to_owned(),
    ]
}
