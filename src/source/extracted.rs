//! What a reader of one format hands over: text, and what the format knows beyond it.

use jiff::civil::Date;

/// How a footnote and an endnote begin where a format knows them: they stand at the end of the text, and with the mark
/// before it no number in a note is a heading.
pub(crate) const NOTE_MARKS: [&str; 2] = ["【脚注", "【尾注"];

/// The text of a file and where its parts stand in the original.
#[derive(Debug, Clone, Default)]
pub(super) struct Extracted {
    /// Paragraphs, one a line.
    pub(super) text: String,
    /// The encoding of the bytes, by its WHATWG name.
    pub(super) encoding: &'static str,
    /// Where each page or paragraph of the original begins, in text order.
    pub(super) units: Vec<(usize, Unit)>,
    /// What the format tells about the report beside its text.
    pub(super) about: About,
}

/// A place that a reader of the original can find.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A page, from 1.
    Page(u32),
    /// A paragraph, from 1, as a word processor counts them: empty ones and those in tables included.
    Paragraph(u32),
}

/// What a file says of itself outside the report's text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// The title in the file's metadata or its page head.
    pub title: Option<String>,
    /// When it was published, by the page.
    pub published: Option<Date>,
    /// 来源: where the page says it has it from.
    pub origin: Option<String>,
}
