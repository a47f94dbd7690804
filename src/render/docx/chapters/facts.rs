//! What is known of report and plan.

use super::Source;
use crate::render::docx::paper::{Paragraph, Row, Style, Table};

pub(super) fn table(source: &Source<'_>) -> Table {
    let (words, about, pack) = (source.words, &source.report.report, &source.report.pack);
    let known = |text: &Option<String>| text.clone().unwrap_or_else(|| words.get("unknown").to_owned());
    let level = about
        .level
        .map_or(words.get("unknown_level"), |level| words.level(level));
    let province = about.province.as_deref().unwrap_or(words.get("unknown_province"));
    let plan = [Some(pack.id.as_str()), pack.issuer.as_deref(), pack.issued.as_deref()];
    let plan: Vec<&str> = plan.into_iter().flatten().collect();
    let comma = words.get("comma");
    let aside = |text: &str| format!("{}{text}{}", words.get("open"), words.get("close"));
    let size = format!(
        "{} {}{comma}{}",
        about.characters,
        words.get("characters"),
        about.encoding
    );
    let mut rows = vec![
        (
            "report",
            about.title.clone().unwrap_or_else(|| words.get("untitled").to_owned()),
        ),
        ("issuer", known(&about.issuer)),
        (
            "locality",
            format!("{}{comma}{level}{comma}{province}", known(&about.locality)),
        ),
        (
            "year",
            about
                .year
                .map_or_else(|| words.get("unknown").to_owned(), |year| year.to_string()),
        ),
        ("signed", known(&about.signed)),
        ("addressee", known(&about.addressee)),
    ];
    rows.extend(about.published.clone().map(|published| ("published", published)));
    rows.extend(about.origin.clone().map(|origin| ("origin", origin)));
    rows.push(("source", format!("{}{}", about.path, aside(&size))));
    rows.push(("plan", format!("{}{}", pack.title, aside(&plan.join(comma)))));
    Table {
        caption: words.get("office.facts").to_owned(),
        columns: vec![
            (words.get("item").to_owned(), 22),
            (words.get("content").to_owned(), 78),
        ],
        headed: false,
        rows: rows
            .into_iter()
            .map(|(label, text)| {
                let label = Paragraph::of(Style::ColumnHead, words.get(label));
                Row::Cells(vec![vec![label], vec![Paragraph::of(Style::Cell, text)]])
            })
            .collect(),
    }
}
