//! The ledger of gaps, 整改台账: one row a gap, most points lost first.
//!
//! The columns are the same however many reports there are, and so are their places: programs and people's own formulas
//! rely on them. 整改时限, 完成状态 and 备注 are for the office. The first two are left empty: the tool saw a report and
//! not the work, and 未启动 would be a statement about the work that nobody has checked. 备注 tells of a person's
//! decision where there is one.

use super::subject;
use super::table::{Cell, Column, Kind, Row, Table, Tone};
use crate::render::gaps::{Gap, GapGroup, gaps};
use crate::render::labels::Labels;
use crate::render::view::Report;

/// The ledger of all reports, in the order given.
pub(super) fn table(reports: &[Report], words: &Labels) -> Table {
    let mut rows: Vec<Row> = Vec::new();
    for report in reports {
        for group in gaps(report) {
            for gap in &group.criteria {
                let number = Cell::count(rows.len() + 1);
                let cells = [number]
                    .into_iter()
                    .chain(subject::cells(report, row(report, &group, gap, words)));
                rows.push(Row::plain(cells.collect()));
            }
        }
    }
    Table {
        title: words.get("sheets.ledger").to_owned(),
        columns: columns(words),
        fixed: 4,
        rows,
        nothing: Some(words.get("no_gaps").to_owned()),
    }
}

fn columns(words: &Labels) -> Vec<Column> {
    let get = |key: &str| words.get(key).to_owned();
    let states = [
        ("sheets.states.idle", Tone::Silent),
        ("sheets.states.started", Tone::Weak),
        ("sheets.states.nearly", Tone::Weak),
        ("sheets.states.finished", Tone::Good),
        ("sheets.states.lasting", Tone::Good),
        ("sheets.states.closed", Tone::Muted),
        ("sheets.states.overdue", Tone::Bad),
    ];
    let reasons = [
        ("reason.absent", Tone::Silent),
        ("reason.unmet", Tone::Silent),
        ("reason.deficient", Tone::Bad),
        ("reason.planned", Tone::Plan),
        ("reason.generic", Tone::Weak),
        ("reason.partly", Tone::Weak),
    ];
    let number = Column::new(&get("sheets.number"), Kind::Count, 5);
    let front = subject::front(words, 10);
    let own = [
        Column::new(&get("sheets.item"), Kind::Word, 9),
        Column::new(&get("sheets.content"), Kind::Text, 22),
        Column::new(&get("sheets.gap"), Kind::Text, 16).tones(reasons.map(|(key, tone)| (get(key), tone)).into()),
        Column::new(&get("lost"), Kind::Points, 8),
        Column::new(&get("basis"), Kind::Text, 30),
        Column::new(&get("sheets.quote"), Kind::Text, 34),
        Column::new(&get("lead"), Kind::Text, 11),
        Column::new(&get("responsible"), Kind::Text, 13),
        Column::new(&get("remedy"), Kind::Text, 26),
        Column::new(&get("sheets.due"), Kind::Date, 10).hint(&get("sheets.due_hint")),
        Column::new(&get("sheets.progress"), Kind::Word, 10).choices(states.map(|(key, tone)| (get(key), tone)).into()),
        Column::new(&get("sheets.remarks"), Kind::Text, 12),
        Column::machine(&get("sheets.requirement"), 10),
        Column::machine(&get("sheets.code"), 11),
    ];
    let back = subject::back(words);
    [number].into_iter().chain(front).chain(own).chain(back).collect()
}

fn row(report: &Report, group: &GapGroup<'_>, gap: &Gap<'_>, words: &Labels) -> [Cell; 14] {
    let list = |units: &[String]| Cell::of(&units.join(words.get("list")));
    let mut why = words.reason(gap.reason);
    if let Some(measured) = gap.measured {
        why.push_str(words.get("semicolon"));
        why.push_str(&words.measured(measured));
    }
    let plan = format!("{}{}", report.pack.title, group.clause);
    let basis: Vec<&str> = [plan.as_str()]
        .into_iter()
        .chain(group.basis.iter().map(String::as_str))
        .collect();
    let decided = gap.decision.map(|decision| words.decision(gap.about, decision));
    [
        Cell::of(gap.id),
        Cell::of(&format!("{}{}\n{}", group.clause, group.title, gap.asks)),
        Cell::of(&why),
        Cell::Number(gap.lost),
        Cell::of(&basis.join(words.get("semicolon"))),
        quote(gap, words),
        list(group.lead),
        list(group.responsible),
        Cell::of(gap.remedy.unwrap_or(group.remedy)),
        Cell::Empty,
        Cell::Empty,
        Cell::maybe(decided.as_deref()),
        Cell::of(group.id),
        Cell::of(gap.status.name()),
    ]
}

/// The best passage in the report's own words with its place, or else the one that came closest, and what it lacked.
fn quote(gap: &Gap<'_>, words: &Labels) -> Cell {
    match (gap.evidence.first(), gap.near_miss) {
        (Some(best), _) => Cell::of(&words.quoted(&best.place)),
        (None, Some(near)) => Cell::of(&words.nearest(near)),
        (None, None) => Cell::Empty,
    }
}
