//! How large a pattern becomes when it is compiled, guessed from its structure.

use regex_syntax::hir::{Class, Hir, HirKind};

/// States below which a pattern always fits the limit: one takes some 60 bytes, and the limit is megabytes.
const SURELY_FITS: u64 = 8_000;

/// Whether it must be compiled to know.
pub(super) fn looks_big(hir: &Hir) -> bool {
    states(hir) > SURELY_FITS
}

fn states(hir: &Hir) -> u64 {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len() as u64,
        // A range of characters is several ranges of bytes.
        HirKind::Class(Class::Unicode(class)) => class.ranges().len() as u64 * 4,
        HirKind::Class(Class::Bytes(class)) => class.ranges().len() as u64,
        HirKind::Repetition(repetition) => {
            let times = repetition.max.unwrap_or(0).max(repetition.min).saturating_add(1);
            states(&repetition.sub)
                .saturating_add(1)
                .saturating_mul(u64::from(times))
        }
        HirKind::Capture(capture) => states(&capture.sub) + 2,
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().map(states).fold(parts.len() as u64, u64::saturating_add)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetitions_of_repetitions_are_big() {
        let looks_big = |pattern: &str| looks_big(&regex_syntax::parse(pattern).unwrap());
        assert!(looks_big("(案卷.{0,500}){1,500}"));
        assert!(looks_big(r"\w{900}"));
        assert!(!looks_big(r"开展[^,。;]{0,20}评查案卷\d+份"));
        assert!(!looks_big(r"\p{Han}{1,12}条例"));
    }
}
