//! `duibiao decide`: one decision into the file, with what it overrules and what the score becomes.

mod case;

use super::args::{DecideArgs, ReportArgs};
use super::decisions::{Overruling, judge};
use super::grounds::mark;
use super::inputs::{Input, gather, real};
use super::{Status, diagnostics, output, packs, reading, terminal};
use case::Case;
use duibiao::decisions::Decisions;
use duibiao::render::{Lang, visible};
use std::path::Path;

/// Everything is checked before anything is written.
pub(super) fn run(args: &DecideArgs) -> Status {
    match decide(args) {
        Ok(told) => {
            if terminal::print(&visible(&told)) {
                Status::Done
            } else {
                Status::Broken
            }
        }
        Err(messages) => {
            for message in messages {
                terminal::report_error(&message);
            }
            Status::Broken
        }
    }
}

/// The words for stdout, once the file is written; else what is wrong, or nothing where that has been told.
fn decide(args: &DecideArgs) -> Result<String, Vec<String>> {
    let one = |message: String| vec![message];
    let as_of = args.day.day();
    let pack = packs::with_criterion(&args.rules.rules, &args.criterion).map_err(|()| Vec::new())?;
    let decisions = open(&args.decisions)?;
    let input = input(args)?;
    let document = reading::document(&input, &args.facts, &args.input).map_err(one)?;
    let case = Case::new(args, &input.path, document, &pack, as_of)?;
    let fingerprint = case.document.source().fingerprint();
    let before = decisions.about(&real(case.path), &fingerprint, &pack.id, &args.criterion);
    let text = match before[..] {
        [] => decisions.appended(&case.decision),
        [old] if args.replace => decisions.replaced(old, &case.decision),
        _ => return Err(one(decided_already(&decisions, &before, args.replace))),
    };
    let text = text.map_err(|error| one(format!("{}：{error}", args.decisions.display())))?;
    let changed = Decisions::parse(&args.decisions, &text).map_err(|error| one(error.to_string()))?;
    let judged = |decisions: &Decisions| {
        let overruling = Overruling::new(decisions.clone(), as_of);
        let mut docket = overruling.docket(std::slice::from_ref(&pack));
        judge(case.path, &case.document, &pack, Some(&mut docket), Lang::Zh)
    };
    let (old, new) = (judged(&decisions), judged(&changed));
    let told = case.tell(&old, &new);
    output::write(&args.decisions, text.as_bytes()).map_err(one)?;
    let place = new.decided().find(|decided| decided.id == args.criterion);
    let place = place.and_then(|decided| Some(decided.decision.as_ref()?.place.clone()));
    let place = place.unwrap_or_else(|| args.decisions.display().to_string());
    Ok(format!("{told}已写入 {place}\n"))
}

/// The file as it is, or an empty one where there is none yet.
fn open(path: &Path) -> Result<Decisions, Vec<String>> {
    let found = if path.symlink_metadata().is_ok() {
        Decisions::load(path)
    } else {
        Decisions::parse(path, "")
    };
    found.map_err(|error| {
        diagnostics::file_error(&error, "认定");
        Vec::new()
    })
}

/// The one report that was named, with what the manifest says of it.
fn input(args: &DecideArgs) -> Result<Input, Vec<String>> {
    let named = ReportArgs {
        reports: vec![args.report.clone()],
        exclude: Vec::new(),
        manifest: args.manifest.clone(),
        max_inputs: u64::MAX,
    };
    let shown = args.report.display();
    if args.report.is_dir() {
        return Err(vec![format!("{shown}：这是一个文件夹；一次只认定一份报告，请写出文件")]);
    }
    let mut gathered = gather(&named).map_err(|()| Vec::new())?;
    if !gathered.bad.is_empty() {
        return Err(gathered.bad);
    }
    // Reports that only the manifest names come after.
    let input = gathered.inputs.drain(..).next();
    input.ok_or_else(|| vec![format!("{shown}：没有这个文件；请检查路径")])
}

fn decided_already(decisions: &Decisions, before: &[usize], replace: bool) -> String {
    let all = decisions.entries();
    let places: Vec<String> = before
        .iter()
        .filter_map(|&i| all.get(i))
        .map(|entry| {
            let decision = &entry.decision;
            let line = decisions.line(entry);
            format!(
                "第 {line} 行，{} {}，{}",
                decision.on,
                decision.by,
                mark(decision.mark())
            )
        })
        .collect();
    let help = if replace {
        "有不止一条，不知道代替哪一条；请先留下一条"
    } else {
        "要以这一条代替它，加 --replace"
    };
    let file = decisions.path().display();
    format!("{file}：这条标准已经认定过（{}）；{help}", places.join("；"))
}
