//! Label sheets in CSV: one row a label, the report's name and path in every row, so that one file may hold several
//! reports.

use super::check::{RawLabel, RawSheet};
use crate::handwritten::{Checker, Header, rows};

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

const HEADER: Header<10> = Header {
    columns: COLUMNS,
    // Without them there is no label.
    needed: &["text", "criterion", "status"],
    help: "第一行是表头；用 duibiao agree --blank --format csv 可得到一张空白的",
};

/// Reads the sheets of a file; what is wrong goes to the checker.
pub(super) fn read(checker: &mut Checker) -> Vec<RawSheet> {
    let mut sheets: Vec<RawSheet> = Vec::new();
    for row in rows(checker, &HEADER) {
        let [report, text, criterion, _, _, status, strength, quote, also, contested] = row.fields;
        let label = RawLabel {
            criterion,
            status,
            strength,
            quote,
            also,
            contested,
        };
        let same = |sheet: &&mut RawSheet| sheet.text.text == text.text && sheet.report.text == report.text;
        match sheets.iter_mut().find(same) {
            Some(sheet) => sheet.labels.push(label),
            None => sheets.push(RawSheet {
                at: row.at,
                report,
                text,
                labels: vec![label],
            }),
        }
    }
    sheets
}
