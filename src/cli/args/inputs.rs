//! Which reports, how they are read, and what is known of them.

use super::words::{InputFormatArg, LevelArg};
use clap::Args as ClapArgs;
use duibiao::document::divisions;
use duibiao::source::{InputFormat, Limits};
use std::path::PathBuf;

/// More files than this in one run are a folder given by mistake.
const MAX_INPUTS: u64 = 100_000;

/// Which reports.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct ReportArgs {
    /// 报告：文件、文件夹（连同下级文件夹，只取报告常用的类型）、带引号的通配符（*、?、**）；“-”表示标准输入
    #[arg(required_unless_present = "manifest", value_name = "REPORT")]
    pub(in crate::cli) reports: Vec<PathBuf>,
    /// 不读名字或路径与它相符的文件和文件夹，例如 '*草稿*'；可以写多次
    #[arg(long, value_name = "GLOB")]
    pub(in crate::cli) exclude: Vec<String>,
    /// 报告清单（CSV 或 YAML）：path、locality、level、year、province；清单里写明的代替从文中看出的
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) manifest: Option<PathBuf>,
    /// 最多读多少份报告：以防错给了整个磁盘
    #[arg(long, value_name = "N", default_value_t = MAX_INPUTS, value_parser = clap::value_parser!(u64).range(1..))]
    pub(in crate::cli) max_inputs: u64,
}

/// Facts the user knows better than the text tells; they outrank the manifest's.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct FactArgs {
    /// 报告单位的层级，代替从文中看出的和清单里写的
    #[arg(long, value_enum)]
    pub(in crate::cli) level: Option<LevelArg>,
    /// 报告的年度，代替从文中看出的和清单里写的
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(1949..=2100))]
    pub(in crate::cli) year: Option<i16>,
    /// 报告单位所在的省，代替从文中看出的和清单里写的，例如 江苏 或 江苏省
    #[arg(long, value_name = "NAME", value_parser = province)]
    pub(in crate::cli) province: Option<String>,
}

/// How files are read, and how much of them.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct InputArgs {
    /// 报告文件的格式；不写时看内容和扩展名
    #[arg(long, value_enum, value_name = "FORMAT")]
    input_format: Option<InputFormatArg>,
    /// 每份报告的大小上限（MB）：以防错给的视频、磁盘映像占满内存
    #[arg(long, value_name = "MB", default_value_t = Limits::DEFAULT_MAX_BYTES / MB, value_parser = clap::value_parser!(u64).range(1..=4096))]
    max_size: u64,
    /// docx、PDF 解压后的大小上限（MB）：以防压缩炸弹占满内存
    #[arg(long, value_name = "MB", default_value_t = Limits::DEFAULT_MAX_UNPACKED / MB, value_parser = clap::value_parser!(u64).range(1..=16384))]
    max_unpacked: u64,
    /// docx 里的部件解压后最多是原来的多少倍：及早看出压缩炸弹（1 MB 以内的部件不计）
    #[arg(long, value_name = "N", default_value_t = Limits::DEFAULT_MAX_RATIO, value_parser = clap::value_parser!(u64).range(1..))]
    max_ratio: u64,
    /// 网页和 docx 里标签最多嵌套多少层：以防层层嵌套耗尽栈
    #[arg(long, value_name = "N", default_value_t = Limits::DEFAULT_MAX_DEPTH, value_parser = depth)]
    max_depth: usize,
    /// PDF 最多多少页：以防错给的整部汇编占住机器
    #[arg(long, value_name = "N", default_value_t = Limits::DEFAULT_MAX_PAGES)]
    max_pages: usize,
    /// PDF 最多多少个对象：以防有意造出的文件占满内存
    #[arg(long, value_name = "N", default_value_t = Limits::DEFAULT_MAX_OBJECTS)]
    max_objects: usize,
}

const MB: u64 = 1024 * 1024;

impl InputArgs {
    /// The limits in force.
    pub(in crate::cli) fn limits(&self) -> Limits {
        Limits {
            max_bytes: self.max_size * MB,
            max_unpacked: self.max_unpacked * MB,
            max_ratio: self.max_ratio,
            max_depth: self.max_depth,
            max_pages: self.max_pages,
            max_objects: self.max_objects,
        }
    }

    /// The format all files are taken to be in, where the user said so.
    pub(in crate::cli) fn format(&self) -> Option<InputFormat> {
        self.input_format.map(Into::into)
    }
}

fn province(text: &str) -> Result<String, String> {
    divisions::province_named(text)
        .map(str::to_owned)
        .ok_or_else(|| "没有这个省、自治区或直辖市；写“江苏”或“江苏省”".to_owned())
}

/// Readers go down with the nesting: what the stack holds is the most.
fn depth(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|depth| (16..=512).contains(depth))
        .ok_or_else(|| "应是 16 到 512 之间的整数".to_owned())
}
