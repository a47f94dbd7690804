//! Tables: heads repeated on every page, short rows and short tables kept in one piece.

use super::body;
use super::page::{TEXT_WIDTH, Twips};
use super::paper::{Block, Paragraph, Row, Style, Table};
use super::styles::GRID;
use super::xml::Xml;
use std::io;

/// A table with its caption.
pub(super) fn write(xml: &mut Xml, table: &Table) -> io::Result<()> {
    body::paragraph(xml, &Paragraph::of(Style::Caption, table.caption.clone()), true)?;
    let widths = widths(table);
    xml.element("w:tbl", &[], |xml| {
        properties(xml, table)?;
        xml.element("w:tblGrid", &[], |xml| {
            widths
                .iter()
                .try_for_each(|width| xml.empty("w:gridCol", &[("w:w", &width.to_string())]))
        })?;
        if table.headed {
            head(xml, table, &widths)?;
        }
        let last = table.rows.len().saturating_sub(1);
        table.rows.iter().enumerate().try_for_each(|(i, one)| {
            let keep = table.is_whole() && i < last;
            row(xml, table, one, keep, &widths)
        })
    })
}

/// Widths that make up the width of the text exactly.
fn widths(table: &Table) -> Vec<Twips> {
    let total = table.total();
    let mut widths: Vec<Twips> = table
        .columns
        .iter()
        .map(|(_, share)| TEXT_WIDTH * share / total)
        .collect();
    let rest = TEXT_WIDTH - widths.iter().sum::<Twips>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

fn properties(xml: &mut Xml, table: &Table) -> io::Result<()> {
    xml.element("w:tblPr", &[], |xml| {
        xml.property("w:tblStyle", GRID)?;
        xml.empty("w:tblW", &[("w:w", &TEXT_WIDTH.to_string()), ("w:type", "dxa")])?;
        xml.property("w:jc", "center")?;
        xml.empty("w:tblLayout", &[("w:type", "fixed")])?;
        let first = if table.headed { "1" } else { "0" };
        xml.empty(
            "w:tblLook",
            &[("w:val", "0000"), ("w:firstRow", first), ("w:noVBand", "1")],
        )?;
        // What a screen reader calls it.
        xml.property("w:tblCaption", &table.caption)
    })
}

fn head(xml: &mut Xml, table: &Table, widths: &[Twips]) -> io::Result<()> {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[])?;
            xml.empty("w:tblHeader", &[])
        })?;
        table.columns.iter().zip(widths).try_for_each(|((name, _), width)| {
            let cell = Cell {
                width: *width,
                span: 1,
                shade: Some("E7E6E6"),
                keep: true,
                paragraphs: &[Paragraph::of(Style::ColumnHead, name.clone())],
            };
            cell.write(xml)
        })
    })
}

/// A row; `keep` keeps it on the page of the next one.
fn row(xml: &mut Xml, table: &Table, row: &Row, keep: bool, widths: &[Twips]) -> io::Result<()> {
    xml.element("w:tr", &[], |xml| {
        if table.is_short(row) {
            xml.element("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]))?;
        }
        match row {
            Row::Cells(cells) => cells.iter().zip(widths).try_for_each(|(paragraphs, width)| {
                let cell = Cell {
                    width: *width,
                    span: 1,
                    shade: None,
                    keep,
                    paragraphs,
                };
                cell.write(xml)
            }),
            Row::Band(depth, paragraphs) => {
                let cell = Cell {
                    width: widths.iter().sum(),
                    span: widths.len(),
                    shade: Some(if *depth == 0 { "D9D9D9" } else { "F2F2F2" }),
                    keep: true,
                    paragraphs,
                };
                cell.write(xml)
            }
        }
    })
}

struct Cell<'a> {
    width: Twips,
    /// Columns it takes.
    span: usize,
    /// RGB.
    shade: Option<&'static str>,
    /// On the page of what comes next.
    keep: bool,
    /// At least one: a cell without is a broken file.
    paragraphs: &'a [Paragraph],
}

impl Cell<'_> {
    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        xml.element("w:tc", &[], |xml| {
            xml.element("w:tcPr", &[], |xml| {
                xml.empty("w:tcW", &[("w:w", &self.width.to_string()), ("w:type", "dxa")])?;
                if self.span > 1 {
                    xml.property("w:gridSpan", &self.span.to_string())?;
                }
                if let Some(shade) = self.shade {
                    xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", shade)])?;
                }
                if self.paragraphs.iter().all(|one| one.style == Style::ColumnHead) {
                    xml.property("w:vAlign", "center")?;
                }
                Ok(())
            })?;
            if self.paragraphs.is_empty() {
                return body::paragraph(xml, &Paragraph::new(Style::Cell), self.keep);
            }
            let mut paragraphs = self.paragraphs.iter();
            paragraphs.try_for_each(|one| body::paragraph(xml, one, self.keep))
        })
    }
}

impl From<Table> for Block {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
}

impl From<Paragraph> for Block {
    fn from(paragraph: Paragraph) -> Self {
        Self::Paragraph(paragraph)
    }
}
