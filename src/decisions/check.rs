//! Entries as they are written, into entries that cannot be wrong: all problems of a file at once.

use super::decision::{Decision, day};
use super::file::{Entry, KEYS, Located};
use crate::evaluation::{Status, Strength};
use crate::handwritten::{Checker, Field, fields};
use crate::rulepack::node::{Data, Node};
use crate::rulepack::{Code, PackError, SourceFile};
use jiff::civil::Date;
use std::ops::Range;
use std::path::Path;

/// Keys without which there is no decision, and what to write.
const NEEDED: [(&str, &str); 7] = [
    ("criterion", "写出标准的编号，例如 TC-09.c"),
    (
        "report",
        "写出报告文件的路径，从本文件所在的文件夹写起；或写报告全文的指纹",
    ),
    ("status", "写 done、planned、deficient、absent 或 na"),
    ("reason", "写明为什么改判，别人要凭它复核"),
    ("by", "写明是谁认定的"),
    ("on", "写出认定的日期，例如 2024-03-01"),
    (
        "evidence",
        "用 duibiao decide 会自动写入；手写时照抄 duibiao explain 末尾的依据指纹",
    ),
];

/// The file and its entries, if nothing at all is wrong with it. Paths start from `folder`.
pub(super) fn check(file: SourceFile, folder: &Path) -> Result<(SourceFile, Vec<Entry>), PackError> {
    let mut checker = Checker::new(file);
    let entries = match checker.tree() {
        Some(root) => entries(&mut checker, &root, folder),
        None => Vec::new(),
    };
    checker.finish().map(|file| (file, entries))
}

fn entries(checker: &mut Checker, root: &Node, folder: &Path) -> Vec<Entry> {
    match &root.data {
        Data::Null => Vec::new(),
        Data::List(items) => items.iter().filter_map(|item| entry(checker, item, folder)).collect(),
        _ => {
            let help = "每条一项，以“- criterion: …”开头；用 duibiao decide 写入，格式不会错";
            checker.tell(Code::WrongType, &root.range, "认定文件应是一个列表", help);
            Vec::new()
        }
    }
}

/// `None` where something that is needed is missing or wrong.
fn entry(checker: &mut Checker, item: &Node, folder: &Path) -> Option<Entry> {
    let Data::Map(written) = &item.data else {
        let help = "例如“- {criterion: TC-09.c, report: 报告/甲.txt, …}”";
        checker.tell(Code::WrongType, &item.range, "每条认定应是键值对", help);
        return None;
    };
    let all: [Field; KEYS.len()] = fields(checker, written, &KEYS);
    for (key, help) in NEEDED {
        let at = KEYS.iter().position(|known| *known == key).unwrap_or_default();
        let given = item.get(key);
        // A list in its place was told already.
        if all[at].is_empty() && !given.is_some_and(|node| matches!(node.data, Data::List(_) | Data::Map(_))) {
            let given = given.map_or(&item.range, |node| &node.range);
            checker.tell(Code::MissingKey, given, format!("没写“{key}”"), help);
        }
    }
    let places = std::array::from_fn(|i| match item.get(KEYS[i]) {
        Some(node) => node.range.clone(),
        None => item.range.clone(),
    });
    let [
        criterion,
        report,
        pack,
        status,
        strength,
        quote,
        reason,
        by,
        on,
        expires,
        evidence,
    ] = all;
    let id = if criterion.is_empty() {
        "这一条"
    } else {
        &criterion.text
    };
    let word = |checker: &mut Checker, field: &Field, known: &[_]| checker.word(id, field, known);
    let statuses = Status::ALL.map(|status| (status.name(), status));
    let status = (!status.is_empty())
        .then(|| word(checker, &status, &statuses))
        .flatten();
    let strengths = Strength::ALL.map(|strength| (strength.name(), strength));
    let decided = strength.filled().map(|_| checker.word(id, &strength, &strengths));
    let on = date(checker, id, &on);
    let until = date(checker, id, &expires);
    let located = locate(checker, &report, folder);
    check_fingerprint(checker, &evidence);
    let decision = Decision {
        status: status?,
        // A word that is none was told: it must not be told to be missing too.
        strength: match decided {
            Some(known) => Some(known?),
            None => None,
        },
        on: on?,
        expires: until,
        pack: pack.filled(),
        quote: quote.filled(),
        criterion: criterion.text.clone(),
        report: report.text.clone(),
        reason: reason.text,
        by: by.text,
        evidence: evidence.text,
    };
    let entry = Entry {
        decision,
        report: located,
        places,
        whole: item.range.start..end(item),
    };
    for fault in entry.decision.faults() {
        // What is empty was told already.
        if !matches!(fault.key, "reason" | "by") {
            checker.tell(Code::BadValue, entry.place(fault.key), fault.message, fault.help);
        }
    }
    Some(entry)
}

/// A day; `None` where there is none, or no such day, which is told.
fn date(checker: &mut Checker, id: &str, field: &Field) -> Option<Date> {
    let text = field.filled()?;
    let found = day(&text);
    if found.is_none() {
        let message = format!("{id}：“{text}”不是日期，或没有这一天");
        checker.tell(
            Code::BadValue,
            &field.range,
            message,
            "写成四位年、两位月、两位日，例如 2024-03-01",
        );
    }
    found
}

fn locate(checker: &mut Checker, report: &Field, folder: &Path) -> Located {
    if report.text.starts_with("sha256:") {
        check_fingerprint(checker, report);
        return Located::Fingerprint(report.text.clone());
    }
    if report.text == "-" {
        let help = "从标准输入读的报告没有路径：写报告全文的指纹，即结果里的 report.fingerprint";
        checker.tell(Code::BadValue, &report.range, "“-”不是一份报告", help);
    }
    let path = folder.join(&report.text);
    match path.canonicalize() {
        Ok(real) => Located::Path(real, true),
        Err(_) => Located::Path(path, false),
    }
}

fn check_fingerprint(checker: &mut Checker, field: &Field) {
    let hex = |text: &str| text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if !field.is_empty() && !field.text.strip_prefix("sha256:").is_some_and(hex) {
        let help = "指纹是“sha256:”加 64 位小写的十六进制数，整个照抄";
        checker.tell(Code::BadValue, &field.range, "指纹不完整，或有误", help);
    }
}

/// One past the last character of anything in a node.
fn end(node: &Node) -> usize {
    let below = match &node.data {
        Data::List(items) => items.iter().map(end).max(),
        Data::Map(entries) => entries.iter().map(|(key, value)| end(key).max(end(value))).max(),
        _ => None,
    };
    let own: &Range<usize> = &node.range;
    below.unwrap_or(own.end).max(own.end)
}
