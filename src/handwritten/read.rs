//! The text of a file, within limits.

use super::FileError;
use crate::rulepack::SourceFile;
use crate::source::{InputFormat, Limits, SourceText};
use std::io::{ErrorKind, Read as _};
use std::path::Path;

/// Reads what spreadsheets save, in the encoding of their country: it enters by the same door as reports.
///
/// `missing` tells that there is no such file.
pub(crate) fn any_encoding(path: &Path, missing: &str) -> Result<SourceFile, FileError> {
    let limits = Limits::default();
    let bytes = bytes(path, limits.max_bytes, missing)?;
    let name = path.display().to_string();
    let source = SourceText::read(&name, &bytes, Some(InputFormat::Text), &limits)
        .map_err(|error| FileError::unreadable(path, error.to_string()))?;
    Ok(SourceFile {
        name,
        text: source.text().to_owned(),
    })
}

/// Reads what is written with an editor: UTF-8, up to so many bytes. A byte order mark stays.
pub(crate) fn utf8(path: &Path, most: u64, missing: &str) -> Result<SourceFile, FileError> {
    let bytes = bytes(path, most, missing)?;
    if bytes.len() as u64 > most {
        let reason = format!("文件超过 {} MB；请检查是不是给错了文件", most / 1024 / 1024);
        return Err(FileError::unreadable(path, reason));
    }
    let text = String::from_utf8(bytes).map_err(|_| FileError::unreadable(path, "不是 UTF-8 文本；请用 UTF-8 另存"))?;
    Ok(SourceFile {
        name: path.display().to_string(),
        text,
    })
}

/// No more than one byte past the limit: pipes and devices tell no size.
fn bytes(path: &Path, most: u64, missing: &str) -> Result<Vec<u8>, FileError> {
    if path.is_dir() {
        return Err(FileError::unreadable(path, "这是一个文件夹；请写出其中的文件"));
    }
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(most + 1).read_to_end(&mut bytes))
        .map_err(|error| FileError::unreadable(path, why(&error, missing)))?;
    Ok(bytes)
}

/// Why a file or folder cannot be read.
pub(crate) fn why(error: &std::io::Error, missing: &str) -> String {
    match error.kind() {
        ErrorKind::NotFound => missing.to_owned(),
        ErrorKind::PermissionDenied => "没有读取权限".to_owned(),
        _ => format!("读不了：{error}"),
    }
}
