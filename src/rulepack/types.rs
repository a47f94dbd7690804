//! A rule pack that cannot be wrong: what evaluation works with.

use super::form::DocumentForm;
pub(super) use super::form::Having;
use super::pattern::{PatternId, PatternSet};
use super::stance::StanceRules;
use crate::document::{Facts, Level, Role};
use serde::{Deserialize, Serialize};

/// One plan, ready to be held against reports.
#[derive(Debug)]
pub struct RulePack {
    /// Short name: `taicang-2023`.
    pub id: String,
    /// The plan's title.
    pub title: String,
    /// Who issued the plan.
    pub issuer: Option<String>,
    /// When it was issued, as written.
    pub issued: Option<String>,
    /// The year the plan is for.
    pub period: Option<i16>,
    /// `sha256:` over the pack and all files it uses.
    pub fingerprint: String,
    /// How points are given.
    pub scoring: Scoring,
    /// The plan's chapters, in order.
    pub sections: Vec<PackSection>,
    /// All patterns of the pack and of its stance rules.
    pub patterns: PatternSet,
    /// What tells done from planned and deficient.
    pub stance: StanceRules,
}

impl RulePack {
    /// All requirements in the plan's order.
    pub fn requirements(&self) -> impl Iterator<Item = &Requirement> {
        self.sections.iter().flat_map(|section| &section.requirements)
    }

    /// All criteria in the plan's order.
    pub fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        self.requirements().flat_map(|requirement| &requirement.criteria)
    }
}

/// A chapter of the plan.
#[derive(Debug)]
pub struct PackSection {
    /// Its title, with its number.
    pub title: String,
    /// Its work points.
    pub requirements: Vec<Requirement>,
}

/// One numbered work point.
#[derive(Debug)]
pub struct Requirement {
    /// Unique in the pack: `TC-04`.
    pub id: String,
    /// The plan's own number: `（四）`.
    pub clause: String,
    /// What the work point is called.
    pub title: String,
    /// Weight among requirements; positive.
    pub weight: f64,
    /// 牵头单位.
    pub lead: Vec<String>,
    /// 责任单位.
    pub responsible: Vec<String>,
    /// Instruments the requirement rests on besides the plan.
    pub basis: Vec<String>,
    /// What to add to the report where something is missing.
    pub remedy: String,
    /// At least one.
    pub criteria: Vec<Criterion>,
}

/// The unit of judgement.
#[derive(Debug)]
pub struct Criterion {
    /// Unique in the pack: `TC-04.b`.
    pub id: String,
    /// What a passage must show.
    pub asks: String,
    /// Weight inside its requirement; positive.
    pub weight: f64,
    /// Its own remedy, where the requirement's is too general.
    pub remedy: Option<String>,
    /// Of whom it is expected.
    pub applies: Applies,
    /// Alternatives, any of which is enough; at least one, or `document`.
    pub evidence: Vec<Evidence>,
    /// What is asked of the document as a whole; it is enough by itself.
    pub document: Option<DocumentForm>,
    /// Sentences that match one of these are no evidence.
    pub except: Vec<PatternId>,
    /// Tests that live with the rule.
    pub cases: Cases,
}

/// One way to evidence a criterion.
#[derive(Debug)]
pub struct Evidence {
    /// Every one of these matches inside the scope; at least one.
    pub all: Vec<PatternId>,
    /// None of these does.
    pub none: Vec<PatternId>,
    /// How far apart the matches may stand.
    pub within: Scope,
    /// Only in parts with these roles; anywhere if empty.
    pub roles: Vec<Role>,
    /// A quantity the scope must state.
    pub measure: Option<Measure>,
}

/// How far apart the patterns of one piece of evidence may match. Each pattern always matches inside one sentence.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// Between two commas.
    Clause,
    /// Between two full stops or semicolons.
    #[default]
    Sentence,
    /// One paragraph.
    Paragraph,
    /// The innermost numbered section.
    Section,
}

/// A quantity that must be stated, taken from the group `n` of a pattern.
#[derive(Debug)]
pub struct Measure {
    /// The pattern with the group `n`.
    pub pattern: PatternId,
    /// Smallest value that counts.
    pub at_least: Option<f64>,
    /// Largest value that counts.
    pub at_most: Option<f64>,
}

/// Of whom a criterion is expected. Where it is not, a silent report is `na`; a report that speaks is judged.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Applies {
    /// Ranks; all if empty.
    pub level: Vec<Level>,
    /// Provinces by full name; all if empty.
    pub province: Vec<String>,
    /// First year.
    pub from: Option<i16>,
    /// Last year.
    pub to: Option<i16>,
}

impl Applies {
    /// Whether it is expected of a report with these facts. A fact that is not known does not exclude.
    #[must_use]
    pub fn to(&self, facts: &Facts) -> bool {
        let level = facts
            .level
            .is_none_or(|level| self.level.is_empty() || self.level.contains(&level));
        let province = facts
            .province
            .as_ref()
            .is_none_or(|province| self.province.is_empty() || self.province.contains(province));
        let year = facts
            .year
            .is_none_or(|year| self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to));
        level && province && year
    }
}

/// Texts with the status they must get.
#[derive(Debug, Default, Clone)]
pub struct Cases {
    /// Must come out done, planned, deficient or absent.
    pub expected: Vec<Case>,
    /// Known to come out wrong: recorded, not failing.
    pub todo: Vec<Case>,
}

/// One text and its status.
#[derive(Debug, Clone)]
pub struct Case {
    /// What it must be judged.
    pub status: crate::evaluation::Status,
    /// A few sentences.
    pub text: String,
}

/// How points are given.
#[derive(Debug, Clone, PartialEq)]
pub struct Scoring {
    /// How weights are shared out.
    pub model: Model,
    /// Credit of each status, 0 to 1.
    pub credit: Credit,
    /// Requirement scores from which the verdict is `met`, and `partial`.
    pub met: f64,
    /// See `met`.
    pub partial: f64,
    /// Best first; the last from 0.
    pub grades: Vec<Grade>,
}

impl Default for Scoring {
    fn default() -> Self {
        let grade = |name: &str, from| Grade {
            name: name.to_owned(),
            from,
        };
        Self {
            model: Model::Flat,
            credit: Credit::default(),
            met: 0.75,
            partial: 0.25,
            grades: vec![
                grade("优秀", 90.0),
                grade("良好", 75.0),
                grade("合格", 60.0),
                grade("不合格", 0.0),
            ],
        }
    }
}

/// How the 100 points are shared out.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Model {
    /// Requirements weigh as they say.
    #[default]
    Flat,
    /// Each section weighs the same, requirements as they say inside it.
    Sections,
}

/// Share of a criterion's points that each judgement earns, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(missing_docs, reason = "named after the statuses")]
pub struct Credit {
    pub specific: f64,
    pub generic: f64,
    pub planned: f64,
    pub deficient: f64,
    pub absent: f64,
}

impl Default for Credit {
    fn default() -> Self {
        Self {
            specific: 1.0,
            generic: 0.6,
            planned: 0.2,
            deficient: 0.0,
            absent: 0.0,
        }
    }
}

/// A grade and the total from which it is given.
#[derive(Debug, Clone, PartialEq)]
pub struct Grade {
    /// 优秀 and the like.
    pub name: String,
    /// Points out of 100.
    pub from: f64,
}
