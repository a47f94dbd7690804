//! Agreement beyond chance.

/// Cohen's kappa of two judges who sorted the same things into `N` classes: `table[i][j]` counts what the first put
/// into class `i` and the second into class `j`.
///
/// `(po - pe) / (1 - pe)`: `po` is the share on which they agree, `pe` the share on which judges with the same habits
/// would agree by chance. 1 is full agreement, 0 no more than chance, negative less than chance. `None` where there is
/// nothing to count, or where both put everything into one and the same class: chance agreement is 1 then, and nothing
/// can go beyond it.
///
/// Source: J. Cohen, A Coefficient of Agreement for Nominal Scales, Educational and Psychological Measurement
/// 20(1):37–46, 1960.
#[must_use]
pub fn kappa<const N: usize>(table: &[[usize; N]; N]) -> Option<f64> {
    let all: usize = table.iter().flatten().sum();
    let agreed: usize = (0..N).map(|i| table[i][i]).sum();
    let by_chance: usize = (0..N)
        .map(|i| {
            let first: usize = table[i].iter().sum();
            let second: usize = table.iter().map(|row| row[i]).sum();
            first * second
        })
        .sum();
    // Both shares over the square of the count: whole numbers up to the one division, so that no rounding creeps in.
    share(agreed * all, all * all, by_chance)
}

/// `(a - c) / (b - c)`; `None` where that is nothing over nothing.
#[expect(
    clippy::cast_precision_loss,
    reason = "squares of counts of labels are far below 2^53"
)]
fn share(a: usize, b: usize, c: usize) -> Option<f64> {
    (b > c).then(|| (a as f64 - c as f64) / (b - c) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: Option<f64>, wanted: f64) {
        let found = found.unwrap();
        assert!((found - wanted).abs() < 0.0005, "{found}, not {wanted}");
    }

    /// Fifty grant proposals, two readers: po = 0.7, pe = 0.5.
    #[test]
    fn the_usual_textbook_example() {
        close(kappa(&[[20, 5], [10, 15]]), 0.4);
    }

    /// The same share of agreement, 60 of 100, with other habits: po = 0.6, pe = 0.54 and 0.46.
    #[test]
    fn equal_shares_of_agreement_can_differ_in_kappa() {
        close(kappa(&[[45, 15], [25, 15]]), 0.1304);
        close(kappa(&[[25, 35], [5, 35]]), 0.2593);
    }

    /// Cohen's three classes of diagnosis, 200 cases, which he reports as .492: po = 0.70, pe = 0.41, 0.29 / 0.59
    /// (J. Cohen, Weighted Kappa, Psychological Bulletin 70(4):213–220, 1968, unweighted for comparison).
    #[test]
    fn three_classes() {
        close(kappa(&[[88, 14, 18], [10, 40, 10], [2, 6, 12]]), 0.4915);
    }

    #[test]
    fn the_ends_of_the_scale() {
        close(kappa(&[[7, 0], [0, 3]]), 1.0);
        close(kappa(&[[0, 5], [5, 0]]), -1.0);
        close(kappa(&[[4, 4], [4, 4]]), 0.0);
    }

    #[test]
    fn what_cannot_be_told_is_not_told() {
        assert_eq!(kappa(&[[0, 0], [0, 0]]), None);
        assert_eq!(kappa(&[[9, 0], [0, 0]]), None);
        assert_eq!(kappa(&[[0, 9], [0, 0]]), Some(0.0));
    }
}
