//! How scores are spread.

use super::numbers::{count, points};
use crate::render::comparison::view::{Distribution, GradeCount, TenCount};
use crate::render::view::Pack;

/// The spread of some scores, under the grades of their pack.
pub(super) fn distribution(totals: impl Iterator<Item = Option<f64>>, pack: &Pack) -> Distribution {
    let totals: Vec<Option<f64>> = totals.collect();
    let mut scores: Vec<f64> = totals.iter().copied().flatten().collect();
    scores.sort_by(f64::total_cmp);
    let quartile = |quarters: usize| quantile(&scores, quarters);
    let sum: f64 = scores.iter().sum();
    Distribution {
        reports: totals.len(),
        scored: scores.len(),
        minimum: scores.first().copied(),
        lower_quartile: quartile(1),
        median: quartile(2),
        upper_quartile: quartile(3),
        maximum: scores.last().copied(),
        mean: (!scores.is_empty()).then(|| points(sum / count(scores.len()))),
        grades: grades(&scores, pack),
        tens: tens(&scores),
    }
}

/// What so many quarters of the scores do not exceed, interpolated between neighbours.
fn quantile(sorted: &[f64], quarters: usize) -> Option<f64> {
    let steps = sorted.len().checked_sub(1)? * quarters;
    let low = *sorted.get(steps / 4)?;
    let high = sorted.get(steps / 4 + 1).copied().unwrap_or(low);
    Some(points(low + (high - low) * count(steps % 4) / 4.0))
}

/// Grades stand from the best down; a score has the first that it reaches.
fn grades(scores: &[f64], pack: &Pack) -> Vec<GradeCount> {
    let grades = &pack.scoring.grades;
    let of = |score: f64| grades.iter().position(|grade| score >= grade.from);
    let reached: Vec<Option<usize>> = scores.iter().map(|&score| of(score)).collect();
    let counts = grades.iter().enumerate().map(|(i, grade)| GradeCount {
        name: grade.name.clone(),
        from: grade.from,
        reports: reached.iter().filter(|&&reached| reached == Some(i)).count(),
    });
    counts.collect()
}

fn tens(scores: &[f64]) -> Vec<TenCount> {
    let stretch = |from: u32| {
        let to = from + 10;
        let holds = |score: f64| score >= f64::from(from) && (score < f64::from(to) || to == 100);
        TenCount {
            from,
            to,
            reports: scores.iter().filter(|&&score| holds(score)).count(),
        }
    };
    (0..10).map(|ten| stretch(ten * 10)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Sample, results};
    use super::*;

    #[test]
    fn quartiles_are_those_of_spreadsheets() {
        let pack = results(&[Sample::default()])[0].pack.clone();
        let spread = distribution([40.0, 10.0, 20.0, 30.0].map(Some).into_iter(), &pack);
        assert_eq!(spread.lower_quartile, Some(17.5));
        assert_eq!(spread.median, Some(25.0));
        assert_eq!(spread.upper_quartile, Some(32.5));
        assert_eq!((spread.minimum, spread.maximum), (Some(10.0), Some(40.0)));
        assert_eq!(spread.mean, Some(25.0));
        let one = distribution([Some(61.4)].into_iter(), &pack);
        assert_eq!((one.lower_quartile, one.upper_quartile), (Some(61.4), Some(61.4)));
        assert_eq!(distribution([None].into_iter(), &pack).median, None);
    }

    #[test]
    fn every_score_is_counted_once() {
        let pack = results(&[Sample::default()])[0].pack.clone();
        let all = [0.0, 9.99, 10.0, 59.99, 60.0, 75.0, 90.0, 100.0].map(Some);
        let spread = distribution(all.into_iter().chain([None]), &pack);
        assert_eq!((spread.reports, spread.scored), (9, 8));
        let tens: Vec<usize> = spread.tens.iter().map(|ten| ten.reports).collect();
        assert_eq!(tens, [2, 1, 0, 0, 0, 1, 1, 1, 0, 2]);
        let grades: Vec<usize> = spread.grades.iter().map(|grade| grade.reports).collect();
        assert_eq!(grades, [2, 1, 1, 4]);
    }
}
