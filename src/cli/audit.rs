//! `duibiao audit`: reports in, gap reports out.

use super::args::AuditArgs;
use super::{Status, diagnostics, inputs, output, terminal};
use duibiao::document::Document;
use duibiao::evaluation::evaluate;
use duibiao::render::view::Report;
use duibiao::render::{Format, Inputs, Options, Templates, json, json_array, jsonl, report};
use duibiao::rulepack::{Library, RulePack};
use duibiao::scorecard::score;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

pub(super) fn run(args: &AuditArgs) -> Status {
    std::thread::scope(|scope| {
        // The rules take longer to load than a report to read: the first is read meanwhile. Not standard input, which
        // may wait for somebody while the rules are wrong.
        let first = args.reports.first().filter(|path| *path != Path::new("-"));
        let first = first.map(|path| scope.spawn(|| read(path, args)));
        match prepare(args) {
            Ok(job) => job.run(args, first.and_then(|first| first.join().ok())),
            Err(()) => Status::Broken,
        }
    })
}

/// One report's document. A fault of ours is that report's error and stops no other.
fn read(path: &Path, args: &AuditArgs) -> Result<Document, String> {
    guarded(path, || inputs::document(path, &args.facts))?
}

fn guarded<T>(path: &Path, work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        format!(
            "{}：程序内部出错，这份报告没有结果；请把报告和版本号告诉维护者",
            path.display()
        )
    })
}

/// All that must be right before the first report is read.
struct Job {
    packs: Vec<RulePack>,
    format: Format,
    options: Options,
    templates: Templates,
    /// More than one result goes to one place.
    several: bool,
}

/// Loads packs and template; what is wrong is told.
fn prepare(args: &AuditArgs) -> Result<Job, ()> {
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
    let templates = match &args.template {
        None => Templates::embedded(&options),
        Some(path) => {
            let shown = path.display();
            let source = std::fs::read_to_string(path)
                .map_err(|error| tell(format!("{shown}：读不了模板：{error}；请检查路径，并用 UTF-8 保存")))?;
            Templates::own(path, source, &options).map_err(|error| tell(error.to_string()))?
        }
    };
    if args.template.is_some() && matches!(format, Format::Json | Format::Jsonl) {
        tell("json 和 jsonl 不用模板；请去掉 --template，或换一种格式".to_owned());
        return Err(());
    }
    let to_folder = args.output.as_deref().is_some_and(Path::is_dir);
    let several = args.reports.len() * packs.len() > 1 && !to_folder;
    if several && format == Format::Html {
        tell("一个网页只放一份结果；多份报告请用 --output 指定一个已有的文件夹".to_owned());
        return Err(());
    }
    Ok(Job {
        packs,
        format,
        options,
        templates,
        several,
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

/// Whether every result reaches the score that was asked for. One without a score does not.
fn gate(reports: &[Report], least: f64) -> Status {
    let mut status = Status::Done;
    for report in reports {
        let told = match report.score.total {
            Some(total) if total >= least => continue,
            Some(total) => format!("得分 {total:.2}，低于 {least}"),
            None => "没有适用的标准，没有得分".to_owned(),
        };
        terminal::note(&format!("{}：{told}（{}）", report.report.path, report.pack.id));
        status = Status::Failed;
    }
    status
}

impl Job {
    fn run(&self, args: &AuditArgs, mut first: Option<Result<Document, String>>) -> Status {
        let mut status = Status::Done;
        let mut reports = Vec::new();
        for path in &args.reports {
            let document = first.take().unwrap_or_else(|| read(path, args));
            match document.and_then(|document| guarded(path, || self.judge(&document))) {
                Ok(found) => reports.extend(found),
                Err(message) => {
                    terminal::report_error(&message);
                    status = Status::Broken;
                }
            }
        }
        if let Err(message) = self.deliver(&reports, args) {
            if !message.is_empty() {
                terminal::report_error(&message);
            }
            return Status::Broken;
        }
        match args.fail_under {
            Some(least) => status.max(gate(&reports, least)),
            None => status,
        }
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

    fn deliver(&self, reports: &[Report], args: &AuditArgs) -> Result<(), String> {
        if reports.is_empty() {
            return Ok(());
        }
        match args.output.as_deref() {
            Some(folder) if folder.is_dir() => {
                let names = self.file_names(reports);
                for (report, name) in reports.iter().zip(names) {
                    output::write(&folder.join(name), &self.text(std::slice::from_ref(report))?)?;
                }
                Ok(())
            }
            Some(path) => output::write(path, &self.text(reports)?),
            None if terminal::print(&self.text(reports)?) => Ok(()),
            None => Err(String::new()),
        }
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

    /// A file name for each result: the report's own, with the pack's where there are several, numbered where two agree.
    fn file_names(&self, reports: &[Report]) -> Vec<PathBuf> {
        let extension = match self.format {
            Format::Text => "txt",
            Format::Md => "md",
            Format::Html => "html",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
        };
        let mut names: Vec<String> = Vec::new();
        for report in reports {
            let path = Path::new(&report.report.path);
            let mut stem = path
                .file_stem()
                .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
            if report.report.path == "-" || stem.is_empty() {
                stem = "stdin".to_owned();
            }
            if self.packs.len() > 1 {
                stem = format!("{stem}.{}", report.pack.id);
            }
            let same = |name: &str| names.iter().any(|known| known == name);
            let mut name = format!("{stem}.{extension}");
            let mut number = 2;
            while same(&name) {
                name = format!("{stem}-{number}.{extension}");
                number += 1;
            }
            names.push(name);
        }
        names.into_iter().map(PathBuf::from).collect()
    }
}
