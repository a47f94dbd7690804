//! Decisions for any command that judges: loaded once, applied to each report, the leftovers told at the end.

use super::args::DecisionArgs;
use super::{diagnostics, inputs, terminal};
use duibiao::decisions::{Decisions, Docket, Idle};
use duibiao::document::Document;
use duibiao::evaluation::evaluate;
use duibiao::render::view::Report;
use duibiao::render::{Decided, Inputs, Lang, report};
use duibiao::rulepack::RulePack;
use duibiao::scorecard::score;
use jiff::civil::Date;
use std::path::Path;

/// Decisions to be applied, as of a day.
pub(super) struct Overruling {
    pub(super) decisions: Decisions,
    as_of: Date,
}

impl Overruling {
    /// Reads the file that was asked for, if one was; what is wrong with it is told.
    pub(super) fn load(args: &DecisionArgs) -> Result<Option<Self>, ()> {
        let Some(path) = args.decisions.as_ref().filter(|_| !args.no_decisions) else {
            return Ok(None);
        };
        let decisions = Decisions::load(path).map_err(|error| diagnostics::file_error(&error, "认定"))?;
        Ok(Some(Self::new(decisions, args.day.day())))
    }

    pub(super) fn new(decisions: Decisions, as_of: Date) -> Self {
        Self { decisions, as_of }
    }

    /// Those on one criterion.
    pub(super) fn only(self, criterion: &str) -> Self {
        Self {
            decisions: self.decisions.only(criterion),
            ..self
        }
    }

    /// Whether they stand in this file, by whatever name, so that nothing is written over them.
    pub(super) fn is(&self, path: &Path) -> bool {
        path.exists() && inputs::real(path) == inputs::real(self.decisions.path())
    }

    /// Opens them for a run with these packs.
    pub(super) fn docket(&self, packs: &[RulePack]) -> Docket<'_> {
        Docket::new(&self.decisions, packs, self.as_of)
    }
}

/// One report held against one pack, with the decisions on it if there are any.
pub(super) fn judge(
    path: &Path,
    document: &Document,
    pack: &RulePack,
    docket: Option<&mut Docket<'_>>,
    lang: Lang,
) -> Report {
    let evaluation = evaluate(document, pack);
    let scorecard = score(pack, &evaluation.marks());
    let rulings = docket
        .map(|docket| docket.rule(&inputs::real(path), document, pack, &evaluation))
        .unwrap_or_default();
    let by_them = (!rulings.is_empty()).then(|| score(pack, &rulings.marks(&evaluation)));
    let inputs = Inputs {
        pack,
        document,
        evaluation: &evaluation,
        scorecard: &scorecard,
        decided: by_them.as_ref().map(|scorecard| Decided {
            rulings: &rulings,
            scorecard,
        }),
    };
    report(inputs, lang)
}

/// Decisions without use that are told one by one.
const MOST_TOLD: usize = 3;

/// Tells what became of decisions that are not in force. The run goes on, and its status is the same.
pub(super) fn tell(docket: Docket<'_>) {
    let file = docket.decisions().file().name.clone();
    let closing = docket.close();
    if let Some(warnings) = &closing.warnings {
        diagnostics::warnings(warnings, "认定");
    }
    for Idle {
        at: (line, column),
        what,
        pack,
        entries,
    } in closing.idle.iter().take(MOST_TOLD)
    {
        let kind = if *pack { "规则包" } else { "报告" };
        terminal::note(&format!(
            "{file}:{line}:{column}：{kind} {what} 不在这次审阅之列，它的 {entries} 条认定没有用到"
        ));
    }
    let untold = closing.idle.iter().skip(MOST_TOLD).map(|idle| idle.entries);
    if untold.len() > 0 {
        let (kinds, entries) = (untold.len(), untold.sum::<usize>());
        terminal::note(&format!("{file}：另有 {kinds} 处的 {entries} 条认定也没有用到"));
    }
}
