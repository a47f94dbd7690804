//! One more decision in a file, with all the rest as it was: comments, order, line endings.
//!
//! The file is text that people write in, so text is added to it and it is never written anew. What came out is read
//! back before anybody gets to see it: it must say what it said before, and the new decision.

use super::decision::Decision;
use super::file::{Decisions, Entry};
use thiserror::Error;

/// What a new file begins with.
const HEAD: &str = "\
# 人工认定：审核人员对系统判定的更正，逐条署名。用 duibiao decide 写入，用 duibiao audit --decisions 采用。
# criterion 标准｜report 报告的路径，从本文件所在的文件夹写起，或报告全文的指纹｜pack 规则包
# status、strength 认定的结果｜quote 所指的报告原文，可不写｜reason 理由｜by 认定人｜on 日期｜expires 有效期的最后一天，可不写
# evidence 认定时所依据的内容的指纹：内容变了，认定就不再采用，须重新核对
";

/// A file that cannot be added to by machine; a person can.
#[derive(Debug, Error)]
#[error("文件的写法不便自动{0}：要的是每条以“- ”开头的列表；请手工写入下面这一条：\n{1}")]
pub struct AppendError(&'static str, String);

impl Decisions {
    /// The text of the file with one more decision at its end.
    ///
    /// # Errors
    /// If the list is written in a form to which lines cannot be added.
    pub fn appended(&self, decision: &Decision) -> Result<String, AppendError> {
        let refused = || AppendError("追加", written(decision, ""));
        let indent = match self.entries.last() {
            Some(last) => self.indent(last).ok_or_else(refused)?,
            None => "",
        };
        let mut out = self.file.text.clone();
        let end = line_end(&out);
        if out.trim().is_empty() {
            out.push_str(HEAD);
        }
        if !out.ends_with('\n') {
            out.push_str(end);
        }
        if !out.ends_with("\n\n") && !out.ends_with("\n\r\n") {
            out.push_str(end);
        }
        out.push_str(&written(decision, indent).replace('\n', end));
        let wanted = self.entries.iter().map(|entry| &entry.decision);
        self.finished(out, wanted.chain([decision])).ok_or_else(refused)
    }

    /// The text of the file with a decision in place of the one at `entry`, the comments inside that one included.
    ///
    /// # Errors
    /// If the list is written in a form in which lines cannot be replaced.
    pub fn replaced(&self, entry: usize, decision: &Decision) -> Result<String, AppendError> {
        let refused = || AppendError("替换", written(decision, ""));
        let text = &self.file.text;
        let old = self.entries.get(entry).ok_or_else(refused)?;
        let indent = self.indent(old).ok_or_else(refused)?;
        let (before, rest) = (text.get(..old.whole.start), text.get(old.whole.end..));
        let (before, rest) = before.zip(rest).ok_or_else(refused)?;
        let before = before.rfind('\n').and_then(|at| before.get(..=at)).unwrap_or_default();
        let after = rest.find('\n').and_then(|at| rest.get(at + 1..)).unwrap_or_default();
        let new = written(decision, indent).replace('\n', line_end(text));
        let wanted = self.entries.iter().enumerate();
        let wanted = wanted.map(|(i, other)| if i == entry { decision } else { &other.decision });
        self.finished([before, &new, after].concat(), wanted)
            .ok_or_else(refused)
    }

    /// A text as it goes to the disk, if it says just these decisions.
    fn finished<'a>(&self, text: String, wanted: impl Iterator<Item = &'a Decision>) -> Option<String> {
        let read = Self::parse(&self.path, &text).ok()?;
        let same = read.entries.iter().map(|entry| &entry.decision).eq(wanted);
        same.then(|| if self.marked { format!("\u{feff}{text}") } else { text })
    }

    /// What stands before the `- ` of an entry; `None` where it is not written on lines of its own.
    fn indent(&self, entry: &Entry) -> Option<&str> {
        let before = self.file.text.get(..entry.whole.start)?;
        let line = before.rsplit('\n').next().unwrap_or_default();
        let indent = line.trim_end_matches(' ').strip_suffix('-')?;
        indent.chars().all(|c| c == ' ').then_some(indent)
    }
}

/// The line break the file uses.
fn line_end(text: &str) -> &'static str {
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    if first.ends_with("\r\n") { "\r\n" } else { "\n" }
}

/// An entry as it is written, its first line behind a dash.
fn written(decision: &Decision, indent: &str) -> String {
    // Text, words and days: there is nothing in them that cannot be written.
    let text = serde_yaml::to_string(&[decision]).unwrap_or_default();
    let lines = text.split_inclusive('\n').map(|line| {
        if line.trim().is_empty() {
            line.to_owned()
        } else {
            format!("{indent}{line}")
        }
    });
    lines.collect()
}
