//! The heat map: reports down, requirements across, each cell the share of its points.

use crate::render::comparison::view::Comparison;
use crate::render::labels::Labels;
use crate::render::sheets::table::{Cell, Column, Kind, Row, Table};

/// One row a report by rank, and a last one with the means.
pub(super) fn table(comparison: &Comparison, words: &Labels) -> Table {
    let mut columns = vec![
        Column::new(words.get("comparison.columns.report"), Kind::Text, 24),
        Column::new(words.get("comparison.columns.total"), Kind::Points, 9),
    ];
    columns.extend(comparison.requirements.iter().map(|requirement| {
        let label = format!("{}{}", requirement.clause, requirement.title);
        Column::new(&label, Kind::Share, 9).heat()
    }));
    let mut rows: Vec<Row> = comparison
        .reports
        .iter()
        .enumerate()
        .map(|(at, report)| {
            let shares = comparison.requirements.iter().map(|requirement| {
                let cell = requirement.cells.get(at);
                Cell::number(cell.and_then(|cell| cell.score))
            });
            let head = [Cell::of(&report.name), Cell::number(report.score.total)];
            Row::plain(head.into_iter().chain(shares).collect())
        })
        .collect();
    let means = comparison
        .requirements
        .iter()
        .map(|requirement| Cell::number(requirement.mean));
    let head = [
        Cell::of(words.get("comparison.mean")),
        Cell::number(comparison.distribution.mean),
    ];
    rows.push(Row::plain(head.into_iter().chain(means).collect()));
    Table {
        title: words.get("comparison.matrix").to_owned(),
        columns,
        fixed: 2,
        rows,
        nothing: None,
    }
}
