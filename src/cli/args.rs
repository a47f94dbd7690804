//! What can be typed.

mod compare;
mod decisions;
mod inputs;
mod outputs;
mod words;

pub(super) use compare::CompareArgs;
pub(super) use decisions::{DecideArgs, DecisionArgs};
pub(super) use inputs::{FactArgs, InputArgs, ReportArgs};
pub(super) use outputs::OutputArgs;
pub(super) use words::{AgreeFormat, TextFormat};

use clap::{ArgGroup, Args as ClapArgs, Parser, Subcommand};
use std::path::PathBuf;

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
    /// 写入一条人工认定：改判一条标准，署名，说明理由
    Decide(DecideArgs),
    /// 把存下的结果（json、jsonl）写成别的格式，不重新审阅
    Render(RenderArgs),
    /// 把许多报告放在一起比：排名、要点对照、常缺项、牵头单位、逐年变化、相同文字
    Compare(CompareArgs),
    /// 检查规则包，一次列出全部问题
    Check(PackArgs),
    /// 运行规则包自带的用例
    Test(PackArgs),
    /// 说明一条标准在一份报告上为什么这样判定
    Explain(ExplainArgs),
    /// 比一比工具与读者、读者与读者有多一致；或出一张空白标注表
    Agree(AgreeArgs),
    /// 看工具读到了什么：抽出的文字、结构、各段作用、报告信息
    Text(TextArgs),
    /// 列出内置的规则包
    #[command(after_help = "示例：\n  duibiao packs")]
    Packs,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "示例：\n  duibiao audit 年度报告.txt\n  duibiao audit 报告 --exclude '*草稿*' --format jsonl --output 结果.jsonl\n  duibiao audit '报告/**/*.docx' --format html --output 结果\n  duibiao audit --manifest 清单.csv --format json\n  duibiao audit 年度报告.txt --output 差距报告.md --fail-under 60\n  duibiao audit 年度报告.txt --decisions 认定.yaml\n\n清单的写法见 README。"
)]
pub(super) struct AuditArgs {
    #[command(flatten)]
    pub(super) reports: ReportArgs,
    #[command(flatten)]
    pub(super) rules: RulesArg,
    #[command(flatten)]
    pub(super) output: OutputArgs,
    /// 总分低于它的报告使退出状态为 1；有人工认定时看认定后的总分
    #[arg(long, value_name = "SCORE", value_parser = score)]
    pub(super) fail_under: Option<f64>,
    #[command(flatten)]
    pub(super) decisions: DecisionArgs,
    #[command(flatten)]
    pub(super) facts: FactArgs,
    #[command(flatten)]
    pub(super) input: InputArgs,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "示例：\n  duibiao render 结果.json --output 差距报告.html\n  duibiao render 结果.jsonl --format md --output 文件夹\n\n结果用 duibiao audit --format json（或 jsonl）存下。"
)]
pub(super) struct RenderArgs {
    /// 存下的结果；“-”表示标准输入
    #[arg(required = true, value_name = "RESULT")]
    pub(super) results: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct RulesArg {
    /// 规则包：内置的名字，或 YAML 文件的路径；可以写多次
    #[arg(long, value_name = "PACK", default_value = "taicang-2023")]
    pub(super) rules: Vec<String>,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "示例：\n  duibiao check 我的规则.yaml\n  duibiao test taicang-2023\n\n不写规则包时，检查全部内置的。\n规则文件的上限是固定的：8 MB、100 层、每条表达式编译后 2 MB，理由见 rules/README.md。"
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
    #[command(flatten)]
    pub(super) reports: ReportArgs,
    #[command(flatten)]
    pub(super) rules: RulesArg,
    #[command(flatten)]
    pub(super) decisions: DecisionArgs,
    #[command(flatten)]
    pub(super) facts: FactArgs,
    #[command(flatten)]
    pub(super) input: InputArgs,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "示例：\n  duibiao text 年度报告.docx\n  duibiao text 年度报告.html --format json --output 读到的.json\n\n引文的行、列、段、页都按这里的文字数。"
)]
pub(super) struct TextArgs {
    #[command(flatten)]
    pub(super) reports: ReportArgs,
    /// 输出格式；不写时看 --output 的扩展名，再没有就是 text
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) format: Option<TextFormat>,
    /// 写入文件
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) facts: FactArgs,
    #[command(flatten)]
    pub(super) input: InputArgs,
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
    #[command(flatten)]
    pub(super) input: InputArgs,
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
