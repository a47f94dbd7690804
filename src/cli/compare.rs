//! `duibiao compare`: many reports in, one comparison out.

mod outputs;
mod results;

use super::args::CompareArgs;
use super::decisions::{self, Overruling};
use super::inputs::{Input, Wanted, gather_all};
use super::tally::Tally;
use super::{Status, reading, terminal};
use duibiao::comparison::compare;
use duibiao::document::Document;
use duibiao::render::Lang;
use outputs::Outputs;
use results::Results;
use std::path::Path;

pub(super) fn run(args: &CompareArgs) -> Status {
    let Ok(mut gathered) = gather_all(&args.reports, Wanted::ReportsAndResults) else {
        return Status::Broken;
    };
    if let Some(plan) = &args.plan {
        leave_out(plan, &mut gathered.inputs);
    }
    let lang: Lang = args.lang.into();
    // All that must be right before the first report is judged.
    let Ok(results) = Results::new(args, &gathered.inputs, lang) else {
        return Status::Broken;
    };
    let Ok(overruling) = Overruling::load(&args.decisions) else {
        return Status::Broken;
    };
    if overruling.is_some() && results.packs().is_empty() {
        terminal::note("存下的结果不重新审阅，--decisions 对它们不起作用");
    }
    let overruling = overruling.filter(|_| !results.packs().is_empty());
    let mut docket = overruling.as_ref().map(|own| own.docket(results.packs()));
    let prepared = Outputs::new(args).and_then(|outputs| Ok((outputs, plan(args)?)));
    let Ok((outputs, plan)) = prepared.map_err(|message| terminal::report_error(&message)) else {
        return Status::Broken;
    };
    let mut tally = Tally::new(&gathered);
    let mut reports = Vec::new();
    for input in &gathered.inputs {
        match results.of(input, args, docket.as_mut()) {
            Ok(found) => reports.extend(found),
            Err(message) => tally.tell(message),
        }
    }
    if let Some(docket) = docket {
        decisions::tell(docket);
    }
    let status = tally.finish("比较");
    if reports.is_empty() && status == Status::Broken {
        return status;
    }
    let is_input = |path: &Path| {
        let plan = args.plan.as_deref().is_some_and(|plan| is_one(plan, path));
        plan || gathered.holds(path) || overruling.as_ref().is_some_and(|own| own.is(path))
    };
    let written = compare(reports, plan.as_ref(), lang)
        .map_err(|error| error.to_string())
        .and_then(|comparison| outputs.write(&comparison, &is_input));
    let told = written.map_err(|message| terminal::report_error(&message));
    status.max(told.unwrap_or(Status::Broken))
}

/// The plan may lie in the folder of the reports: it is none.
fn leave_out(plan: &Path, inputs: &mut Vec<Input>) {
    let before = inputs.len();
    inputs.retain(|input| !is_one(plan, &input.path));
    if inputs.len() < before {
        terminal::note(&format!("{}：这是 --plan 给出的要点，不当作报告", plan.display()));
    }
}

/// The plan's own text.
fn plan(args: &CompareArgs) -> Result<Option<Document>, String> {
    let Some(path) = &args.plan else {
        return Ok(None);
    };
    let source = reading::source(path, &args.input).map_err(|message| format!("--plan：{message}"))?;
    reading::guarded(path, || Document::parse(source)).map(Some)
}

/// Whether two paths lead to one file.
fn is_one(one: &Path, other: &Path) -> bool {
    one.canonicalize()
        .ok()
        .zip(other.canonicalize().ok())
        .is_some_and(|(one, other)| one == other)
}
