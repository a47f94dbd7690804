//! The decisions of one run: which are in force for a report, and what there is to tell of the others.

use super::file::{Decisions, Entry, Located};
use super::ruling::{Ruling, Rulings};
use super::standing::{Refusal, misdirected, stands};
use crate::document::Document;
use crate::evaluation::Evaluation;
use crate::rulepack::{Code, PackError, Problem, RulePack};
use crate::source::Span;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Decisions at work, as of a day.
#[derive(Debug)]
pub struct Docket<'d> {
    decisions: &'d Decisions,
    as_of: Date,
    /// Ids of the packs of the run.
    packs: BTreeSet<String>,
    /// Entries that no report can make good.
    void: BTreeSet<usize>,
    /// Entries whose report was met.
    met: BTreeSet<usize>,
    problems: Vec<Problem>,
}

/// What there is to tell when all reports were judged.
#[derive(Debug, Default)]
pub struct Closing {
    /// Decisions that somebody must look at, in the order of the file.
    pub warnings: Option<PackError>,
    /// Decisions that this run had no use for, in the order of the file.
    pub idle: Vec<Idle>,
}

/// Decisions about something that is not part of the run. No mistake, so long as somebody knows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Idle {
    /// Line and column of the first, from 1.
    pub at: (usize, usize),
    /// The report or the pack as it is written.
    pub what: String,
    /// It is a pack and not a report.
    pub pack: bool,
    /// How many decisions there are about it.
    pub entries: usize,
}

/// Entries that stand, by criterion, with the passage each points to.
type Standing<'d> = BTreeMap<usize, Vec<(&'d Entry, Option<Span>)>>;

impl<'d> Docket<'d> {
    /// Opens a file for a run with these packs. What is wrong whatever the report is noted here.
    #[must_use]
    pub fn new(decisions: &'d Decisions, packs: &[RulePack], as_of: Date) -> Self {
        let mut docket = Self {
            decisions,
            as_of,
            packs: packs.iter().map(|pack| pack.id.clone()).collect(),
            void: BTreeSet::new(),
            met: BTreeSet::new(),
            problems: Vec::new(),
        };
        for (i, entry) in decisions.entries.iter().enumerate() {
            if let Some(refusal) = misdirected(&entry.decision, packs) {
                docket.void.insert(i);
                docket.tell(entry, refusal);
            }
        }
        docket
    }

    /// The file.
    #[must_use]
    pub fn decisions(&self) -> &'d Decisions {
        self.decisions
    }

    /// The decisions in force for a report by a pack of the run. `path` is the report's real path.
    pub fn rule(&mut self, path: &Path, document: &Document, pack: &RulePack, evaluation: &Evaluation) -> Rulings<'d> {
        let mut rulings = vec![None; evaluation.findings.len()];
        for (criterion, entries) in self.standing(path, document, pack, evaluation) {
            if let [first, others @ ..] = &entries[..]
                && !others.is_empty()
            {
                self.contradict(first.0, others);
                continue;
            }
            let found = evaluation.findings[criterion].judgement.mark();
            for (entry, quote) in entries {
                if entry.decision.mark() == found {
                    let message = format!("{} 系统自己就判定为 {found}，这条认定多余", entry.decision.criterion);
                    let help = "删去这一条；要留下核对的记录，写成注释";
                    self.tell(entry, Refusal::new(Code::Superfluous, "status", message, help));
                    continue;
                }
                rulings[criterion] = Some(Ruling {
                    decision: &entry.decision,
                    at: (&self.decisions.file.name, self.decisions.line(entry)),
                    quote,
                });
            }
        }
        Rulings(rulings)
    }

    /// All there is to tell, when the last report was judged.
    #[must_use]
    pub fn close(mut self) -> Closing {
        let decisions = self.decisions;
        let mut idle: BTreeMap<(bool, &str), (usize, usize)> = BTreeMap::new();
        for (i, entry) in decisions.entries.iter().enumerate() {
            if self.void.contains(&i) {
                continue;
            }
            let (report, met) = (entry.decision.report.as_str(), self.met.contains(&i));
            if !met && matches!(entry.report, Located::Path(_, false)) {
                let message = format!("没有报告 {report}，这条认定没有用到");
                let help = "路径从本文件所在的文件夹写起；报告挪了地方的，改成现在的路径，或写报告全文的指纹";
                self.tell(entry, Refusal::new(Code::UnknownReport, "report", message, help));
                continue;
            }
            let (key, what) = match entry.decision.pack.as_deref() {
                _ if !met => ("report", report),
                Some(id) if !self.packs.contains(id) => ("pack", id),
                _ => continue,
            };
            let place = entry.place(key).start;
            idle.entry((key == "pack", what)).or_insert((place, 0)).1 += 1;
        }
        let lines = decisions.file.lines();
        let mut idle: Vec<Idle> = idle
            .into_iter()
            .map(|((pack, what), (at, entries))| Idle {
                at: lines.position(at),
                what: what.to_owned(),
                pack,
                entries,
            })
            .collect();
        idle.sort_by_key(|idle| idle.at);
        let problems = self.problems;
        Closing {
            warnings: (!problems.is_empty()).then(|| PackError::new(vec![decisions.file.clone()], problems)),
            idle,
        }
    }

    fn standing(&mut self, path: &Path, document: &Document, pack: &RulePack, evaluation: &Evaluation) -> Standing<'d> {
        let fingerprint = document.source().fingerprint();
        let mut out = Standing::new();
        let decisions = self.decisions;
        for (i, entry) in decisions.entries.iter().enumerate() {
            if !entry.report.is(path, &fingerprint) {
                continue;
            }
            self.met.insert(i);
            let decision = &entry.decision;
            if self.void.contains(&i) || decision.pack.as_ref().is_some_and(|id| *id != pack.id) {
                continue;
            }
            let judged = pack.criteria().zip(&evaluation.findings).enumerate();
            for (at, (criterion, finding)) in judged.filter(|(_, (one, _))| one.id == decision.criterion) {
                match stands(decision, document, criterion, finding, self.as_of) {
                    Ok(quote) => out.entry(at).or_default().push((entry, quote)),
                    Err(refusal) => self.tell(entry, refusal),
                }
            }
        }
        out
    }

    /// Several signatures on one criterion: none holds.
    fn contradict(&mut self, first: &Entry, others: &[(&Entry, Option<Span>)]) {
        let line = self.decisions.line(first);
        for (entry, _) in others {
            let id = &entry.decision.criterion;
            let message = format!("{id} 对同一份报告认定了不止一次，第一次在第 {line} 行；都没有采用");
            self.tell(
                entry,
                Refusal::new(Code::DuplicateDecision, "criterion", message, "留下其中一条"),
            );
        }
    }

    fn tell(&mut self, entry: &Entry, refusal: Refusal) {
        self.problems.push(Problem {
            code: refusal.code,
            file: 0,
            range: entry.place(refusal.key).clone(),
            message: refusal.message,
            help: refusal.help,
        });
    }
}
