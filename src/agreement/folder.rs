//! Where labels come from: a folder of label files, or one file.

use super::check::Checker;
use super::labels::{LabelError, Sheet};
use super::{sheet_csv, sheet_yaml};
use crate::rulepack::{RulePack, SourceFile};
use crate::source::{InputFormat, Limits, SourceText};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

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
pub fn load(path: &Path, pack: &RulePack) -> (LabelSet, Vec<LabelError>) {
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

fn files(path: &Path) -> Result<Vec<PathBuf>, LabelError> {
    let about = std::fs::metadata(path).map_err(|error| unreadable(path, why(&error)))?;
    if !about.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let entries = std::fs::read_dir(path).map_err(|error| unreadable(path, why(&error)))?;
    let mut out: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    out.retain(|path| is_csv(path) || has_extension(path, &["yaml", "yml"]));
    out.sort();
    if out.is_empty() {
        return Err(unreadable(
            path,
            "文件夹里没有标注文件（*.yaml、*.csv）；用 duibiao agree --blank 可得到一张空白的",
        ));
    }
    Ok(out)
}

fn read(path: &Path, pack: &RulePack) -> Result<Vec<Sheet>, LabelError> {
    // Spreadsheets save in the encoding of their country: labels enter by the same door as reports.
    let limits = Limits::default();
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(limits.max_bytes + 1).read_to_end(&mut bytes))
        .map_err(|error| unreadable(path, why(&error)))?;
    let shown = path.display().to_string();
    let source = SourceText::read(&shown, &bytes, Some(InputFormat::Text), &limits)
        .map_err(|error| unreadable(path, error.to_string()))?;
    let file = SourceFile {
        name: shown,
        text: source.text().to_owned(),
    };
    let mut checker = Checker::new(file, pack);
    let raw = if is_csv(path) {
        sheet_csv::read(&mut checker)
    } else {
        sheet_yaml::read(&mut checker)
    };
    Ok(checker.finish(path, &raw)?)
}

fn twice(known: &Sheet, again: &Sheet) -> LabelError {
    unreadable(
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

fn unreadable(path: &Path, reason: impl Into<String>) -> LabelError {
    LabelError::Unreadable {
        path: path.display().to_string(),
        reason: reason.into(),
    }
}

fn why(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "没有这个文件或文件夹；请检查路径".to_owned(),
        ErrorKind::PermissionDenied => "没有读取权限".to_owned(),
        _ => format!("读不了：{error}"),
    }
}
