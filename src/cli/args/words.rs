//! Words that options take, and what they mean in the library.

use clap::ValueEnum;
use duibiao::document::Level;
use duibiao::render::{Format, Lang};
use duibiao::source::InputFormat;
use std::path::Path;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum AgreeFormat {
    /// 终端上看的报告
    Text,
    /// 给程序读，duibiao/agreement/1
    Json,
    /// 每条标注一行；与 --blank 同用时是空白表
    Csv,
    /// 空白标注表，只与 --blank 同用
    Yaml,
}

impl AgreeFormat {
    /// The format a file's extension means.
    pub(in crate::cli) fn of_path(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" => Some(Self::Text),
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            "yaml" | "yml" => Some(Self::Yaml),
            _ => None,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum FormatArg {
    Text,
    Md,
    Html,
    Docx,
    Json,
    Jsonl,
}

impl From<FormatArg> for Format {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Text => Self::Text,
            FormatArg::Md => Self::Md,
            FormatArg::Html => Self::Html,
            FormatArg::Docx => Self::Docx,
            FormatArg::Json => Self::Json,
            FormatArg::Jsonl => Self::Jsonl,
        }
    }
}

/// Kinds of files that reports come in.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum InputFormatArg {
    Text,
    Md,
    Html,
    Docx,
    Pdf,
}

impl From<InputFormatArg> for InputFormat {
    fn from(format: InputFormatArg) -> Self {
        match format {
            InputFormatArg::Text => Self::Text,
            InputFormatArg::Md => Self::Markdown,
            InputFormatArg::Html => Self::Html,
            InputFormatArg::Docx => Self::Docx,
            InputFormatArg::Pdf => Self::Pdf,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum LangArg {
    Zh,
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Zh => Self::Zh,
            LangArg::En => Self::En,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum LevelArg {
    /// 省级
    Province,
    /// 市级
    City,
    /// 县级
    County,
    /// 乡镇、街道
    Township,
    /// 单个部门
    Department,
}

impl From<LevelArg> for Level {
    fn from(level: LevelArg) -> Self {
        match level {
            LevelArg::Province => Self::Province,
            LevelArg::City => Self::City,
            LevelArg::County => Self::County,
            LevelArg::Township => Self::Township,
            LevelArg::Department => Self::Department,
        }
    }
}

/// What `duibiao text` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum TextFormat {
    /// 给人看
    Text,
    /// 给程序读，duibiao/text/1
    Json,
}

impl TextFormat {
    /// The format a file's extension means.
    pub(in crate::cli) fn of_path(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" => Some(Self::Text),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}
