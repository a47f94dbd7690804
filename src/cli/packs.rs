//! `duibiao packs`: what is in the binary.

use super::{Status, diagnostics, terminal};
use duibiao::rulepack::{Library, embedded_packs};

pub(super) fn run() -> Status {
    let mut status = Status::Done;
    for name in embedded_packs() {
        match Library::load(name) {
            Ok(pack) => {
                let line = format!(
                    "{name}  {}（{} 项，{} 条标准）\n",
                    pack.title,
                    pack.requirements().count(),
                    pack.criteria().count()
                );
                if !terminal::print(&line) {
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
