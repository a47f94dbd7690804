//! A decisions file from the disk.

use super::check::check;
use super::file::Decisions;
use crate::handwritten::{FileError, utf8};
use crate::rulepack::SourceFile;
use std::path::Path;

/// Largest file, in bytes: some ten thousand decisions.
const MAX_BYTES: u64 = 8 * 1024 * 1024;

impl Decisions {
    /// Reads a file. One without entries is no mistake.
    ///
    /// # Errors
    /// If it cannot be read, or with everything that is wrong in it; see [`FileError`].
    pub fn load(path: &Path) -> Result<Self, FileError> {
        let missing = "没有这个文件；请检查路径，或用 duibiao decide 写入第一条";
        Self::parse(path, &utf8(path, MAX_BYTES, missing)?.text)
    }

    /// Reads what a file of this path holds, or is to hold. Its folder is where the paths in it start from.
    ///
    /// # Errors
    /// With everything that is wrong in it; see [`FileError`].
    pub fn parse(path: &Path, text: &str) -> Result<Self, FileError> {
        let (marked, text) = match text.strip_prefix('\u{feff}') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let file = SourceFile {
            name: path.display().to_string(),
            text: text.to_owned(),
        };
        let (file, entries) = check(file, path.parent().unwrap_or(Path::new("")))?;
        Ok(Self {
            path: path.to_path_buf(),
            file,
            marked,
            entries,
        })
    }
}
