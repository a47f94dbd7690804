//! Lists of reports with what is known of each: CSV as spreadsheets save it, or YAML.
//!
//! What the list says of a report overrules what its text was taken to say.

mod check;
mod list;
mod table;

use crate::document::{Facts, Level};
use crate::handwritten::{FileError, any_encoding};
use check::List;
use std::path::{Path, PathBuf};

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

impl Manifest {
    /// Reads a list: CSV, unless its extension says YAML.
    ///
    /// # Errors
    /// If it cannot be read, or with everything that is wrong in it; see [`FileError`].
    pub fn load(path: &Path) -> Result<Self, FileError> {
        let is = |extension: &str| {
            path.extension()
                .is_some_and(|found| found.eq_ignore_ascii_case(extension))
        };
        let yaml = is("yaml") || is("yml");
        if !yaml && !is("csv") {
            let reason = "看不出是 CSV 还是 YAML；清单的扩展名用 csv、yaml 或 yml";
            return Err(FileError::unreadable(path, reason));
        }
        let file = any_encoding(path, "没有这份清单；请检查路径")?;
        let mut list = List::new(file, path.parent().map(Path::to_path_buf).unwrap_or_default());
        let rows = if yaml {
            list::read(list.checker())
        } else {
            table::read(list.checker())
        };
        Ok(list.finish(&rows)?)
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
