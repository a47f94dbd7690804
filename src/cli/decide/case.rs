//! One decision with all it is about: put together, checked, told.

use super::super::args::DecideArgs;
use super::super::grounds::{grounds, line, mark, measure, quoted};
use super::super::relative::{folder_of, relative};
use duibiao::decisions::{Decision, evidence};
use duibiao::document::Document;
use duibiao::evaluation::{Finding, evaluate};
use duibiao::render::view::Report;
use duibiao::rulepack::{Criterion, RulePack};
use duibiao::source::Span;
use jiff::civil::Date;
use std::fmt::Write as _;
use std::path::Path;

/// What was decided on what.
pub(super) struct Case<'a> {
    pub(super) path: &'a Path,
    pub(super) document: Document,
    pack: &'a RulePack,
    criterion: &'a Criterion,
    finding: Finding,
    pub(super) decision: Decision,
    quote: Option<Span>,
}

impl<'a> Case<'a> {
    /// Puts the decision together; tells all at once why it cannot be.
    pub(super) fn new(
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
    pub(super) fn tell(&self, before: &Report, after: &Report) -> String {
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
        let _ = writeln!(out, "  理由：{}", line(&decision.reason));
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
