//! Cells of tables.

use super::super::view::Part;
pub(super) use crate::render::filters::clipped;
use unicode_width::UnicodeWidthStr as _;

/// Wide enough for `100.0%` and for a negative kappa.
pub(super) fn width_of(column: &str) -> usize {
    column.width().max(6) + 2
}

pub(super) fn percent(part: Part) -> String {
    part.share
        .map_or_else(|| "—".to_owned(), |share| format!("{:.1}%", share * 100.0))
}

pub(super) fn kappa(value: Option<f64>) -> String {
    value.map_or_else(|| "—".to_owned(), |value| format!("{value:.3}"))
}

pub(super) fn counts(part: Part) -> String {
    format!("{}/{}", part.count, part.of)
}

/// A nought would hide the rest.
pub(super) fn nonzero(count: usize) -> String {
    if count == 0 { "·".to_owned() } else { count.to_string() }
}
