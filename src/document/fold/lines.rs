//! The lines of a source text: which of them only break a paragraph that goes on, and which parts are table debris.

use super::layout::Layout;
use crate::source::Span;
use regex::Regex;
use std::sync::LazyLock;

/// One line, and what is to be made of it.
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    /// Byte offset of the line in the source.
    pub(super) start: usize,
    /// The characters that end it.
    pub(super) line_end: Span,
    /// The next line goes on in the middle of this one's sentence.
    pub(super) joins_next: bool,
    debris: Vec<Span>,
    marks: Vec<Span>,
}

impl Line<'_> {
    /// Whether the character at this offset of the line is debris.
    pub(super) fn is_debris(&self, offset: usize) -> bool {
        holds(&self.debris, offset)
    }

    /// Whether it is a mark of Markdown, which is no text and parts none.
    pub(super) fn is_mark(&self, offset: usize) -> bool {
        holds(&self.marks, offset)
    }
}

fn holds(spans: &[Span], offset: usize) -> bool {
    let next = spans.partition_point(|span| span.end <= offset);
    spans.get(next).is_some_and(|span| span.start <= offset)
}

static LINE_END: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("\r\n|[\n\r\u{b}\u{c}\u{85}\u{2028}\u{2029}]").expect("constant pattern"));

/// Splits a text into lines and decides how they hang together.
pub(super) fn lines(source: &str) -> Vec<Line<'_>> {
    let mut out: Vec<Line<'_>> = Vec::new();
    let mut start = 0;
    let mut push = |text: Span, line_end: Span| {
        let text_start = text.start;
        let text = source.get(text.start..text.end).unwrap_or_default();
        out.push(Line {
            text,
            start: text_start,
            line_end,
            joins_next: false,
            debris: debris(text),
            marks: marks(text),
        });
    };
    for found in LINE_END.find_iter(source) {
        push(Span::new(start, found.start()), Span::new(found.start(), found.end()));
        start = found.end();
    }
    push(Span::new(start, source.len()), Span::new(source.len(), source.len()));
    let layout = Layout::of(&out.iter().map(|line| line.text).collect::<Vec<_>>());
    for i in 1..out.len() {
        if let [before, after] = &mut out[i - 1..=i] {
            before.joins_next = before.debris.is_empty() && layout.goes_on(before.text, after.text);
        }
    }
    out
}

/// Cell borders, rulers and empty images that tables leave behind when a page is saved as text.
fn debris(line: &str) -> Vec<Span> {
    static DEBRIS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"[|｜]+(?:\s*:?-{3,}:?\s*[|｜]+)*|!\[[^\]\n]*\]\([^)\n]*\)|<!--.*?-->").expect("constant pattern")
    });
    if !line.contains(['|', '｜', '!', '<']) {
        return Vec::new();
    }
    DEBRIS
        .find_iter(line)
        .map(|found| Span::new(found.start(), found.end()))
        .collect()
}

/// What Markdown puts before a line (headings, quotations, list items) and around strong words.
fn marks(line: &str) -> Vec<Span> {
    static MARKS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[\s\u{feff}|]*(?<lead>(?:#{1,6}\s+|>\s*|[-*]\s+)+)|(?<open>\*\*)[^*]+(?<close>\*\*)")
            .expect("constant pattern")
    });
    let first = line
        .chars()
        .find(|c| !c.is_whitespace() && !matches!(c, '|' | '\u{feff}'));
    if !(matches!(first, Some('#' | '>' | '-' | '*')) || line.contains('*')) {
        return Vec::new();
    }
    MARKS
        .captures_iter(line)
        .flat_map(|captures| ["lead", "open", "close"].map(|name| captures.name(name)))
        .flatten()
        .map(|mark| Span::new(mark.start(), mark.end()))
        .collect()
}
