//! A paper as WordprocessingML: `word/document.xml`.

use super::package::NAMESPACES;
use super::paper::{Block, Kind, Paper, Paragraph, Run};
use super::xml::Xml;
use super::{page, styles, table};
use crate::render::visible;
use std::io;

/// The part.
pub(super) fn body(paper: &Paper) -> io::Result<Vec<u8>> {
    Xml::part("w:document", NAMESPACES, |xml| {
        xml.element("w:body", &[], |xml| {
            for block in &paper.blocks {
                match block {
                    Block::Paragraph(one) => paragraph(xml, one, false)?,
                    Block::Table(one) => table::write(xml, one)?,
                }
            }
            page::write(xml)
        })
    })
}

/// A paragraph; `keep` keeps it on the page of the next one, whatever its style says.
pub(super) fn paragraph(xml: &mut Xml, paragraph: &Paragraph, keep: bool) -> io::Result<()> {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.property("w:pStyle", paragraph.style.id())?;
            if keep {
                xml.empty("w:keepNext", &[])?;
            }
            Ok(())
        })?;
        paragraph.runs.iter().try_for_each(|one| run(xml, one))
    })
}

fn run(xml: &mut Xml, run: &Run) -> io::Result<()> {
    let style = match run.kind {
        Kind::Break => return xml.element("w:r", &[], |xml| xml.empty("w:br", &[])),
        Kind::Plain => None,
        Kind::Quote => Some(styles::QUOTE),
        Kind::Strong => Some(styles::STRONG),
    };
    let chinese = run.text.contains(|c| ('\u{2e80}'..='\u{9fff}').contains(&c));
    xml.element("w:r", &[], |xml| {
        if style.is_some() || chinese {
            xml.element("w:rPr", &[], |xml| {
                style.map_or(Ok(()), |style| xml.property("w:rStyle", style))?;
                // Quotation marks and dashes belong to both scripts: among Chinese they are as wide as it.
                if chinese {
                    xml.empty("w:rFonts", &[("w:hint", "eastAsia")])?;
                }
                Ok(())
            })?;
        }
        xml.text("w:t", &[("xml:space", "preserve")], &shown(&run.text))
    })
}

/// On one line, with nothing in it that acts or that XML cannot hold.
fn shown(text: &str) -> String {
    visible(text).replace(['\n', '\t'], " ")
}
