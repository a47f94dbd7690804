//! Cells of tables.

use super::super::view::Part;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

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

/// No wider than that many cells.
pub(super) fn clipped(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if out.width() + c.width().unwrap_or(0) + 1 > width {
            break;
        }
        out.push(c);
    }
    out + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_wider_than_its_column() {
        assert_eq!(clipped("推行柔性执法", 12), "推行柔性执法");
        assert_eq!(clipped("推行柔性执法", 11), "推行柔性执…");
        assert_eq!(clipped("推行柔性执法", 10), "推行柔性…");
    }
}
