//! Label sheets in CSV: one row a label, the report's name and path in every row, so that one file may hold several
//! reports.

use super::check::{Checker, Field, RawLabel, RawSheet};
use crate::rulepack::Code;
use crate::rulepack::decode::suggest;
use crate::spreadsheet::unguarded;
use csv::{ReaderBuilder, StringRecord};
use std::ops::Range;

/// The columns, in the order of a blank sheet; a filled-in one may have them in any order. `requirement` and `asks` are
/// for the reader and are not read back.
pub(super) const COLUMNS: [&str; 10] = [
    "report",
    "text",
    "criterion",
    "requirement",
    "asks",
    "status",
    "strength",
    "quote",
    "also",
    "contested",
];
/// Columns without which there is no label.
const NEEDED: [&str; 3] = ["text", "criterion", "status"];

/// Reads the sheets of a file; what is wrong goes to the checker.
pub(super) fn read(checker: &mut Checker<'_>) -> Vec<RawSheet> {
    let text = checker.source().to_owned();
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = reader.records().filter_map(Result::ok).map(|record| {
        let range = row_range(&text, &record);
        (record, range)
    });
    let Some((header, at)) = rows.next() else {
        return Vec::new();
    };
    let columns: Vec<&str> = header.iter().map(str::trim).collect();
    if !fits(checker, &columns, &at) {
        return Vec::new();
    }
    let mut sheets: Vec<RawSheet> = Vec::new();
    for (record, range) in rows {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if record.iter().skip(columns.len()).any(|cell| !cell.trim().is_empty()) {
            let message = format!("这一行有 {} 格，表头只有 {} 列", record.len(), columns.len());
            checker.tell(
                Code::Syntax,
                &range,
                message,
                "引文里有逗号或引号时，用表格软件编辑和保存",
            );
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
        let (report, text) = (field("report"), field("text"));
        let same = |sheet: &&mut RawSheet| sheet.text.text == text.text && sheet.report.text == report.text;
        let label = RawLabel {
            criterion: field("criterion"),
            status: field("status"),
            strength: field("strength"),
            quote: field("quote"),
            also: field("also"),
            contested: field("contested"),
        };
        match sheets.iter_mut().find(same) {
            Some(sheet) => sheet.labels.push(label),
            None => sheets.push(RawSheet {
                at: range.clone(),
                report,
                text,
                labels: vec![label],
            }),
        }
    }
    sheets
}

/// Whether the header is one of ours.
fn fits(checker: &mut Checker<'_>, columns: &[&str], at: &Range<usize>) -> bool {
    if let [only] = columns
        && only.contains([';', '\t', '，'])
    {
        let help = "列之间用半角逗号隔开；在表格软件里另存为“CSV（逗号分隔）”";
        checker.tell(Code::Syntax, at, "表头只有一列", help);
        return false;
    }
    let mut good = true;
    for (i, column) in columns.iter().enumerate() {
        let (code, message) = if !COLUMNS.contains(column) {
            (Code::UnknownKey, format!("没有“{column}”这一列"))
        } else if columns.iter().take(i).any(|before| before == column) {
            (Code::DuplicateId, format!("“{column}”这一列有两个"))
        } else {
            continue;
        };
        checker.tell(code, at, message, suggest(column, &COLUMNS));
        good = false;
    }
    for needed in NEEDED {
        if !columns.contains(&needed) {
            let help = "第一行是表头；用 duibiao agree --blank --format csv 可得到一张空白的";
            checker.tell(Code::MissingKey, at, format!("没有“{needed}”这一列"), help);
            good = false;
        }
    }
    good
}

/// The first line of a row. The reader counts from the end of the row before, which may be one half of a line break.
pub(crate) fn row_range(text: &str, record: &StringRecord) -> Range<usize> {
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
