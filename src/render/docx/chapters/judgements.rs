//! 四、逐项判定: every criterion of the plan, with all that was quoted for it.

use super::Source;
use crate::evaluation::Status;
use crate::render::docx::paper::{Block, Paragraph, Row, Style, Table};
use crate::render::numbers::{NONE, percent, points};
use crate::render::view::{Criterion, Requirement};

pub(super) fn blocks(source: &Source<'_>) -> Vec<Block> {
    let words = source.words;
    let mut rows = Vec::new();
    for section in &source.report.sections {
        let worth = worth(section.points, section.maximum);
        let aside = [
            words.get("open"),
            &worth,
            words.get("comma"),
            &percent(section.score),
            words.get("close"),
        ];
        let title = Paragraph::new(Style::Band)
            .strong(section.title.clone())
            .plain(aside.concat());
        rows.push(Row::Band(0, vec![title]));
        for requirement in &section.requirements {
            rows.push(Row::Band(1, vec![band(source, requirement)]));
            rows.extend(requirement.criteria.iter().map(|criterion| row(source, criterion)));
        }
    }
    let head = |path: &str, share| (words.get(path).to_owned(), share);
    let table = Table {
        caption: words.get("office.judgement_list").to_owned(),
        columns: vec![
            head("office.criterion", 31),
            head("office.judgement", 16),
            head("office.passage", 53),
        ],
        headed: true,
        rows,
    };
    vec![source.heading("office.judgements"), table.into()]
}

fn band(source: &Source<'_>, requirement: &Requirement) -> Paragraph {
    let words = source.words;
    let worth = worth(requirement.points, requirement.maximum);
    let aside = [
        words.get("open"),
        &requirement.id,
        words.get("comma"),
        words.verdict(requirement.verdict),
        words.get("comma"),
        &worth,
        words.get("close"),
    ];
    Paragraph::new(Style::Band)
        .strong(format!("{}{}", requirement.clause, requirement.title))
        .plain(aside.concat())
}

/// A criterion: judgement and points, and all that was quoted.
fn row(source: &Source<'_>, criterion: &Criterion) -> Row {
    let words = source.words;
    let cell = |text: String| Paragraph::of(Style::Cell, text);
    let mut judged = vec![cell(words.judgement(
        criterion.about,
        criterion.status,
        criterion.strength,
    ))];
    if criterion.status != Status::Na {
        judged.push(cell(worth(criterion.points, criterion.maximum)));
    }
    let mut passages = Vec::new();
    match &criterion.decision {
        Some(decision) => {
            passages.push(source.decision(criterion.about, decision));
            let found = criterion.evidence.iter();
            passages.extend(found.map(|quote| source.passage("office.decided.found", quote)));
        }
        None => passages.extend(criterion.evidence.iter().map(|quote| source.quoted(quote))),
    }
    passages.extend(criterion.measured.map(|measured| cell(words.measured(measured))));
    passages.extend(criterion.near_miss.as_ref().map(|near| source.near(near)));
    if passages.is_empty() {
        passages.push(cell(NONE.to_owned()));
    }
    Row::Cells(vec![
        vec![source.criterion(&criterion.id, &criterion.asks)],
        judged,
        passages,
    ])
}

/// `1.20/3.40`
fn worth(earned: f64, of: f64) -> String {
    format!("{}/{}", points(Some(earned)), points(Some(of)))
}
