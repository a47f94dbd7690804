//! The figures of a sentence, each with the words before it.

use super::words::{WORDS, ending, opening};
use crate::document::number::{Bound, Number, numbers};
use crate::document::{Document, Role, Sentence};
use crate::source::Span;

/// No label is longer, in characters: what stands further off is about something else.
const LONGEST_LABEL: usize = 40;

/// A sentence with more figures is a table run together: which belongs to which cannot be told.
const MOST_FIGURES: usize = 60;

/// A sentence and its figures.
#[derive(Debug)]
pub(super) struct Statement<'d> {
    pub(super) sentence: &'d Sentence,
    pub(super) text: &'d str,
    pub(super) figures: Vec<Figure<'d>>,
}

/// A quantity and what it is said to be of.
#[derive(Debug)]
pub(super) struct Figure<'d> {
    /// Where label and number stand in normalised text.
    pub(super) span: Span,
    /// The words between the punctuation or figure before and the number.
    pub(super) label: &'d str,
    /// The label without what any label may begin and end with.
    pub(super) core: &'d str,
    /// What stands between the figure before, or the start of the sentence, and the number.
    pub(super) between: &'d str,
    pub(super) number: Number,
    /// A whole number written out, neither rounded nor hedged.
    pub(super) exact: bool,
    /// Digits after the point.
    pub(super) decimals: usize,
}

impl Figure<'_> {
    pub(super) fn unit(&self) -> Option<&str> {
        self.number.unit.as_deref()
    }

    /// 同比减少3件: how much more or less, not how much.
    pub(super) fn is_change(&self) -> bool {
        opening(self.label, &WORDS.changes).is_some()
    }
}

/// Sentences that tell of deeds and hold figures, in text order.
pub(super) fn statements(document: &Document) -> Vec<Statement<'_>> {
    document
        .sentences()
        .iter()
        .filter(|sentence| !sentence.heading && document.role_at(sentence.span.start) != Role::Plan)
        .filter_map(|sentence| {
            let text = document.slice(sentence.span);
            if !may_hold_an_account(text) {
                return None;
            }
            let figures = figures(text, sentence.span.start);
            (1..=MOST_FIGURES).contains(&figures.len()).then_some(Statement {
                sentence,
                text,
                figures,
            })
        })
        .collect()
}

/// Looking for digits is quick; figures in Chinese characters are rarely accounts. One figure alone matters where it is
/// a percentage, or where it states its scope and may come again.
fn may_hold_an_account(text: &str) -> bool {
    let mut inside = false;
    let starts = text.bytes().filter(|byte| {
        let starts = byte.is_ascii_digit() && !inside;
        inside = byte.is_ascii_digit();
        starts
    });
    match starts.take(2).count() {
        0 => false,
        1 => text.contains('%') || opening(text, &WORDS.scopes).is_some(),
        _ => true,
    }
}

fn figures(text: &str, base: usize) -> Vec<Figure<'_>> {
    let mut last = 0;
    numbers(text, 0)
        .into_iter()
        .filter_map(|number| {
            let between = text.get(last..number.span.start)?;
            let written = text.get(number.span.start..number.span.end)?;
            let cut = between.rfind(is_cut).map_or(0, |at| {
                at + between
                    .get(at..)
                    .and_then(|rest| rest.chars().next())
                    .map_or(0, char::len_utf8)
            });
            let label = between.get(cut..)?;
            let label = if label.chars().count() > LONGEST_LABEL {
                ""
            } else {
                label
            };
            let start = number.span.start - label.len();
            last = number.span.end;
            let point = written.find('.').and_then(|at| written.get(at + 1..));
            let decimals = point.map_or(0, |tail| tail.bytes().take_while(u8::is_ascii_digit).count());
            let plain =
                written.starts_with(|c: char| c.is_ascii_digit()) && !written.contains(['.', '万', '亿', '千', '百']);
            Some(Figure {
                span: Span::new(base + start, base + number.span.end),
                label,
                core: core(label),
                between,
                exact: plain && number.bound == Bound::Exact,
                decimals,
                number,
            })
        })
        .collect()
}

fn core(label: &str) -> &str {
    let mut core = label;
    while let Some(opener) = opening(core, &WORDS.openers).filter(|opener| opener.len() < core.len()) {
        core = core.strip_prefix(opener).unwrap_or_default();
    }
    while let Some(closer) = ending(core, &WORDS.closers).filter(|closer| closer.len() < core.len()) {
        core = core.strip_suffix(closer).unwrap_or_default();
    }
    core
}

/// Whether a text counts in this unit where no figure is read: 一个, 第3件.
pub(super) fn counts_unread(text: &str, unit: &str) -> bool {
    let read = numbers(text, 0);
    text.match_indices(unit).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let counted =
            before.is_some_and(|c| c.is_ascii_digit() || "一二两三四五六七八九十百千万亿几数余多来".contains(c));
        counted
            && !read
                .iter()
                .any(|number| number.span.start <= at && at < number.span.end)
    })
}

fn is_cut(c: char) -> bool {
    matches!(c, ',' | '、' | ':' | ';' | '。' | '!' | '?' | '(' | ')')
}
