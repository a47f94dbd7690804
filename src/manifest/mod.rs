//! Lists of reports with what is known of each: CSV as spreadsheets save it, or YAML.
//!
//! What the list says of a report overrules what its text was taken to say.

mod check;
mod list;
mod table;

use crate::document::{Facts, Level};
use crate::rulepack::{PackError, SourceFile};
use crate::source::{InputFormat, Limits, SourceText};
use check::Checker;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// What a list may say of a report; `path` is needed.
pub const COLUMNS: [&str; 5] = ["path", "locality", "level", "year", "province"];

/// A list of reports.
#[derive(Debug, Clone)]
pub struct Manifest {
    /// What messages call the list.
    pub name: String,
    /// In the order of the list; no two are of the same path.
    pub entries: Vec<Entry>,
}

/// One report and what is known of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The report's file: where the list stands, if the path it gives is relative.
    pub path: PathBuf,
    /// Where it stands in the list, from 1.
    pub line: usize,
    /// The place it is about.
    pub locality: Option<String>,
    /// The rank of its author.
    pub level: Option<Level>,
    /// The year reported on.
    pub year: Option<i16>,
    /// The province it lies in, by its full name.
    pub province: Option<String>,
}

/// A list that cannot be used; whoever wrote it mends it.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ManifestError {
    /// It could not be read.
    #[error("{path}：{reason}")]
    Unreadable {
        /// The list.
        path: String,
        /// Why, and what to do.
        reason: String,
    },
    /// It says what cannot be; all problems at once.
    #[error(transparent)]
    Problems(#[from] PackError),
}

impl Manifest {
    /// Reads a list: CSV, unless its extension says YAML.
    ///
    /// # Errors
    /// If it cannot be read, or with everything that is wrong in it; see [`ManifestError`].
    pub fn load(path: &Path) -> Result<Self, ManifestError> {
        let name = path.display().to_string();
        let unreadable = |reason: String| ManifestError::Unreadable {
            path: name.clone(),
            reason,
        };
        let is = |extension: &str| {
            path.extension()
                .is_some_and(|found| found.eq_ignore_ascii_case(extension))
        };
        let yaml = is("yaml") || is("yml");
        if !yaml && !is("csv") {
            return Err(unreadable(
                "看不出是 CSV 还是 YAML；清单的扩展名用 csv、yaml 或 yml".to_owned(),
            ));
        }
        let text = read(path, &name).map_err(unreadable)?;
        let file = SourceFile { name, text };
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        let mut checker = Checker::new(file, folder);
        let rows = if yaml {
            list::read(&mut checker)
        } else {
            table::read(&mut checker)
        };
        Ok(checker.finish(&rows)?)
    }
}

impl Entry {
    /// Puts what is known in place of what the text was taken to say.
    pub fn overrule(&self, facts: &mut Facts) {
        if let Some(locality) = &self.locality {
            facts.locality = Some(locality.clone());
        }
        facts.level = self.level.or(facts.level);
        facts.year = self.year.or(facts.year);
        if let Some(province) = &self.province {
            facts.province = Some(province.clone());
        }
    }
}

/// Spreadsheets save in the encoding of their country: a list enters by the same door as reports.
fn read(path: &Path, name: &str) -> Result<String, String> {
    if path.is_dir() {
        return Err("这是一个文件夹；清单是一个 CSV 或 YAML 文件".to_owned());
    }
    let limits = Limits::default();
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(limits.max_bytes + 1).read_to_end(&mut bytes))
        .map_err(|error| match error.kind() {
            ErrorKind::NotFound => "没有这份清单；请检查路径".to_owned(),
            ErrorKind::PermissionDenied => "没有读取权限".to_owned(),
            _ => format!("读不了：{error}"),
        })?;
    SourceText::read(name, &bytes, Some(InputFormat::Text), &limits)
        .map(|source| source.text().to_owned())
        .map_err(|error| error.to_string())
}
