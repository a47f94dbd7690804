//! `duibiao packs`: what is in the binary.

use super::{Status, diagnostics, terminal};
use duibiao::rulepack::{Library, RulePack, embedded_packs};

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

/// The one of these packs that has a criterion; what is wrong is told.
pub(super) fn with_criterion(names: &[String], id: &str) -> Result<RulePack, ()> {
    let mut known = Vec::new();
    let mut having = Vec::new();
    for name in names {
        let pack = Library::load(name).map_err(|error| diagnostics::load_error(&error))?;
        if pack.criteria().any(|criterion| criterion.id == id) {
            having.push(pack);
        } else {
            known.extend(pack.criteria().map(|criterion| criterion.id.clone()));
        }
    }
    if having.len() > 1 {
        let packs: Vec<&str> = having.iter().map(|pack| pack.id.as_str()).collect();
        terminal::report_error(&format!(
            "编号为“{id}”的标准不止一个规则包里有（{}）；用 --rules 只写其中一个",
            packs.join("、")
        ));
        return Err(());
    }
    having.pop().ok_or_else(|| {
        let likeness = |known: &str| strsim::jaro_winkler(&id.to_uppercase(), &known.to_uppercase());
        let near = known.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
        let near = near.map_or_else(String::new, |near| format!("；是不是想写“{near}”？"));
        terminal::report_error(&format!("规则包里没有编号为“{id}”的标准{near}"));
    })
}
