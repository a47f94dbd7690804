//! 七、评分方法和说明: how points were given, what the result rests on, what it was made with; a line to sign on.

use super::Source;
use crate::render::docx::paper::{Block, Paragraph, Style};
use crate::render::numbers::plain;

/// Characters of a fingerprint that tell files apart: `sha256:` and twelve digits.
const SHORT: usize = 19;

pub(super) fn blocks(source: &Source<'_>) -> Vec<Block> {
    let words = source.words;
    let scoring = &source.report.pack.scoring;
    let credit = [
        scoring.specific,
        scoring.generic,
        scoring.planned,
        scoring.deficient,
        scoring.absent,
    ];
    let credit = credit.map(|value| plain(Some(value)));
    let grades = scoring
        .grades
        .iter()
        .map(|grade| words.fill("office.grade", &[&grade.name, &plain(Some(grade.from))]));
    let grades = grades.collect::<Vec<_>>().join(words.get("comma"));
    let verdicts = [plain(Some(scoring.met)), plain(Some(scoring.partial))];
    let points = [
        words.model(scoring.model).to_owned(),
        words.fill("office.credit", &credit.each_ref().map(String::as_str)),
        words.fill("office.verdicts", &verdicts.each_ref().map(String::as_str)),
        words.fill("office.grades", &[&grades]),
        words.get("method_na").to_owned(),
        words.get("disclaimer").to_owned(),
    ];
    let mut out = vec![source.heading("office.method")];
    out.extend(
        points
            .into_iter()
            .enumerate()
            .map(|(i, text)| Paragraph::of(Style::Point, format!("{}. {text}", i + 1)).into()),
    );
    out.push(Paragraph::of(Style::SignOff, words.get("office.sign")).into());
    out.push(Paragraph::of(Style::FinePrint, made(source)).into());
    out
}

/// What it was made with, and of which text and rules.
fn made(source: &Source<'_>) -> String {
    let report = source.report;
    let short = |fingerprint: &str| fingerprint.chars().take(SHORT).collect::<String>();
    let told = [
        report.tool.name.to_string(),
        report.tool.version.to_string(),
        report.pack.id.clone(),
        short(&report.pack.fingerprint),
        short(&report.report.fingerprint),
    ];
    source.words.fill("office.made", &told.each_ref().map(String::as_str))
}
