//! What every table says of the report and the plan a row is about: who reports on which year at the left, file and
//! pack at the right.

use super::table::{Cell, Column, Kind, Row};
use crate::render::labels::Labels;
use crate::render::view::Report;

/// The columns in front, of which the first is that wide.
pub(super) fn front(words: &Labels, width: u16) -> [Column; 2] {
    [
        Column::new(words.get("locality"), Kind::Word, width),
        Column::new(words.get("year"), Kind::Count, 6),
    ]
}

/// The columns behind.
pub(super) fn back(words: &Labels) -> [Column; 2] {
    [
        Column::machine(words.get("sheets.pack"), 16),
        Column::machine(words.get("sheets.path"), 30),
    ]
}

/// A row with its report in front and behind.
pub(super) fn cells(report: &Report, cells: impl IntoIterator<Item = Cell>) -> Vec<Cell> {
    let subject = &report.report;
    let front = [Cell::of(subject.name()), Cell::number(subject.year)];
    let back = [Cell::of(&report.pack.id), Cell::of(&subject.path)];
    front.into_iter().chain(cells).chain(back).collect()
}

/// The same for a row that is like the others.
pub(super) fn row(report: &Report, cells: impl IntoIterator<Item = Cell>) -> Row {
    Row::plain(self::cells(report, cells))
}
