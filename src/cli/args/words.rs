//! Words that options take, and what they mean in the library.

use clap::ValueEnum;
use duibiao::document::Level;
use duibiao::evaluation::{Status, Strength};
use duibiao::render::{Format, Lang, comparison};
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
    /// 终端上看的报告
    Text,
    /// Markdown
    Md,
    /// 一张网页
    Html,
    /// Word 文件，按公文格式排版
    Docx,
    /// 整改台账、全部标准和得分，Excel 工作簿
    Xlsx,
    /// 整改台账，每个差距一行
    Csv,
    /// 给程序读，duibiao/report/1
    Json,
    /// 给程序读，每份结果一行
    Jsonl,
    /// SARIF 2.1.0：笼统表述记作 open，未见、计划、自述不足记作 fail
    Sarif,
    /// JUnit XML：未见、计划、自述不足算未通过，笼统表述算通过，不适用算跳过
    Junit,
}

impl From<FormatArg> for Format {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Text => Self::Text,
            FormatArg::Md => Self::Md,
            FormatArg::Html => Self::Html,
            FormatArg::Docx => Self::Docx,
            FormatArg::Xlsx => Self::Xlsx,
            FormatArg::Csv => Self::Csv,
            FormatArg::Json => Self::Json,
            FormatArg::Jsonl => Self::Jsonl,
            FormatArg::Sarif => Self::Sarif,
            FormatArg::Junit => Self::Junit,
        }
    }
}

/// What `duibiao compare` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CompareFormatArg {
    /// 终端上看的对比
    Text,
    /// 文档，可转成别的格式
    Md,
    /// 单个文件的网页：可筛选、排序，离线可看，可打印
    Html,
    /// 给程序读，duibiao/comparison/1
    Json,
    /// 每份报告的每一项要点一行，供透视表和统计用
    Csv,
    /// 工作簿：排名、要点对照、常缺项、牵头单位、逐年变化、相同文字
    Xlsx,
}

impl From<CompareFormatArg> for comparison::Format {
    fn from(format: CompareFormatArg) -> Self {
        match format {
            CompareFormatArg::Text => Self::Text,
            CompareFormatArg::Md => Self::Md,
            CompareFormatArg::Html => Self::Html,
            CompareFormatArg::Json => Self::Json,
            CompareFormatArg::Csv => Self::Csv,
            CompareFormatArg::Xlsx => Self::Xlsx,
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

/// What a person decides.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum StatusArg {
    /// 已体现
    Done,
    /// 列为计划
    Planned,
    /// 自述不足
    Deficient,
    /// 未见表述
    Absent,
    /// 不适用
    Na,
}

impl From<StatusArg> for Status {
    fn from(status: StatusArg) -> Self {
        match status {
            StatusArg::Done => Self::Done,
            StatusArg::Planned => Self::Planned,
            StatusArg::Deficient => Self::Deficient,
            StatusArg::Absent => Self::Absent,
            StatusArg::Na => Self::Na,
        }
    }
}

/// How much what was done holds.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum StrengthArg {
    /// 有数字、文件、机构、项目、时间或具体做法
    Specific,
    /// 仅为表态
    Generic,
}

impl From<StrengthArg> for Strength {
    fn from(strength: StrengthArg) -> Self {
        match strength {
            StrengthArg::Specific => Self::Specific,
            StrengthArg::Generic => Self::Generic,
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
