//! `duibiao explain`: why a criterion was judged as it was.

use super::args::ExplainArgs;
use super::inputs::gather;
use super::tally::Tally;
use super::{Status, diagnostics, reading, terminal};
use duibiao::document::{Document, Role};
use duibiao::evaluation::{Because, Candidate, Decision, Explanation, Measured, Outcome, Stance, Trial, explain};
use duibiao::render::{visible, words};
use duibiao::rulepack::{Criterion, Library, RulePack};
use duibiao::source::Span;
use std::fmt::Write as _;

/// More matches of one pattern than this tell nothing new.
const MOST_MATCHES: usize = 8;

pub(super) fn run(args: &ExplainArgs) -> Status {
    let Some(pack) = pack_with(args) else {
        return Status::Broken;
    };
    let Some(criterion) = pack.criteria().find(|criterion| criterion.id == args.criterion) else {
        return Status::Broken;
    };
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
        let told = reading::guarded(&input.path, || explainer.tell(criterion));
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
    tally.finish("说明")
}

/// The pack that has the criterion; what is wrong is told.
fn pack_with(args: &ExplainArgs) -> Option<RulePack> {
    let mut known = Vec::new();
    for name in &args.rules.rules {
        let pack = match Library::load(name) {
            Ok(pack) => pack,
            Err(error) => {
                diagnostics::load_error(&error);
                return None;
            }
        };
        if pack.criteria().any(|criterion| criterion.id == args.criterion) {
            return Some(pack);
        }
        known.extend(pack.criteria().map(|criterion| criterion.id.clone()));
    }
    let near = known
        .iter()
        .max_by(|a, b| {
            let likeness = |id: &str| strsim::jaro_winkler(&args.criterion.to_uppercase(), &id.to_uppercase());
            likeness(a).total_cmp(&likeness(b))
        })
        .map_or_else(String::new, |id| format!("；是不是想写“{id}”？"));
    terminal::report_error(&format!("规则包里没有编号为“{}”的标准{near}", args.criterion));
    None
}

struct Explainer<'a> {
    document: &'a Document,
    pack: &'a RulePack,
}

impl Explainer<'_> {
    fn tell(&self, criterion: &Criterion) -> String {
        let story = explain(self.document, self.pack, criterion);
        let mut out = String::new();
        let _ = writeln!(out, "{} {}", criterion.id, criterion.asks);
        let strength = story
            .finding
            .judgement
            .strength()
            .map_or_else(String::new, |strength| format!("（{}）", words::strength(strength)));
        let _ = writeln!(
            out,
            "判定：{}{strength}\n",
            words::status(story.finding.judgement.status())
        );
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
        self.kept(&mut out, &story);
        out
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

    fn kept(&self, out: &mut String, story: &Explanation) {
        for passage in story.finding.judgement.evidence() {
            let _ = writeln!(out, "\n引用 {}", self.quoted(passage.quote));
        }
        if let Some(near) = story.finding.judgement.near_miss() {
            let lack = words::lack(&near.lack);
            let _ = writeln!(out, "\n最接近的表述 {}，{lack}", self.quoted(near.quote));
        }
    }

    /// A stretch of the source with its place.
    fn quoted(&self, span: Span) -> String {
        let source = self.document.source();
        let position = source.position(span.start);
        format!("第{}行第{}列：“{}”", position.line, position.column, source.slice(span))
    }

    fn source(&self, span: Span) -> &str {
        self.document.source().slice(self.document.to_source(span))
    }

    fn place(&self, span: Span) -> String {
        let position = self.document.source().position(self.document.to_source(span).start);
        format!("第{}行第{}列", position.line, position.column)
    }
}

fn measure(measured: &Measured) -> String {
    let Measured { count, total, wanted } = *measured;
    match total {
        None => format!("{count} 处，要求至少 {wanted} 处"),
        Some(total) => format!("{total} 处中有 {count} 处，要求至少 {:.0}%", wanted * 100.0),
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
