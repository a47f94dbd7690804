//! The numbers of a report for the terminal.

use super::Told;
use regex::Regex;

pub(super) fn read(file: &[u8]) -> Told {
    let text = std::str::from_utf8(file).unwrap();
    let (head, rest) = text.split_once("各部分得分\n").unwrap();
    let (sections, rest) = rest.split_once("\n差距（按失分多少排列）\n").unwrap();
    let (gaps, rest) = rest.split_once("\n逐项判定\n").unwrap();
    let (details, _) = rest.split_once("\n报告自述的不足和计划\n").unwrap();
    let score = Regex::new(r"(?m)^得分 +([\d.]+) / [\d.]+　等次 (\S+)$").unwrap();
    let score = score.captures(head).unwrap();
    Told {
        total: Some(score[1].to_owned()),
        grade: Some(score[2].to_owned()),
        counts: counts(head),
        sections: worths(sections, r"(?m)([\d.]+) / +([\d.]+)$"),
        requirements: worths(details, r"(?m)　\S+ ([\d.]+) / ([\d.]+)$"),
        gaps: Regex::new(r"(?m)^  [✗△] (\S+) (?s:.*?)（失分 ([\d.]+)）$")
            .unwrap()
            .captures_iter(gaps)
            .map(|found| (found[1].to_owned(), found[2].to_owned()))
            .collect(),
    }
}

/// The first line of counts: `已体现 50 · 列为计划 0 · …`
pub(super) fn counts(text: &str) -> std::collections::BTreeMap<String, usize> {
    let names = [
        ("done", "已体现"),
        ("planned", "列为计划"),
        ("deficient", "自述不足"),
        ("absent", "未见表述"),
        ("na", "不适用"),
    ];
    let line = text
        .lines()
        .find(|line| names.iter().all(|(_, name)| line.contains(name)))
        .unwrap();
    names
        .into_iter()
        .map(|(status, name)| {
            let count = Regex::new(&format!(r"{name} (\d+)")).unwrap();
            (status.to_owned(), count.captures(line).unwrap()[1].parse().unwrap())
        })
        .collect()
}

/// All pairs of points that a pattern finds.
pub(super) fn worths(text: &str, pattern: &str) -> Vec<(String, String)> {
    let found = Regex::new(pattern).unwrap();
    let pairs = found.captures_iter(text);
    pairs.map(|pair| (pair[1].to_owned(), pair[2].to_owned())).collect()
}
