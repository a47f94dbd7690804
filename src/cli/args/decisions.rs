//! What a person decided against the tool, and how one more decision is typed.

use super::RulesArg;
use super::inputs::{FactArgs, InputArgs};
use super::words::{StatusArg, StrengthArg};
use clap::Args as ClapArgs;
use duibiao::decisions::day;
use jiff::civil::Date;
use std::path::PathBuf;

/// Which decisions are taken into account.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct DecisionArgs {
    /// 人工认定（YAML）：采用其中有效的，系统判定一并保留；用 duibiao decide 写入
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) decisions: Option<PathBuf>,
    /// 不采用人工认定，即使写了 --decisions
    #[arg(long)]
    pub(in crate::cli) no_decisions: bool,
    #[command(flatten)]
    pub(in crate::cli) day: DayArg,
}

/// The day it is.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct DayArg {
    /// 按哪一天看人工认定是否有效，例如 2024-03-01；不写就是今天
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
}

impl DayArg {
    /// The day that was given, else today where this machine stands.
    pub(in crate::cli) fn day(&self) -> Date {
        self.as_of.unwrap_or_else(|| jiff::Zoned::now().date())
    }
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "示例：\n  duibiao decide 年度报告.txt TC-09.c --status done --strength specific \\\n    --reason '附表三列明3项决策的后评估，正文未写' --by 张三 --decisions 认定.yaml\n  duibiao audit 年度报告.txt --decisions 认定.yaml\n\n认定随依据失效：报告改动了认定时所依据的内容，这条认定就不再采用，须重新核对后用 --replace 写入。\n报告若是按 --manifest、--level 等审阅的，这里也要照写，否则两边的系统判定可能不同。"
)]
pub(in crate::cli) struct DecideArgs {
    /// 报告；“-”表示标准输入，这时认定按全文指纹记
    pub(in crate::cli) report: PathBuf,
    /// 标准的编号，例如 TC-09.c
    pub(in crate::cli) criterion: String,
    /// 认定的结果
    #[arg(long, value_enum)]
    pub(in crate::cli) status: StatusArg,
    /// 认定为 done 时：有没有具体内容
    #[arg(long, value_enum)]
    pub(in crate::cli) strength: Option<StrengthArg>,
    /// 理由：别人要凭它复核
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) reason: String,
    /// 认定人
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) by: String,
    /// 认定的日期；不写就是今天
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(in crate::cli) on: Option<Date>,
    /// 有效期的最后一天；不写就一直有效，直到依据改变
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(in crate::cli) expires: Option<Date>,
    /// 认定所指的报告原文，一字不差
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) quote: Option<String>,
    /// 写入的文件；没有就新建
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) decisions: PathBuf,
    /// 已经认定过的，以这一条代替
    #[arg(long)]
    pub(in crate::cli) replace: bool,
    #[command(flatten)]
    pub(in crate::cli) day: DayArg,
    #[command(flatten)]
    pub(in crate::cli) rules: RulesArg,
    /// 报告清单，审阅时用了的这里也要写：其中写明的层级、年度等会影响系统判定
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) manifest: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) facts: FactArgs,
    #[command(flatten)]
    pub(in crate::cli) input: InputArgs,
}

fn date(text: &str) -> Result<Date, String> {
    day(text).ok_or_else(|| "应是一个日期，写成四位年、两位月、两位日，例如 2024-03-01".to_owned())
}
