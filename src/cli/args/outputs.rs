//! As what, and where to, results are written.

use super::words::{FormatArg, LangArg};
use clap::Args as ClapArgs;
use duibiao::render::DEFAULT_STEPS;
use std::path::PathBuf;

/// How results are dressed, and where they go.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct OutputArgs {
    /// 输出格式；不写时看 --output 的扩展名，再没有就是 text；写入文件夹时可以写多个，用逗号分开
    #[arg(long, value_enum, value_name = "FORMAT", value_delimiter = ',')]
    pub(in crate::cli) format: Vec<FormatArg>,
    /// 写入文件，可以写多次，各按扩展名定格式；写成已有的文件夹时，每份结果各写一个文件
    #[arg(long, short, value_name = "PATH")]
    pub(in crate::cli) output: Vec<PathBuf>,
    /// 用自己的模板代替内置模板（minijinja 语法），用于 text、md、html
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) template: Option<PathBuf>,
    /// 模板最多执行多少步：写错的模板会没完没了，到此为止
    #[arg(long, value_name = "N", default_value_t = DEFAULT_STEPS, value_parser = clap::value_parser!(u64).range(1..))]
    pub(in crate::cli) max_template_steps: u64,
    /// 固定用语的语言
    #[arg(long, value_enum, default_value = "zh")]
    pub(in crate::cli) lang: LangArg,
}
