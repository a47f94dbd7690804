//! Styles: what a paragraph or a run is when it does not say so itself.

use super::properties::{self, ParagraphProperties};
use super::xml::{Node, Xml};
use crate::source::SourceError;
use std::collections::HashMap;

/// Longest chain of styles based on one another.
const LONGEST_CHAIN: usize = 32;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    /// As a person sees it, in lower case and without spaces.
    name: String,
    based_on: Option<String>,
    paragraph: ParagraphProperties,
    hidden: Option<bool>,
}

impl Styles {
    pub(super) fn parse(text: &str, depth: usize) -> Result<Self, SourceError> {
        let mut xml = Xml::new("styles", text, depth);
        let mut out = Self::default();
        loop {
            match xml.next()? {
                Node::Start(tag) if tag.word() == "style" => {
                    let id = tag.attribute("styleId").unwrap_or_default();
                    let default = tag
                        .attribute("default")
                        .is_some_and(|value| value == "1" || value == "true");
                    if default && tag.attribute("type").is_some_and(|kind| kind == "paragraph") {
                        out.default = Some(id.clone());
                    }
                    let style = Style::parse(&mut xml)?;
                    out.by_id.insert(id, style);
                }
                Node::Eof => return Ok(out),
                _ => {}
            }
        }
    }

    /// What a paragraph is, its own properties before its style's and those before what the style is based on.
    pub(super) fn resolve(&self, own: &ParagraphProperties) -> Paragraph {
        let first = own.style.as_deref().or(self.default.as_deref());
        let mut out = Paragraph {
            number: own.number.clone(),
            level: own.level,
            styles: Vec::new(),
            heading: false,
            contents: false,
            indented: false,
            hidden: false,
        };
        let (mut outline, mut indented, mut hidden) = (own.outline, own.indented, None);
        for (id, style) in self.chain(first) {
            let of = &style.paragraph;
            out.number = out.number.or_else(|| of.number.clone());
            out.level = out.level.or(of.level);
            outline = outline.or(of.outline);
            indented = indented.or(of.indented);
            hidden = hidden.or(style.hidden);
            out.styles.push(id.to_owned());
            out.heading |= is_heading(&style.name);
            out.contents |= is_contents(&style.name);
        }
        // Some programs name styles that they do not define.
        if out.styles.is_empty()
            && let Some(id) = first
        {
            out.heading = is_heading(&plain(id));
            out.contents = is_contents(&plain(id));
        }
        out.heading = outline.map_or(out.heading, |level| level < 9);
        out.indented = indented.unwrap_or(false);
        out.hidden = hidden.unwrap_or(false);
        out
    }

    /// Whether a character style hides its text.
    pub(super) fn hides(&self, id: &str) -> Option<bool> {
        self.chain(Some(id)).find_map(|(_, style)| style.hidden)
    }

    /// The number a list style carries.
    pub(super) fn number_of(&self, id: &str) -> Option<&str> {
        self.by_id.get(id)?.paragraph.number.as_deref()
    }

    /// A style and what it is based on.
    fn chain<'a>(&'a self, first: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let find = |id: &'a str| self.by_id.get_key_value(id).map(|(id, style)| (id.as_str(), style));
        std::iter::successors(first.and_then(find), move |(_, style)| {
            style.based_on.as_deref().and_then(find)
        })
        .take(LONGEST_CHAIN)
    }
}

impl Style {
    /// Reads the rest of a `w:style`.
    fn parse(xml: &mut Xml) -> Result<Self, SourceError> {
        let depth = xml.depth();
        let mut out = Self::default();
        loop {
            match xml.next()? {
                Node::Start(tag) => match tag.word() {
                    "name" => out.name = plain(&tag.value().unwrap_or_default()),
                    "basedOn" => out.based_on = tag.value(),
                    "pPr" => out.paragraph = properties::paragraph(xml)?,
                    "rPr" => out.hidden = properties::run(xml)?.hidden,
                    // Parts of table styles.
                    "tblStylePr" => xml.skip()?,
                    _ => {}
                },
                Node::End if xml.depth() < depth => return Ok(out),
                Node::Eof => return Ok(out),
                _ => {}
            }
        }
    }
}

/// A paragraph with all that its styles say.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) number: Option<String>,
    pub(super) level: Option<usize>,
    /// Its style and what that is based on.
    pub(super) styles: Vec<String>,
    pub(super) heading: bool,
    /// An entry of the table of contents.
    pub(super) contents: bool,
    pub(super) indented: bool,
    pub(super) hidden: bool,
}

fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

fn is_heading(name: &str) -> bool {
    let numbered = |start| name.strip_prefix(start).is_some_and(is_number);
    numbered("heading") || numbered("标题") || matches!(name, "title" | "subtitle" | "标题" | "副标题")
}

fn is_contents(name: &str) -> bool {
    let numbered = |start| name.strip_prefix(start).is_some_and(is_number);
    numbered("toc") || numbered("目录") || matches!(name, "tocheading" | "toc标题" | "contentsheading")
}

fn is_number(text: &str) -> bool {
    text.len() == 1 && text.bytes().all(|b| b.is_ascii_digit())
}
