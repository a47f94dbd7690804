//! What templates, pages, workbooks and programs see of a comparison: the contract `duibiao/comparison/1`.
//!
//! Reports are named by their number in `reports`, from 0; every list of cells has one for each report, in that order.

mod matrix;
mod reuse;
mod years;

pub use matrix::{
    CriterionCell, CriterionRow, Judgement, Missing, MissingRow, RequirementCell, RequirementRow, SectionCell,
    SectionRow, UnitRow, Verdicts,
};
pub use reuse::{
    Common, Figures, Kind, LeftOut, Method, Pair, Part, PlanReuse, Repeat, Reuse, ReuseRow, Shared, Stands,
};
pub use years::{Change, CriterionChange, Direction, RequirementChange, Series, Step};

use crate::document::Level;
use crate::render::view::{Pack, Score, Subject, Tool, Wording};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Several reports held against one pack, side by side.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Comparison {
    /// `duibiao/comparison/1`
    pub schema: Cow<'static, str>,
    /// Who made this.
    pub tool: Tool,
    /// The plan all of them were held against.
    pub pack: Pack,
    /// The reports, by rank; the order they were given in makes no difference.
    pub reports: Vec<ReportRow>,
    /// The reports by level, so that a township stands beside townships.
    pub peers: Vec<Peers>,
    /// The scores of all.
    pub distribution: Distribution,
    /// The plan's chapters.
    pub sections: Vec<SectionRow>,
    /// All requirements in the plan's order, report by report: the heat map.
    pub requirements: Vec<RequirementRow>,
    /// What is missing most often.
    pub missing: Missing,
    /// By lead unit, most points lost first.
    pub units: Vec<UnitRow>,
    /// Bodies of which several years are here.
    pub years: Vec<Series>,
    /// Wording that reports share with each other and with the plan.
    pub reuse: Reuse,
    /// What a reader should know before relying on the comparison.
    pub notices: Vec<ComparisonNotice>,
}

/// One report in the ranking.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReportRow {
    /// What tables call it, short and unlike all others: 青禾县2023.
    pub name: String,
    /// The body that reports, by which its years are brought together; `null` where it cannot be told.
    pub body: Option<String>,
    /// The report, as in `duibiao/report/1`.
    pub report: Subject,
    /// The outcome, as in `duibiao/report/1`.
    pub score: Score,
    /// Its place among all; `null` without a score.
    pub rank: Option<Rank>,
    /// Its place among the reports of its level; `null` without a score.
    pub rank_among_peers: Option<Rank>,
    /// Criteria that a person decided.
    pub decisions: usize,
    /// Notices that its own result carries.
    pub notices: usize,
}

/// A place in a ranking. Equal scores share the better place, and the next one is left out: 1, 2, 2, 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rank {
    /// The place, from 1.
    pub place: usize,
    /// How many have a place.
    pub of: usize,
    /// How many share this one, itself included.
    pub sharing: usize,
}

/// The reports of one level.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Peers {
    /// The level; `null` for those whose level cannot be told.
    pub level: Option<Level>,
    /// Which they are, by rank.
    pub reports: Vec<usize>,
    /// Their scores.
    pub distribution: Distribution,
}

/// How scores are spread. Quartiles are interpolated between neighbours, as spreadsheets do (QUARTILE.INC); `null` where
/// nothing has a score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "names say it")]
pub struct Distribution {
    pub reports: usize,
    /// Those that have a score: the sum of the counts below.
    pub scored: usize,
    pub minimum: Option<f64>,
    pub lower_quartile: Option<f64>,
    pub median: Option<f64>,
    pub upper_quartile: Option<f64>,
    pub maximum: Option<f64>,
    pub mean: Option<f64>,
    /// Every grade of the pack, in its order.
    pub grades: Vec<GradeCount>,
    /// Ten stretches of ten points; the last holds 100 too.
    pub tens: Vec<TenCount>,
}

/// How many reports have a grade.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "names say it")]
pub struct GradeCount {
    pub name: String,
    /// The least score that gets it.
    pub from: f64,
    pub reports: usize,
}

/// How many scores lie in a stretch of ten points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "names say it")]
pub struct TenCount {
    /// The least of them.
    pub from: u32,
    /// The first score above them, or 100.
    pub to: u32,
    pub reports: usize,
}

/// Something a reader should know of the comparison.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ComparisonNotice {
    /// Its kind, stable: `same-year`, `plan-year`.
    pub kind: Cow<'static, str>,
    /// What to know, in the language that was asked for.
    pub message: String,
    /// The same in every language.
    pub messages: Wording,
    /// The reports it is about; empty where it is about all.
    pub reports: Vec<usize>,
}
