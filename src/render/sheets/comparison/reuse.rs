//! Shared wording: pairs of reports, the passages they share, and sentences that only repeat the plan.

use super::name;
use crate::render::comparison::view::{Comparison, Figures, Kind as Likeness, Pair};
use crate::render::labels::Labels;
use crate::render::sheets::table::{Cell, Column, Kind, Row, Table};

/// Pairs of reports, the greatest share first.
pub(super) fn pairs(comparison: &Comparison, words: &Labels) -> Table {
    let rows = comparison.reuse.pairs.iter().map(|pair| {
        let [first, second] = pair.reports;
        let [of_first, of_second] = pair.shares;
        Row::plain(vec![
            Cell::of(name(comparison, first)),
            Cell::of(name(comparison, second)),
            Cell::of(&kinship(pair, words)),
            Cell::count(pair.same),
            Cell::count(pair.near),
            Cell::Number(of_first),
            Cell::Number(of_second),
        ])
    });
    Table {
        title: words.get("sheets.pairs").to_owned(),
        columns: vec![
            Column::new(words.get("sheets.report_a"), Kind::Text, 26),
            Column::new(words.get("sheets.report_b"), Kind::Text, 26),
            Column::new(words.get("sheets.kinship"), Kind::Word, 24),
            Column::new(words.get("sheets.same_sentences"), Kind::Count, 12),
            Column::new(words.get("sheets.near_sentences"), Kind::Count, 12),
            Column::new(words.get("sheets.share_a"), Kind::Share, 14),
            Column::new(words.get("sheets.share_b"), Kind::Share, 14),
        ],
        fixed: 2,
        rows: rows.collect(),
        nothing: Some(words.get("comparison.pairs_none").to_owned()),
    }
}

fn kinship(pair: &Pair, words: &Labels) -> String {
    match pair.years_apart {
        Some(years) => words.fill("comparison.years_apart", &[&years.to_string()]),
        None if pair.same_body => words.get("comparison.same_body").to_owned(),
        None => String::new(),
    }
}

/// The passages that pairs share, with their places.
pub(super) fn passages(comparison: &Comparison, words: &Labels) -> Table {
    let rows = comparison.reuse.pairs.iter().flat_map(|pair| {
        pair.passages.iter().map(|shared| {
            let [first, second] = &shared.quotes;
            let [a, b] = pair.reports;
            let figures = match shared.figures {
                Figures::None => "",
                Figures::Same => words.get("comparison.figures_same"),
                Figures::Changed => words.get("comparison.figures_changed"),
            };
            Row::plain(vec![
                Cell::of(name(comparison, a)),
                Cell::of(&first.quote),
                Cell::of(&words.place(first)),
                Cell::of(name(comparison, b)),
                Cell::of(&second.quote),
                Cell::of(&words.place(second)),
                Cell::of(likeness(shared.kind, words)),
                Cell::Number(shared.similarity),
                Cell::of(figures),
            ])
        })
    });
    Table {
        title: words.get("sheets.passages").to_owned(),
        columns: vec![
            Column::new(words.get("sheets.report_a"), Kind::Word, 18),
            Column::new(words.get("sheets.words_a"), Kind::Text, 50),
            Column::new(words.get("position"), Kind::Word, 14),
            Column::new(words.get("sheets.report_b"), Kind::Word, 18),
            Column::new(words.get("sheets.words_b"), Kind::Text, 50),
            Column::new(words.get("position"), Kind::Word, 14),
            Column::new(words.get("sheets.likeness"), Kind::Word, 8),
            Column::new(words.get("sheets.similarity"), Kind::Share, 10),
            Column::new(words.get("sheets.figures"), Kind::Word, 12),
        ],
        fixed: 1,
        rows: rows.collect(),
        nothing: Some(words.get("comparison.pairs_none").to_owned()),
    }
}

/// Sentences that only repeat the plan.
pub(super) fn repeats(comparison: &Comparison, words: &Labels) -> Table {
    let repeats = comparison.reuse.plan.iter().flat_map(|plan| &plan.repeats);
    let rows = repeats.map(|repeat| {
        let [own, plan] = &repeat.quotes;
        Row::plain(vec![
            Cell::of(name(comparison, repeat.report)),
            Cell::of(&own.quote),
            Cell::of(&words.place(own)),
            Cell::of(&plan.quote),
            Cell::of(&words.place(plan)),
            Cell::Number(repeat.similarity),
        ])
    });
    Table {
        title: words.get("sheets.repeats").to_owned(),
        columns: vec![
            Column::new(words.get("comparison.columns.report"), Kind::Word, 18),
            Column::new(words.get("sheets.words_own"), Kind::Text, 50),
            Column::new(words.get("position"), Kind::Word, 14),
            Column::new(words.get("sheets.words_plan"), Kind::Text, 50),
            Column::new(words.get("position"), Kind::Word, 14),
            Column::new(words.get("sheets.similarity"), Kind::Share, 10),
        ],
        fixed: 1,
        rows: rows.collect(),
        nothing: Some(words.get("comparison.plan_none").to_owned()),
    }
}

fn likeness(kind: Likeness, words: &Labels) -> &str {
    match kind {
        Likeness::Same => words.get("comparison.same"),
        Likeness::Near => words.get("comparison.near"),
    }
}
