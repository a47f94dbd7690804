//! The numbers of a report in Markdown.

use super::Told;
use super::text::{counts, worths};
use regex::Regex;

pub(super) fn read(file: &[u8]) -> Told {
    let text = std::str::from_utf8(file).unwrap();
    let (head, rest) = text.split_once("\n## 各部分得分\n").unwrap();
    let (sections, rest) = rest.split_once("\n## 差距（按失分多少排列）\n").unwrap();
    let (gaps, rest) = rest.split_once("\n## 逐项判定\n").unwrap();
    let (details, _) = rest.split_once("\n## 报告自述的不足和计划\n").unwrap();
    let cell = |pattern: &str| {
        Regex::new(pattern)
            .unwrap()
            .captures(head)
            .map(|found| found[1].to_owned())
    };
    Told {
        total: cell(r"(?m)^\| \*\*得分\*\* \| \*\*([\d.]+)\*\*"),
        grade: cell(r"(?m)^\| \*\*等次\*\* \| \*\*(.+)\*\* \|$"),
        counts: counts(head),
        sections: worths(sections, r"(?m)^\| .* \| ([\d.]+) \| ([\d.]+) \| \S+ \|$"),
        requirements: worths(details, r"(?m)^\*\*.*\*\*：\S+，([\d.]+) / ([\d.]+)$"),
        gaps: Regex::new(r"(?m)^- \*\*(\S+)\*\* .*\n  - 差距：.*（失分 ([\d.]+)）$")
            .unwrap()
            .captures_iter(gaps)
            .map(|found| (found[1].to_owned(), found[2].to_owned()))
            .collect(),
    }
}
