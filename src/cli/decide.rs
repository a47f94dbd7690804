//! `duibiao decide`: one decision into the file, with what it overrules and what the score becomes.

use super::args::{DecideArgs, ReportArgs};
use super::decisions::{Overruling, judge};
use super::grounds::{grounds, mark, measure, quoted};
use super::inputs::{Input, gather, real};
use super::relative::{folder_of, relative};
use super::{Status, diagnostics, output, packs, reading, terminal};
use duibiao::decisions::{Decision, Decisions, evidence};
use duibiao::document::Document;
use duibiao::evaluation::{Finding, evaluate};
use duibiao::render::view::Report;
use duibiao::render::{Lang, visible};
use duibiao::rulepack::{Criterion, RulePack};
use duibiao::source::Span;
use jiff::civil::Date;
use std::fmt::Write as _;
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

/// What was decided on what.
struct Case<'a> {
    path: &'a Path,
    document: Document,
    pack: &'a RulePack,
    criterion: &'a Criterion,
    finding: Finding,
    decision: Decision,
    quote: Option<Span>,
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

impl<'a> Case<'a> {
    /// Puts the decision together; tells all at once why it cannot be.
    fn new(
        args: &DecideArgs,
        path: &'a Path,
        document: Document,
        pack: &'a RulePack,
        as_of: Date,
    ) -> Result<Self, Vec<String>> {
        let findings = evaluate(&document, pack).findings;
        let found = pack.criteria().zip(findings).find(|(one, _)| one.id == args.criterion);
        let Some((criterion, finding)) = found else {
            return Err(vec![format!(
                "规则包 {} 里没有编号为“{}”的标准",
                pack.id, args.criterion
            )]);
        };
        let decision = Decision {
            criterion: args.criterion.clone(),
            report: name(path, &args.decisions, &document),
            pack: Some(pack.id.clone()),
            status: args.status.into(),
            strength: args.strength.map(Into::into),
            quote: args.quote.as_deref().map(|quote| quote.trim().to_owned()),
            reason: args.reason.trim().to_owned(),
            by: args.by.trim().to_owned(),
            on: args.on.unwrap_or(as_of),
            expires: args.expires,
            evidence: evidence(criterion, &finding, document.source()),
        };
        let mut wrong: Vec<String> = decision
            .faults()
            .into_iter()
            .map(|fault| format!("--{}：{}；{}", fault.key, fault.message, fault.help))
            .collect();
        if decision.on > as_of {
            wrong.push(format!("--on：{} 还没有到（{as_of}）；写认定的当天", decision.on));
        }
        if let Some(expires) = decision.expires.filter(|&expires| expires < as_of) {
            wrong.push(format!("--expires：{expires} 已经过了（{as_of}），认定一天也不会生效"));
        }
        let own = finding.judgement.mark();
        if decision.mark() == own {
            wrong.push(format!(
                "{}：系统自己就判定为{}，用不着认定",
                decision.criterion,
                mark(own)
            ));
        }
        let quote = decision.quote.as_deref().map(|quote| point(&document, quote));
        let quote = quote.transpose().map_err(|message| wrong.push(message));
        match quote {
            Ok(quote) if wrong.is_empty() => Ok(Self {
                path,
                document,
                pack,
                criterion,
                finding,
                decision,
                quote,
            }),
            _ => Err(wrong),
        }
    }

    /// What is overruled, what is decided, and what becomes of the score.
    fn tell(&self, before: &Report, after: &Report) -> String {
        let mut out = String::new();
        let (decision, judgement) = (&self.decision, &self.finding.judgement);
        let _ = writeln!(out, "{} {}", self.criterion.id, self.criterion.asks);
        let _ = writeln!(out, "报告：{}（{}）\n", self.path.display(), self.pack.title);
        let _ = writeln!(out, "系统判定：{}", mark(judgement.mark()));
        if let Some(measured) = &self.finding.measured {
            let _ = writeln!(out, "  整份报告：{}", measure(measured));
        }
        for line in grounds(&self.document, judgement) {
            let _ = writeln!(out, "  {line}");
        }
        let _ = writeln!(out, "人工认定：{}", mark(decision.mark()));
        if let Some(quote) = self.quote {
            let _ = writeln!(out, "  所指原文 {}", quoted(&self.document, quote));
        }
        let expires = decision.expires.map(|day| format!("，有效至 {day}"));
        let _ = writeln!(out, "  理由：{}", decision.reason);
        let _ = writeln!(
            out,
            "  认定人：{}，{}{}",
            decision.by,
            decision.on,
            expires.unwrap_or_default()
        );
        let score = |total: Option<f64>, grade: &Option<String>| {
            let total = total.map_or_else(|| "—".to_owned(), |total| format!("{total:.2}"));
            format!("{total}（{}）", grade.as_deref().unwrap_or("—"))
        };
        let (old, new) = (&before.score, &after.score);
        let _ = write!(
            out,
            "总分：{} → {}",
            score(old.total, &old.grade),
            score(new.total, &new.grade)
        );
        match &new.automatic {
            Some(own) if old.automatic.is_some() => {
                let _ = writeln!(out, "；不计任何人工认定是 {}", score(own.total, &own.grade));
            }
            _ => out.push('\n'),
        }
        out
    }
}

/// What the file calls the report: its path from there; by its text where it has none.
fn name(path: &Path, decisions: &Path, document: &Document) -> String {
    if path == Path::new("-") {
        return document.source().fingerprint();
    }
    let seen = relative(folder_of(decisions), path);
    let seen = seen.or_else(|| path.canonicalize().ok());
    seen.unwrap_or_else(|| path.to_path_buf()).display().to_string()
}

fn point(document: &Document, quote: &str) -> Result<Span, String> {
    duibiao::decisions::quoted(document.source(), quote).map_err(|near| {
        let help = near.map_or_else(
            || "请照抄，繁体、空格、错字都照抄".to_owned(),
            |near| format!("报告里只是空白不同，请照抄：{near}"),
        );
        format!("--quote：报告里没有“{quote}”；{help}")
    })
}
