//! How high rows must be for their text to be seen. Set, since viewers (previews, phones) do not work it out, and since
//! Excel and LibreOffice do not agree where it is not set.

use crate::render::sheets::table::{Cell, Column, Row};
use unicode_width::UnicodeWidthStr as _;

/// Points that a line of 10-point Chinese takes: more than Songti needs; the fonts that stand in for it have taller lines
/// and gain what the count of lines errs on the safe side.
const LINE: f64 = 14.0;
/// Points above and below the text.
const SPACE: f64 = 5.0;
/// No row of Excel is higher.
const MOST: f64 = 409.0;

/// The height of a row, in points.
pub(super) fn of_row(row: &Row, columns: &[Column]) -> f64 {
    let cells = row.cells.iter().zip(columns).map(|(cell, column)| match cell {
        Cell::Text(text) if !column.machine => lines(text, column.width),
        _ => 1,
    });
    height(cells.max().unwrap_or(1))
}

/// The height of the head.
pub(super) fn of_head(columns: &[Column]) -> f64 {
    // Room for the button of the filter.
    let cells = columns
        .iter()
        .map(|column| lines(&column.label, column.width.saturating_sub(2)));
    height(cells.max().unwrap_or(1))
}

fn height(lines: usize) -> f64 {
    let lines = f64::from(u32::try_from(lines).unwrap_or(u32::MAX));
    (lines * LINE + SPACE).min(MOST)
}

/// Lines of a text in a column of that many half-width characters; one is lost to the cell's edges.
fn lines(text: &str, width: u16) -> usize {
    let width = usize::from(width).saturating_sub(1).max(2);
    let options = textwrap::Options::new(width).break_words(true);
    let one = |line: &str| {
        if line.width() <= width {
            1
        } else {
            textwrap::wrap(line, &options).len()
        }
    };
    text.split('\n').map(one).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_as_a_cell_breaks_them() {
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("一二三四", 9), 1);
        assert_eq!(lines("一二三四五", 9), 2);
        assert_eq!(lines("一\n二三四五六", 9), 3);
        assert_eq!(lines(&"长".repeat(400), 41), 20);
    }

    #[test]
    fn no_row_is_higher_than_excel_allows() {
        let column = Column::new("甲", crate::render::sheets::table::Kind::Text, 10);
        let row = Row::plain(vec![Cell::of(&"长".repeat(4000))]);
        assert!((of_row(&row, &[column]) - MOST).abs() < f64::EPSILON);
    }
}
