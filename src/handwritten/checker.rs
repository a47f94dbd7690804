//! A file on its way to something that cannot be wrong: its text, and what is wrong with it.

use crate::rulepack::decode::suggest;
use crate::rulepack::node::{Node, NodeError};
use crate::rulepack::{Code, PackError, Problem, SourceFile};
use std::ops::Range;

/// Characters of a file, and where they stand in it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Field {
    pub(crate) text: String,
    pub(crate) range: Range<usize>,
}

impl Field {
    /// The text of a scalar; a null is empty.
    pub(super) fn of(node: &Node) -> Self {
        Self {
            text: node.text().unwrap_or_default().trim().to_owned(),
            range: node.range.clone(),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text, if something was written.
    pub(crate) fn filled(&self) -> Option<String> {
        (!self.is_empty()).then(|| self.text.clone())
    }
}

/// One file and its problems.
pub(crate) struct Checker {
    file: SourceFile,
    problems: Vec<Problem>,
}

impl Checker {
    pub(crate) fn new(file: SourceFile) -> Self {
        Self {
            file,
            problems: Vec::new(),
        }
    }

    /// The file as it was read.
    pub(crate) fn file(&self) -> &SourceFile {
        &self.file
    }

    pub(crate) fn tell(
        &mut self,
        code: Code,
        range: &Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.problems.push(Problem {
            code,
            file: 0,
            range: range.clone(),
            message: message.into(),
            help: help.into(),
        });
    }

    /// The file as a tree; what is no YAML is told.
    pub(crate) fn tree(&mut self) -> Option<Node> {
        let read = Node::read(&self.file.text);
        let told = |error: NodeError| self.tell(error.code, &error.range, error.message, error.help);
        read.map_err(told).ok()
    }

    /// One of a few words; `what` the file speaks of there.
    pub(crate) fn word<T: Copy>(&mut self, what: &str, field: &Field, known: &[(&str, T)]) -> Option<T> {
        if let Some(&(_, value)) = known.iter().find(|(word, _)| *word == field.text) {
            return Some(value);
        }
        let words: Vec<&str> = known.iter().map(|&(word, _)| word).collect();
        let message = format!("{what}：这里不能写“{}”", field.text);
        self.tell(Code::BadValue, &field.range, message, suggest(&field.text, &words));
        None
    }

    /// Whether nothing was told so far.
    pub(crate) fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// The file, if nothing at all is wrong with it.
    pub(crate) fn finish(self) -> Result<SourceFile, PackError> {
        if self.is_clean() {
            Ok(self.file)
        } else {
            Err(PackError::new(vec![self.file], self.problems))
        }
    }
}
