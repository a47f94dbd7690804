//! Places in a ranking; equal scores share one.

use crate::render::comparison::view::Rank;
use std::collections::BTreeMap;

/// The place of each score among all that are known.
pub(super) fn ranks(totals: &[Option<f64>]) -> Vec<Option<Rank>> {
    ranks_within(totals, totals.iter().map(|_| ()))
}

/// The place of each score among those of its group.
pub(super) fn ranks_within<G: Ord>(totals: &[Option<f64>], groups: impl Iterator<Item = G>) -> Vec<Option<Rank>> {
    let groups: Vec<G> = groups.collect();
    let mut sorted: BTreeMap<&G, Vec<f64>> = BTreeMap::new();
    for (group, total) in groups.iter().zip(totals) {
        sorted.entry(group).or_default().extend(total);
    }
    for scores in sorted.values_mut() {
        scores.sort_by(|a, b| b.total_cmp(a));
    }
    let rank = |(group, total): (&G, &Option<f64>)| {
        let (total, scores) = ((*total)?, sorted.get(group)?);
        let above_it = scores.partition_point(|&other| above(other, total));
        let not_below = scores.partition_point(|&other| !above(total, other));
        Some(Rank {
            place: 1 + above_it,
            of: scores.len(),
            sharing: not_below - above_it,
        })
    };
    groups.iter().zip(totals).map(rank).collect()
}

/// Scores are hundredths of points.
fn above(a: f64, b: f64) -> bool {
    a - b > 0.005
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_share_the_better_place_and_the_next_is_left_out() {
        let totals = [Some(90.0), Some(80.1), Some(80.1), None, Some(70.0)];
        let told: Vec<_> = ranks(&totals)
            .into_iter()
            .map(|rank| rank.map(|rank| (rank.place, rank.of, rank.sharing)))
            .collect();
        assert_eq!(
            told,
            [Some((1, 4, 1)), Some((2, 4, 2)), Some((2, 4, 2)), None, Some((4, 4, 1))]
        );
    }

    #[test]
    fn a_township_stands_beside_townships() {
        let totals = [Some(90.0), Some(80.0), Some(70.0), Some(60.0)];
        let places: Vec<_> = ranks_within(&totals, ["县", "镇", "县", "镇"].into_iter())
            .into_iter()
            .flatten()
            .map(|rank| (rank.place, rank.of))
            .collect();
        assert_eq!(places, [(1, 2), (1, 2), (2, 2), (2, 2)]);
    }
}
