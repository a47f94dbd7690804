//! Fields of a CSV table as spreadsheets save it: the first row says what the columns are, in any order.

use super::checker::{Checker, Field};
use crate::rulepack::Code;
use crate::rulepack::decode::suggest;
use crate::spreadsheet::unguarded;
use csv::{ReaderBuilder, StringRecord};
use std::ops::Range;

/// The columns of a table.
pub(crate) struct Header<const N: usize> {
    /// All there can be.
    pub(crate) columns: [&'static str; N],
    /// Those there must be.
    pub(crate) needed: &'static [&'static str],
    /// What to do where one is missing.
    pub(crate) help: &'static str,
}

/// One row.
#[derive(Debug)]
pub(crate) struct Row<const N: usize> {
    /// Its first line.
    pub(crate) at: Range<usize>,
    /// In the order of the header's columns; one that is not there is empty.
    pub(crate) fields: [Field; N],
}

/// The rows that hold something; what is wrong goes to the checker, and a table with a wrong header has none.
pub(crate) fn rows<const N: usize>(checker: &mut Checker, wanted: &Header<N>) -> Vec<Row<N>> {
    let text = checker.file().text.clone();
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
    if !fits(checker, wanted, &columns, &at) {
        return Vec::new();
    }
    let mut rows = Vec::new();
    for (record, range) in records {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if record.iter().skip(columns.len()).any(|cell| !cell.trim().is_empty()) {
            let message = format!("这一行有 {} 格，表头只有 {} 列", record.len(), columns.len());
            let help = "内容里有逗号或引号时，用表格软件编辑和保存";
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
            fields: wanted.columns.map(field),
            at: range.clone(),
        });
    }
    rows
}

/// Whether the header is one of ours.
fn fits<const N: usize>(checker: &mut Checker, wanted: &Header<N>, columns: &[&str], at: &Range<usize>) -> bool {
    if let [only] = columns
        && only.contains([';', '\t', '，'])
    {
        let help = "列之间用半角逗号隔开；在表格软件里另存为“CSV（逗号分隔）”";
        checker.tell(Code::Syntax, at, "表头只有一列", help);
        return false;
    }
    let mut good = true;
    for (i, column) in columns.iter().enumerate() {
        let (code, message, help) = if !wanted.columns.contains(column) {
            let message = format!("没有“{column}”这一列");
            (Code::UnknownKey, message, suggest(column, &wanted.columns))
        } else if columns.iter().take(i).any(|before| before == column) {
            let message = format!("“{column}”这一列有两个");
            (Code::DuplicateId, message, "留下其中一列".to_owned())
        } else {
            continue;
        };
        checker.tell(code, at, message, help);
        good = false;
    }
    for needed in wanted.needed {
        if !columns.contains(needed) {
            checker.tell(Code::MissingKey, at, format!("没有“{needed}”这一列"), wanted.help);
            good = false;
        }
    }
    good
}

/// The first line of a row. The reader counts from the end of the row before, which may be one half of a line break.
fn row_range(text: &str, record: &StringRecord) -> Range<usize> {
    let start = record
        .position()
        .and_then(|position| usize::try_from(position.byte()).ok())
        .unwrap_or(0);
    let rest = text.get(start..).unwrap_or_default();
    let start = start + (rest.len() - rest.trim_start_matches(['\r', '\n']).len());
    let line = text
        .get(start..)
        .and_then(|rest| rest.lines().next())
        .unwrap_or_default();
    start..start + line.len()
}
