//! Wording that reports share. The same wording is no proof of copying: reports follow the same plans and models.

use crate::render::view::Place;
use serde::{Deserialize, Serialize};

/// Wording shared between reports, and with the plan.
///
/// Counted are characters that carry words (letters and digits) of sentences that are no headings, not short and no
/// formulas, without the formulas in them; shares are of those.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reuse {
    /// By what measure.
    pub method: Method,
    /// One for each report.
    pub reports: Vec<ReuseRow>,
    /// How many pairs of reports share wording.
    pub pairs_in_all: usize,
    /// They, the greatest share of either report first; the first [`Method::pairs`] of them.
    pub pairs: Vec<Pair>,
    /// How many sentences at least three reports share.
    pub common_in_all: usize,
    /// They, those of the most reports first; the first [`Method::common`] of them.
    pub common: Vec<Common>,
    /// Sentences that repeat the plan; `null` where the plan's text was not given.
    pub plan: Option<PlanReuse>,
}

/// The measures in force.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Method {
    /// Sentences with fewer counted characters are left out as short.
    pub least: usize,
    /// From this share of formulas on a sentence is left out as one.
    pub formula: f64,
    /// From this similarity on two sentences are nearly the same: pairs of neighbouring characters that both have, twice,
    /// over those of both (Sørensen–Dice).
    pub near: f64,
    /// From this share on a sentence repeats one of the plan: its characters in runs that the plan's sentence has too.
    pub plan: f64,
    /// Shorter runs of characters do not count for that.
    pub run: usize,
    /// At most so many pairs are told of.
    pub pairs: usize,
    /// Passages are listed with their quotes until there are so many, over all pairs; a pair's are listed all or none.
    pub passages: usize,
    /// At most so many common sentences are told of.
    pub common: usize,
}

/// How much of one report's wording stands elsewhere too.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReuseRow {
    /// Sentences that count.
    pub sentences: usize,
    /// Their characters that count.
    pub characters: usize,
    /// Sentences that do not.
    pub left_out: LeftOut,
    /// Shared with any other report.
    pub shared: Part,
    /// Shared with another year's report of the same body.
    pub own: Part,
    /// Repeats the plan; `null` where the plan's text was not given.
    pub plan: Option<Part>,
}

/// Sentences left out, by reason.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Headings, the title, the addressee, the signature and what follows it.
    pub headings: usize,
    /// Formulas for the most part.
    pub formulas: usize,
    /// Short, without their formulas.
    pub short: usize,
}

/// A part of a report's counted wording.
#[derive(Debug, Default, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Sentences.
    pub sentences: usize,
    /// Their counted characters.
    pub characters: usize,
    /// Their share of all counted characters; `null` where none count.
    pub share: Option<f64>,
}

/// Two reports that share wording. Each sentence is set against one of the other report at most, the most similar first.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Pair {
    /// The two; of one body, the earlier year first.
    pub reports: [usize; 2],
    /// Both are of the same body.
    pub same_body: bool,
    /// Of the same body and of different years: how many lie between.
    pub years_apart: Option<u32>,
    /// Sentences that are the same word for word.
    pub same: usize,
    /// Sentences that are nearly so.
    pub near: usize,
    /// Counted characters of the shared sentences, in either report.
    pub characters: [usize; 2],
    /// Their share of all counted characters, of either report.
    pub shares: [f64; 2],
    /// Whether the passages are listed: always, but where there are too many in all.
    pub listed: bool,
    /// The passages, in the order of the first report.
    pub passages: Vec<Shared>,
}

/// A passage that two texts share.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Shared {
    /// Word for word, or nearly.
    pub kind: Kind,
    /// 1 for `same`; to two digits.
    pub similarity: f64,
    /// What became of the figures in it.
    pub figures: Figures,
    /// The sentence in either text, exactly as it stands.
    pub quotes: [Place; 2],
}

/// How alike two sentences are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The same words; punctuation, spaces, numbering and script aside.
    Same,
    /// Nearly the same words.
    Near,
}

/// The figures of two sentences that are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Figures {
    /// Neither has any.
    None,
    /// Both have the same.
    Same,
    /// They differ.
    Changed,
}

/// A sentence that at least three reports share.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Common {
    /// How many reports have it.
    pub reports: usize,
    /// All of them have it word for word.
    pub kind: Kind,
    /// Where it stands in each, by rank.
    pub places: Vec<Stands>,
}

/// A sentence in one of the reports.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Stands {
    /// The report.
    pub report: usize,
    /// The sentence.
    #[serde(flatten)]
    pub place: Place,
}

/// What repeats the plan.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PlanReuse {
    /// The file.
    pub path: String,
    /// Its title.
    pub title: Option<String>,
    /// The digest of its text.
    pub fingerprint: String,
    /// Sentences of the plan that count.
    pub sentences: usize,
    /// Sentences of reports that only repeat one of the plan, by report, in text order.
    pub repeats: Vec<Repeat>,
}

/// A sentence that only repeats one of the plan.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Repeat {
    /// The report.
    pub report: usize,
    /// Whether the words are the very same.
    pub kind: Kind,
    /// The share of the report's sentence that stands in the plan's; to two digits.
    pub similarity: f64,
    /// The sentence in the report and that in the plan.
    pub quotes: [Place; 2],
}
