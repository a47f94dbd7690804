//! Paragraphs and what holds them: the body, content controls, text boxes, notes.

use super::counters::Counters;
use super::fields::Fields;
use super::lines::{Line, Lines};
use super::notes::Reference;
use super::numbering::Numbering;
use super::properties::{self, ParagraphProperties};
use super::styles::{self, Styles};
use super::xml::{Node, Tag, Xml};
use super::{damaged, kind};
use crate::source::SourceError;

/// A text being read: the body, or the notes.
pub(super) struct Story<'a> {
    pub(super) styles: &'a Styles,
    pub(super) numbering: &'a Numbering,
    counters: Counters,
    /// Fields that are open; they may span paragraphs.
    pub(super) fields: Fields,
    /// Paragraphs of the body so far.
    pub(super) paragraph: u32,
    /// How many text boxes deep: their paragraphs are not counted.
    pub(super) boxes: usize,
    /// Text whose paragraph mark is gone; it goes on in the next paragraph.
    carried: String,
    /// The content control just opened holds nothing of its author's.
    pub(super) hollow: bool,
    /// Notes referred to, in text order.
    pub(super) references: Vec<Reference>,
}

/// A paragraph being read.
pub(super) struct Open {
    pub(super) text: String,
    pub(super) look: styles::Paragraph,
    pub(super) own: ParagraphProperties,
    /// What stands in text boxes that hang on it.
    pub(super) boxed: Vec<Line>,
}

impl<'a> Story<'a> {
    pub(super) fn new(styles: &'a Styles, numbering: &'a Numbering) -> Self {
        Self {
            styles,
            numbering,
            counters: Counters::default(),
            fields: Fields::default(),
            paragraph: 0,
            boxes: 0,
            carried: String::new(),
            hollow: false,
            references: Vec::new(),
        }
    }

    /// Reads the main part.
    pub(super) fn read_main(
        &mut self,
        name: &str,
        text: &str,
        depth: usize,
        out: &mut Lines,
    ) -> Result<(), SourceError> {
        let mut xml = Xml::new(name, text, depth);
        loop {
            match xml.next()? {
                Node::Start(tag) if xml.depth() == 1 && tag.word() != "document" => {
                    return Err(kind::by_root(tag.name()).unwrap_or_else(|| damaged(format!("{name} 不是 Word 正文"))));
                }
                Node::Start(tag) if tag.word() == "body" => {
                    let depth = xml.depth();
                    // One at a time: a long document is not held twice.
                    while xml.depth() >= depth {
                        let mut lines = Vec::new();
                        self.block(&mut xml, &mut lines)?;
                        lines.iter().for_each(|line| out.push(line));
                    }
                    let mut rest = Vec::new();
                    self.leftover(&mut rest);
                    rest.iter().for_each(|line| out.push(line));
                }
                Node::Start(_) if xml.depth() > 1 => xml.skip()?,
                Node::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Reads to the end of the element just started.
    pub(super) fn blocks(&mut self, xml: &mut Xml, out: &mut Vec<Line>) -> Result<(), SourceError> {
        let depth = xml.depth();
        while xml.depth() >= depth {
            self.block(xml, out)?;
        }
        Ok(())
    }

    /// Reads one paragraph or table, or a start or end of what only holds them.
    fn block(&mut self, xml: &mut Xml, out: &mut Vec<Line>) -> Result<(), SourceError> {
        match xml.next()? {
            Node::Start(tag) => self.start(&tag, xml, out),
            _ => Ok(()),
        }
    }

    /// Reads what was just started if it is a paragraph or a table, passes over what is no text.
    pub(super) fn start(&mut self, tag: &Tag, xml: &mut Xml, out: &mut Vec<Line>) -> Result<(), SourceError> {
        match tag.word() {
            "p" => self.paragraph(xml, out),
            "tbl" => self.table(xml, out),
            "sdt" => {
                self.hollow = false;
                Ok(())
            }
            "sdtPr" => self.control(xml),
            "sdtContent" if std::mem::take(&mut self.hollow) => xml.skip(),
            "del" | "moveFrom" | "sectPr" | "tblPr" | "tblGrid" | "sdtEndPr" => xml.skip(),
            "altChunk" | "subDoc" => Err(damaged(
                "正文里嵌有另一个文件（altChunk 或子文档），其中的文字不在正文里",
            )),
            _ => Ok(()),
        }
    }

    /// Reads the properties of a content control: placeholders and tables of contents are not the author's text.
    pub(super) fn control(&mut self, xml: &mut Xml) -> Result<(), SourceError> {
        let depth = xml.depth();
        while xml.depth() >= depth {
            if let Node::Start(tag) = xml.next()? {
                self.hollow |= match tag.word() {
                    "showingPlcHdr" => tag.is_on(),
                    "docPartGallery" => tag.value().is_some_and(|value| value == "Table of Contents"),
                    _ => false,
                };
            }
        }
        Ok(())
    }

    /// Reads the rest of a `w:p`.
    fn paragraph(&mut self, xml: &mut Xml, out: &mut Vec<Line>) -> Result<(), SourceError> {
        if self.boxes == 0 {
            self.paragraph = self.paragraph.saturating_add(1);
        }
        let number = self.paragraph;
        let mut open = Open {
            text: String::new(),
            own: ParagraphProperties::default(),
            look: self.styles.resolve(&ParagraphProperties::default()),
            boxed: Vec::new(),
        };
        self.inline(xml, &mut open, false)?;
        self.fields.end_paragraph();
        let look = &open.look;
        if look.contents {
            open.text.clear();
        }
        let text = std::mem::take(&mut self.carried) + &open.text;
        if open.own.mark_gone {
            self.carried = text;
            out.append(&mut open.boxed);
            return Ok(());
        }
        let found = look.number.as_deref().and_then(|id| {
            let found = self.numbering.find(id, self.styles)?;
            Some((id, found))
        });
        let label = found.map_or_else(String::new, |(id, found)| {
            let by_style = || found.level_of_style(&look.styles);
            let level = open.own.level.or_else(by_style).or(look.level).unwrap_or(0);
            self.counters.next(id, found, level)
        });
        if !text.trim().is_empty() {
            let spaced = text.starts_with("  ") || text.starts_with('\t');
            out.push(Line {
                text: label + text.trim_matches([' ', '\n', '\t']),
                units: vec![(0, number)],
                apart: look.heading || look.indented || spaced || found.is_some(),
                closed: look.heading,
            });
        }
        out.append(&mut open.boxed);
        Ok(())
    }

    /// Takes over the properties of a paragraph.
    pub(super) fn look(&mut self, xml: &mut Xml, open: &mut Open) -> Result<(), SourceError> {
        open.own = properties::paragraph(xml)?;
        open.look = self.styles.resolve(&open.own);
        if open.look.heading {
            self.fields.begin_heading();
        }
        Ok(())
    }

    /// Reads the rest of a text box.
    pub(super) fn text_box(&mut self, xml: &mut Xml, open: &mut Open) -> Result<(), SourceError> {
        let (carried, fields) = (std::mem::take(&mut self.carried), std::mem::take(&mut self.fields));
        self.boxes += 1;
        let mut lines = Vec::new();
        self.blocks(xml, &mut lines)?;
        self.leftover(&mut lines);
        self.boxes -= 1;
        (self.carried, self.fields) = (carried, fields);
        if let Some(first) = lines.first_mut() {
            first.apart = true;
        }
        if let Some(last) = lines.last_mut() {
            last.closed = true;
        }
        open.boxed.append(&mut lines);
        Ok(())
    }

    /// Text left over by a last paragraph without its mark.
    pub(super) fn leftover(&mut self, out: &mut Vec<Line>) {
        let text = std::mem::take(&mut self.carried);
        if !text.trim().is_empty() {
            out.push(Line {
                text,
                units: vec![(0, self.paragraph)],
                ..Line::default()
            });
        }
    }
}
