//! One row a report and requirement: the long form, which pivot tables and statistics take as it is. The matrix is what
//! they make of it; JSON has it, and every criterion.

use super::view::{Comparison, ReportRow, RequirementCell, RequirementRow};
use crate::agreement::guarded;
use crate::render::{Lang, visible};
use crate::scorecard::Verdict;
use minijinja::Value;

/// Columns, by their labels in `comparison.columns`.
const COLUMNS: [&str; 18] = [
    "place",
    "report",
    "body",
    "level",
    "year",
    "total",
    "grade",
    "section",
    "id",
    "clause",
    "requirement",
    "lead",
    "verdict",
    "score",
    "points",
    "maximum",
    "lost",
    "path",
];

/// UTF-8 with a byte order mark, without which Excel shows no Chinese; reports by rank, requirements in the plan's order.
pub(super) fn csv(comparison: &Comparison, lang: Lang) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let labels = lang.labels();
    let header = COLUMNS.map(|column| label(&labels, &["comparison", "columns", column]));
    // Writing to memory does not fail.
    let _ = writer.write_record(&header);
    for (i, report) in comparison.reports.iter().enumerate() {
        for requirement in &comparison.requirements {
            let section = comparison.sections.get(requirement.section);
            let section = section.map_or("", |section| section.title.as_str());
            if let Some(&cell) = requirement.cells.get(i) {
                let row = row(&labels, report, section, requirement, cell);
                let _ = writer.write_record(row.iter().map(|cell| guarded(&visible(cell))));
            }
        }
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

fn row(
    labels: &Value,
    row: &ReportRow,
    section: &str,
    requirement: &RequirementRow,
    cell: RequirementCell,
) -> [String; COLUMNS.len()] {
    let subject = &row.report;
    let points = |points: f64| format!("{points:.2}");
    [
        row.rank.map_or_else(String::new, |rank| rank.place.to_string()),
        row.name.clone(),
        row.body.clone().unwrap_or_default(),
        subject.level.map_or_else(String::new, |level| {
            let key = serde_json::to_value(level).ok();
            label(
                labels,
                &["levels", key.as_ref().and_then(|key| key.as_str()).unwrap_or_default()],
            )
        }),
        subject.year.map_or_else(String::new, |year| year.to_string()),
        row.score.total.map_or_else(String::new, points),
        row.score.grade.clone().unwrap_or_default(),
        section.to_owned(),
        requirement.id.clone(),
        requirement.clause.clone(),
        requirement.title.clone(),
        requirement.lead.join("、"),
        label(labels, &["verdict", verdict(cell.verdict)]),
        cell.score.map_or_else(String::new, |score| format!("{score:.4}")),
        points(cell.points),
        points(cell.maximum),
        points(cell.maximum - cell.points),
        subject.path.clone(),
    ]
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Partial => "partial",
        Verdict::Missing => "missing",
        Verdict::Na => "na",
    }
}

/// A label by the keys that lead to it.
fn label(labels: &Value, keys: &[&str]) -> String {
    let found = keys.iter().try_fold(labels.clone(), |value, key| value.get_attr(key));
    found
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}
