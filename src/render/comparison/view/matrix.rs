//! Requirements, criteria and lead units, report by report.

use crate::evaluation::{Status, Strength};
use crate::render::view::{About, Counts, Place};
use crate::scorecard::Verdict;
use serde::{Deserialize, Serialize};

/// A chapter of the plan.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SectionRow {
    /// Its title, with its number.
    pub title: String,
    /// Its requirements, by their numbers in `requirements`.
    pub requirements: Vec<usize>,
    /// Mean share of its points over the reports to which it applies; `null` where there is none.
    pub mean: Option<f64>,
    /// One for each report.
    pub cells: Vec<SectionCell>,
}

/// What a report earned in a chapter.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SectionCell {
    /// Share of the points, 0 to 1; `null` where nothing applies.
    pub score: Option<f64>,
    /// Points earned.
    pub points: f64,
    /// Points to be earned.
    pub maximum: f64,
}

/// A row of the heat map.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "named after the pack's own keys where not told otherwise")]
pub struct RequirementRow {
    pub id: String,
    pub clause: String,
    pub title: String,
    /// The chapter, by its number in `sections`.
    pub section: usize,
    pub weight: f64,
    pub lead: Vec<String>,
    pub responsible: Vec<String>,
    pub basis: Vec<String>,
    pub remedy: String,
    /// How many reports have each verdict.
    pub verdicts: Verdicts,
    /// Share of `missing` among the reports to which it applies; `null` where there is none.
    pub missing_share: Option<f64>,
    /// Mean score over the reports to which it applies; `null` where there is none.
    pub mean: Option<f64>,
    /// Points lost, over all reports.
    pub lost: f64,
    /// One for each report.
    pub cells: Vec<RequirementCell>,
    pub criteria: Vec<CriterionRow>,
}

/// How many cells have each verdict; they add up to all cells.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "named after the verdicts")]
pub struct Verdicts {
    pub met: usize,
    pub partial: usize,
    pub missing: usize,
    pub na: usize,
}

/// A cell of the heat map.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[expect(
    missing_docs,
    reason = "named after the requirement's own fields in duibiao/report/1"
)]
pub struct RequirementCell {
    pub verdict: Verdict,
    pub score: Option<f64>,
    pub points: f64,
    pub maximum: f64,
}

/// One criterion over all reports.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CriterionRow {
    /// Its id.
    pub id: String,
    /// What was asked.
    pub asks: String,
    /// Of what it was asked.
    pub about: About,
    /// How many reports have each status.
    pub statuses: Counts,
    /// Those among `done` that are specific; the others are generic.
    pub specific: usize,
    /// Reports to which it applies and which do not tell of it as done: planned, deficient or absent.
    pub missing: usize,
    /// Share of `missing` among the reports to which it applies; `null` where there is none.
    pub missing_share: Option<f64>,
    /// Points lost, over all reports.
    pub lost: f64,
    /// One for each report.
    pub cells: Vec<CriterionCell>,
}

/// A report's judgement on a criterion.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CriterionCell {
    /// The judgement.
    #[serde(flatten)]
    pub judgement: Judgement,
    /// The best evidence; `null` where there is none.
    pub quote: Option<Place>,
}

/// A judgement in short.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "named after the criterion's own fields in duibiao/report/1")]
pub struct Judgement {
    pub status: Status,
    pub strength: Option<Strength>,
    pub score: Option<f64>,
    pub points: f64,
    pub maximum: f64,
    /// A person decided it.
    pub decided: bool,
}

/// What is missing most often: the greatest share first, then the most points lost, then the plan's order. What no
/// report misses is not here.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Missing {
    /// Requirements whose verdict is `missing`.
    pub requirements: Vec<MissingRow>,
    /// Criteria that are planned, deficient or absent.
    pub criteria: Vec<MissingRow>,
}

/// A requirement or criterion that some reports miss.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MissingRow {
    /// Its id.
    pub id: String,
    /// The requirement's id: a criterion's own, a requirement's itself.
    pub requirement: String,
    /// What the requirement is called, with its number, or what the criterion asks.
    pub title: String,
    /// Reports to which it applies.
    pub applicable: usize,
    /// Those that miss it, by rank.
    pub reports: Vec<usize>,
    /// Their share.
    pub share: f64,
    /// Points lost, over all reports.
    pub lost: f64,
}

/// A lead unit over all reports. A requirement led by two units counts for each of them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct UnitRow {
    /// The unit; `null` for requirements that name none.
    pub unit: Option<String>,
    /// Ids of the requirements it leads.
    pub requirements: Vec<String>,
    /// Points to be earned, over all reports.
    pub maximum: f64,
    /// Points earned.
    pub points: f64,
    /// Points lost.
    pub lost: f64,
    /// Share of the points that is lost; `null` where there are none.
    pub lost_share: Option<f64>,
    /// Its requirements in all reports, by verdict.
    pub verdicts: Verdicts,
    /// Reports that miss at least one of its requirements, by rank.
    pub missed_by: Vec<usize>,
    /// What each report earned with it.
    pub cells: Vec<SectionCell>,
}
