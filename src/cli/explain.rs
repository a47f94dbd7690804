//! `duibiao explain`: why a criterion was judged as it was.

use super::args::ExplainArgs;
use super::decisions::{self, Overruling};
use super::grounds::{grounds, line, mark, measure, quoted};
use super::inputs::{gather, real};
use super::tally::Tally;
use super::{Status, packs, reading, terminal};
use duibiao::decisions::{Ruling, evidence};
use duibiao::document::{Document, Role};
use duibiao::evaluation::{Because, Candidate, Decision, Outcome, Stance, Trial, evaluate, explain};
use duibiao::render::visible;
use duibiao::rulepack::{Criterion, RulePack};
use duibiao::source::Span;
use std::fmt::Write as _;

/// More matches of one pattern than this tell nothing new.
const MOST_MATCHES: usize = 8;

pub(super) fn run(args: &ExplainArgs) -> Status {
    let Ok(pack) = packs::with_criterion(&args.rules.rules, &args.criterion) else {
        return Status::Broken;
    };
    let found = pack.criteria().enumerate();
    let Some((number, criterion)) = found.into_iter().find(|(_, criterion)| criterion.id == args.criterion) else {
        return Status::Broken;
    };
    let Ok(overruling) = Overruling::load(&args.decisions) else {
        return Status::Broken;
    };
    let overruling = overruling.map(|all| all.only(&args.criterion));
    let mut docket = overruling.as_ref().map(|own| own.docket(std::slice::from_ref(&pack)));
    let Ok(gathered) = gather(&args.reports) else {
        return Status::Broken;
    };
    let mut tally = Tally::new(&gathered);
    for (i, input) in gathered.inputs.iter().enumerate() {
        let document = match reading::document(input, &args.facts, &args.input) {
            Ok(document) => document,
            Err(message) => {
                tally.tell(message);
                continue;
            }
        };
        let explainer = Explainer {
            document: &document,
            pack: &pack,
        };
        let told = reading::guarded(&input.path, || {
            let rulings = docket.as_mut().map(|docket| {
                let evaluation = evaluate(&document, &pack);
                docket.rule(&real(&input.path), &document, &pack, &evaluation)
            });
            explainer.tell(criterion, rulings.as_ref().and_then(|rulings| rulings.of(number)))
        });
        match told {
            Ok(text) => {
                let head = match (gathered.plural, i) {
                    (false, _) => String::new(),
                    (true, 0) => format!("报告：{}\n", input.path.display()),
                    (true, _) => format!("\n报告：{}\n", input.path.display()),
                };
                if !terminal::print(&visible(&(head + &text))) {
                    return Status::Broken;
                }
            }
            Err(message) => tally.tell(message),
        }
    }
    if let Some(docket) = docket {
        decisions::tell(docket);
    }
    tally.finish("说明")
}

struct Explainer<'a> {
    document: &'a Document,
    pack: &'a RulePack,
}

impl Explainer<'_> {
    fn tell(&self, criterion: &Criterion, ruling: Option<&Ruling<'_>>) -> String {
        let story = explain(self.document, self.pack, criterion);
        let mut out = String::new();
        let _ = writeln!(out, "{} {}", criterion.id, criterion.asks);
        let _ = writeln!(out, "判定：{}\n", mark(story.finding.judgement.mark()));
        if let Some(ruling) = ruling {
            self.ruling(&mut out, ruling);
        }
        for (i, trials) in story.alternatives.iter().enumerate() {
            let _ = writeln!(out, "证据 {}", i + 1);
            for trial in trials {
                self.trial(&mut out, trial);
            }
            for candidate in story.candidates.iter().filter(|candidate| candidate.alternative == i) {
                self.candidate(&mut out, candidate);
            }
        }
        if !story.vetoes.is_empty() {
            let _ = writeln!(out, "排除（except）");
            for trial in &story.vetoes {
                self.trial(&mut out, trial);
            }
        }
        if let Some(measured) = &story.finding.measured {
            let _ = writeln!(out, "整份报告：{}", measure(measured));
        }
        for line in grounds(self.document, &story.finding.judgement) {
            let _ = writeln!(out, "\n{line}");
        }
        let print = evidence(criterion, &story.finding, self.document.source());
        let _ = writeln!(out, "\n依据指纹 {print}");
        out
    }

    fn ruling(&self, out: &mut String, ruling: &Ruling<'_>) {
        let decision = ruling.decision;
        let _ = writeln!(out, "人工认定（采用）：{}", mark(decision.mark()));
        if let Some(quote) = ruling.quote {
            let _ = writeln!(out, "  所指原文 {}", quoted(self.document, quote));
        }
        let _ = writeln!(out, "  理由：{}", line(&decision.reason));
        let (file, row) = ruling.at;
        let until = decision.expires.map(|day| format!("，有效至 {day}"));
        let _ = writeln!(
            out,
            "  认定人：{}，{}{}（{file}:{row}）\n",
            decision.by,
            decision.on,
            until.unwrap_or_default()
        );
    }

    fn trial(&self, out: &mut String, trial: &Trial) {
        let _ = writeln!(
            out,
            "  表达式 {}：在 {} 句上试过，匹配 {} 处",
            trial.pattern,
            trial.tried,
            trial.matched.len()
        );
        for &span in trial.matched.iter().take(MOST_MATCHES) {
            let _ = writeln!(out, "    {} “{}”", self.place(span), self.source(span));
        }
        let untold = trial.matched.len().saturating_sub(MOST_MATCHES);
        if untold > 0 {
            let _ = writeln!(out, "    ……另有 {untold} 处");
        }
    }

    fn candidate(&self, out: &mut String, candidate: &Candidate) {
        let sentence = self.document.sentences()[candidate.sentence].span;
        let _ = writeln!(out, "  → {} {}", self.place(candidate.anchor), self.source(sentence));
        let patterns = |ids: &[duibiao::rulepack::PatternId]| {
            let sources = ids.iter().map(|&id| self.pack.patterns.get(id).source.as_str());
            sources.collect::<Vec<_>>().join("、")
        };
        let _ = match &candidate.outcome {
            Outcome::Evidence(decision) => writeln!(
                out,
                "    成立，立场 {}，{}",
                decision.stance.map_or("不明", stance_name),
                self.because(decision)
            ),
            Outcome::Lacks(ids) => writeln!(out, "    不成立：缺 {}", patterns(ids)),
            Outcome::Vetoed(id, span) => writeln!(
                out,
                "    不成立：被 {} 排除（“{}”）",
                patterns(&[*id]),
                self.source(*span)
            ),
            Outcome::WrongPart(role) => {
                writeln!(out, "    不成立：这一部分（{}）不作依据", role_name(*role))
            }
            Outcome::Measure(value) => writeln!(
                out,
                "    不成立：数量{}",
                value.map_or("未写明".to_owned(), |value| format!(" {value} 不合要求"))
            ),
            Outcome::Heading => writeln!(out, "    不成立：只是标题，下文没有具体说"),
            Outcome::Formula(decision) => {
                writeln!(out, "    不成立：属于套话，{}", self.because(decision))
            }
        };
    }

    fn because(&self, decision: &Decision) -> String {
        match &decision.because {
            Because::Role(role) => format!("因为在“{}”部分", role_name(*role)),
            Because::Cue(id, span) => format!("因为线索“{}”（{id}）", self.source(*span)),
            Because::Default => "没有线索，按已做处理".to_owned(),
        }
    }

    fn source(&self, span: Span) -> &str {
        self.document.source().slice(self.document.to_source(span))
    }

    fn place(&self, span: Span) -> String {
        let position = self.document.source().position(self.document.to_source(span).start);
        format!("第{}行第{}列", position.line, position.column)
    }
}

fn stance_name(stance: Stance) -> &'static str {
    match stance {
        Stance::Done => "已体现",
        Stance::Planned => "列为计划",
        Stance::Deficient => "自述不足",
    }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Achievements => "举措成效",
        Role::Problems => "问题不足",
        Role::Leadership => "第一责任人履职",
        Role::Plan => "下步计划",
        Role::Preamble => "开头",
        Role::Closing => "落款",
    }
}
