//! A comparison as a workbook: ranking, heat map, what is missing, lead units, years, shared wording, and what they are.

mod matrix;
mod missing;
mod ranking;
mod reuse;
mod years;

use super::table::{Cell, Column, Kind, Row, Table};
use super::xlsx::{self, Book, SheetError};
use crate::render::comparison::view::Comparison;
use crate::render::labels::{Labels, Lang};
use crate::render::numbers;

/// The workbook of a comparison.
///
/// # Errors
/// If there are more rows than a sheet has.
pub(in crate::render) fn xlsx(comparison: &Comparison, lang: Lang) -> Result<Vec<u8>, SheetError> {
    let words = lang.words();
    let mut tables = vec![
        ranking::table(comparison, words),
        matrix::table(comparison, words),
        missing::requirements(comparison, words),
        missing::criteria(comparison, words),
        missing::units(comparison, words),
        years::table(comparison, words),
        reuse::pairs(comparison, words),
        reuse::passages(comparison, words),
    ];
    if comparison.reuse.plan.is_some() {
        tables.push(reuse::repeats(comparison, words));
    }
    tables.push(about(comparison, lang));
    let book = Book {
        title: words.get("comparison.title").to_owned(),
        subject: comparison.pack.title.clone(),
        comment: words.get("comparison.disclaimer").to_owned(),
        who: None,
    };
    xlsx::workbook(&tables, &book, lang)
}

/// The names of some reports, by rank.
fn names(comparison: &Comparison, reports: &[usize]) -> String {
    let rows = reports.iter().filter_map(|&at| comparison.reports.get(at));
    rows.map(|row| row.name.as_str()).collect::<Vec<_>>().join("、")
}

/// What a report is called in tables.
fn name(comparison: &Comparison, report: usize) -> &str {
    comparison.reports.get(report).map_or("", |row| row.name.as_str())
}

/// How to read the sheets, and what was compared.
fn about(comparison: &Comparison, lang: Lang) -> Table {
    let words = lang.words();
    let tool = format!("{} {}", comparison.tool.name, comparison.tool.version);
    let pack = format!("{}（{}）", comparison.pack.title, comparison.pack.id);
    let mut rows = vec![
        line(words.get("sheets.reading"), words.get("comparison.disclaimer")),
        line(words.get("comparison.reuse"), words.get("comparison.reuse_note")),
        line("", &reuse_method(comparison, words)),
        line(words.get("comparison.years"), words.get("comparison.years_note")),
        line(words.get("comparison.one_pack"), &pack),
        line(words.get("sheets.pack_print"), &comparison.pack.fingerprint),
    ];
    rows.extend(
        comparison
            .notices
            .iter()
            .map(|notice| line(words.get("notices"), notice.messages.in_lang(lang))),
    );
    rows.push(line(words.get("sheets.tool"), &tool));
    Table {
        title: words.get("sheets.about").to_owned(),
        columns: vec![
            Column::new(words.get("item"), Kind::Text, 22),
            Column::new(words.get("content"), Kind::Text, 100),
        ],
        fixed: 0,
        rows,
        nothing: None,
    }
}

fn reuse_method(comparison: &Comparison, words: &Labels) -> String {
    let method = comparison.reuse.method;
    let near = numbers::plain(Some((method.near * 100.0).round()));
    words.fill("comparison.reuse_method", &[&method.least.to_string(), &near])
}

fn line(item: &str, told: &str) -> Row {
    Row::plain(vec![Cell::of(item), Cell::of(told)])
}
