//! Rows as they are written, into entries that cannot be wrong: all problems of a list at once.

use super::{Entry, Manifest};
use crate::document::{Level, divisions};
use crate::handwritten::{Checker, Field};
use crate::rulepack::decode::suggest;
use crate::rulepack::{Code, PackError, SourceFile};
use std::collections::HashMap;
use std::path::PathBuf;

/// One report as it is written; what is empty was not filled in.
pub(super) type Row = crate::handwritten::Row<{ super::COLUMNS.len() }>;

/// A list on its way.
pub(super) struct List {
    checker: Checker,
    folder: PathBuf,
}

/// Years that reports can be on.
const YEARS: std::ops::RangeInclusive<i16> = 1949..=2100;

/// Ranks by the names that a list may give them.
const LEVELS: [(Level, &[&str]); 5] = [
    (Level::Province, &["province", "省级", "省"]),
    (Level::City, &["city", "市级", "市"]),
    (Level::County, &["county", "县级", "县", "区县", "县区"]),
    (
        Level::Township,
        &[
            "township",
            "乡镇",
            "镇级",
            "乡镇（街道）",
            "乡镇街道",
            "街道",
            "镇",
            "乡",
        ],
    ),
    (Level::Department, &["department", "部门"]),
];

impl List {
    pub(super) fn new(file: SourceFile, folder: PathBuf) -> Self {
        Self {
            checker: Checker::new(file),
            folder,
        }
    }

    /// What it is read with.
    pub(super) fn checker(&mut self) -> &mut Checker {
        &mut self.checker
    }

    /// The list, if nothing at all is wrong with it.
    pub(super) fn finish(mut self, rows: &[Row]) -> Result<Manifest, PackError> {
        if rows.is_empty() && self.checker.is_clean() {
            let help = "表头下面每份报告一行，至少写 path";
            self.checker
                .tell(Code::MissingKey, &(0..0), "清单里一份报告也没有", help);
        }
        let file = self.checker.file().clone();
        let lines = file.lines();
        let mut known: HashMap<PathBuf, usize> = HashMap::new();
        let mut entries = Vec::new();
        for row in rows {
            let line = lines.position(row.at.start).0;
            let entry = self.entry(row, line);
            if entry.path.as_os_str().is_empty() {
                continue;
            }
            let real = entry.path.canonicalize().unwrap_or_else(|_| entry.path.clone());
            if let Some(before) = known.insert(real, line) {
                let message = format!("{} 写了两次，第一次在第 {before} 行", row.fields[0].text);
                self.checker
                    .tell(Code::DuplicateId, &row.fields[0].range, message, "留下其中一行");
            }
            entries.push(entry);
        }
        let file = self.checker.finish()?;
        Ok(Manifest {
            name: file.name,
            entries,
        })
    }

    fn entry(&mut self, row: &Row, line: usize) -> Entry {
        let [path, locality, level, year, province] = &row.fields;
        if path.text.is_empty() {
            let help = "写出报告文件的路径，从清单所在的文件夹写起";
            self.checker
                .tell(Code::MissingKey, &row.at, "没写“path”：不知道说的是哪份报告", help);
        }
        Entry {
            path: match path.text.as_str() {
                "" => PathBuf::new(),
                text => self.folder.join(text),
            },
            line,
            locality: (!locality.text.is_empty()).then(|| locality.text.clone()),
            level: self.level(level),
            year: self.year(year),
            province: self.province(province),
        }
    }

    fn level(&mut self, field: &Field) -> Option<Level> {
        if field.text.is_empty() {
            return None;
        }
        let written = field.text.to_lowercase();
        let found = LEVELS
            .into_iter()
            .find(|(_, names)| names.contains(&written.as_str()))
            .map(|(level, _)| level);
        if found.is_none() {
            let known = LEVELS.map(|(_, names)| names[0]);
            let message = format!("没有“{}”这一层级", field.text);
            let help = format!("{}；也可以写 省级、市级、县级、乡镇、部门", suggest(&written, &known));
            self.checker.tell(Code::BadValue, &field.range, message, help);
        }
        found
    }

    fn year(&mut self, field: &Field) -> Option<i16> {
        if field.text.is_empty() {
            return None;
        }
        let digits = field.text.trim_end_matches('度').trim_end_matches('年');
        let found = digits.parse().ok().filter(|year| YEARS.contains(year));
        if found.is_none() {
            let message = format!("“{}”不是年度", field.text);
            let help = format!("写 {} 到 {} 之间的四位数字，例如 2023", YEARS.start(), YEARS.end());
            self.checker.tell(Code::BadValue, &field.range, message, help);
        }
        found
    }

    fn province(&mut self, field: &Field) -> Option<String> {
        if field.text.is_empty() {
            return None;
        }
        let found = divisions::province_named(&field.text);
        if found.is_none() {
            let message = format!("没有“{}”这个省、自治区或直辖市", field.text);
            self.checker
                .tell(Code::BadValue, &field.range, message, "写“江苏”或“江苏省”");
        }
        found.map(str::to_owned)
    }
}
