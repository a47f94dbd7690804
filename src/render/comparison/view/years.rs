//! The same body over the years.

use super::matrix::{Judgement, RequirementCell};
use crate::document::Level;
use serde::{Deserialize, Serialize};

/// A body of which several years are here.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Series {
    /// The body.
    pub body: String,
    /// Its level.
    pub level: Option<Level>,
    /// Its reports, by year.
    pub reports: Vec<usize>,
    /// From each year to the next that is here.
    pub steps: Vec<Step>,
}

/// From one year to a later one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Step {
    /// The earlier report.
    pub from: usize,
    /// The later one.
    pub to: usize,
    /// Years between them, from 1.
    pub years: u32,
    /// The score.
    pub score: Change,
    /// Criteria whose credit rose.
    pub improved: usize,
    /// Criteria whose credit fell.
    pub fell: usize,
    /// Criteria judged otherwise for the same credit, or that apply in one of the two only.
    pub shifted: usize,
    /// Criteria judged alike; the four add up to all.
    pub unchanged: usize,
    /// Requirements whose score or verdict changed, in the plan's order.
    pub requirements: Vec<RequirementChange>,
    /// Criteria that did not stay unchanged, in the plan's order.
    pub criteria: Vec<CriterionChange>,
}

/// A number before and after; `null` where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "names say it")]
pub struct Change {
    pub before: Option<f64>,
    pub after: Option<f64>,
    /// After less before.
    pub change: Option<f64>,
}

/// Which way a judgement went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// More credit.
    Improved,
    /// Less credit.
    Fell,
    /// Another judgement for the same credit, or applicable in one of the two only.
    Shifted,
}

/// A requirement that is no longer what it was.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "named after the pack's own keys where not told otherwise")]
pub struct RequirementChange {
    pub id: String,
    pub clause: String,
    pub title: String,
    pub direction: Direction,
    /// In the earlier report.
    pub before: RequirementCell,
    /// In the later one.
    pub after: RequirementCell,
    /// Points after less points before.
    pub change: f64,
}

/// A criterion that is judged otherwise.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CriterionChange {
    /// Its id.
    pub id: String,
    /// Its requirement's id.
    pub requirement: String,
    /// What it asks.
    pub asks: String,
    /// Which way it went.
    pub direction: Direction,
    /// In the earlier report.
    pub before: Judgement,
    /// In the later one.
    pub after: Judgement,
    /// Points after less points before.
    pub change: f64,
}
