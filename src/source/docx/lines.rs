//! The lines that are handed over, with the paragraph each comes from.

use crate::source::extracted::Unit;

/// One paragraph or one row of a table.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) text: String,
    /// Where in the line each paragraph of the original begins, and its number.
    pub(super) units: Vec<(usize, u32)>,
    /// It begins something new and never goes on from the line before.
    pub(super) apart: bool,
    /// Nothing goes on from it: a heading.
    pub(super) closed: bool,
}

/// All lines so far.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
    units: Vec<(usize, Unit)>,
    closed: bool,
}

impl Lines {
    /// Adds a line. Where lines must not be joined, an empty one stands between: it is what ends a paragraph in any
    /// plain text.
    pub(super) fn push(&mut self, line: &Line) {
        if line.text.trim().is_empty() {
            return;
        }
        if (line.apart || self.closed) && !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.units.extend(
            line.units
                .iter()
                .map(|&(at, number)| (start + at, Unit::Paragraph(number))),
        );
        self.text.push_str(&line.text);
        self.text.push('\n');
        self.closed = line.closed;
    }

    /// The text, and where the paragraphs of the original begin in it.
    pub(super) fn finish(self) -> (String, Vec<(usize, Unit)>) {
        (self.text, self.units)
    }
}
