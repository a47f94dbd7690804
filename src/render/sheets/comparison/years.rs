//! The same body over the years: one row a criterion that is judged otherwise than the year before.

use super::name;
use crate::render::comparison::view::{Comparison, CriterionChange, Direction, Judgement, Step};
use crate::render::labels::Labels;
use crate::render::sheets::table::{Cell, Column, Kind, Rank, Row, Table, Tone};
use crate::render::view::About;

/// For each step from one year to the next a row that sums it up, then its criteria.
pub(super) fn table(comparison: &Comparison, words: &Labels) -> Table {
    let get = |key: &'static str| words.get(key).to_owned();
    let tones = vec![
        (get("comparison.improved"), Tone::Good),
        (get("comparison.fell"), Tone::Silent),
        (get("comparison.shifted"), Tone::Weak),
    ];
    let mut rows = Vec::new();
    for step in comparison.years.iter().flat_map(|series| &series.steps) {
        rows.push(sum(comparison, step, words));
        rows.extend(
            step.criteria
                .iter()
                .map(|change| one(change, about(comparison, change), words)),
        );
    }
    Table {
        title: get("comparison.years"),
        columns: vec![
            Column::new(words.get("sheets.id"), Kind::Word, 12),
            Column::new(words.get("sheets.name"), Kind::Text, 60),
            Column::new(words.get("sheets.direction"), Kind::Word, 10).tones(tones),
            Column::new(words.get("sheets.before"), Kind::Word, 22),
            Column::new(words.get("sheets.after"), Kind::Word, 22),
            Column::new(words.get("sheets.change"), Kind::Points, 10),
        ],
        fixed: 1,
        rows,
        nothing: Some(get("comparison.years_none")),
    }
}

fn sum(comparison: &Comparison, step: &Step, words: &Labels) -> Row {
    let (from, to) = (name(comparison, step.from), name(comparison, step.to));
    let counted = [
        ("comparison.improved", step.improved),
        ("comparison.fell", step.fell),
        ("comparison.shifted", step.shifted),
        ("comparison.unchanged", step.unchanged),
    ]
    .map(|(key, count)| format!("{} {count}", words.get(key)));
    let steps = words.fill("comparison.years_step", &[from, to]);
    Row {
        cells: vec![
            Cell::of(words.get("comparison.columns.total")),
            Cell::of(&format!("{steps}　{}", counted.join(" · "))),
            Cell::Empty,
            Cell::number(step.score.before),
            Cell::number(step.score.after),
            Cell::number(step.score.change),
        ],
        rank: Rank::Part,
    }
}

/// Criteria about whole reports are judged in words of their own.
fn about(comparison: &Comparison, change: &CriterionChange) -> About {
    let mut criteria = comparison
        .requirements
        .iter()
        .filter(|requirement| requirement.id == change.requirement)
        .flat_map(|requirement| &requirement.criteria);
    criteria
        .find(|criterion| criterion.id == change.id)
        .map_or(About::Passage, |criterion| criterion.about)
}

fn one(change: &CriterionChange, about: About, words: &Labels) -> Row {
    let direction = match change.direction {
        Direction::Improved => "comparison.improved",
        Direction::Fell => "comparison.fell",
        Direction::Shifted => "comparison.shifted",
    };
    Row::plain(vec![
        Cell::of(&change.id),
        Cell::of(&change.asks),
        Cell::of(words.get(direction)),
        Cell::of(&judged(change.before, about, words)),
        Cell::of(&judged(change.after, about, words)),
        Cell::Number(change.change),
    ])
}

fn judged(judgement: Judgement, about: About, words: &Labels) -> String {
    words.judgement(about, judgement.status, judgement.strength)
}
