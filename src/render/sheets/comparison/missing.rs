//! What is missing most often, by requirement, by criterion and by lead unit.

use super::names;
use crate::render::comparison::view::{Comparison, MissingRow};
use crate::render::labels::Labels;
use crate::render::sheets::table::{Cell, Column, Kind, Row, Table};

/// Requirements that reports miss, most often missed first.
pub(super) fn requirements(comparison: &Comparison, words: &Labels) -> Table {
    let title = words.get("sheets.missing_requirements");
    table(comparison, &comparison.missing.requirements, title, words)
}

/// Criteria that reports miss, most often missed first.
pub(super) fn criteria(comparison: &Comparison, words: &Labels) -> Table {
    let title = words.get("sheets.missing_criteria");
    table(comparison, &comparison.missing.criteria, title, words)
}

fn table(comparison: &Comparison, missing: &[MissingRow], title: &str, words: &Labels) -> Table {
    let rows = missing.iter().map(|row| {
        Row::plain(vec![
            Cell::of(&row.id),
            Cell::of(&row.title),
            Cell::count(row.applicable),
            Cell::count(row.reports.len()),
            Cell::Number(row.share),
            Cell::Number(row.lost),
            Cell::of(&names(comparison, &row.reports)),
        ])
    });
    Table {
        title: title.to_owned(),
        columns: vec![
            Column::new(words.get("sheets.id"), Kind::Word, 11),
            Column::new(words.get("sheets.name"), Kind::Text, 46),
            Column::new(words.get("comparison.applicable"), Kind::Count, 10),
            Column::new(words.get("comparison.without"), Kind::Count, 12),
            Column::new(words.get("comparison.missing_share"), Kind::Share, 12),
            Column::new(words.get("comparison.lost_all"), Kind::Points, 12),
            Column::new(words.get("comparison.missed_by"), Kind::Text, 60),
        ],
        fixed: 2,
        rows: rows.collect(),
        nothing: Some(words.get("comparison.missing_none").to_owned()),
    }
}

/// Lead units, most points lost first.
pub(super) fn units(comparison: &Comparison, words: &Labels) -> Table {
    let rows = comparison.units.iter().map(|unit| {
        Row::plain(vec![
            Cell::of(unit.unit.as_deref().unwrap_or(words.get("comparison.no_unit"))),
            Cell::count(unit.requirements.len()),
            Cell::Number(unit.maximum),
            Cell::Number(unit.points),
            Cell::Number(unit.lost),
            Cell::number(unit.lost_share),
            Cell::count(unit.missed_by.len()),
            Cell::of(&unit.requirements.join("、")),
        ])
    });
    Table {
        title: words.get("comparison.units").to_owned(),
        columns: vec![
            Column::new(words.get("comparison.unit"), Kind::Text, 28),
            Column::new(words.get("comparison.led"), Kind::Count, 10),
            Column::new(words.get("comparison.possible"), Kind::Points, 12),
            Column::new(words.get("comparison.columns.points"), Kind::Points, 12),
            Column::new(words.get("comparison.lost"), Kind::Points, 12),
            Column::new(words.get("comparison.lost_share"), Kind::Share, 10),
            Column::new(words.get("comparison.missed_by"), Kind::Count, 12),
            Column::new(words.get("comparison.columns.id"), Kind::Text, 50),
        ],
        fixed: 1,
        rows: rows.collect(),
        nothing: None,
    }
}
