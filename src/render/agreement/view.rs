//! What programs see of agreement: the contract `duibiao/agreement/1`.

use crate::evaluation::{Status, Strength};
use crate::render::view::Tool;
use serde::Serialize;

/// Readers' labels held against the tool, or against those of a second reader.
#[derive(Debug, Clone, Serialize)]
pub struct AgreementView {
    /// `duibiao/agreement/1`
    pub schema: &'static str,
    /// Who made this.
    pub tool: Tool,
    /// The rules that were applied, or only name the criteria where two readers are compared.
    pub pack: PackView,
    /// Who is compared.
    pub compared: Compared,
    /// Over all reports.
    pub overall: FiguresView,
    /// Report by report, in the order of the label files.
    pub reports: Vec<ReportView>,
    /// By requirement, in the pack's order.
    pub requirements: Vec<TallyView>,
    /// By criterion, in the pack's order.
    pub criteria: Vec<TallyView>,
    /// Every label that both sides gave.
    pub labels: Vec<LabelView>,
    /// What only one of two readers labelled.
    pub unmatched: Vec<Unmatched>,
    /// Quotes that are not in their report.
    pub warnings: Vec<String>,
}

/// The rule pack.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "named after the pack's own keys")]
pub struct PackView {
    pub id: String,
    pub title: String,
    pub fingerprint: String,
}

/// The two sides.
#[derive(Debug, Clone, Serialize)]
pub struct Compared {
    /// `tool` or `reader`: what the second side is.
    pub kind: &'static str,
    /// The first side's name: its folder.
    pub reader: String,
    /// The second side's name.
    pub other: String,
}

/// Figures of agreement. Shares run from 0 to 1 and kappas from -1 to 1, both to four digits; `null` cannot be told.
#[derive(Debug, Clone, Serialize)]
pub struct FiguresView {
    /// Labels that both sides gave.
    pub labels: usize,
    /// The same status.
    pub agreed: Part,
    /// Both done, or both not.
    pub agreed_done: Part,
    /// Cohen's kappa of done / not done.
    pub kappa_done: Option<f64>,
    /// Cohen's kappa of all statuses.
    pub kappa_all: Option<f64>,
    /// Of what the other calls done, what the reader calls so too.
    pub precision: Part,
    /// Of what the reader calls done, what the other calls so too.
    pub recall: Part,
    /// Where both say done and give a strength: the same.
    pub strength: Part,
    /// Where both say done and quote: the other's first quote overlaps one of the reader's.
    pub first_quote: Part,
    /// The same of any of the other's quotes.
    pub any_quote: Part,
    /// Rows: the reader; columns: the other; both in the order done, planned, deficient, absent, na.
    pub table: [[usize; 5]; 5],
}

/// A part of a count.
#[derive(Debug, Clone, Copy, Serialize)]
#[expect(missing_docs, reason = "names say it")]
pub struct Part {
    pub of: usize,
    pub count: usize,
    pub share: Option<f64>,
}

/// One report.
#[derive(Debug, Clone, Serialize)]
pub struct ReportView {
    /// Its name in the labels.
    pub report: String,
    /// Its file.
    pub text: String,
    /// The label files.
    pub files: Vec<String>,
    /// Criteria of the pack without a label.
    pub unlabelled: usize,
    /// How far the two sides agree on it.
    pub figures: FiguresView,
}

/// Outcomes for one requirement or criterion, over all reports. The last four counts add up to `labels`.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "named after the pack's own keys and the outcomes")]
pub struct TallyView {
    pub id: String,
    /// What the requirement is called, or the criterion asks.
    pub title: String,
    pub labels: usize,
    pub agreed: usize,
    pub noisy: usize,
    pub missing: usize,
    pub differing: usize,
}

/// One criterion of one report.
#[derive(Debug, Clone, Serialize)]
pub struct LabelView {
    /// The report's name.
    pub report: String,
    /// The criterion's id.
    pub criterion: String,
    /// Its requirement's id.
    pub requirement: String,
    /// What it asks.
    pub asks: String,
    /// `agreed`, `noisy`, `missing`, `differing`
    pub outcome: &'static str,
    /// `null` unless both say done and give a strength.
    pub strength_agrees: Option<bool>,
    /// `null` unless both say done and quote.
    pub first_quote_overlaps: Option<bool>,
    /// The same of any quote.
    pub any_quote_overlaps: Option<bool>,
    /// The reader's judgement.
    pub reader: SideView,
    /// The other's judgement.
    pub other: SideView,
}

/// One judgement.
#[derive(Debug, Clone, Serialize)]
pub struct SideView {
    /// The judgement.
    pub status: Status,
    /// Of `done`.
    pub strength: Option<Strength>,
    /// Readers differed over it.
    pub contested: bool,
    /// Best first.
    pub quotes: Vec<QuoteView>,
    /// The tool's nearest passage, where it found nothing.
    pub near_miss: Option<NearView>,
}

/// A quote. Where its words are not in the report, it has no place.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "counted as in duibiao/report/1")]
pub struct QuoteView {
    pub quote: String,
    pub start: Option<usize>,
    pub end: Option<usize>,
    pub line: Option<usize>,
    pub column: Option<usize>,
}

/// The passage nearest to what was sought.
#[derive(Debug, Clone, Serialize)]
pub struct NearView {
    /// Its words and place.
    #[serde(flatten)]
    pub quote: QuoteView,
    /// What it lacks, in words.
    pub lack: String,
}

/// A report or a criterion that only one of two readers labelled.
#[derive(Debug, Clone, Serialize)]
pub struct Unmatched {
    /// Whose label it is: the name of that side.
    pub by: String,
    /// `reader` or `other`.
    pub side: &'static str,
    /// The report's name.
    pub report: String,
    /// The criterion; `null` where the other has no sheet of the whole report.
    pub criterion: Option<String>,
    /// What that reader says; `null` with a whole report.
    pub status: Option<Status>,
    /// How many labels that is.
    pub labels: usize,
}
