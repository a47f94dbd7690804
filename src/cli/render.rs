//! `duibiao render`: saved results in, any format out. Nothing is judged again.

use super::args::RenderArgs;
use super::delivery::{Delivery, Plan};
use super::{Status, terminal};
use duibiao::render::saved;
use duibiao::render::view::Report;
use std::collections::HashSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};

pub(super) fn run(args: &RenderArgs) -> Status {
    let plan = match Plan::new(&args.output) {
        Ok(plan) => plan,
        Err(message) => {
            terminal::report_error(&message);
            return Status::Broken;
        }
    };
    let mut status = Status::Done;
    let mut reports = Vec::new();
    for path in &args.results {
        match load(path) {
            Ok(found) => reports.extend(found),
            Err(message) => {
                terminal::report_error(&message);
                status = Status::Broken;
            }
        }
    }
    if let Err(message) = plan.fits(reports.len()) {
        terminal::report_error(&message);
        return Status::Broken;
    }
    let inputs: HashSet<PathBuf> = args
        .results
        .iter()
        .filter_map(|path| path.canonicalize().ok())
        .collect();
    let is_input = |path: &Path| path.canonicalize().is_ok_and(|path| inputs.contains(&path));
    let packs: HashSet<&str> = reports.iter().map(|report| report.pack.id.as_str()).collect();
    let packs = packs.len() > 1;
    let mut delivery = Delivery::new(&plan, &is_input, reports.len() > 1 || args.results.len() > 1, packs);
    delivery.take(reports);
    status.max(delivery.finish())
}

/// The results in one file; the error names it.
pub(super) fn load(path: &Path) -> Result<Vec<Report>, String> {
    let mut text = String::new();
    let read = if path == Path::new("-") {
        std::io::stdin().lock().read_to_string(&mut text)
    } else {
        std::fs::File::open(path).and_then(|mut file| file.read_to_string(&mut text))
    };
    let shown = path.display();
    read.map_err(|error| {
        format!("{shown}：读不了：{error}；请检查路径，要的是 duibiao audit --format json 写出的文件")
    })?;
    saved(&text).map_err(|error| format!("{shown}：{error}"))
}
