//! The numbers of a Word file, from its tables and bands.

use super::Told;
use super::text::worths;
use crate::it::word_file::{blocks, table};

pub(super) fn read(file: &[u8]) -> Told {
    let blocks = blocks(file);
    let statuses = ["已体现", "列为计划", "自述不足", "未见表述", "不适用"];
    let outcome = table(&blocks, &[&["", "得分", "等次"], &statuses[..]].concat());
    let sections = table(&blocks, &["部分", "得分", "满分", "得分率"]);
    let gaps = table(&blocks, &["标准", "差距、报告原文及位置、建议", "失分"]);
    let judgements = table(&blocks, &["标准", "判定及得分", "报告原文及位置"]);
    // The first line of the outcome counts decisions; the last row of the sections is their sum.
    let (outcome, sum) = (&outcome[0], sections.last().unwrap());
    assert_eq!(outcome[1], sum[1], "the total is told twice");
    let names = ["done", "planned", "deficient", "absent", "na"].map(str::to_owned);
    let bands = judgements
        .iter()
        .filter(|row| row.len() == 1)
        .map(|row| row[0].as_str());
    // A requirement's band tells a verdict between its id and its points, a section's none.
    let bands = bands.collect::<Vec<_>>().join("\n");
    Told {
        total: Some(outcome[1].clone()),
        grade: Some(outcome[2].clone()),
        counts: names
            .into_iter()
            .zip(outcome[3..].iter().map(|count| count.parse().unwrap()))
            .collect(),
        sections: sections[..sections.len() - 1]
            .iter()
            .map(|row| (row[1].clone(), row[2].clone()))
            .collect(),
        requirements: worths(&bands, r"(?m)（[^（）]+，[^（）]+，([\d.]+)/([\d.]+)）$"),
        gaps: gaps
            .iter()
            .filter(|row| row.len() == 3)
            .map(|row| (row[0].split(' ').next().unwrap().to_owned(), row[2].clone()))
            .collect(),
    }
}
