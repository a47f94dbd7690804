//! Sentences of two reports brought together one to one.

use std::collections::HashSet;

/// A sentence of one report and one of another that are alike, by their numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Match {
    pub(super) one: usize,
    pub(super) other: usize,
    /// 1 where the words are the same.
    pub(super) similarity: f64,
}

/// Each sentence with one of the other report at most, the most similar first; in the order of the first report.
pub(super) fn matched(mut all: Vec<Match>) -> Vec<Match> {
    let order = |a: &Match, b: &Match| {
        let similar = b.similarity.total_cmp(&a.similarity);
        similar.then((a.one, a.other).cmp(&(b.one, b.other)))
    };
    all.sort_by(order);
    let (mut ones, mut others) = (HashSet::new(), HashSet::new());
    all.retain(|found| {
        let free = !ones.contains(&found.one) && !others.contains(&found.other);
        if free {
            ones.insert(found.one);
            others.insert(found.other);
        }
        free
    });
    all.sort_by_key(|found| found.one);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_similar_come_together_and_each_once() {
        let of = |one, other, similarity| Match { one, other, similarity };
        let all = vec![
            of(0, 5, 0.9),
            of(0, 6, 1.0),
            of(1, 6, 0.95),
            of(1, 5, 0.85),
            of(2, 6, 1.0),
            of(3, 7, 0.8),
        ];
        assert_eq!(matched(all), [of(0, 6, 1.0), of(1, 5, 0.85), of(3, 7, 0.8)]);
    }
}
