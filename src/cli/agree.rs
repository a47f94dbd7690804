//! `duibiao agree`: how far the tool agrees with readers, and readers with each other; blank label sheets.

use super::args::{AgreeArgs, AgreeFormat, InputArgs};
use super::relative::{folder_of, relative};
use super::{Status, diagnostics, output, reading, terminal};
use duibiao::agreement::{
    Agreement, BlankForm, Figures, Kind, LabelSet, OnlyReport, ReportPairs, Sheet, against_reader, against_tool, blank,
    load,
};
use duibiao::document::Document;
use duibiao::render::{Lang, Options, agreement as render};
use duibiao::rulepack::{Library, RulePack};
use duibiao::source::SourceText;
use std::path::{Path, PathBuf};

pub(super) fn run(args: &AgreeArgs) -> Status {
    let pack = match Library::load(&args.rules) {
        Ok(pack) => pack,
        Err(error) => {
            diagnostics::load_error(&error);
            return Status::Broken;
        }
    };
    let result = match (&args.blank, args.gold.as_slice()) {
        (Some(report), _) => blank_sheet(report, &pack, args),
        (None, [labels]) => compare(args, &pack, labels, None),
        (None, [first, second]) => compare(args, &pack, first, Some(second)),
        (None, many) => Err(format!(
            "--gold 写了 {} 次；写一次是与工具比，写两次是两位读者相比。多份标注请放进一个文件夹",
            many.len()
        )),
    };
    result.unwrap_or_else(|message| {
        terminal::report_error(&message);
        Status::Broken
    })
}

fn compare(args: &AgreeArgs, pack: &RulePack, labels: &Path, second: Option<&PathBuf>) -> Result<Status, String> {
    let format = format(args, &[AgreeFormat::Text, AgreeFormat::Json, AgreeFormat::Csv])?;
    let mut status = Status::Done;
    let first = labels_of(labels, pack, &mut status);
    let (agreement, gate) = match second {
        None => (tool(&first, pack, &args.input, &mut status), "工具与读者"),
        Some(path) => {
            let other = labels_of(path, pack, &mut status);
            let mut agreement = readers(&first, &other, pack, &args.input, &mut status);
            if first.name == other.name {
                // Two folders of the same name: only their paths tell them apart.
                agreement.names = [labels, path].map(|path| path.display().to_string());
            }
            (agreement, "两位读者")
        }
    };
    for warning in agreement.reports.iter().flat_map(|report| &report.warnings) {
        terminal::warn(warning);
    }
    if agreement.reports.is_empty() && agreement.only.is_empty() {
        return Ok(Status::Broken);
    }
    deliver(args, &text(&agreement, pack, format, args))?;
    let figures = Figures::of(agreement.reports.iter().flat_map(|report| &report.pairs));
    if let Some(least) = args.min_kappa {
        let told = match figures.kappa_done() {
            Some(kappa) if kappa >= least => return Ok(status),
            Some(kappa) => format!("做没做的 kappa 是 {kappa:.4}，低于 {least}"),
            None => "做没做的 kappa 无从计算：没有标注，或者两边全部判成了同一种".to_owned(),
        };
        terminal::note(&format!("{gate}：{told}"));
        status = status.max(Status::Failed);
    }
    Ok(status)
}

/// The labels of a folder; what is wrong with some is told and stops no other.
fn labels_of(path: &Path, pack: &RulePack, status: &mut Status) -> LabelSet {
    let (set, errors) = load(path, pack);
    for error in &errors {
        diagnostics::file_error(error, "标注");
        *status = Status::Broken;
    }
    set
}

fn tool(set: &LabelSet, pack: &RulePack, how: &InputArgs, status: &mut Status) -> Agreement {
    let each = |sheet: &Sheet| {
        let document = Document::parse(report(sheet, how)?);
        Ok(against_tool(sheet, &document, pack))
    };
    Agreement {
        kind: Kind::Tool,
        names: [set.name.clone(), "duibiao".to_owned()],
        reports: told(set.sheets.iter().map(each), status),
        only: Vec::new(),
    }
}

fn readers(first: &LabelSet, second: &LabelSet, pack: &RulePack, how: &InputArgs, status: &mut Status) -> Agreement {
    let of = |set: &'_ LabelSet, name: &str| set.sheets.iter().position(|sheet| sheet.report == name);
    let both = first.sheets.iter().filter_map(|sheet| {
        let other = second.sheets.get(of(second, &sheet.report)?)?;
        // Either reader's sheet may know where the report is.
        let source = report(sheet, how).or_else(|error| report(other, how).map_err(|_| error));
        Some(source.map(|source| against_reader(sheet, other, &source, pack)))
    });
    let reports = told(both, status);
    let mut only = Vec::new();
    for (side, (set, other)) in [(first, second), (second, first)].into_iter().enumerate() {
        let alone = set.sheets.iter().filter(|sheet| of(other, &sheet.report).is_none());
        only.extend(alone.map(|sheet| OnlyReport {
            side,
            report: sheet.report.clone(),
            labels: sheet.labels.len(),
        }));
    }
    Agreement {
        kind: Kind::Reader,
        names: [first.name.clone(), second.name.clone()],
        reports,
        only,
    }
}

/// What came through; the rest is told.
fn told(reports: impl Iterator<Item = Result<ReportPairs, String>>, status: &mut Status) -> Vec<ReportPairs> {
    reports
        .filter_map(|report| {
            report
                .map_err(|message| {
                    terminal::report_error(&message);
                    *status = Status::Broken;
                })
                .ok()
        })
        .collect()
}

/// The text of the report that a sheet labels.
fn report(sheet: &Sheet, how: &InputArgs) -> Result<SourceText, String> {
    let Some(path) = sheet.locate() else {
        let places: Vec<String> = sheet.places().iter().map(|path| path.display().to_string()).collect();
        return Err(format!(
            "{}：找不到报告 {}（找过 {}）；请改正 text，从标注文件夹的上一级或标注文件夹写起",
            sheet.file.display(),
            sheet.text,
            places.join("、")
        ));
    };
    reading::source(&path, how)
}

/// The format that was asked for, else the one the output's extension means, else the first that can be.
fn format(args: &AgreeArgs, known: &[AgreeFormat]) -> Result<AgreeFormat, String> {
    let names = || {
        let names: Vec<String> = known
            .iter()
            .map(|format| format!("{format:?}").to_lowercase())
            .collect();
        names.join("、")
    };
    let (found, given) = match (args.format, args.output.as_deref()) {
        (Some(format), _) => (Some(format), "--format".to_owned()),
        (None, Some(path)) => (AgreeFormat::of_path(path), path.display().to_string()),
        (None, None) => (known.first().copied(), String::new()),
    };
    found
        .filter(|format| known.contains(format))
        .ok_or_else(|| format!("{given}：这里只能用 {}；请用 --format 指定", names()))
}

fn text(agreement: &Agreement, pack: &RulePack, format: AgreeFormat, args: &AgreeArgs) -> String {
    let view = render::view(agreement, pack);
    let options = Options {
        lang: Lang::Zh,
        color: args.output.is_none() && terminal::color(),
        width: if args.output.is_none() { terminal::width() } else { 100 },
    };
    match format {
        AgreeFormat::Json => render::json(&view),
        AgreeFormat::Csv => render::csv(&view),
        AgreeFormat::Text | AgreeFormat::Yaml => render::text(&render::shown(&view), &options),
    }
}

fn deliver(args: &AgreeArgs, text: &str) -> Result<(), String> {
    match args.output.as_deref() {
        Some(path) => output::write(path, text.as_bytes()),
        None if terminal::print(text) => Ok(()),
        None => Err("结果没有写出".to_owned()),
    }
}

/// Writes an empty sheet, never over one that may hold somebody's work.
fn blank_sheet(report: &Path, pack: &RulePack, args: &AgreeArgs) -> Result<Status, String> {
    let form = match format(args, &[AgreeFormat::Yaml, AgreeFormat::Csv])? {
        AgreeFormat::Csv => BlankForm::Csv,
        _ => BlankForm::Yaml,
    };
    if report == Path::new("-") {
        return Err("标注表里要写报告的路径：请给出文件，不能用标准输入".to_owned());
    }
    reading::source(report, &args.input)?;
    if let Some(path) = args.output.as_deref().filter(|path| path.is_file()) {
        return Err(format!(
            "{}：已经有这个文件，里面可能有填好的标注；请换一个文件名，或先把它移走",
            path.display()
        ));
    }
    let name = report
        .file_stem()
        .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let text = args
        .output
        .as_deref()
        // Labels look for it first from the folder above the one their sheet is in.
        .and_then(|sheet| relative(&folder_of(sheet).join(".."), report))
        .unwrap_or_else(|| report.to_path_buf());
    deliver(args, &blank(form, &name, &text.display().to_string(), pack))?;
    Ok(Status::Done)
}
