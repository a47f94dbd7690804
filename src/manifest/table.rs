//! Lists in CSV: one row a report.

use super::COLUMNS;
use super::check::Row;
use crate::handwritten::{Checker, Header, rows};

/// Reads the rows; what is wrong goes to the checker.
pub(super) fn read(checker: &mut Checker) -> Vec<Row> {
    let header = Header {
        columns: COLUMNS,
        needed: &["path"],
        help: "第一行是表头：path,locality,level,year,province",
    };
    rows(checker, &header)
}
