//! Where labels come from: a folder of label files, or one file.

use super::check::Sheets;
use super::labels::Sheet;
use super::{sheet_csv, sheet_yaml};
use crate::handwritten::{FileError, any_encoding, why};
use crate::rulepack::RulePack;
use std::path::{Path, PathBuf};

const MISSING: &str = "没有这个文件或文件夹；请检查路径";

/// All labels of one reader, or the settled ones of several.
#[derive(Debug, Clone, Default)]
pub struct LabelSet {
    /// The folder's name, or the file's.
    pub name: String,
    /// Sorted by the names of the files; no two are of the same report.
    pub sheets: Vec<Sheet>,
}

/// Reads a label file, or all `.yaml`, `.yml` and `.csv` files of a folder. A file with a problem has no sheet in the
/// set; the others do.
#[must_use]
pub fn load(path: &Path, pack: &RulePack) -> (LabelSet, Vec<FileError>) {
    let mut set = LabelSet {
        name: name(path),
        sheets: Vec::new(),
    };
    let files = match files(path) {
        Ok(files) => files,
        Err(error) => return (set, vec![error]),
    };
    let mut errors = Vec::new();
    for file in files {
        match read(&file, pack) {
            Ok(sheets) => {
                for sheet in sheets {
                    match set.sheets.iter().find(|known| known.report == sheet.report) {
                        Some(known) => errors.push(twice(known, &sheet)),
                        None => set.sheets.push(sheet),
                    }
                }
            }
            Err(error) => errors.push(error),
        }
    }
    (set, errors)
}

/// A folder's own name, even where it was written as `.`.
fn name(path: &Path) -> String {
    let real = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let name = if real.is_dir() {
        real.file_name()
    } else {
        real.file_stem()
    };
    name.map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

fn files(path: &Path) -> Result<Vec<PathBuf>, FileError> {
    let about = std::fs::metadata(path).map_err(|error| FileError::unreadable(path, why(&error, MISSING)))?;
    if !about.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let entries = std::fs::read_dir(path).map_err(|error| FileError::unreadable(path, why(&error, MISSING)))?;
    let mut out: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    out.retain(|path| is_csv(path) || has_extension(path, &["yaml", "yml"]));
    out.sort();
    if out.is_empty() {
        return Err(FileError::unreadable(
            path,
            "文件夹里没有标注文件（*.yaml、*.csv）；用 duibiao agree --blank 可得到一张空白的",
        ));
    }
    Ok(out)
}

fn read(path: &Path, pack: &RulePack) -> Result<Vec<Sheet>, FileError> {
    let mut sheets = Sheets::new(any_encoding(path, MISSING)?, pack);
    let raw = if is_csv(path) {
        sheet_csv::read(sheets.checker())
    } else {
        sheet_yaml::read(sheets.checker())
    };
    Ok(sheets.finish(path, &raw)?)
}

fn twice(known: &Sheet, again: &Sheet) -> FileError {
    FileError::unreadable(
        &again.file,
        format!(
            "报告“{}”在 {} 里已经标注过；同一位读者的只留一份，两位读者的分开放，各用一个 --gold",
            again.report,
            known.file.display()
        ),
    )
}

fn is_csv(path: &Path) -> bool {
    has_extension(path, &["csv"])
}

fn has_extension(path: &Path, known: &[&str]) -> bool {
    path.extension()
        .is_some_and(|found| known.iter().any(|known| found.eq_ignore_ascii_case(known)))
}
