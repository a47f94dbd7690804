//! Places in a text: byte spans inside, lines and character columns for readers.

/// A range of byte offsets into one text, at character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// A place as a reader counts it: both from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Position {
    /// The place right after these characters, of which the first stands here.
    #[must_use]
    pub fn after(mut self, text: &str) -> Self {
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            self.pass(c, chars.peek().copied());
        }
        self
    }

    /// Goes past a character that another follows, or none; tells whether it ended the line.
    fn pass(&mut self, c: char, next: Option<char>) -> bool {
        // A lone carriage return ends a line too, as old files have it.
        let ends_line = c == '\n' || (c == '\r' && next != Some('\n'));
        if ends_line {
            self.line += 1;
            self.column = 1;
        } else {
            self.column += 1;
        }
        ends_line
    }
}

/// Distance between marks inside one long line, so that a report on a single line is not counted from its start.
const STRIDE: usize = 2048;

/// Known places, in text order; any other is counted from the nearest before it.
#[derive(Debug, Clone)]
pub(super) struct PositionIndex {
    marks: Vec<Mark>,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    byte: usize,
    characters: usize,
    position: Position,
}

impl PositionIndex {
    pub(super) fn new(text: &str) -> Self {
        let mut mark = Mark {
            byte: 0,
            characters: 0,
            position: Position { line: 1, column: 1 },
        };
        let mut marks = vec![mark];
        let mut last = 0;
        let mut chars = text.char_indices().peekable();
        while let Some((byte, c)) = chars.next() {
            mark.characters += 1;
            mark.byte = byte + c.len_utf8();
            let ends_line = mark.position.pass(c, chars.peek().map(|&(_, next)| next));
            if ends_line || mark.byte - last >= STRIDE {
                marks.push(mark);
                last = mark.byte;
            }
        }
        Self { marks }
    }

    pub(super) fn position(&self, text: &str, byte: usize) -> Position {
        let (mark, extra) = self.nearest(text, byte);
        Position {
            line: mark.position.line,
            column: mark.position.column + extra,
        }
    }

    pub(super) fn characters_before(&self, text: &str, byte: usize) -> usize {
        let (mark, extra) = self.nearest(text, byte);
        mark.characters + extra
    }

    /// The last mark at or before `byte`, and the characters between the two.
    #[expect(clippy::string_slice, reason = "marks and spans stand at character boundaries")]
    fn nearest(&self, text: &str, byte: usize) -> (Mark, usize) {
        let after = self.marks.partition_point(|mark| mark.byte <= byte);
        let mark = self.marks[after.saturating_sub(1)];
        (mark, text[mark.byte..byte].chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters_from_one() {
        let text = "甲乙\r\n丙𠮷丁\r戊";
        let index = PositionIndex::new(text);
        let at = |needle: &str| index.position(text, text.find(needle).unwrap());
        assert_eq!(at("乙"), Position { line: 1, column: 2 });
        assert_eq!(at("丁"), Position { line: 2, column: 3 });
        assert_eq!(at("戊"), Position { line: 3, column: 1 });
        assert_eq!(index.characters_before(text, text.len()), 9);
    }

    #[test]
    fn the_place_after_a_stretch_is_the_one_that_is_counted() {
        let text = "甲乙\r\n丙𠮷丁\r戊\n";
        let index = PositionIndex::new(text);
        let first = Position { line: 1, column: 1 };
        for (byte, c) in text.char_indices().filter(|&(_, c)| c != '\n') {
            assert_eq!(
                first.after(text.get(..byte).unwrap()),
                index.position(text, byte),
                "{c}"
            );
        }
        assert_eq!(first.after(text), Position { line: 4, column: 1 });
    }

    #[test]
    fn long_lines_are_marked() {
        let text = "数".repeat(10_000) + "尾";
        let index = PositionIndex::new(&text);
        assert!(index.marks.len() > 10);
        assert_eq!(
            index.position(&text, text.len() - 3),
            Position {
                line: 1,
                column: 10_001
            }
        );
    }
}
