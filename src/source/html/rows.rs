//! Rows of tables: the cells of a row of data stand on one line, those that lay out a page each on their own.

use super::lines::Line;

/// Tables and rows that are open.
#[derive(Debug, Default)]
pub(super) struct Rows {
    open: Vec<Row>,
}

/// A row, or what stands for one while a table is open whose rows have not begun.
#[derive(Debug)]
struct Row {
    of_table: bool,
    /// The first line of each cell.
    cells: Vec<usize>,
    /// A table inside it: then it is no row of data.
    holds_table: bool,
}

/// Stands between the cells of a row.
pub(in crate::source) const BETWEEN_CELLS: char = '\u{3000}';

/// A cell of data is no longer, in characters.
const LONGEST: usize = 400;
/// Nor has it more lines, or more than one that is a sentence.
const MOST_LINES: usize = 8;

impl Rows {
    pub(super) fn enter(&mut self, tag: &str, line: usize) {
        match tag {
            "table" => {
                for row in &mut self.open {
                    row.holds_table = true;
                }
                self.open.push(Row::new(true));
            }
            "tr" => self.open.push(Row::new(false)),
            _ => {
                if let Some(row) = self.open.last_mut() {
                    row.cells.push(line);
                }
            }
        }
    }

    pub(super) fn leave(&mut self, tag: &str, lines: &mut Vec<Line>) {
        match tag {
            "table" => while self.open.pop().is_some_and(|row| !row.of_table) {},
            "tr" if self.open.last().is_some_and(|row| !row.of_table) => {
                if let Some(row) = self.open.pop() {
                    row.join(lines);
                }
            }
            _ => {}
        }
    }
}

impl Row {
    fn new(of_table: bool) -> Self {
        Self {
            of_table,
            cells: Vec::new(),
            holds_table: false,
        }
    }

    fn join(mut self, lines: &mut Vec<Line>) {
        self.cells.push(lines.len());
        let cells: Vec<&[Line]> = self
            .cells
            .windows(2)
            .filter_map(|ends| lines.get(ends[0]..ends[1]))
            .filter(|cell| !cell.is_empty())
            .collect();
        if self.holds_table || cells.len() < 2 || cells.iter().any(|cell| is_layout(cell)) {
            return;
        }
        let mut joined = Line {
            time: cells[0][0].time,
            ..Line::default()
        };
        for cell in cells {
            if !joined.text.is_empty() {
                joined.text.push(BETWEEN_CELLS);
            }
            for (i, line) in cell.iter().enumerate() {
                if i > 0 {
                    joined.text.push(' ');
                }
                joined.text.push_str(&line.text);
                joined.linked += line.linked;
                joined.links += line.links;
            }
        }
        lines.truncate(self.cells[0]);
        lines.push(joined);
    }
}

fn is_layout(cell: &[Line]) -> bool {
    let length: usize = cell.iter().map(|line| line.text.chars().count()).sum();
    let sentences = cell.iter().filter(|line| line.text.contains('。')).count();
    let menu = cell.len() > 2 && cell.iter().all(|line| line.links > 0);
    length > LONGEST || cell.len() > MOST_LINES || (cell.len() > 1 && sentences > 0) || menu
}
