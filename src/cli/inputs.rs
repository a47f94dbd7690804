//! Files into documents.

use super::args::{FactArgs, InputFormatArg};
use duibiao::document::Document;
use duibiao::source::{Limits, SourceText};
use std::io::{ErrorKind, Read as _};
use std::path::Path;

/// Reads and parses one report; the error names the file, the reason and the remedy.
pub(super) fn document(path: &Path, facts: &FactArgs) -> Result<Document, String> {
    let limits = Limits {
        max_bytes: facts.max_size * 1024 * 1024,
        max_unpacked: facts.max_unpacked * 1024 * 1024,
        max_ratio: facts.max_ratio,
        max_depth: facts.max_depth,
        max_pages: facts.max_pages,
        max_objects: facts.max_objects,
    };
    let source = source(path, facts.input_format, &limits)?;
    let mut document = Document::parse(source);
    let known = document.facts_mut();
    if let Some(level) = facts.level {
        known.level = Some(level.into());
    }
    if let Some(year) = facts.year {
        known.year = Some(year);
    }
    if let Some(province) = &facts.province {
        known.province = Some(province.clone());
    }
    Ok(document)
}

/// Reads one report's text; the error names the file, the reason and the remedy.
pub(super) fn source(path: &Path, format: Option<InputFormatArg>, limits: &Limits) -> Result<SourceText, String> {
    let name = path.display().to_string();
    let bytes = bytes(path, limits).map_err(|reason| format!("{name}：{reason}"))?;
    SourceText::read(&name, &bytes, format.map(Into::into), limits).map_err(|error| format!("{name}：{error}"))
}

/// Reads no more than one byte past the limit, so that a huge file costs nothing.
fn bytes(path: &Path, limits: &Limits) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    let result = if path == Path::new("-") {
        std::io::stdin().lock().take(limits.max_bytes + 1).read_to_end(&mut out)
    } else {
        let about = std::fs::metadata(path).map_err(|error| why(&error))?;
        if about.is_dir() {
            return Err("这是一个文件夹；请给出其中的报告文件".to_owned());
        }
        if about.len() > limits.max_bytes {
            return Err(duibiao::source::SourceError::TooLarge {
                size: about.len(),
                limit: limits.max_bytes,
            }
            .to_string());
        }
        std::fs::File::open(path).and_then(|file| file.take(limits.max_bytes + 1).read_to_end(&mut out))
    };
    result.map_err(|error| why(&error))?;
    Ok(out)
}

fn why(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "没有这个文件；请检查路径和文件名".to_owned(),
        ErrorKind::PermissionDenied => "没有读取权限".to_owned(),
        _ => format!("读不了：{error}"),
    }
}
