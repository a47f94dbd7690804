//! All criteria with their judgements: one row each, in the plan's order.

use super::subject;
use super::table::{Cell, Column, Kind, Row, Table, Tone};
use crate::evaluation::{Status, Strength};
use crate::render::labels::Labels;
use crate::render::view::{About, Criterion, Decision, Place, Report, Requirement, Section};

/// Passages shown of a criterion; a result holds no more.
const EVIDENCE: usize = 3;

/// The criteria of all reports, in the order given.
pub(super) fn table(reports: &[Report], words: &Labels) -> Table {
    let mut rows: Vec<Row> = Vec::new();
    for report in reports {
        for section in &report.sections {
            for requirement in &section.requirements {
                let all = requirement.criteria.iter();
                rows.extend(all.map(|criterion| subject::row(report, row(section, requirement, criterion, words))));
            }
        }
    }
    Table {
        title: words.get("sheets.criteria").to_owned(),
        columns: columns(words),
        fixed: 3,
        rows,
        nothing: None,
    }
}

fn columns(words: &Labels) -> Vec<Column> {
    let get = |key: &'static str| words.get(key);
    let mut out: Vec<Column> = subject::front(words, 10).into();
    out.extend([
        Column::new(get("sheets.item"), Kind::Word, 9),
        Column::new(get("section"), Kind::Text, 14),
        Column::new(get("clause"), Kind::Text, 16),
        Column::new(get("asks"), Kind::Text, 22),
        Column::new(get("sheets.judgement"), Kind::Word, 10).tones(statuses(words)),
        Column::new(get("sheets.strength"), Kind::Word, 11).tones(strengths(words)),
        Column::new(get("score"), Kind::Points, 8),
        Column::new(get("out_of"), Kind::Points, 8),
        Column::new(get("lost"), Kind::Points, 8),
    ]);
    out.extend(passage_columns(1, words));
    out.extend([
        Column::new(get("near"), Kind::Text, 28),
        Column::new(get("sheets.lack"), Kind::Text, 16),
        Column::new(get("sheets.automatic"), Kind::Word, 13),
        Column::new(get("sheets.by"), Kind::Word, 9).on_screen(),
        Column::new(get("sheets.on"), Kind::Date, 11).on_screen(),
        Column::new(get("sheets.why"), Kind::Text, 24).on_screen(),
        Column::new(get("sheets.until"), Kind::Date, 11).on_screen(),
        Column::new(get("sheets.near_place"), Kind::Text, 20).on_screen(),
        Column::new(get("sheets.measured"), Kind::Text, 18).on_screen(),
    ]);
    for number in 2..=EVIDENCE {
        out.extend(passage_columns(number, words).map(Column::on_screen));
    }
    out.extend([
        Column::machine(get("sheets.requirement"), 10),
        Column::machine(get("sheets.code"), 11),
    ]);
    out.extend(subject::back(words));
    out
}

fn passage_columns(number: usize, words: &Labels) -> [Column; 2] {
    let number = number.to_string();
    [
        Column::new(&words.fill("sheets.evidence", &[&number]), Kind::Text, 34),
        Column::new(&words.fill("sheets.evidence_place", &[&number]), Kind::Text, 20),
    ]
}

/// Both ways in which each status is told.
fn statuses(words: &Labels) -> Vec<(String, Tone)> {
    let tone = |status| match status {
        Status::Done => Tone::Good,
        Status::Planned => Tone::Plan,
        Status::Deficient => Tone::Bad,
        Status::Absent => Tone::Silent,
        Status::Na => Tone::Muted,
    };
    let mut out: Vec<(String, Tone)> = Vec::new();
    for about in [About::Passage, About::Document] {
        for status in Status::ALL {
            let told = (words.status(about, status).to_owned(), tone(status));
            if !out.contains(&told) {
                out.push(told);
            }
        }
    }
    out
}

fn strengths(words: &Labels) -> Vec<(String, Tone)> {
    let generic = |about| (words.strength(about, Strength::Generic).to_owned(), Tone::Weak);
    [About::Passage, About::Document].map(generic).into()
}

fn row(section: &Section, requirement: &Requirement, criterion: &Criterion, words: &Labels) -> Vec<Cell> {
    let about = criterion.about;
    let strength = criterion.strength.map(|strength| words.strength(about, strength));
    let lost = crate::render::gaps::hundredths(criterion.maximum - criterion.points);
    let mut out = vec![
        Cell::of(&criterion.id),
        Cell::of(&section.title),
        Cell::of(&format!("{}{}", requirement.clause, requirement.title)),
        Cell::of(&criterion.asks),
        Cell::of(words.status(about, criterion.status)),
        Cell::maybe(strength),
        Cell::Number(criterion.points),
        Cell::Number(criterion.maximum),
        Cell::Number(lost),
    ];
    let evidence = |number: usize| {
        let quote = criterion.evidence.get(number);
        let section = quote.and_then(|quote| quote.section.as_deref());
        passage(quote.map(|quote| &quote.place), section, words)
    };
    out.extend(evidence(0));
    let near = criterion.near_miss.as_ref();
    let headings = near.and_then(|near| near.section.as_deref());
    let [closest, place] = passage(near.map(|near| &near.place), headings, words);
    out.extend([closest, Cell::maybe(near.map(|near| words.lack(near)).as_deref())]);
    out.extend(decision(criterion, words));
    let measured = criterion.measured.map(|measured| words.measured(measured));
    out.extend([place, Cell::maybe(measured.as_deref())]);
    out.extend((1..EVIDENCE).flat_map(evidence));
    out.extend([Cell::of(&requirement.id), Cell::of(criterion.status.name())]);
    out
}

/// A quote and where it stands.
fn passage(place: Option<&Place>, section: Option<&str>, words: &Labels) -> [Cell; 2] {
    let Some(place) = place else {
        return [Cell::Empty, Cell::Empty];
    };
    let mut told = words.place(place);
    if let Some(section) = section {
        told.push('\n');
        told.push_str(section);
    }
    [Cell::of(&place.quote), Cell::of(&told)]
}

/// What the tool found, who decided otherwise, when, why, and until when.
fn decision(criterion: &Criterion, words: &Labels) -> [Cell; 5] {
    let Some(decision) = &criterion.decision else {
        return [const { Cell::Empty }; 5];
    };
    let Decision { automatic, .. } = decision;
    let found = words.judgement(criterion.about, automatic.status, automatic.strength);
    [
        Cell::of(&found),
        Cell::of(&decision.by),
        Cell::of(&decision.on),
        Cell::of(&decision.reason),
        Cell::maybe(decision.expires.as_deref()),
    ]
}
