//! What templates and programs see of a result: the contract `duibiao/report/1`, apart from the domain types.

use super::labels::Lang;
use crate::document::{Level, Role};
use crate::evaluation::{Measured, Stance, Status, Strength};
use crate::rulepack::Model;
use crate::scorecard::Verdict;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One report held against one pack.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// `duibiao/report/1`
    pub schema: Cow<'static, str>,
    /// Who made this.
    pub tool: Tool,
    /// The plan.
    pub pack: Pack,
    /// The document under audit.
    pub report: Subject,
    /// The outcome in numbers.
    pub score: Score,
    /// The plan's chapters.
    pub sections: Vec<Section>,
    /// What the report itself admits and plans, sentence by sentence.
    pub statements: Vec<Statement>,
    /// What a reader should know before relying on the result.
    pub notices: Vec<Notice>,
    /// The whole decoded text, so that a saved result can be shown in full and every quote held against it.
    pub text: String,
}

impl Report {
    /// All requirements, in the plan's order.
    pub fn requirements(&self) -> impl Iterator<Item = &Requirement> {
        self.sections.iter().flat_map(|section| &section.requirements)
    }

    /// All criteria, in the plan's order.
    pub fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        self.requirements().flat_map(|requirement| &requirement.criteria)
    }

    /// The criteria that a person decided, in the plan's order.
    pub fn decided(&self) -> impl Iterator<Item = &Criterion> {
        self.criteria().filter(|criterion| criterion.decision.is_some())
    }
}

/// Name and version of the tool.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "names say it")]
pub struct Tool {
    pub name: Cow<'static, str>,
    pub version: Cow<'static, str>,
}

impl Tool {
    /// This one.
    pub(crate) fn this() -> Self {
        Self {
            name: env!("CARGO_PKG_NAME").into(),
            version: env!("CARGO_PKG_VERSION").into(),
        }
    }
}

/// The plan audited against.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "named after the pack's own keys")]
pub struct Pack {
    pub id: String,
    pub title: String,
    pub issuer: Option<String>,
    pub issued: Option<String>,
    pub period: Option<i16>,
    pub fingerprint: String,
    pub scoring: ScoringView,
}

/// How the score was made.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "named after the pack's own keys")]
pub struct ScoringView {
    pub model: Model,
    pub specific: f64,
    pub generic: f64,
    pub planned: f64,
    pub deficient: f64,
    pub absent: f64,
    pub met: f64,
    pub partial: f64,
    pub grades: Vec<GradeView>,
}

/// A grade and where it starts.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "named after the pack's own keys")]
pub struct GradeView {
    pub name: String,
    pub from: f64,
}

/// The report under audit and what it says about itself; `null` where it cannot be told.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "named after the facts of a document")]
pub struct Subject {
    pub path: String,
    pub title: Option<String>,
    pub issuer: Option<String>,
    pub locality: Option<String>,
    pub level: Option<Level>,
    pub province: Option<String>,
    pub year: Option<i16>,
    pub signed: Option<String>,
    pub addressee: Option<String>,
    pub published: Option<String>,
    pub origin: Option<String>,
    pub format: Cow<'static, str>,
    pub encoding: Cow<'static, str>,
    pub characters: usize,
    pub fingerprint: String,
}

/// The outcome in numbers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Score {
    /// Points out of `maximum`; `null` where nothing applies.
    pub total: Option<f64>,
    /// 100.
    pub maximum: f64,
    /// The grade for the total.
    pub grade: Option<String>,
    /// Criteria by status.
    pub criteria: Counts,
    /// The same without decisions; `null` where none applies.
    pub automatic: Option<AutomaticScore>,
}

/// The outcome as it would be without any decision.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "named after the score's own fields")]
pub struct AutomaticScore {
    pub total: Option<f64>,
    pub grade: Option<String>,
    pub criteria: Counts,
}

/// How many criteria have each status.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "named after the statuses")]
pub struct Counts {
    pub done: usize,
    pub planned: usize,
    pub deficient: usize,
    pub absent: usize,
    pub na: usize,
}

/// A chapter of the plan.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Section {
    /// Its title, with its number.
    pub title: String,
    /// Share of its points, 0 to 1; `null` where nothing applies.
    pub score: Option<f64>,
    /// Points earned.
    pub points: f64,
    /// Points to be earned.
    pub maximum: f64,
    /// Its work points.
    pub requirements: Vec<Requirement>,
}

/// A numbered work point.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "named after the pack's own keys and the scorecard")]
pub struct Requirement {
    pub id: String,
    pub clause: String,
    pub title: String,
    pub weight: f64,
    pub lead: Vec<String>,
    pub responsible: Vec<String>,
    pub basis: Vec<String>,
    pub remedy: String,
    pub verdict: Verdict,
    pub score: Option<f64>,
    pub points: f64,
    pub maximum: f64,
    pub criteria: Vec<Criterion>,
}

/// The unit of judgement.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// What was asked.
    pub asks: String,
    /// Of what it was asked.
    pub about: About,
    /// Its own remedy, if it has one.
    pub remedy: Option<String>,
    /// The judgement: the tool's, or where there is a `decision` the person's.
    pub status: Status,
    /// Of `done`.
    pub strength: Option<Strength>,
    /// Credit, 0 to 1; `null` for `na`.
    pub score: Option<f64>,
    /// Points earned.
    pub points: f64,
    /// Points to be earned.
    pub maximum: f64,
    /// What the tool found, best first, at most three; where there is a `decision`, what its own judgement rested on.
    pub evidence: Vec<Quote>,
    /// For what the tool found absent: the nearest passage.
    pub near_miss: Option<Near>,
    /// For a criterion about the whole document: what was counted.
    pub measured: Option<Measured>,
    /// A person's overruling; `status`, `strength` and the points above are then the decided ones.
    pub decision: Option<Decision>,
}

/// What a criterion is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum About {
    /// What a passage of the report tells.
    Passage,
    /// The report itself: its parts, its dates, how it is written.
    Document,
}

/// A person's recorded overruling of what the tool found.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Decision {
    /// The status decided, which is the criterion's.
    pub status: Status,
    /// Of `done`.
    pub strength: Option<Strength>,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// When, `2024-03-01`.
    pub on: String,
    /// The last day on which it holds.
    pub expires: Option<String>,
    /// Where it is written down: `decisions.yaml:12`.
    pub place: String,
    /// The passage that the person points to.
    pub passage: Option<Place>,
    /// What the tool found by itself.
    pub automatic: Automatic,
}

/// The tool's own judgement of a criterion that a person decided.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "named after the criterion's own fields")]
pub struct Automatic {
    pub status: Status,
    pub strength: Option<Strength>,
    pub score: Option<f64>,
    pub points: f64,
    pub maximum: f64,
}

/// A stretch of the source text. `start..end` counts characters of the decoded text, and `quote` is that slice.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Place {
    /// The source's own words.
    pub quote: String,
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The page of the PDF, from 1.
    pub page: Option<u32>,
    /// The paragraph of the docx, from 1.
    pub paragraph: Option<u32>,
}

/// A passage that speaks to a criterion.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "named after the passage's own fields")]
pub struct Quote {
    #[serde(flatten)]
    pub place: Place,
    pub section: Option<String>,
    pub role: Role,
    pub stance: Stance,
    pub strength: Option<Strength>,
}

/// The passage nearest to an absent criterion.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Near {
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
    /// The headings above it.
    pub section: Option<String>,
    /// `vetoed`, `patterns`, `part`, `measure`, `heading`, `formula`, `words`; of criteria about the whole document also
    /// `late`, `mismatch`, `short`, `bare`, `unanswered`
    pub lack: Cow<'static, str>,
    /// The words that were missing or in the way, for a reader.
    pub detail: Vec<String>,
}

/// What the report itself admits or plans.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Statement {
    /// `problems` or `plan`.
    pub role: Role,
    /// The sentence.
    #[serde(flatten)]
    pub place: Place,
}

/// A sentence in both languages.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "named after the languages")]
pub struct Wording {
    pub zh: String,
    pub en: String,
}

impl Wording {
    /// Says it in every language.
    pub(crate) fn new(said: impl Fn(Lang) -> String) -> Self {
        Self {
            zh: said(Lang::Zh),
            en: said(Lang::En),
        }
    }

    /// The sentence in one language.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// Something a reader should know.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Notice {
    /// Its kind, stable: `plan-year`, `sum_mismatch`.
    pub kind: Cow<'static, str>,
    /// What to know, in the language that was asked for.
    pub message: String,
    /// The same in every language, so that a saved result can be shown in any.
    pub messages: Wording,
    /// The line it is about, if it is about one.
    pub line: Option<usize>,
    /// The column in that line, in characters, from 1.
    pub column: Option<usize>,
    /// Figures that contradict each other, the whole or the rate first; empty where the notice is about none.
    pub figures: Vec<Place>,
}

impl Notice {
    pub(super) fn new(kind: &'static str, messages: Wording, lang: Lang) -> Self {
        Self {
            kind: kind.into(),
            message: messages.in_lang(lang).to_owned(),
            messages,
            line: None,
            column: None,
            figures: Vec::new(),
        }
    }

    /// The notice, told to be about a place.
    pub(super) fn at(self, place: Option<(usize, usize)>) -> Self {
        Self {
            line: place.map(|(line, _)| line),
            column: place.map(|(_, column)| column),
            ..self
        }
    }
}
