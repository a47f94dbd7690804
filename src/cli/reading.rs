//! Files into documents.

use super::args::{FactArgs, InputArgs};
use super::inputs::Input;
use duibiao::document::Document;
use duibiao::source::{SourceError, SourceText};
use std::fs::Metadata;
use std::io::{ErrorKind, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Reads and parses one report; the error names the file, the reason and the remedy. A fault of ours is that report's
/// error and stops no other.
pub(super) fn document(input: &Input, facts: &FactArgs, how: &InputArgs) -> Result<Document, String> {
    let read = || {
        let source = source(&input.path, how)?;
        Ok::<_, String>(Document::parse(source))
    };
    let document = guarded(&input.path, read).and_then(|document| document);
    let mut document = document.map_err(|message| match &input.named_at {
        Some(place) => format!("{message}（清单 {place}）"),
        None => message,
    })?;
    let known = document.facts_mut();
    if let Some(entry) = &input.known {
        entry.overrule(known);
    }
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

/// Does some work on a report; a panic is that report's error.
pub(super) fn guarded<T>(path: &Path, work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        format!(
            "{}：程序内部出错，这份报告没有结果；请把报告和版本号告诉维护者",
            path.display()
        )
    })
}

/// Reads one report's text; the error names the file, the reason and the remedy.
pub(super) fn source(path: &Path, how: &InputArgs) -> Result<SourceText, String> {
    let (name, limits) = (path.display().to_string(), how.limits());
    let bytes = bytes(path, limits.max_bytes).map_err(|reason| format!("{name}：{reason}"))?;
    SourceText::read(&name, &bytes, how.format(), &limits).map_err(|error| format!("{name}：{error}"))
}

/// Reads no more than one byte past the limit, so that a huge file costs nothing.
fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    let result = if path == Path::new("-") {
        std::io::stdin().lock().take(limit + 1).read_to_end(&mut out)
    } else {
        let about = std::fs::metadata(path).map_err(|error| why(&error))?;
        if about.is_dir() {
            return Err("这是一个文件夹；请给出其中的报告文件".to_owned());
        }
        if !about.is_file() && !is_stream(path) {
            return Err(special(&about));
        }
        if about.len() > limit {
            let size = about.len();
            return Err(SourceError::TooLarge { size, limit }.to_string());
        }
        std::fs::File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut out))
    };
    result.map_err(|error| why(&error))?;
    Ok(out)
}

/// What the shell hands over as `<(…)`, and standard input by its name. Any other pipe or device may keep the reader
/// waiting for ever.
fn is_stream(path: &Path) -> bool {
    ["/dev/fd", "/dev/stdin", "/proc/self/fd"]
        .iter()
        .any(|start| path.starts_with(start))
}

fn special(about: &Metadata) -> String {
    let kind = kind(about);
    format!("这是{kind}，不是文件；要从管道读，请用“-”读标准输入")
}

#[cfg(unix)]
fn kind(about: &Metadata) -> &'static str {
    use std::os::unix::fs::FileTypeExt as _;
    let kind = about.file_type();
    if kind.is_fifo() {
        "管道"
    } else if kind.is_socket() {
        "套接字"
    } else {
        "设备"
    }
}

#[cfg(not(unix))]
fn kind(_: &Metadata) -> &'static str {
    "设备"
}

fn why(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "没有这个文件；请检查路径和文件名".to_owned(),
        ErrorKind::PermissionDenied => "没有读取权限；请检查文件的权限".to_owned(),
        ErrorKind::InvalidFilename => "文件名太长，系统不收；请换一个短的".to_owned(),
        _ => format!("读不了：{error}；请检查路径和磁盘"),
    }
}
