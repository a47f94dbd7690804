//! Counts of agreement and the shares made of them.

use super::kappa::kappa;
use super::types::{Outcome, Pair};
use crate::evaluation::Status;

/// How far two judges agree over some pairs. What cannot be told (a share of nothing, kappa where chance agreement is
/// 1) is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// `table[i][j]`: pairs to which the reader gave the `i`th status of [`Status::ALL`] and the other the `j`th.
    pub table: [[usize; 5]; 5],
    /// Pairs in which both say done and give a strength, and those with the same.
    pub strength: (usize, usize),
    /// Pairs in which both say done and quote; those where the other's first quote overlaps one of the reader's, and
    /// those where any does.
    pub quotes: (usize, usize, usize),
}

impl Figures {
    /// Counts pairs.
    #[must_use]
    pub fn of<'a>(pairs: impl IntoIterator<Item = &'a Pair>) -> Self {
        let mut out = Self::default();
        for pair in pairs {
            out.table[pair.reader.status as usize][pair.other.status as usize] += 1;
            if let Some(agrees) = pair.strength_agrees() {
                out.strength.0 += 1;
                out.strength.1 += usize::from(agrees);
            }
            if let Some((first, any)) = pair.overlap() {
                out.quotes.0 += 1;
                out.quotes.1 += usize::from(first);
                out.quotes.2 += usize::from(any);
            }
        }
        out
    }

    /// All pairs.
    #[must_use]
    pub fn labels(&self) -> usize {
        self.table.iter().flatten().sum()
    }

    /// Pairs with the same status.
    #[must_use]
    pub fn agreed(&self) -> usize {
        (0..Status::ALL.len()).map(|i| self.table[i][i]).sum()
    }

    /// Done and not done: `[[both, only the reader], [only the other, neither]]`.
    #[must_use]
    pub fn done(&self) -> [[usize; 2]; 2] {
        let mut out = [[0; 2]; 2];
        for (i, row) in self.table.iter().enumerate() {
            for (j, count) in row.iter().enumerate() {
                out[usize::from(i != Status::Done as usize)][usize::from(j != Status::Done as usize)] += count;
            }
        }
        out
    }

    /// Pairs on which both say done, or neither.
    #[must_use]
    pub fn agreed_done(&self) -> usize {
        let [[both, _], [_, neither]] = self.done();
        both + neither
    }

    /// Cohen's kappa of done / not done.
    #[must_use]
    pub fn kappa_done(&self) -> Option<f64> {
        kappa(&self.done())
    }

    /// Cohen's kappa of all statuses.
    #[must_use]
    pub fn kappa_all(&self) -> Option<f64> {
        kappa(&self.table)
    }

    /// Of what the other calls done: the count, and what the reader calls so too.
    #[must_use]
    pub fn precision(&self) -> (usize, usize) {
        let [[both, _], [noisy, _]] = self.done();
        (both + noisy, both)
    }

    /// Of what the reader calls done: the count, and what the other calls so too.
    #[must_use]
    pub fn recall(&self) -> (usize, usize) {
        let [[both, missing], _] = self.done();
        (both + missing, both)
    }
}

/// A share from 0 to 1; `None` of nothing.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of labels are far below 2^53")]
pub(crate) fn share(of: usize, part: usize) -> Option<f64> {
    (of > 0).then(|| part as f64 / of as f64)
}

/// Outcomes counted; the last four add up to the first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "named after the outcomes")]
pub struct Tally {
    pub labels: usize,
    pub agreed: usize,
    pub noisy: usize,
    pub missing: usize,
    pub differing: usize,
}

impl Tally {
    /// Counts pairs.
    #[must_use]
    pub fn of<'a>(pairs: impl IntoIterator<Item = &'a Pair>) -> Self {
        let mut out = Self::default();
        for pair in pairs {
            out.labels += 1;
            match pair.outcome() {
                Outcome::Agreed => out.agreed += 1,
                Outcome::Noisy => out.noisy += 1,
                Outcome::Missing => out.missing += 1,
                Outcome::Differing => out.differing += 1,
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::super::types::Side;
    use super::*;

    fn pair(reader: Status, other: Status) -> Pair {
        let side = |status| Side {
            status,
            strength: None,
            passages: Vec::new(),
            near: None,
            contested: false,
        };
        Pair {
            criterion: "X-1.a".to_owned(),
            requirement: "X-1".to_owned(),
            reader: side(reader),
            other: side(other),
        }
    }

    #[test]
    fn counts_add_up() {
        use Status::{Absent, Deficient, Done, Na, Planned};
        let pairs = [
            pair(Done, Done),
            pair(Done, Absent),
            pair(Absent, Done),
            pair(Na, Absent),
            pair(Planned, Deficient),
            pair(Na, Na),
        ];
        let figures = Figures::of(&pairs);
        assert_eq!((figures.labels(), figures.agreed(), figures.agreed_done()), (6, 2, 4));
        assert_eq!(figures.done(), [[1, 1], [1, 3]]);
        assert_eq!((figures.precision(), figures.recall()), ((2, 1), (2, 1)));
        let tally = Tally::of(&pairs);
        assert_eq!(
            (tally.agreed, tally.noisy, tally.missing, tally.differing),
            (2, 1, 1, 2)
        );
    }

    #[test]
    fn of_nothing_nothing_is_told() {
        let none = Figures::of([]);
        assert_eq!((none.kappa_done(), none.kappa_all()), (None, None));
        let (of, part) = none.precision();
        assert_eq!(share(of, part), None);
        let same = Figures::of(&[pair(Status::Done, Status::Done)]);
        assert_eq!(same.kappa_done(), None);
    }
}
