//! Specific or generic: by what the passage holds, not by its length.

use super::matches::Matches;
use super::types::Strength;
use crate::document::{date, number, title};
use crate::source::Span;

/// Judges a stretch of normalised text inside one sentence.
pub(super) fn strength(matches: &Matches<'_>, sentence: usize, span: Span) -> Strength {
    let text = matches.document.slice(span);
    let rules = &matches.pack.stance;
    let specific = number::numbers(text, 0)
        .iter()
        .any(|number| number.unit.is_some())
        || !title::titles(text, 0).is_empty()
        || date::dates(text, 0).iter().any(|date| date.day.is_some())
        || names(text).any(|name| !rules.common_names.iter().any(|common| name == common))
        || rules.concrete.iter().any(|&pattern| {
            matches
                .find(pattern, sentence)
                .iter()
                .any(|found| span.contains(*found))
        });
    if specific {
        Strength::Specific
    } else {
        Strength::Generic
    }
}

/// What stands in quotation marks and is more than a word or a code.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('“')
        .skip(1)
        .filter_map(|rest| rest.split('”').next())
        .filter(|name| (3..=24).contains(&name.chars().count()))
        .filter(|name| name.chars().filter(|c| c.is_alphabetic()).count() >= 3)
}
