//! Parts that do not add up to the stated whole.

use super::figure::{Figure, Statement, counts_unread};
use super::words::{WORDS, holds, opening};
use super::{Contradiction, Kind, partition};
use crate::document::Document;
use crate::source::Span;

/// What announces the parts of the whole before it.
pub(super) const OF_WHICH: &str = "其中";

/// No account of one whole is longer, in characters.
const LONGEST_ACCOUNT: usize = 600;

/// At most one contradiction a sentence: one wrong figure makes several sums wrong.
pub(super) fn find(document: &Document, statement: &Statement<'_>, out: &mut Vec<Contradiction>) {
    let counts = statement
        .figures
        .iter()
        .filter(|figure| figure.exact && figure.unit().is_some());
    if counts.count() < 2 || holds(statement.text, &WORDS.carried) {
        return;
    }
    let found = partition::find(document, statement)
        .or_else(|| remainder(document, statement))
        .or_else(|| total(statement))
        .or_else(|| part_above_whole(statement));
    out.extend(found);
}

/// 共49条，其中甲类2条，其他类26条: a list that names the remainder leaves nothing out.
fn remainder(document: &Document, statement: &Statement<'_>) -> Option<Contradiction> {
    let figures = &statement.figures;
    let last = figures
        .iter()
        .position(|figure| opening(figure.label, &WORDS.remainder).is_some())?;
    let first = figures.iter().position(|figure| figure.between.contains(OF_WHICH))?;
    let whole = figures.get(first.checked_sub(1)?)?;
    let parts: Vec<&Figure<'_>> = figures.get(first..=last)?.iter().collect();
    let after = figures.get(last + 1..)?;
    let nested = parts.iter().skip(1).any(|part| part.between.contains(OF_WHICH));
    let alike = parts
        .iter()
        .all(|part| part.exact && part.unit() == whole.unit() && !part.is_change() && !part.label.is_empty());
    let more = after.iter().any(|figure| figure.unit() == whole.unit());
    if !is_count(whole) || parts.len() < 2 || nested || !alike || more {
        return None;
    }
    let sum: f64 = parts.iter().map(|part| part.number.value).sum();
    let gap = whole.number.value - sum;
    // What is named before the remainder may overlap, so too much is only certain of one part and the rest.
    let all_told = || {
        let told = told_with(document, statement, whole);
        !holds(told, &WORDS.unfinished) && !unread(told, whole)
    };
    let below = gap > 0.0 && ends_with_full_stop(document, statement) && all_told();
    (below || (gap < 0.0 && parts.len() == 2)).then(|| mismatch(whole, &parts, sum))
}

/// 甲12件、乙3件，合计16件
fn total(statement: &Statement<'_>) -> Option<Contradiction> {
    let figures = &statement.figures;
    let at = figures
        .iter()
        .position(|figure| WORDS.totals.iter().any(|total| total == figure.label))?;
    let (whole, parts) = (figures.get(at)?, figures.get(..at)?);
    let alike = parts.iter().all(|part| {
        let continues = part.unit() == whole.unit() && part.exact && !part.is_change() && !part.label.is_empty();
        continues && !part.between.contains(OF_WHICH) && !holds(part.label, &WORDS.totals)
    });
    let directly = matches!(whole.between.strip_suffix(whole.label), Some("," | "、"));
    if !is_count(whole) || parts.len() < 2 || !alike || !directly || holds(statement.text, &WORDS.unfinished) {
        return None;
    }
    // Items of one list: what is set off by a comma may be part of what stands before it.
    let listed = parts
        .iter()
        .skip(1)
        .all(|part| part.between.starts_with(['、', '和']) || part.between.starts_with("以及"));
    let sum: f64 = parts.iter().map(|part| part.number.value).sum();
    let wrong = listed && differs(sum, whole.number.value) && !unread(statement.text, whole);
    wrong.then(|| mismatch(whole, &parts.iter().collect::<Vec<_>>(), sum))
}

/// 共10件，其中甲12件
fn part_above_whole(statement: &Statement<'_>) -> Option<Contradiction> {
    let figures = &statement.figures;
    figures.iter().enumerate().skip(1).find_map(|(at, part)| {
        let (before, whole) = (figures.get(..at)?, figures.get(at - 1)?);
        let core = part.label.strip_prefix(OF_WHICH)?;
        let directly = part.between.strip_suffix(part.label) == Some(",");
        let narrower = !core.is_empty() && !holds(core, &WORDS.wider) && opening(core, &WORDS.changes).is_none();
        let above_all = before
            .iter()
            .all(|figure| figure.unit() != part.unit() || figure.number.value < part.number.value);
        let sound = is_count(whole) && part.exact && whole.unit() == part.unit();
        (directly && narrower && above_all && sound).then(|| mismatch(whole, &[part], part.number.value))
    })
}

/// A whole number of things.
pub(super) fn is_count(figure: &Figure<'_>) -> bool {
    figure.exact && figure.unit().is_some_and(|unit| unit != "%" && unit != "‰") && !figure.is_change()
}

/// Whether what is told counts more than could be read.
pub(super) fn unread(told: &str, whole: &Figure<'_>) -> bool {
    whole.unit().is_some_and(|unit| counts_unread(told, unit))
}

/// From the whole to the full stop: semicolons do not end the account.
pub(super) fn told_with<'d>(document: &'d Document, statement: &Statement<'_>, whole: &Figure<'_>) -> &'d str {
    let paragraph = document.paragraphs().get(statement.sentence.paragraph);
    let end = paragraph.map_or(statement.sentence.span.end, |paragraph| paragraph.end);
    let rest = document.slice(Span::new(whole.span.end, end));
    let told = rest.char_indices().take(LONGEST_ACCOUNT);
    let end = told.take_while(|&(_, c)| c != '。').last();
    rest.get(..end.map_or(0, |(at, c)| at + c.len_utf8()))
        .unwrap_or_default()
}

fn ends_with_full_stop(document: &Document, statement: &Statement<'_>) -> bool {
    let paragraph_ends = document
        .paragraphs()
        .get(statement.sentence.paragraph)
        .is_some_and(|paragraph| paragraph.end == statement.sentence.span.end);
    statement.text.contains('。') || paragraph_ends
}

/// Counts are whole numbers, exact in an `f64`.
fn differs(a: f64, b: f64) -> bool {
    (a - b).abs() > 0.5
}

/// Whole first, then its parts.
pub(super) fn mismatch(whole: &Figure<'_>, parts: &[&Figure<'_>], sum: f64) -> Contradiction {
    Contradiction {
        kind: Kind::SumMismatch,
        figures: std::iter::once(whole)
            .chain(parts.iter().copied())
            .map(Into::into)
            .collect(),
        computed: Some(sum),
    }
}
