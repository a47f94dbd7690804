//! Markdown: the text without its marks.

mod front_matter;
mod marks;

use super::extracted::Extracted;
use super::html::{BETWEEN_CELLS, lines_of};
use super::{Limits, SourceError, encoding};
use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Reads the text of a file: a heading, a paragraph's line, an item or a row on a line of its own.
///
/// # Errors
/// What cannot be decoded, and lists or quotes nested deeper than the limit.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, SourceError> {
    let (source, encoding) = encoding::decode(bytes)?;
    // Old line ends would make one line of the whole text.
    let source = source
        .trim_start_matches('\u{feff}')
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    marks::check_depth(&source, limits)?;
    // Struck text is not read: a single ~ means "to" in Chinese ranges.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader {
        source: &source,
        limits,
        lines: Vec::new(),
        line: String::new(),
        front: String::new(),
        html: String::new(),
        state: State::default(),
    };
    for (event, range) in Parser::new_ext(&source, options).into_offset_iter() {
        reader.event(event, range)?;
    }
    reader.end_line();
    Ok(Extracted {
        text: reader.lines.join("\n") + "\n",
        encoding,
        units: Vec::new(),
        about: front_matter::about(&reader.front),
    })
}

/// What is open.
#[derive(Debug, Default)]
struct State {
    depth: usize,
    /// Images are dropped with the words that stand for them.
    images: usize,
    front: bool,
    code: bool,
    html: bool,
    /// Lists with numbers, and those without.
    lists: Vec<bool>,
    /// The number of an item, as it is written, until its first word.
    number: Option<String>,
}

struct Reader<'a> {
    source: &'a str,
    limits: &'a Limits,
    lines: Vec<String>,
    line: String,
    front: String,
    html: String,
    state: State,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) -> Result<(), SourceError> {
        match event {
            Event::Start(tag) => {
                self.state.depth += 1;
                if self.state.depth > self.limits.max_depth {
                    return Err(marks::too_deep(self.limits));
                }
                self.start(&tag, range);
            }
            Event::End(tag) => {
                self.state.depth = self.state.depth.saturating_sub(1);
                self.end(tag)?;
            }
            Event::Text(text) if self.state.front => self.front.push_str(&text),
            Event::Text(text) if self.state.html => self.html.push_str(&text),
            Event::Text(text) if self.state.code => self.push_lines(&text),
            Event::Text(text) => {
                let escaped = range.start > 0 && self.source.as_bytes().get(range.start - 1) == Some(&b'\\');
                self.push(if escaped {
                    &text
                } else {
                    marks::without_stars(self.source, &range, &text)
                });
            }
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.push(&text),
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(tag) if marks::is_break(&tag) => self.end_line(),
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
            // Many end every line of a list of points this way without meaning one paragraph; where a sentence does
            // go on, the document joins it.
            Event::SoftBreak | Event::HardBreak | Event::Rule => self.end_line(),
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript | Tag::Link { .. } => {
            }
            Tag::Image { .. } => self.state.images += 1,
            Tag::TableCell => {
                if !self.line.is_empty() {
                    self.line.push(BETWEEN_CELLS);
                }
            }
            _ => self.end_line(),
        }
        match tag {
            Tag::List(first) => self.state.lists.push(first.is_some()),
            Tag::Item if self.state.lists.last() == Some(&true) => {
                self.state.number = marks::number(self.source.get(range).unwrap_or_default());
            }
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle) => self.state.front = true,
            Tag::CodeBlock(_) => self.state.code = true,
            Tag::HtmlBlock => self.state.html = true,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) -> Result<(), SourceError> {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Link | TagEnd::TableCell => {}
            TagEnd::Image => self.state.images = self.state.images.saturating_sub(1),
            _ => self.end_line(),
        }
        match tag {
            TagEnd::List(_) => {
                self.state.lists.pop();
            }
            TagEnd::Item => self.state.number = None,
            TagEnd::MetadataBlock(_) => self.state.front = false,
            TagEnd::CodeBlock => self.state.code = false,
            TagEnd::HtmlBlock => {
                self.state.html = false;
                let html = std::mem::take(&mut self.html);
                self.lines.extend(lines_of(&html, self.limits)?);
            }
            _ => {}
        }
        Ok(())
    }

    fn push(&mut self, text: &str) {
        if self.state.images > 0 || text.is_empty() {
            return;
        }
        if let Some(number) = self.state.number.take() {
            self.line.push_str(&number);
        }
        self.line.push_str(text);
    }

    fn push_lines(&mut self, text: &str) {
        for line in text.split_inclusive('\n') {
            self.push(line.trim_end_matches('\n'));
            if line.ends_with('\n') {
                self.end_line();
            }
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = marks::without_hashes(line.trim().trim_matches(BETWEEN_CELLS));
        if !line.is_empty() {
            self.lines.push(line.to_owned());
        }
    }
}

#[cfg(test)]
mod tests;
