//! Marks that Markdown leaves in Chinese text, because it takes words to be parted by spaces.

use super::super::{Limits, SourceError};
use std::ops::Range;

/// Text without stars and underlines that were meant to embolden: in `**一、**强化` the second pair stands between a
/// comma and a letter, where Markdown sees no end. `range` is where the text stands in the source; a star by itself, or
/// one that is escaped, is the text's own.
pub(super) fn without_stars<'a>(source: &str, range: &Range<usize>, text: &'a str) -> &'a str {
    if range.len() != text.len() {
        return text;
    }
    let mut rest = text;
    for mark in ['*', '_'] {
        if rest.starts_with(mark) && in_run(source, range.start, mark) {
            rest = rest.trim_start_matches(mark);
        }
        if rest.ends_with(mark) && in_run(source, range.end - 1, mark) {
            rest = rest.trim_end_matches(mark);
        }
    }
    rest
}

/// Whether the mark at this place has another one beside it.
fn in_run(source: &str, at: usize, mark: char) -> bool {
    let is_mark = |at: Option<usize>| {
        at.and_then(|at| source.as_bytes().get(at))
            .is_some_and(|&b| char::from(b) == mark)
    };
    is_mark(at.checked_sub(1)) || is_mark(at.checked_add(1))
}

/// A line without the hashes of a heading that lacks the space after them: `##一、`.
pub(super) fn without_hashes(line: &str) -> &str {
    let rest = line.trim_start_matches('#');
    let hashes = line.len() - rest.len();
    let word = rest.starts_with(|c: char| !c.is_ascii() && c.is_alphanumeric() || matches!(c, '（' | '(' | '“' | '《'));
    if (1..=6).contains(&hashes) && word { rest } else { line }
}

/// The number of a list item as written: `3.`
pub(super) fn number(item: &str) -> Option<String> {
    let digits = item.trim_start();
    let end = digits.find(|c: char| !c.is_ascii_digit())?;
    let mark = digits.get(end..)?.chars().next().filter(|c| matches!(c, '.' | ')'))?;
    (end > 0).then(|| format!("{}{mark}", digits.get(..end).unwrap_or_default()))
}

pub(super) fn is_break(tag: &str) -> bool {
    let name: String = tag.chars().filter(char::is_ascii_alphabetic).collect();
    ["br", "p", "div", "hr"]
        .iter()
        .any(|block| block.eq_ignore_ascii_case(&name))
}

/// Refuses lines that open more quotes and lists than the limit, before the parser builds them.
pub(super) fn check_depth(source: &str, limits: &Limits) -> Result<(), SourceError> {
    let deep = source.lines().any(|line| {
        let marks = line.trim_start_matches(|c: char| c.is_ascii_digit() || " \t>-+*.)".contains(c));
        let opened = line.get(..line.len() - marks.len()).unwrap_or_default();
        // A rule is as long as you like, but without spaces between its marks it opens nothing.
        opened.matches('>').count() + opened.split_ascii_whitespace().count() > limits.max_depth
    });
    if deep { Err(too_deep(limits)) } else { Ok(()) }
}

pub(super) fn too_deep(limits: &Limits) -> SourceError {
    SourceError::TooMuch {
        what: "列表和引用的嵌套层数".to_owned(),
        limit: format!("{} 层", limits.max_depth),
        option: "--max-depth",
    }
}
