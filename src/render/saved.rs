//! Saved results: what `--format json` and `jsonl` wrote, read back.

use super::build::SCHEMA;
use super::view::{Place, Report};
use crate::source::SourceText;
use serde::Deserialize as _;
use serde_json::Value;
use thiserror::Error;

/// A file that holds no results, or results that do not go together; whoever wrote or edited it mends it.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum SavedError {
    /// It is no JSON.
    #[error("第{line}行第{column}列：不是 JSON：{reason}；要的是 duibiao audit --format json 或 jsonl 写出的文件")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
        /// What the parser says.
        reason: String,
    },
    /// It holds nothing.
    #[error("里面没有结果；要的是 duibiao audit --format json 或 jsonl 写出的文件")]
    Empty,
    /// One of its objects is no result of this schema.
    #[error("第{number}份结果：{reason}；请用 duibiao audit 重新得出")]
    NotAResult {
        /// Which, from 1.
        number: usize,
        /// What is wrong.
        reason: String,
    },
}

/// Reads one object, an array of them, or one object a line.
///
/// # Errors
/// If it is no JSON, or an object is no result, or its quotes are not in its text; see [`SavedError`].
pub fn saved(text: &str) -> Result<Vec<Report>, SavedError> {
    let mut values = Vec::new();
    for value in serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}')).into_iter::<Value>() {
        match value.map_err(|error| syntax(&error))? {
            Value::Array(all) => values.extend(all),
            one => values.push(one),
        }
    }
    if values.is_empty() {
        return Err(SavedError::Empty);
    }
    let reports = values
        .into_iter()
        .enumerate()
        .map(|(i, value)| report(value).map_err(|reason| SavedError::NotAResult { number: i + 1, reason }));
    reports.collect()
}

fn syntax(error: &serde_json::Error) -> SavedError {
    SavedError::Syntax {
        line: error.line(),
        column: error.column(),
        reason: error.to_string(),
    }
}

fn report(value: Value) -> Result<Report, String> {
    match value.get("schema").and_then(Value::as_str) {
        Some(SCHEMA) => {}
        Some(other) => return Err(format!("格式是 {other}，不是 {SCHEMA}")),
        None => return Err(format!("没有写明 schema（应是 {SCHEMA}）")),
    }
    let report = Report::deserialize(value).map_err(|error| format!("内容不全或有误：{error}"))?;
    faithful(&report)?;
    Ok(report)
}

/// A result that was edited, or cut, is none: its text is the one that was judged, and its quotes stand in it.
fn faithful(report: &Report) -> Result<(), String> {
    if SourceText::from_text("", &report.text).fingerprint() != report.report.fingerprint {
        return Err("报告全文与指纹不符，存下之后被改过".to_owned());
    }
    let starts: Vec<usize> = report
        .text
        .char_indices()
        .map(|(start, _)| start)
        .chain([report.text.len()])
        .collect();
    let stands = |place: &Place| {
        let (start, end) = (starts.get(place.start), starts.get(place.end));
        let slice = start.zip(end).and_then(|(&start, &end)| report.text.get(start..end));
        slice == Some(place.quote.as_str())
    };
    let moved = places(report).find(|place| !stands(place));
    moved.map_or(Ok(()), |place| {
        Err(format!("引文“{}”不在报告全文的第{}字处", place.quote, place.start))
    })
}

fn places(report: &Report) -> impl Iterator<Item = &Place> {
    let quotes = report.criteria().flat_map(|criterion| {
        let near = criterion.near_miss.iter().map(|near| &near.place);
        let decision = criterion.decision.iter().flat_map(|decision| &decision.passage);
        criterion
            .evidence
            .iter()
            .map(|quote| &quote.place)
            .chain(near)
            .chain(decision)
    });
    let statements = report.statements.iter().map(|statement| &statement.place);
    let figures = report.notices.iter().flat_map(|notice| &notice.figures);
    quotes.chain(statements).chain(figures)
}
