//! Tables, row by row.

use super::body::Story;
use super::lines::Line;
use super::xml::{Node, Xml};
use crate::source::SourceError;

impl Story<'_> {
    /// Reads the rest of a `w:tbl`.
    pub(super) fn table(&mut self, xml: &mut Xml, out: &mut Vec<Line>) -> Result<(), SourceError> {
        let depth = xml.depth();
        while xml.depth() >= depth {
            if let Node::Start(tag) = xml.next()? {
                match tag.word() {
                    "tr" => self.row(xml, out)?,
                    "tblPr" | "tblGrid" => xml.skip()?,
                    _ => {}
                }
            }
        }
        Ok(())
    }

    /// Reads the rest of a `w:tr`. Cells of one paragraph each make one line; where a cell holds more, the table only
    /// arranges running text, and every paragraph keeps its line.
    fn row(&mut self, xml: &mut Xml, out: &mut Vec<Line>) -> Result<(), SourceError> {
        let depth = xml.depth();
        let mut cells: Vec<Vec<Line>> = Vec::new();
        let mut gone = false;
        while xml.depth() >= depth {
            if let Node::Start(tag) = xml.next()? {
                match tag.word() {
                    "trPr" => gone = mentions(xml, &["del", "hidden"])?,
                    "tc" => cells.extend(self.cell(xml)?),
                    "tblPrEx" => xml.skip()?,
                    _ => {}
                }
            }
        }
        if gone {
            return Ok(());
        }
        cells.retain(|cell| !cell.is_empty());
        if cells.len() < 2 {
            out.extend(cells.into_iter().flatten());
        } else if cells.iter().all(|cell| cell.len() == 1) {
            out.push(joined(cells.into_iter().flatten()));
        } else {
            for mut cell in cells {
                if let Some(first) = cell.first_mut() {
                    first.apart = true;
                }
                if let Some(last) = cell.last_mut() {
                    last.closed = true;
                }
                out.append(&mut cell);
            }
        }
        Ok(())
    }

    /// Reads the rest of a `w:tc`; `None` if the cell is deleted.
    fn cell(&mut self, xml: &mut Xml) -> Result<Option<Vec<Line>>, SourceError> {
        let depth = xml.depth();
        let mut lines = Vec::new();
        let mut gone = false;
        while xml.depth() >= depth {
            if let Node::Start(tag) = xml.next()? {
                match tag.word() {
                    "tcPr" => gone = mentions(xml, &["cellDel"])?,
                    _ => self.start(&tag, xml, &mut lines)?,
                }
            }
        }
        self.leftover(&mut lines);
        Ok((!gone).then_some(lines))
    }
}

/// One line of several cells, with tabs between them.
fn joined(cells: impl Iterator<Item = Line>) -> Line {
    let mut out = Line {
        apart: true,
        closed: true,
        ..Line::default()
    };
    for cell in cells {
        if !out.text.is_empty() {
            out.text.push('\t');
        }
        let start = out.text.len();
        out.units
            .extend(cell.units.iter().map(|&(at, number)| (start + at, number)));
        // A break inside a cell fits the words to its width.
        out.text.push_str(&cell.text.replace('\n', " "));
    }
    out
}

/// Reads the rest of the element just started: whether it holds one of these, earlier states left aside.
fn mentions(xml: &mut Xml, names: &[&str]) -> Result<bool, SourceError> {
    let depth = xml.depth();
    let mut found = false;
    while xml.depth() >= depth {
        if let Node::Start(tag) = xml.next()? {
            match tag.word() {
                "trPrChange" | "tcPrChange" => xml.skip()?,
                name => found |= names.contains(&name) && tag.is_on(),
            }
        }
    }
    Ok(found)
}
