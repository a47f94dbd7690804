//! `duibiao audit`: reports in, gap reports out.

mod delivery;

use super::args::AuditArgs;
use super::inputs::{Gathered, gather};
use super::tally::Tally;
use super::{Status, diagnostics, reading, terminal};
use delivery::Delivery;
use duibiao::document::Document;
use duibiao::evaluation::evaluate;
use duibiao::render::view::Report;
use duibiao::render::{Format, Inputs, Options, Templates, json, json_array, jsonl, report};
use duibiao::rulepack::{Library, RulePack};
use duibiao::scorecard::score;
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
    format: Format,
    options: Options,
    templates: Templates,
    /// More than one result goes to one place.
    several: bool,
}

/// Loads packs and template; what is wrong is told.
fn prepare(args: &AuditArgs, gathered: &Gathered) -> Result<Job, ()> {
    let tell = |message: String| terminal::report_error(&message);
    let mut packs = Vec::new();
    for name in &args.rules.rules {
        packs.push(Library::load(name).map_err(|error| diagnostics::load_error(&error))?);
    }
    let format = format(args).map_err(tell)?;
    let options = Options {
        lang: args.lang.into(),
        color: args.output.is_none() && format == Format::Text && terminal::color(),
        width: if args.output.is_none() { terminal::width() } else { 100 },
    };
    let mut templates = match &args.template {
        None => Templates::embedded(&options),
        Some(path) => {
            let shown = path.display();
            let source = std::fs::read_to_string(path)
                .map_err(|error| tell(format!("{shown}：读不了模板：{error}；请检查路径，并用 UTF-8 保存")))?;
            Templates::own(path, source, format, &options).map_err(|error| tell(error.to_string()))?
        }
    };
    templates.limit_steps(args.max_template_steps);
    if args.template.is_some() && matches!(format, Format::Json | Format::Jsonl) {
        tell("json 和 jsonl 不用模板；请去掉 --template，或换一种格式".to_owned());
        return Err(());
    }
    let to_folder = args.output.as_deref().is_some_and(Path::is_dir);
    let results = (gathered.inputs.len() + gathered.bad.len()) * packs.len();
    if results > 1 && !to_folder && format == Format::Html {
        tell("一个网页只放一份结果；多份报告请用 --output 指定一个已有的文件夹".to_owned());
        return Err(());
    }
    Ok(Job {
        several: (gathered.plural || packs.len() > 1) && !to_folder,
        packs,
        format,
        options,
        templates,
    })
}

/// The format that was asked for, else the one the output's extension means, else text.
fn format(args: &AuditArgs) -> Result<Format, String> {
    if let Some(format) = args.format {
        return Ok(format.into());
    }
    let Some(path) = args.output.as_deref().filter(|path| !path.is_dir()) else {
        return Ok(Format::Text);
    };
    Format::of_path(path).ok_or_else(|| {
        let known = Format::ALL.map(|(name, _)| name).join("、");
        format!("{}：扩展名看不出格式；请用 --format 指定（{known}）", path.display())
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
        let mut delivery = Delivery::new(self, args.output.as_deref(), gathered);
        let mut failed = Vec::new();
        for input in &gathered.inputs {
            let document = first
                .take()
                .unwrap_or_else(|| reading::document(input, &args.facts, &args.input));
            match document.and_then(|document| reading::guarded(&input.path, || self.judge(&document))) {
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
    fn judge(&self, document: &Document) -> Vec<Report> {
        let results = self.packs.iter().map(|pack| {
            let evaluation = evaluate(document, pack);
            let scorecard = score(pack, &evaluation);
            let inputs = Inputs {
                pack,
                document,
                evaluation: &evaluation,
                scorecard: &scorecard,
            };
            report(inputs, self.options.lang)
        });
        results.collect()
    }

    fn text(&self, reports: &[Report]) -> Result<String, String> {
        match self.format {
            Format::Json if self.several => Ok(json_array(reports)),
            Format::Json => Ok(json(reports)),
            Format::Jsonl => Ok(jsonl(reports)),
            Format::Text | Format::Md | Format::Html => {
                let rendered: Result<Vec<String>, _> = reports
                    .iter()
                    .map(|report| self.templates.render(report, self.format, &self.options))
                    .collect();
                rendered
                    .map(|texts| texts.join("\n"))
                    .map_err(|error| error.to_string())
            }
        }
    }
}
