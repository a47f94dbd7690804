//! Footnotes and endnotes: at the end of the text, marked so that a number in a note is no heading of the report.

use super::body::Story;
use super::lines::{Line, Lines};
use super::numbering::Numbering;
use super::styles::Styles;
use super::xml::{Node, Xml};
use crate::source::SourceError;
use crate::source::extracted::NOTE_MARKS;
use std::collections::HashMap;

/// Kinds of notes, each with numbers of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Foot,
    End,
}

/// A place in the body that refers to a note.
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) kind: Kind,
    pub(super) id: String,
    /// The paragraph it stands in.
    pub(super) paragraph: u32,
}

/// A part of notes.
pub(super) struct Notes<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    pub(super) depth: usize,
}

impl Notes<'_> {
    /// Adds the notes that are referred to, in the order of their references.
    pub(super) fn append(
        &self,
        references: &[Reference],
        styles: &Styles,
        numbering: &Numbering,
        out: &mut Lines,
    ) -> Result<(), SourceError> {
        let [foot, end] = NOTE_MARKS;
        let (mark, name) = match self.kind {
            Kind::Foot => (foot, "footnote"),
            Kind::End => (end, "endnote"),
        };
        let mut notes = self.read(name, styles, numbering)?;
        let own = references.iter().filter(|reference| reference.kind == self.kind);
        for (count, reference) in own.enumerate() {
            // A note that two places refer to is told once.
            for line in notes.remove(&reference.id).unwrap_or_default() {
                for text in line.text.split('\n') {
                    out.push(&Line {
                        text: format!("{mark}{}】{}", count + 1, text.trim()),
                        units: vec![(0, reference.paragraph)],
                        apart: true,
                        closed: true,
                    });
                }
            }
        }
        Ok(())
    }

    fn read(
        &self,
        name: &str,
        styles: &Styles,
        numbering: &Numbering,
    ) -> Result<HashMap<String, Vec<Line>>, SourceError> {
        let mut xml = Xml::new(name, self.text, self.depth);
        let mut story = Story::new(styles, numbering);
        let mut out = HashMap::new();
        loop {
            match xml.next()? {
                Node::Start(tag) if tag.word() == name => {
                    let id = tag.attribute("id").unwrap_or_default();
                    // The lines between text and notes are kept as notes, too.
                    let is_separator = tag.attribute("type").is_some_and(|kind| kind != "normal");
                    if is_separator {
                        xml.skip()?;
                        continue;
                    }
                    let mut lines = Vec::new();
                    story.blocks(&mut xml, &mut lines)?;
                    story.leftover(&mut lines);
                    out.insert(id, lines);
                }
                Node::Eof => return Ok(out),
                _ => {}
            }
        }
    }
}
