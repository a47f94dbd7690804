//! Arithmetic only: credit, weights, points, verdicts, grade.
//!
//! Points are whole hundredths. The 100 points are shared out by largest remainder (Hamilton's method), first among
//! requirements, then among their criteria, so that every column of a report adds up to the last digit.

use crate::evaluation::{Mark, Status, Strength};
use crate::rulepack::{Credit, Model, RulePack};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Hundredths of a point.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(pub u32);

impl Points {
    /// All the points there are.
    pub const FULL: Self = Self(10_000);

    /// As a number of points.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl std::iter::Sum for Points {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        Self(iter.map(|points| points.0).sum())
    }
}

/// How far a requirement is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Its score reaches the pack's `met`.
    Met,
    /// Its score reaches `partial`.
    Partial,
    /// It does not.
    Missing,
    /// None of its criteria applies.
    Na,
}

/// The score of a report by a whole pack.
#[derive(Debug, Clone)]
pub struct Scorecard {
    /// Points out of [`Points::FULL`]; `None` where nothing applies.
    pub total: Option<Points>,
    /// The grade for the total.
    pub grade: Option<String>,
    /// How many criteria have each status; adds up to all of them.
    pub counts: BTreeMap<Status, usize>,
    /// One for each section of the pack.
    pub sections: Vec<SectionScore>,
}

impl Scorecard {
    /// Every criterion's score, in the pack's order.
    pub fn criteria(&self) -> impl Iterator<Item = CriterionScore> {
        let requirements = self.sections.iter().flat_map(|section| &section.requirements);
        requirements.flat_map(|requirement| requirement.criteria.iter().copied())
    }
}

/// The score of one section.
#[derive(Debug, Clone)]
pub struct SectionScore {
    /// Share of its points, 0 to 1; `None` where nothing applies.
    pub score: Option<f64>,
    /// Points earned.
    pub points: Points,
    /// Points to be earned.
    pub maximum: Points,
    /// One for each requirement.
    pub requirements: Vec<RequirementScore>,
}

/// The score of one requirement.
#[derive(Debug, Clone)]
pub struct RequirementScore {
    /// Mean credit of its criteria by weight, 0 to 1; `None` where none applies.
    pub score: Option<f64>,
    /// What that amounts to.
    pub verdict: Verdict,
    /// Points earned: the sum of its criteria's.
    pub points: Points,
    /// Points to be earned: the sum of its criteria's.
    pub maximum: Points,
    /// One for each criterion.
    pub criteria: Vec<CriterionScore>,
}

/// The score of one criterion.
#[derive(Debug, Clone, Copy)]
pub struct CriterionScore {
    /// Its credit, 0 to 1; `None` for `na`.
    pub credit: Option<f64>,
    /// Points earned.
    pub points: Points,
    /// Points to be earned; none for `na`.
    pub maximum: Points,
}

/// A criterion's weight, and its credit where it applies.
type Weighed = (f64, Option<f64>);

/// Scores what the criteria of a pack come to, in the pack's order: by the text alone, or with a person's decisions.
#[must_use]
pub fn score(pack: &RulePack, marks: &[Mark]) -> Scorecard {
    let mut each = marks.iter();
    // Credits by section, requirement and criterion, in the pack's shape.
    let credits: Vec<Vec<Vec<Weighed>>> = pack
        .sections
        .iter()
        .map(|section| {
            let requirements = section.requirements.iter();
            requirements
                .map(|requirement| {
                    let criteria = requirement.criteria.iter();
                    criteria
                        .map(|criterion| {
                            let credit = each.next().and_then(|&mark| credit(mark, &pack.scoring.credit));
                            (criterion.weight, credit)
                        })
                        .collect()
                })
                .collect()
        })
        .collect();
    let shares = requirement_shares(pack, &credits);
    let mut maxima = apportion(Points::FULL, &shares).into_iter();
    let sections: Vec<SectionScore> = credits
        .iter()
        .map(|section| {
            let requirements: Vec<RequirementScore> = section
                .iter()
                .map(|criteria| requirement(pack, criteria, maxima.next().unwrap_or_default()))
                .collect();
            let points: Points = requirements.iter().map(|requirement| requirement.points).sum();
            let maximum: Points = requirements.iter().map(|requirement| requirement.maximum).sum();
            SectionScore {
                score: (maximum > Points(0)).then(|| points.value() / maximum.value()),
                points,
                maximum,
                requirements,
            }
        })
        .collect();
    let applies = sections.iter().any(|section| section.score.is_some());
    let total = applies.then(|| sections.iter().map(|section| section.points).sum::<Points>());
    Scorecard {
        total,
        grade: total.and_then(|total| {
            let grades = pack.scoring.grades.iter();
            grades
                .clone()
                .find(|grade| total.value() >= grade.from)
                .map(|grade| grade.name.clone())
        }),
        counts: counts(marks),
        sections,
    }
}

fn counts(marks: &[Mark]) -> BTreeMap<Status, usize> {
    let mut counts: BTreeMap<Status, usize> = Status::ALL.into_iter().map(|status| (status, 0)).collect();
    for mark in marks {
        *counts.entry(mark.status).or_insert(0) += 1;
    }
    counts
}

fn credit(mark: Mark, credit: &Credit) -> Option<f64> {
    match mark.status {
        Status::Done if mark.strength == Some(Strength::Specific) => Some(credit.specific),
        Status::Done => Some(credit.generic),
        Status::Planned => Some(credit.planned),
        Status::Deficient => Some(credit.deficient),
        Status::Absent => Some(credit.absent),
        Status::Na => None,
    }
}

/// Every requirement's share of the points; none where no criterion applies.
fn requirement_shares(pack: &RulePack, credits: &[Vec<Vec<Weighed>>]) -> Vec<f64> {
    let mut shares = Vec::new();
    for (section, credits) in pack.sections.iter().zip(credits) {
        let weights: Vec<f64> = section
            .requirements
            .iter()
            .zip(credits)
            .map(|(requirement, criteria)| {
                let applies = criteria.iter().any(|(_, credit)| credit.is_some());
                if applies { requirement.weight } else { 0.0 }
            })
            .collect();
        let all: f64 = weights.iter().sum();
        let scale = match pack.scoring.model {
            Model::Flat => 1.0,
            Model::Sections if all > 0.0 => 1.0 / all,
            Model::Sections => 0.0,
        };
        shares.extend(weights.into_iter().map(|weight| weight * scale));
    }
    shares
}

fn requirement(pack: &RulePack, criteria: &[Weighed], maximum: Points) -> RequirementScore {
    let weights: Vec<f64> = criteria
        .iter()
        .map(|&(weight, credit)| if credit.is_some() { weight } else { 0.0 })
        .collect();
    let all: f64 = weights.iter().sum();
    let score = (all > 0.0).then(|| {
        let earned: f64 = criteria
            .iter()
            .map(|&(weight, credit)| weight * credit.unwrap_or(0.0))
            .sum();
        earned / all
    });
    let criteria: Vec<CriterionScore> = criteria
        .iter()
        .zip(apportion(maximum, &weights))
        .map(|(&(_, credit), maximum)| CriterionScore {
            credit,
            points: credit.map_or(Points(0), |credit| part_of(maximum, credit)),
            maximum,
        })
        .collect();
    RequirementScore {
        score,
        verdict: match score {
            None => Verdict::Na,
            Some(score) if reaches(score, pack.scoring.met) => Verdict::Met,
            Some(score) if reaches(score, pack.scoring.partial) => Verdict::Partial,
            Some(_) => Verdict::Missing,
        },
        points: criteria.iter().map(|criterion| criterion.points).sum(),
        maximum,
        criteria,
    }
}

/// At least, but for the noise of floating point.
fn reaches(score: f64, threshold: f64) -> bool {
    score >= threshold - 1e-9
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "credit is 0 to 1, so the product is no more than the maximum"
)]
fn part_of(maximum: Points, credit: f64) -> Points {
    Points((f64::from(maximum.0) * credit).round() as u32)
}

/// Shares points out by weight: everyone gets the whole part, the largest remainders get what is left.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "quotas are no more than the points shared out"
)]
fn apportion(points: Points, weights: &[f64]) -> Vec<Points> {
    let all: f64 = weights.iter().sum();
    if all <= 0.0 {
        return vec![Points(0); weights.len()];
    }
    let quotas: Vec<f64> = weights
        .iter()
        .map(|weight| f64::from(points.0) * weight / all)
        .collect();
    let mut shares: Vec<u32> = quotas.iter().map(|quota| (quota + 1e-9).floor() as u32).collect();
    let left = points.0.saturating_sub(shares.iter().sum());
    let mut order: Vec<usize> = (0..weights.len()).filter(|&i| weights[i] > 0.0).collect();
    order.sort_by(|&a, &b| {
        let remainder = |i: usize| quotas[i] - f64::from(shares[i]);
        remainder(b).total_cmp(&remainder(a)).then(a.cmp(&b))
    });
    for &i in order.iter().cycle().take(left as usize) {
        shares[i] += 1;
    }
    shares.into_iter().map(Points).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_to_the_last_hundredth() {
        for weights in [vec![1.0; 3], vec![1.0; 30], vec![0.1, 7.0, 2.5], vec![1.0, 0.0, 1.0]] {
            let shares = apportion(Points::FULL, &weights);
            assert_eq!(shares.iter().copied().sum::<Points>(), Points::FULL, "{weights:?}");
            assert!(
                weights
                    .iter()
                    .zip(&shares)
                    .all(|(&weight, &share)| weight > 0.0 || share == Points(0))
            );
        }
        assert_eq!(
            apportion(Points::FULL, &[1.0, 1.0, 1.0]),
            [Points(3334), Points(3333), Points(3333)]
        );
        assert_eq!(apportion(Points(5), &[0.0]), [Points(0)]);
    }
}
