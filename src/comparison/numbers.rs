//! Numbers as the view has them: points in whole hundredths, shares to four digits.

/// Points; sums and differences of points are points.
pub(super) fn points(value: f64) -> f64 {
    rounded(value, 100.0)
}

/// A share of something; `None` of nothing.
pub(super) fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| rounded(part / whole, 10_000.0))
}

/// A share of a count.
pub(super) fn share_of(part: usize, whole: usize) -> Option<f64> {
    share(count(part), count(whole))
}

/// The mean of shares; `None` of none.
pub(super) fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut of) = (0.0, 0);
    for value in values {
        sum += value;
        of += 1;
    }
    share(sum, count(of))
}

/// A count to reckon with.
#[expect(clippy::cast_precision_loss, reason = "counts here are far below 2^53")]
pub(super) fn count(count: usize) -> f64 {
    count as f64
}

/// Never a negative nought, which JSON would show.
fn rounded(value: f64, to: f64) -> f64 {
    (value * to).round() / to + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_as_told() {
        assert!((points(0.1 + 0.2) - 0.3).abs() < f64::EPSILON);
        assert!(points(-0.001).is_sign_positive());
        assert_eq!(share_of(1, 3), Some(0.3333));
        assert_eq!(share_of(0, 0), None);
        assert_eq!(mean([0.5, 1.0].into_iter()), Some(0.75));
        assert_eq!(mean(std::iter::empty()), None);
    }
}
