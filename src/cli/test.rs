//! `duibiao test`: the cases that live with the rules.

use super::args::PackArgs;
use super::{Status, check, diagnostics, terminal};
use duibiao::rulepack::cases::{CaseResult, Verdict, run_cases};
use duibiao::rulepack::{Library, RulePack};
use std::fmt::Write as _;

pub(super) fn run(args: &PackArgs) -> Status {
    let mut status = Status::Done;
    for name in check::names(args) {
        match Library::load(&name) {
            Ok(pack) => {
                let (text, passed) = report(&name, &pack);
                if !terminal::print(&text) {
                    return Status::Broken;
                }
                status = status.max(if passed { Status::Done } else { Status::Failed });
            }
            Err(error) => {
                diagnostics::load_error(&error);
                status = Status::Broken;
            }
        }
    }
    status
}

fn report(name: &str, pack: &RulePack) -> (String, bool) {
    let results = run_cases(pack);
    let mut out = String::new();
    let count = |verdict: Verdict| results.cases.iter().filter(|result| result.verdict == verdict).count();
    for result in results.cases.iter().filter(|result| result.verdict.is_failure()) {
        describe(&mut out, result);
    }
    for id in &results.untested {
        let _ = writeln!(
            out,
            "未触发 {id}：没有一个用例使它成立；请在 cases.done 里补一句应当算数的话"
        );
    }
    for result in results
        .cases
        .iter()
        .filter(|result| result.verdict == Verdict::TodoDone)
    {
        let _ = writeln!(
            out,
            "待办已解决 {}：{}\n  这个 todo 用例现在通过了，可以移到正式用例里",
            result.criterion, result.text
        );
    }
    let _ = writeln!(
        out,
        "{name}：{} 个用例，通过 {}，noisy（误报）{}，missing（漏报）{}，待办 {}，未触发的标准 {}",
        results.cases.len(),
        count(Verdict::Passed),
        count(Verdict::Noisy),
        count(Verdict::Missing),
        count(Verdict::Todo) + count(Verdict::TodoDone),
        results.untested.len(),
    );
    (out, results.passed())
}

fn describe(out: &mut String, result: &CaseResult) {
    let kind = match result.verdict {
        Verdict::Noisy => "noisy（误报）",
        _ => "missing（漏报）",
    };
    let _ = writeln!(
        out,
        "{kind} {}：应为 {}，判为 {}\n  {}",
        result.criterion,
        result.expected.name(),
        result.got.name(),
        result.text
    );
    if let Some(quote) = &result.quote {
        let _ = writeln!(out, "  依据：{quote}");
    }
}
