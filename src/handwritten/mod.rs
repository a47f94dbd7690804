//! Small files that people write by hand, with an editor or a spreadsheet: labels, lists of reports, decisions.
//!
//! Every field knows its place (`checker`), whether it stands in YAML (`mapping`) or in CSV (`table`), so that all that
//! is wrong with a file is told at once, each problem at its line and column with what to do.

mod checker;
mod mapping;
mod read;
mod table;

use crate::rulepack::PackError;
use thiserror::Error;

pub(crate) use checker::{Checker, Field};
pub(crate) use mapping::{fields, scalar, unknown_key};
pub(crate) use read::{any_encoding, utf8, why};
pub(crate) use table::{Header, Row, rows};

/// A file that cannot be used; whoever wrote it mends it.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum FileError {
    /// It, or its folder, could not be read.
    #[error("{path}：{reason}")]
    Unreadable {
        /// The file or folder.
        path: String,
        /// Why, and what to do.
        reason: String,
    },
    /// It says what cannot be; all problems at once.
    #[error(transparent)]
    Problems(#[from] PackError),
}

impl FileError {
    pub(crate) fn unreadable(path: &std::path::Path, reason: impl Into<String>) -> Self {
        Self::Unreadable {
            path: path.display().to_string(),
            reason: reason.into(),
        }
    }
}
