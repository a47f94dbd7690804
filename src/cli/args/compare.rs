//! What `duibiao compare` takes.

use super::words::{CompareFormatArg, LangArg};
use super::{DecisionArgs, FactArgs, InputArgs, ReportArgs};
use clap::Args as ClapArgs;
use duibiao::render::DEFAULT_STEPS;
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "示例：\n  duibiao compare 报告\n  duibiao compare 报告 --plan 工作要点.docx --output 对比.md --output 对比.csv\n  duibiao compare 去年的结果.jsonl 今年的报告 --format json\n\n报告可以是没有审阅过的（现在按 --rules 审阅），也可以是 duibiao audit --format json（或 jsonl）存下的结果（.json、.jsonl），两样可以混用；存下的结果不重新审阅，--level、--year、--province、--decisions 和清单对它们不起作用。"
)]
pub(in crate::cli) struct CompareArgs {
    #[command(flatten)]
    pub(in crate::cli) reports: ReportArgs,
    /// 规则包：内置的名字，或 YAML 文件的路径；一次只用一个，不写时是 taicang-2023
    #[arg(long, value_name = "PACK")]
    pub(in crate::cli) rules: Vec<String>,
    /// 工作要点的原文（与报告同样的各种格式）：用来找只是重复要点的句子
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) plan: Option<PathBuf>,
    /// 输出格式；不写时看 --output 的扩展名，再没有就是 text
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(in crate::cli) format: Option<CompareFormatArg>,
    /// 写入文件，可以写多次，各按扩展名定格式
    #[arg(long, short, value_name = "FILE")]
    pub(in crate::cli) output: Vec<PathBuf>,
    /// 用自己的模板代替内置模板（minijinja 语法），用于 text、md 和 html
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) template: Option<PathBuf>,
    /// 模板最多执行多少步：写错的模板会没完没了，到此为止
    #[arg(long, value_name = "N", default_value_t = DEFAULT_STEPS, value_parser = clap::value_parser!(u64).range(1..))]
    pub(in crate::cli) max_template_steps: u64,
    /// 固定用语的语言
    #[arg(long, value_enum, default_value = "zh")]
    pub(in crate::cli) lang: LangArg,
    #[command(flatten)]
    pub(in crate::cli) decisions: DecisionArgs,
    #[command(flatten)]
    pub(in crate::cli) facts: FactArgs,
    #[command(flatten)]
    pub(in crate::cli) input: InputArgs,
}
