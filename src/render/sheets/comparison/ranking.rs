//! The ranking: one row a report, the best first.

use crate::render::comparison::view::{Comparison, Rank, ReportRow};
use crate::render::labels::Labels;
use crate::render::sheets::table::{Cell, Column, Kind, Row, Table};

/// All reports by rank.
pub(super) fn table(comparison: &Comparison, words: &Labels) -> Table {
    let get = |key: &'static str| words.get(key);
    let mut columns = vec![
        Column::new(get("comparison.place"), Kind::Count, 7),
        Column::new(get("comparison.columns.body"), Kind::Text, 26),
        Column::new(get("comparison.columns.year"), Kind::Count, 8),
        Column::new(get("comparison.columns.level"), Kind::Word, 14),
        Column::new(get("comparison.columns.total"), Kind::Points, 10),
        Column::new(get("comparison.columns.grade"), Kind::Word, 10),
        Column::new(get("comparison.among_peers"), Kind::Word, 12),
    ];
    columns.extend(
        [
            "status.done",
            "status.planned",
            "status.deficient",
            "status.absent",
            "status.na",
        ]
        .map(|key| Column::new(words.get(key), Kind::Count, 9)),
    );
    columns.extend([
        Column::new(get("sheets.automatic_score"), Kind::Points, 10),
        Column::new(get("comparison.shared"), Kind::Share, 12),
        Column::new(get("comparison.own"), Kind::Share, 12),
        Column::machine(get("sheets.path"), 40),
    ]);
    let rows = comparison.reports.iter().enumerate();
    Table {
        title: get("comparison.ranking").to_owned(),
        columns,
        fixed: 3,
        rows: rows.map(|(at, report)| row(comparison, at, report, words)).collect(),
        nothing: None,
    }
}

fn row(comparison: &Comparison, at: usize, row: &ReportRow, words: &Labels) -> Row {
    let (subject, score) = (&row.report, &row.score);
    let counts = &score.criteria;
    let place = |rank: Option<Rank>| rank.map_or(Cell::Empty, |rank| Cell::count(rank.place));
    let among = row.rank_among_peers.map_or(Cell::Empty, |rank| {
        Cell::of(&words.fill("comparison.of", &[&rank.place.to_string(), &rank.of.to_string()]))
    });
    let reuse = comparison.reuse.reports.get(at);
    let mut cells = vec![
        place(row.rank),
        Cell::of(row.body.as_deref().unwrap_or(&row.name)),
        Cell::number(subject.year),
        Cell::of(
            subject
                .level
                .map_or(words.get("unknown_level"), |level| words.level(level)),
        ),
        Cell::number(score.total),
        Cell::maybe(score.grade.as_deref()),
        among,
    ];
    cells.extend([counts.done, counts.planned, counts.deficient, counts.absent, counts.na].map(Cell::count));
    cells.extend([
        Cell::number(score.automatic.as_ref().and_then(|automatic| automatic.total)),
        Cell::number(reuse.and_then(|reuse| reuse.shared.share)),
        Cell::number(reuse.and_then(|reuse| reuse.own.share)),
        Cell::of(&subject.path),
    ]);
    Row::plain(cells)
}
