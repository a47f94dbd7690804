//! `duibiao audit`: reports in, gap reports out.

use super::args::AuditArgs;
use super::decisions::{self, Overruling};
use super::delivery::{Delivery, Plan};
use super::inputs::{Gathered, gather};
use super::tally::Tally;
use super::{Status, diagnostics, reading, terminal};
use duibiao::decisions::Docket;
use duibiao::document::Document;
use duibiao::render::Lang;
use duibiao::render::view::Report;
use duibiao::rulepack::{Library, RulePack};
use std::path::Path;

pub(super) fn run(args: &AuditArgs) -> Status {
    let Ok(gathered) = gather(&args.reports) else {
        return Status::Broken;
    };
    std::thread::scope(|scope| {
        // The rules take longer to load than a report to read: the first is read meanwhile. Not standard input, which
        // may wait for somebody while the rules are wrong.
        let first = gathered.inputs.first().filter(|input| input.path != Path::new("-"));
        let first = first.map(|input| scope.spawn(|| reading::document(input, &args.facts, &args.input)));
        match prepare(args, &gathered) {
            Ok(job) => job.run(args, &gathered, first.and_then(|first| first.join().ok())),
            Err(()) => Status::Broken,
        }
    })
}

/// All that must be right before the first report is judged.
struct Job {
    packs: Vec<RulePack>,
    plan: Plan,
    overruling: Option<Overruling>,
    lang: Lang,
}

/// Loads packs, decisions and template; what is wrong is told.
fn prepare(args: &AuditArgs, gathered: &Gathered) -> Result<Job, ()> {
    let mut packs = Vec::new();
    for name in &args.rules.rules {
        packs.push(Library::load(name).map_err(|error| diagnostics::load_error(&error))?);
    }
    let overruling = Overruling::load(&args.decisions)?;
    let results = (gathered.inputs.len() + gathered.bad.len()) * packs.len();
    let plan = Plan::new(&args.output).and_then(|plan| plan.fits(results).map(|()| plan));
    Ok(Job {
        packs,
        plan: plan.map_err(|message| terminal::report_error(&message))?,
        overruling,
        lang: args.output.lang.into(),
    })
}

/// What to tell of a result that does not reach the score that was asked for. One without a score does not.
fn below(report: &Report, least: f64) -> Option<String> {
    let told = match report.score.total {
        Some(total) if total >= least => return None,
        Some(total) => format!("得分 {total:.2}，低于 {least}"),
        None => "没有适用的标准，没有得分".to_owned(),
    };
    Some(format!("{}：{told}（{}）", report.report.path, report.pack.id))
}

impl Job {
    fn run(&self, args: &AuditArgs, gathered: &Gathered, mut first: Option<Result<Document, String>>) -> Status {
        let mut tally = Tally::new(gathered);
        let is_input = |path: &Path| gathered.holds(path) || self.overruling.as_ref().is_some_and(|own| own.is(path));
        let packs = self.packs.len() > 1;
        let mut delivery = Delivery::new(&self.plan, &is_input, gathered.plural || packs, packs);
        let mut docket = self.overruling.as_ref().map(|own| own.docket(&self.packs));
        let mut failed = Vec::new();
        for input in &gathered.inputs {
            let document = first
                .take()
                .unwrap_or_else(|| reading::document(input, &args.facts, &args.input));
            let judge = |document: Document| {
                reading::guarded(&input.path, || self.judge(&input.path, &document, docket.as_mut()))
            };
            match document.and_then(judge) {
                Ok(reports) => {
                    if let Some(least) = args.fail_under {
                        failed.extend(reports.iter().filter_map(|report| below(report, least)));
                    }
                    delivery.take(reports);
                }
                Err(message) => tally.tell(message),
            }
        }
        let delivered = delivery.finish();
        if let Some(docket) = docket {
            decisions::tell(docket);
        }
        for message in &failed {
            terminal::note(message);
        }
        let gate = if failed.is_empty() {
            Status::Done
        } else {
            Status::Failed
        };
        tally.finish("审阅").max(delivered).max(gate)
    }

    /// One report against all packs.
    fn judge(&self, path: &Path, document: &Document, mut docket: Option<&mut Docket<'_>>) -> Vec<Report> {
        let packs = self.packs.iter();
        packs
            .map(|pack| decisions::judge(path, document, pack, docket.as_deref_mut(), self.lang))
            .collect()
    }
}
