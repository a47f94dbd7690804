//! The numbers of the workbook, by its heads, and of the ledger in CSV.

use super::Told;
use crate::it::workbook::{Cell, Workbook};
use std::collections::BTreeMap;

pub(super) fn workbook(file: &[u8]) -> Told {
    let book = Workbook::read(file);
    let scores = book.rows(3);
    let of = |rank: &'static str| scores.iter().filter(move |row| row["层次"].text() == rank);
    let total = of("总分").next().unwrap();
    let counts = [
        ("已体现", "done"),
        ("列为计划", "planned"),
        ("自述不足", "deficient"),
        ("未见表述", "absent"),
        ("不适用", "na"),
    ];
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "counts are small and whole"
    )]
    let count = |label: &str| total[label].number() as usize;
    Told {
        total: total.get("得分").map(points),
        grade: total.get("等次/判定").map(|cell| cell.text().to_owned()),
        counts: counts.map(|(label, key)| (key.to_owned(), count(label))).into(),
        sections: of("部分").map(worth).collect(),
        requirements: of("要点").map(worth).collect(),
        gaps: book
            .rows(1)
            .iter()
            .map(|row| (row["要点编号"].text().to_owned(), points(&row["失分"])))
            .collect(),
    }
}

/// What nothing applies to has no points, and no cell for them.
fn worth(row: &BTreeMap<String, Cell>) -> (String, String) {
    let earned = row.get("得分").map_or_else(|| "0.00".to_owned(), points);
    (earned, points(&row["满分"]))
}

fn points(cell: &Cell) -> String {
    format!("{:.2}", cell.number())
}

pub(super) fn ledger(file: &[u8]) -> Told {
    let text = std::str::from_utf8(file).unwrap().trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    let at = |label: &str| head.iter().position(|found| found == label).unwrap();
    let (id, lost) = (at("要点编号"), at("失分"));
    let rows = reader.records().map(Result::unwrap);
    Told {
        gaps: rows.map(|row| (row[id].to_owned(), row[lost].to_owned())).collect(),
        ..Told::default()
    }
}
