//! Specific or generic: by what the passage holds, not by its length.

use super::matches::Matches;
use super::types::Strength;
use crate::document::{date, number, title};
use crate::source::Span;

/// Judges a stretch of normalised text inside one sentence.
pub(super) fn strength(matches: &Matches<'_>, sentence: usize, span: Span) -> Strength {
    let common = &matches.pack.stance.common_names;
    let named = || names(matches.document.slice(span)).any(|name| !common.iter().any(|known| name == known));
    if holds_facts(matches, sentence, span) || named() {
        Strength::Specific
    } else {
        Strength::Generic
    }
}

/// Whether a stretch holds a quantity, a title, a date or a concrete form of work. Names in quotation marks are not
/// asked for: irony is written between them as well.
pub(super) fn holds_facts(matches: &Matches<'_>, sentence: usize, span: Span) -> bool {
    let text = matches.document.slice(span);
    holds_quantities(text)
        || !title::titles(text, 0).is_empty()
        || date::dates(text, 0).iter().any(|date| date.day.is_some())
        || matches.pack.stance.concrete.iter().any(|&pattern| {
            let found = matches.find(pattern, sentence);
            found.iter().any(|found| span.contains(*found))
        })
}

/// Whether a text holds a number with its unit.
pub(super) fn holds_quantities(text: &str) -> bool {
    number::numbers(text, 0).iter().any(|number| number.unit.is_some())
}

/// What stands in quotation marks and is more than a word or a code.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('“')
        .skip(1)
        .filter_map(|rest| rest.split('”').next())
        .filter(|name| (3..=24).contains(&name.chars().count()))
        .filter(|name| name.chars().filter(|c| c.is_alphabetic()).count() >= 3)
}
