//! Lists in CSV: one row a report.

use super::COLUMNS;
use super::check::{Checker, Field, Row};
use crate::agreement::row_range;
use crate::rulepack::Code;
use crate::rulepack::decode::suggest;
use crate::spreadsheet::unguarded;
use csv::ReaderBuilder;
use std::ops::Range;

/// Reads the rows; what is wrong goes to the checker.
pub(super) fn read(checker: &mut Checker) -> Vec<Row> {
    let text = checker.source().to_owned();
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut records = reader.records().filter_map(Result::ok).map(|record| {
        let range = row_range(&text, &record);
        (record, range)
    });
    let Some((header, at)) = records.next() else {
        return Vec::new();
    };
    let columns: Vec<&str> = header.iter().map(str::trim).collect();
    if !fits(checker, &columns, &at) {
        return Vec::new();
    }
    let mut rows = Vec::new();
    for (record, range) in records {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if record.iter().skip(columns.len()).any(|cell| !cell.trim().is_empty()) {
            let message = format!("这一行有 {} 格，表头只有 {} 列", record.len(), columns.len());
            let help = "路径里有逗号或引号时，用表格软件编辑和保存";
            checker.tell(Code::Syntax, &range, message, help);
            continue;
        }
        let field = |name: &str| {
            let at = columns.iter().position(|column| *column == name);
            let cell = at.and_then(|at| record.get(at)).unwrap_or_default();
            Field {
                text: unguarded(cell.trim()).to_owned(),
                range: range.clone(),
            }
        };
        rows.push(Row {
            fields: COLUMNS.map(field),
            at: range.clone(),
        });
    }
    rows
}

/// Whether the header is one of ours.
fn fits(checker: &mut Checker, columns: &[&str], at: &Range<usize>) -> bool {
    if let [only] = columns
        && only.contains([';', '\t', '，'])
    {
        let help = "列之间用半角逗号隔开；在表格软件里另存为“CSV（逗号分隔）”";
        checker.tell(Code::Syntax, at, "表头只有一列", help);
        return false;
    }
    let mut good = true;
    for (i, column) in columns.iter().enumerate() {
        let (code, message, help) = if !COLUMNS.contains(column) {
            let message = format!("没有“{column}”这一列");
            (Code::UnknownKey, message, suggest(column, &COLUMNS))
        } else if columns.iter().take(i).any(|before| before == column) {
            let message = format!("“{column}”这一列有两个");
            (Code::DuplicateId, message, "留下其中一列".to_owned())
        } else {
            continue;
        };
        checker.tell(code, at, message, help);
        good = false;
    }
    if !columns.contains(&"path") {
        let help = "第一行是表头：path,locality,level,year,province";
        checker.tell(Code::MissingKey, at, "没有“path”这一列", help);
        good = false;
    }
    good
}
