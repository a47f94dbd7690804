//! What can be typed.

use clap::{ArgGroup, Args as ClapArgs, Parser, Subcommand, ValueEnum};
use duibiao::document::{Level, divisions};
use duibiao::render::{Format, Lang};
use duibiao::source::{InputFormat, Limits};
use std::path::{Path, PathBuf};

/// 对照工作要点审阅法治政府建设年度报告：逐条判定、引用原文、打分、出差距报告。
#[derive(Debug, Parser)]
#[command(
    name = "duibiao",
    version,
    after_help = "示例：\n  duibiao audit 年度报告.txt\n  duibiao check 我的规则.yaml\n\n退出状态：0 完成；1 未过门槛或规则用例未通过；2 有文件读不了、解析不了、写不了，或参数有误。"
)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// 审阅报告，输出差距报告
    Audit(AuditArgs),
    /// 检查规则包，一次列出全部问题
    Check(PackArgs),
    /// 运行规则包自带的用例
    Test(PackArgs),
    /// 说明一条标准在一份报告上为什么这样判定
    Explain(ExplainArgs),
    /// 比一比工具与读者、读者与读者有多一致；或出一张空白标注表
    Agree(AgreeArgs),
    /// 列出内置的规则包
    #[command(after_help = "示例：\n  duibiao packs")]
    Packs,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "示例：\n  duibiao audit 年度报告.txt\n  duibiao audit 报告/*.txt --format jsonl --output 结果.jsonl\n  duibiao audit 年度报告.txt --output 差距报告.md --fail-under 60"
)]
pub(super) struct AuditArgs {
    /// 报告文件，可以有多个；“-”表示标准输入
    #[arg(required = true, value_name = "REPORT")]
    pub(super) reports: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) rules: RulesArg,
    /// 输出格式；不写时看 --output 的扩展名，再没有就是 text
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) format: Option<FormatArg>,
    /// 写入文件；写成已有的文件夹时，每份报告各写一个文件
    #[arg(long, short, value_name = "PATH")]
    pub(super) output: Option<PathBuf>,
    /// 用自己的模板代替内置模板（minijinja 语法）
    #[arg(long, value_name = "FILE")]
    pub(super) template: Option<PathBuf>,
    /// 固定用语的语言
    #[arg(long, value_enum, default_value = "zh")]
    pub(super) lang: LangArg,
    /// 总分低于它的报告使退出状态为 1
    #[arg(long, value_name = "SCORE", value_parser = score)]
    pub(super) fail_under: Option<f64>,
    #[command(flatten)]
    pub(super) facts: FactArgs,
}

/// Facts the user knows better than the text tells, and the limits on what is read.
#[derive(Debug, ClapArgs)]
pub(super) struct FactArgs {
    /// 报告单位的层级，代替从文中看出的
    #[arg(long, value_enum)]
    pub(super) level: Option<LevelArg>,
    /// 报告的年度，代替从文中看出的
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(1949..=2100))]
    pub(super) year: Option<i16>,
    /// 报告单位所在的省，代替从文中看出的，例如 江苏 或 江苏省
    #[arg(long, value_name = "NAME", value_parser = province)]
    pub(super) province: Option<String>,
    /// 报告文件的格式；不写时看内容和扩展名
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) input_format: Option<InputFormatArg>,
    /// 报告文件的大小上限（MB）
    #[arg(long, value_name = "MB", default_value_t = Limits::DEFAULT_MAX_BYTES / 1024 / 1024, value_parser = clap::value_parser!(u64).range(1..=4096))]
    pub(super) max_size: u64,
    /// docx、PDF 解压后的大小上限（MB），防止很小的文件解压出极大的内容
    #[arg(long, value_name = "MB", default_value_t = Limits::DEFAULT_MAX_UNPACKED / 1024 / 1024, value_parser = clap::value_parser!(u64).range(1..=65_536))]
    pub(super) max_unpacked: u64,
    /// docx 每个部件解压后与解压前大小之比的上限，及早发现压缩炸弹（1 MB 以内的部件不计）
    #[arg(long, value_name = "TIMES", default_value_t = Limits::DEFAULT_MAX_RATIO, value_parser = clap::value_parser!(u64).range(1..=100_000))]
    pub(super) max_ratio: u64,
    /// XML 和 HTML 的嵌套层数上限，防止层层嵌套的文件耗尽栈空间
    #[arg(long, value_name = "LEVELS", default_value_t = Limits::DEFAULT_MAX_DEPTH, value_parser = depth)]
    pub(super) max_depth: usize,
    /// PDF 的页数上限，防止误把整本书当作报告
    #[arg(long, value_name = "N", default_value_t = Limits::DEFAULT_MAX_PAGES)]
    pub(super) max_pages: usize,
    /// PDF 内部对象的个数上限，防止有意做成极慢的文件
    #[arg(long, value_name = "N", default_value_t = Limits::DEFAULT_MAX_OBJECTS)]
    pub(super) max_objects: usize,
}

#[derive(Debug, ClapArgs)]
pub(super) struct RulesArg {
    /// 规则包：内置的名字，或 YAML 文件的路径；可以写多次
    #[arg(long, value_name = "PACK", default_value = "taicang-2023")]
    pub(super) rules: Vec<String>,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "示例：\n  duibiao check 我的规则.yaml\n  duibiao test taicang-2023\n\n不写规则包时，检查全部内置的。"
)]
pub(super) struct PackArgs {
    /// 规则包：内置的名字，或 YAML 文件的路径
    #[arg(value_name = "PACK")]
    pub(super) packs: Vec<String>,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "示例：\n  duibiao explain TC-09.c 年度报告.txt")]
pub(super) struct ExplainArgs {
    /// 标准的编号，例如 TC-09.c
    pub(super) criterion: String,
    /// 报告文件；“-”表示标准输入
    pub(super) report: PathBuf,
    #[command(flatten)]
    pub(super) rules: RulesArg,
    #[command(flatten)]
    pub(super) facts: FactArgs,
}

#[derive(Debug, ClapArgs)]
#[command(
    group = ArgGroup::new("what").required(true).args(["gold", "blank"]),
    after_help = "示例：\n  duibiao agree --blank 年度报告.txt --output 标注/年度报告.yaml\n  duibiao agree --gold 标注 --min-kappa 0.8\n  duibiao agree --gold 甲的标注 --gold 乙的标注\n\n标注的格式见 README。"
)]
pub(super) struct AgreeArgs {
    /// 读者的标注：文件夹，或单个文件（YAML、CSV）；写两次时比较两位读者，不运行工具
    #[arg(long, value_name = "DIR")]
    pub(super) gold: Vec<PathBuf>,
    /// 为这份报告出一张空白标注表，由读者填写
    #[arg(long, value_name = "REPORT", conflicts_with_all = ["gold", "min_kappa"])]
    pub(super) blank: Option<PathBuf>,
    /// 规则包：内置的名字，或 YAML 文件的路径
    #[arg(long, value_name = "PACK", default_value = "taicang-2023")]
    pub(super) rules: String,
    /// 输出格式；不写时看 --output 的扩展名，再没有就是 text（标注表是 yaml）
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) format: Option<AgreeFormat>,
    /// 写入文件
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// 做没做的 kappa 低于它时，退出状态为 1
    #[arg(long, value_name = "KAPPA", value_parser = kappa, allow_hyphen_values = true)]
    pub(super) min_kappa: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum AgreeFormat {
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
    pub(super) fn of_path(path: &Path) -> Option<Self> {
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
pub(super) enum FormatArg {
    Text,
    Md,
    Html,
    Json,
    Jsonl,
}

impl From<FormatArg> for Format {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Text => Self::Text,
            FormatArg::Md => Self::Md,
            FormatArg::Html => Self::Html,
            FormatArg::Json => Self::Json,
            FormatArg::Jsonl => Self::Jsonl,
        }
    }
}

/// Kinds of files that reports come in.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum InputFormatArg {
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
pub(super) enum LangArg {
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
pub(super) enum LevelArg {
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

fn score(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|score| (0.0..=100.0).contains(score))
        .ok_or_else(|| "应是 0 到 100 之间的数".to_owned())
}

fn kappa(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|kappa| (-1.0..=1.0).contains(kappa))
        .ok_or_else(|| "应是 -1 到 1 之间的数".to_owned())
}

/// Readers go down with the nesting: what the stack holds is the most.
fn depth(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|depth| (16..=512).contains(depth))
        .ok_or_else(|| "应是 16 到 512 之间的整数".to_owned())
}

fn province(text: &str) -> Result<String, String> {
    divisions::province_named(text)
        .map(str::to_owned)
        .ok_or_else(|| "没有这个省、自治区或直辖市；写“江苏”或“江苏省”".to_owned())
}
