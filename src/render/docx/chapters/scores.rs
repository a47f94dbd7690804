//! 二、得分情况: points by section, and by status.

use super::Source;
use crate::render::docx::paper::{Block, Paragraph, Row, Style, Table};
use crate::render::numbers::{percent, points};

pub(super) fn blocks(source: &Source<'_>) -> Vec<Block> {
    let (words, report) = (source.words, source.report);
    let figure = |text: String| vec![Paragraph::of(Style::Figure, text)];
    let mut rows: Vec<Row> = report
        .sections
        .iter()
        .map(|section| {
            Row::Cells(vec![
                vec![Paragraph::of(Style::Cell, section.title.clone())],
                figure(points(Some(section.points))),
                figure(points(Some(section.maximum))),
                figure(percent(section.score)),
            ])
        })
        .collect();
    let strong = |style, text: String| vec![Paragraph::new(style).strong(text)];
    let share = report.score.total.map(|total| total / report.score.maximum);
    rows.push(Row::Cells(vec![
        strong(Style::Cell, words.get("office.total").to_owned()),
        strong(Style::Figure, points(report.score.total)),
        strong(Style::Figure, points(Some(report.score.maximum))),
        strong(Style::Figure, percent(share)),
    ]));
    let head = |path: &str, share| (words.get(path).to_owned(), share);
    let table = Table {
        caption: words.get("office.by_section").to_owned(),
        columns: vec![
            head("section", 55),
            head("score", 15),
            head("out_of", 15),
            head("share", 15),
        ],
        headed: true,
        rows,
    };
    vec![source.heading("office.scores"), source.outcomes().into(), table.into()]
}
