//! What programs see of a reading: the contract `duibiao/text/1`.

use crate::document::{Kind, Role};
use crate::render::view::{Notice, Subject, Tool};
use serde::Serialize;

/// One report as it was read.
#[derive(Debug, Clone, Serialize)]
pub struct Reading {
    /// `duibiao/text/1`
    pub schema: &'static str,
    /// Who made this.
    pub tool: Tool,
    /// The file and what it says about itself.
    pub report: Subject,
    /// How much of it there is.
    pub counts: Counts,
    /// Its headings, in text order.
    pub outline: Vec<Heading>,
    /// Which part is for what, in text order, without gaps.
    pub roles: Vec<Stretch>,
    /// The text, line by line.
    pub lines: Vec<Line>,
    /// What a reader should know of how it was read.
    pub notices: Vec<Notice>,
}

/// How much text there is.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "names say it")]
pub struct Counts {
    pub lines: usize,
    pub paragraphs: usize,
    pub sentences: usize,
    pub headings: usize,
}

/// A heading of the outline, down to 一是.
#[derive(Debug, Clone, Serialize)]
pub struct Heading {
    /// Depth, from 1.
    pub level: usize,
    /// The kind of number: `chapter`, `part`, `han`, `han_bracket`, `article`, `arabic`, `arabic_bracket`, `circled`,
    /// `item`.
    pub kind: &'static str,
    /// The number as it is matched: `一、`
    pub marker: String,
    /// The words after it, as they are matched.
    pub title: String,
    /// What the part below it is for.
    pub role: Role,
    /// Where it begins.
    #[serde(flatten)]
    pub at: At,
}

/// A part of the text with one role.
#[derive(Debug, Clone, Serialize)]
pub struct Stretch {
    /// What it is for.
    pub role: Role,
    /// Its first character, counted from 0.
    pub start: usize,
    /// One past its last character.
    pub end: usize,
    /// Where it begins.
    #[serde(flatten)]
    pub at: At,
    /// The line it ends on.
    pub last_line: usize,
}

/// A line of the text, or the part of it that has one role.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// Its characters, without the line break.
    pub text: String,
    /// Its first character, counted from 0.
    pub start: usize,
    /// What it is for; `null` where nothing stands in it.
    pub role: Option<Role>,
    /// Where it begins.
    #[serde(flatten)]
    pub at: At,
}

/// A place as a reader counts it.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct At {
    /// Line of the text, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Page of a PDF, from 1.
    pub page: Option<u32>,
    /// Paragraph of a docx, from 1.
    pub paragraph: Option<u32>,
}

/// What a kind of number is called in machine output.
pub(super) fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Chapter => "chapter",
        Kind::Part => "part",
        Kind::Han => "han",
        Kind::HanBracket => "han_bracket",
        Kind::Article => "article",
        Kind::Arabic => "arabic",
        Kind::ArabicBracket => "arabic_bracket",
        Kind::Circled => "circled",
        Kind::Item => "item",
    }
}
