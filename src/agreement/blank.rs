//! An empty label sheet for a reader to fill in.

use super::sheet_csv::COLUMNS;
use crate::rulepack::{Requirement, RulePack};
use crate::spreadsheet;
use std::fmt::Write as _;

/// What a sheet is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlankForm {
    /// For an editor.
    Yaml,
    /// For a spreadsheet.
    Csv,
}

const HEAD: &str = "\
# 标注表：先把报告通读一遍，再逐条填 status，拿不准的看本条上面的说明；留空的不参加比较。
# status    done 做了、正在做或已有制度｜planned 只是打算做｜deficient 只是承认不足｜absent 没有说到｜na 对本单位不作要求，也没有说到
# strength  只有 done 填：specific 有数字、文件、机构、项目、时间或具体做法｜generic 只是表态
# quote     单引号里照原文抄 8 到 80 字，不换行，繁体、空格、错字都照抄；原文有单引号的写两遍
";

/// A sheet with every criterion of the pack. `report` is the name under which labels are matched, `text` the path of
/// the report as seen from the sheet.
#[must_use]
pub fn blank(form: BlankForm, report: &str, text: &str, pack: &RulePack) -> String {
    match form {
        BlankForm::Yaml => yaml(report, text, pack),
        BlankForm::Csv => csv(report, text, pack),
    }
}

fn yaml(report: &str, text: &str, pack: &RulePack) -> String {
    let mut out = format!("{HEAD}# 规则包    {}（{}）\n", line(&pack.title), pack.id);
    let _ = write!(out, "report: {}\ntext: {}\nlabels:\n", scalar(report), scalar(text));
    for requirement in pack.requirements() {
        let _ = writeln!(out, "\n  # {}", title(requirement));
        for criterion in &requirement.criteria {
            let _ = writeln!(out, "  # {}", line(&criterion.asks));
            let _ = writeln!(out, "  {}: {{status: , strength: , quote: ''}}", scalar(&criterion.id));
        }
    }
    out
}

fn csv(report: &str, text: &str, pack: &RulePack) -> String {
    let mut rows = vec![COLUMNS.map(str::to_owned)];
    for requirement in pack.requirements() {
        let title = title(requirement);
        for criterion in &requirement.criteria {
            let cells = [report, text, &criterion.id, &title, &criterion.asks, "", "", "", "", ""];
            rows.push(cells.map(str::to_owned));
        }
    }
    spreadsheet::csv(rows)
}

fn title(requirement: &Requirement) -> String {
    line(&format!(
        "{} {}{}",
        requirement.id, requirement.clause, requirement.title
    ))
}

/// On one line, as a comment must be.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Plain where that is safe, else in double quotes, as JSON and YAML both write them.
fn scalar(text: &str) -> String {
    let safe = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '/');
    if text.starts_with(char::is_alphabetic) && text.chars().all(safe) {
        text.to_owned()
    } else {
        serde_json::Value::from(text).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_yaml_would_misread_is_quoted() {
        assert_eq!(scalar("TC-01.a"), "TC-01.a");
        assert_eq!(scalar("报告/甲县.txt"), "报告/甲县.txt");
        assert_eq!(scalar("../a: b.txt"), "\"../a: b.txt\"");
        assert_eq!(scalar("2023"), "\"2023\"");
    }
}
