//! Sheets as they are written, into sheets that cannot be wrong: all problems of a file at once.

use super::labels::{Label, Sheet};
use crate::evaluation::{Status, Strength};
use crate::handwritten::{Checker, Field};
use crate::rulepack::decode::nearest;
use crate::rulepack::{Code, PackError, RulePack, SourceFile};
use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

/// The labels of one report as they are written.
#[derive(Debug, Default)]
pub(super) struct RawSheet {
    /// Where the sheet begins, for what is missing from it.
    pub(super) at: Range<usize>,
    pub(super) report: Field,
    pub(super) text: Field,
    pub(super) labels: Vec<RawLabel>,
}

/// One label as it is written; what is empty was not filled in.
#[derive(Debug, Default)]
pub(super) struct RawLabel {
    pub(super) criterion: Field,
    pub(super) status: Field,
    pub(super) strength: Field,
    pub(super) quote: Field,
    pub(super) also: Field,
    pub(super) contested: Field,
}

/// Sheets on their way.
pub(super) struct Sheets<'a> {
    checker: Checker,
    pack: &'a RulePack,
}

impl<'a> Sheets<'a> {
    pub(super) fn new(file: SourceFile, pack: &'a RulePack) -> Self {
        Self {
            checker: Checker::new(file),
            pack,
        }
    }

    /// What they are read with.
    pub(super) fn checker(&mut self) -> &mut Checker {
        &mut self.checker
    }

    /// The sheets, if nothing at all is wrong with the file.
    pub(super) fn finish(mut self, path: &Path, raw: &[RawSheet]) -> Result<Vec<Sheet>, PackError> {
        let sheets = raw.iter().map(|sheet| self.sheet(path, sheet)).collect();
        self.checker.finish().map(|_| sheets)
    }

    fn sheet(&mut self, path: &Path, raw: &RawSheet) -> Sheet {
        if raw.text.is_empty() {
            self.checker.tell(
                Code::MissingKey,
                &raw.at,
                "没写“text”：不知道标注的是哪份报告",
                "用 text 写出报告文件的路径，从标注文件夹的上一级或标注文件夹写起",
            );
        }
        let mut known: HashMap<&str, usize> = HashMap::new();
        let file = self.checker.file().clone();
        let lines = file.lines();
        let mut labels = Vec::new();
        let place: HashMap<&str, usize> = self
            .pack
            .criteria()
            .enumerate()
            .map(|(i, criterion)| (criterion.id.as_str(), i))
            .collect();
        for label in &raw.labels {
            let id = label.criterion.text.as_str();
            let (line, _) = lines.position(label.criterion.range.start);
            let Some(&at) = place.get(id) else {
                self.unknown_criterion(label);
                continue;
            };
            if let Some(before) = known.insert(id, line) {
                self.checker.tell(
                    Code::DuplicateId,
                    &label.criterion.range,
                    format!("{id} 标注了两次，第一次在第 {before} 行"),
                    "留下其中一条",
                );
            }
            labels.extend(self.label(label, line).map(|label| (at, label)));
        }
        labels.sort_by_key(|&(at, _)| at);
        let stem = || {
            path.file_stem()
                .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
        };
        Sheet {
            report: if raw.report.is_empty() {
                stem()
            } else {
                raw.report.text.clone()
            },
            file: path.to_path_buf(),
            text: raw.text.text.clone(),
            labels: labels.into_iter().map(|(_, label)| label).collect(),
        }
    }

    fn unknown_criterion(&mut self, label: &RawLabel) {
        let id = &label.criterion.text;
        let known: Vec<&str> = self.pack.criteria().map(|criterion| criterion.id.as_str()).collect();
        let help = nearest(id, &known).map_or_else(
            || format!("编号照规则包 {} 里的写，用 --rules 可换规则包", self.pack.id),
            |near| format!("是不是想写“{near}”？"),
        );
        let message = format!("规则包里没有编号为“{id}”的标准");
        self.checker.tell(Code::BadValue, &label.criterion.range, message, help);
    }

    /// `None` where it was left empty, or is wrong.
    fn label(&mut self, raw: &RawLabel, line: usize) -> Option<Label> {
        let id = &raw.criterion.text;
        if raw.status.is_empty() {
            for (key, field) in [("strength", &raw.strength), ("quote", &raw.quote), ("also", &raw.also)] {
                if !field.is_empty() {
                    let message = format!("{id} 写了 {key}，没写 status");
                    self.checker
                        .tell(Code::MissingKey, &field.range, message, "补上 status，或一并留空");
                    break;
                }
            }
            return None;
        }
        let status = self
            .checker
            .word(id, &raw.status, &Status::ALL.map(|status| (status.name(), status)));
        let strengths = Strength::ALL.map(|strength| (strength.name(), strength));
        let strength = (!raw.strength.is_empty())
            .then(|| self.checker.word(id, &raw.strength, &strengths))
            .flatten();
        let contested = [("true", true), ("false", false)];
        let mut doubt = raw.contested.clone();
        doubt.text.make_ascii_lowercase();
        let contested = !doubt.is_empty() && self.checker.word(id, &doubt, &contested).unwrap_or_default();
        let status = status?;
        if status != Status::Done && strength.is_some() {
            self.checker.tell(
                Code::BadValue,
                &raw.strength.range,
                format!("{id} 的 status 是 {}，却写了 strength", status.name()),
                "只有 done 才分 specific 和 generic：删去 strength，或改 status",
            );
        }
        let quotes = [&raw.quote, &raw.also].into_iter().filter(|quote| !quote.is_empty());
        Some(Label {
            criterion: id.clone(),
            status,
            strength,
            quotes: quotes.map(|quote| quote.text.clone()).collect(),
            contested,
            line,
        })
    }
}
