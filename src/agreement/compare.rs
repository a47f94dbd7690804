//! Sets the labels of one reader against the tool, or against those of a second reader.

use super::labels::{Label, Sheet};
use super::types::{Pair, Side};
use crate::document::Document;
use crate::evaluation::{Status, evaluate};
use crate::rulepack::RulePack;
use crate::source::SourceText;
use std::collections::HashMap;

/// Who is measured against the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The tool.
    Tool,
    /// A second reader.
    Reader,
}

/// Every report that both sides judged.
#[derive(Debug, Clone)]
pub struct Agreement {
    /// Who the second side is.
    pub kind: Kind,
    /// What the two sides are called.
    pub names: [String; 2],
    /// In the order of the first set's files.
    pub reports: Vec<ReportPairs>,
    /// Reports of which only one reader has a sheet.
    pub only: Vec<OnlyReport>,
}

/// A report that only one reader labelled.
#[derive(Debug, Clone)]
pub struct OnlyReport {
    /// Index into [`Agreement::names`].
    pub side: usize,
    /// Its name.
    pub report: String,
    /// How many labels it has.
    pub labels: usize,
}

/// One report as both sides judge it.
#[derive(Debug, Clone)]
pub struct ReportPairs {
    /// The report's name.
    pub name: String,
    /// Its file.
    pub text: String,
    /// The label files.
    pub files: Vec<String>,
    /// Every criterion that both judge, in the pack's order.
    pub pairs: Vec<Pair>,
    /// What only one of two readers labelled.
    pub only: Vec<OnlyLabel>,
    /// Criteria of the pack without any label.
    pub unlabelled: usize,
    /// Quotes that are not in the report, each with the place of its label.
    pub warnings: Vec<String>,
}

/// A criterion that only one reader labelled.
#[derive(Debug, Clone)]
pub struct OnlyLabel {
    /// Index into [`Agreement::names`].
    pub side: usize,
    /// Its id.
    pub criterion: String,
    /// What that reader says.
    pub status: Status,
}

/// Judges a report and sets the labels against the judgements.
#[must_use]
pub fn against_tool(sheet: &Sheet, document: &Document, pack: &RulePack) -> ReportPairs {
    let evaluation = evaluate(document, pack);
    let source = document.source();
    let found: HashMap<&str, Side> = evaluation
        .findings
        .iter()
        .map(|finding| {
            let side = Side::of_judgement(&finding.judgement, source);
            (finding.criterion.as_str(), side)
        })
        .collect();
    let mut out = ReportPairs::new(&[sheet], source, pack);
    out.pairs = pairs(pack, |id| {
        let label = label(sheet, id)?;
        Some((Side::of_label(label, source), found.get(id)?.clone()))
    });
    out
}

/// Sets the labels of two readers against each other.
#[must_use]
pub fn against_reader(first: &Sheet, second: &Sheet, source: &SourceText, pack: &RulePack) -> ReportPairs {
    let mut out = ReportPairs::new(&[first, second], source, pack);
    out.pairs = pairs(pack, |id| {
        let side = |sheet| label(sheet, id).map(|label| Side::of_label(label, source));
        side(first).zip(side(second))
    });
    for (side, (sheet, other)) in [(first, second), (second, first)].into_iter().enumerate() {
        let alone = sheet
            .labels
            .iter()
            .filter(|known| label(other, &known.criterion).is_none());
        out.only.extend(alone.map(|label| OnlyLabel {
            side,
            criterion: label.criterion.clone(),
            status: label.status,
        }));
    }
    out
}

impl ReportPairs {
    fn new(sheets: &[&Sheet], source: &SourceText, pack: &RulePack) -> Self {
        let labelled = |id: &str| sheets.iter().any(|sheet| label(sheet, id).is_some());
        Self {
            name: sheets.first().map_or_else(String::new, |sheet| sheet.report.clone()),
            text: source.name().to_owned(),
            files: sheets.iter().map(|sheet| sheet.file.display().to_string()).collect(),
            pairs: Vec::new(),
            only: Vec::new(),
            unlabelled: pack.criteria().filter(|criterion| !labelled(&criterion.id)).count(),
            warnings: sheets.iter().flat_map(|sheet| lost(sheet, source)).collect(),
        }
    }
}

/// Pairs in the pack's order.
fn pairs<'p>(pack: &'p RulePack, sides: impl Fn(&'p str) -> Option<(Side, Side)>) -> Vec<Pair> {
    let requirements = pack.requirements();
    let criteria = requirements.flat_map(|requirement| {
        requirement
            .criteria
            .iter()
            .map(move |criterion| (requirement, criterion))
    });
    criteria
        .filter_map(|(requirement, criterion)| {
            let (reader, other) = sides(&criterion.id)?;
            Some(Pair {
                criterion: criterion.id.clone(),
                requirement: requirement.id.clone(),
                reader,
                other,
            })
        })
        .collect()
}

fn label<'s>(sheet: &'s Sheet, id: &str) -> Option<&'s Label> {
    sheet.labels.iter().find(|label| label.criterion == id)
}

/// Quotes that the report does not have.
fn lost(sheet: &Sheet, source: &SourceText) -> Vec<String> {
    let labels = sheet.labels.iter();
    let quotes = labels.flat_map(|label| label.quotes.iter().map(move |quote| (label, quote)));
    quotes
        .filter(|(_, quote)| !source.text().contains(quote.as_str()))
        .map(|(label, quote)| {
            format!(
                "{}:{}：{} 的引文不在报告里，按不重合计；请照原文一字不差地抄：「{quote}」",
                sheet.file.display(),
                label.line,
                label.criterion
            )
        })
        .collect()
}
