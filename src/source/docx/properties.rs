//! Properties of paragraphs and runs, as far as they decide about the text.

use super::xml::{Node, Xml};
use crate::source::SourceError;

/// Of a paragraph or a paragraph style; what is not said is `None` and comes from the style.
#[derive(Debug, Clone, Default)]
pub(super) struct ParagraphProperties {
    pub(super) style: Option<String>,
    /// `numId`; `0` switches numbering off.
    pub(super) number: Option<String>,
    /// `ilvl`, from 0.
    pub(super) level: Option<usize>,
    /// Outline level from 0; 9 is body text.
    pub(super) outline: Option<u8>,
    /// The first line is indented, as a new paragraph's is.
    pub(super) indented: Option<bool>,
    /// The mark at the paragraph's end is deleted or hidden: the next paragraph goes on in it.
    pub(super) mark_gone: bool,
}

/// Of a run or a character style.
#[derive(Debug, Clone, Default)]
pub(super) struct RunProperties {
    pub(super) style: Option<String>,
    pub(super) hidden: Option<bool>,
    /// Deleted, or moved away; of a paragraph's mark.
    deleted: bool,
}

/// Reads the rest of a `w:pPr`.
pub(super) fn paragraph(xml: &mut Xml) -> Result<ParagraphProperties, SourceError> {
    let depth = xml.depth();
    let mut out = ParagraphProperties::default();
    loop {
        match xml.next()? {
            Node::Start(tag) => match tag.word() {
                "pStyle" => out.style = tag.value(),
                "numPr" => numbering(xml, &mut out)?,
                "outlineLvl" => out.outline = tag.value().and_then(|value| value.parse().ok()),
                "ind" => {
                    let amount = |name| tag.attribute(name).and_then(|value| value.parse::<f64>().ok());
                    let first = amount("firstLineChars").filter(|&n| n != 0.0).or(amount("firstLine"));
                    let hanging = amount("hanging").or(amount("hangingChars")).is_some_and(|n| n > 0.0);
                    if first.is_some() || hanging {
                        out.indented = Some(!hanging && first.is_some_and(|n| n > 0.0));
                    }
                }
                "rPr" => {
                    let mark = run(xml)?;
                    out.mark_gone = mark.deleted || mark.hidden == Some(true);
                }
                // What the properties were before a change that is tracked.
                "pPrChange" | "sectPr" => xml.skip()?,
                _ => {}
            },
            Node::End if xml.depth() < depth => return Ok(out),
            Node::Eof => return Ok(out),
            _ => {}
        }
    }
}

fn numbering(xml: &mut Xml, out: &mut ParagraphProperties) -> Result<(), SourceError> {
    let depth = xml.depth();
    loop {
        match xml.next()? {
            Node::Start(tag) => match tag.word() {
                "numId" => out.number = tag.value(),
                "ilvl" => out.level = tag.value().and_then(|value| value.parse().ok()),
                _ => xml.skip()?,
            },
            Node::End if xml.depth() < depth => return Ok(()),
            Node::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Reads the rest of a `w:rPr`.
pub(super) fn run(xml: &mut Xml) -> Result<RunProperties, SourceError> {
    let depth = xml.depth();
    let mut out = RunProperties::default();
    loop {
        match xml.next()? {
            Node::Start(tag) => match tag.word() {
                "rStyle" => out.style = tag.value(),
                "vanish" => out.hidden = Some(tag.is_on()),
                "del" | "moveFrom" => out.deleted = true,
                "rPrChange" => xml.skip()?,
                _ => {}
            },
            Node::End if xml.depth() < depth => return Ok(out),
            Node::Eof => return Ok(out),
            _ => {}
        }
    }
}
