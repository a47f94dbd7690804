//! `duibiao check`: every problem of a pack, then counts.

use super::args::PackArgs;
use super::{Status, diagnostics, terminal};
use duibiao::rulepack::{Library, RulePack, embedded_packs};

pub(super) fn run(args: &PackArgs) -> Status {
    let mut status = Status::Done;
    for name in names(args) {
        match Library::load(&name) {
            Ok(pack) => {
                if !terminal::print(&summary(&name, &pack)) {
                    return Status::Broken;
                }
            }
            Err(error) => {
                diagnostics::load_error(&error);
                status = Status::Broken;
            }
        }
    }
    status
}

/// The packs that were named, or all there are.
pub(super) fn names(args: &PackArgs) -> Vec<String> {
    if args.packs.is_empty() {
        embedded_packs().into_iter().map(str::to_owned).collect()
    } else {
        args.packs.clone()
    }
}

fn summary(name: &str, pack: &RulePack) -> String {
    let cases: usize = pack.criteria().map(|criterion| criterion.cases.expected.len()).sum();
    let todo: usize = pack.criteria().map(|criterion| criterion.cases.todo.len()).sum();
    format!(
        "{name}：没有问题。{} 个部分，{} 项，{} 条标准，{} 个表达式，{cases} 个用例，{todo} 个待办用例\n",
        pack.sections.len(),
        pack.requirements().count(),
        pack.criteria().count(),
        pack.patterns.len(),
    )
}
