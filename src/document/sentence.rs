//! Sentences and clauses of normalised text.

use super::outline::Heading;
use crate::source::Span;

/// One statement: up to 。！？； or the end of its paragraph, and never across a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in normalised text, with its closing punctuation.
    pub span: Span,
    /// The paragraph it is in, counted from 0.
    pub paragraph: usize,
    /// The innermost section it is in.
    pub section: Option<usize>,
    /// It is the heading of its section and nothing more.
    pub heading: bool,
}

/// Splits paragraphs at sentence ends, at headings and at 一是, 二是.
pub(super) fn sentences(text: &str, paragraphs: &[Span], headings: &[Heading]) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut next_heading = 0;
    for (paragraph, &span) in paragraphs.iter().enumerate() {
        let mut cuts: Vec<usize> = Vec::new();
        let mut heading_spans: Vec<Span> = Vec::new();
        while let Some(heading) = headings
            .get(next_heading)
            .filter(|heading| heading.marker.start < span.end)
        {
            cuts.push(heading.marker.start);
            if heading.stands_alone {
                cuts.push(heading.end);
                heading_spans.push(Span::new(heading.marker.start, heading.end));
            }
            next_heading += 1;
        }
        cuts.extend(ends(text, span));
        cuts.push(span.end);
        cuts.sort_unstable();
        let mut start = span.start;
        for cut in cuts {
            let piece = Span::new(start, cut);
            if cut > start && has_words(text, piece) {
                out.push(Sentence {
                    span: piece,
                    paragraph,
                    section: next_section(headings, piece.start),
                    heading: heading_spans.binary_search(&piece).is_ok(),
                });
                start = cut;
            } else if cut > start {
                // Stray punctuation belongs to what stands before it, or to nothing.
                if let Some(last) = out
                    .last_mut()
                    .filter(|last: &&mut Sentence| last.span.end == start && last.paragraph == paragraph)
                {
                    last.span.end = cut;
                }
                start = cut;
            }
        }
    }
    out
}

/// Clauses of a stretch of text: its parts between commas, colons and semicolons.
pub fn clauses(text: &str, span: Span) -> impl Iterator<Item = Span> + '_ {
    let body = text.get(span.start..span.end).unwrap_or_default();
    let mut start = span.start;
    body.char_indices()
        .filter(|&(_, c)| matches!(c, ',' | ':' | ';' | '。' | '!' | '?'))
        .map(move |(i, c)| span.start + i + c.len_utf8())
        .chain(std::iter::once(span.end))
        .filter_map(move |end| {
            let clause = Span::new(start, end);
            start = end;
            (!clause.is_empty()).then_some(clause)
        })
}

/// Offsets just after each sentence end, closing quotes and brackets included.
fn ends(text: &str, span: Span) -> Vec<usize> {
    let body = text.get(span.start..span.end).unwrap_or_default();
    let mut out = Vec::new();
    let mut chars = body.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        if !matches!(c, '。' | '!' | '?' | ';') {
            continue;
        }
        let mut end = i + c.len_utf8();
        while let Some(&(j, closing)) = chars.peek() {
            if !matches!(closing, '”' | '’' | ')' | '》' | '。' | '!' | '?') {
                break;
            }
            end = j + closing.len_utf8();
            chars.next();
        }
        out.push(span.start + end);
    }
    out
}

fn has_words(text: &str, span: Span) -> bool {
    text.get(span.start..span.end)
        .is_some_and(|piece| piece.chars().any(char::is_alphanumeric))
}

/// The section whose heading is the last at or before the offset: headings are in text order and sections are made
/// one for each.
fn next_section(headings: &[Heading], offset: usize) -> Option<usize> {
    headings
        .partition_point(|heading| heading.marker.start <= offset)
        .checked_sub(1)
}
