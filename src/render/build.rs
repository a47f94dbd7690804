//! Domain types into the view.

use super::decided::{self, Decided, counts};
use super::labels::Lang;
use super::notices::notices;
use super::passages::{near_miss, quote};
use super::view;
use crate::decisions::Ruling;
use crate::document::{Document, Role};
use crate::evaluation::{Evaluation, Finding};
use crate::rulepack::{self, RulePack};
use crate::scorecard::{CriterionScore, Points, RequirementScore, Scorecard};
use crate::source::{Span, Unit};

/// What the machine output of a report calls itself.
pub(super) const SCHEMA: &str = "duibiao/report/1";

/// All that one result is made of.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The plan.
    pub pack: &'a RulePack,
    /// The report.
    pub document: &'a Document,
    /// What was found.
    pub evaluation: &'a Evaluation,
    /// What that is worth.
    pub scorecard: &'a Scorecard,
    /// What a person decided against it; `None` where no decision is in force.
    pub decided: Option<Decided<'a>>,
}

/// One criterion of the pack in all its aspects.
struct Judged<'a> {
    finding: &'a Finding,
    automatic: CriterionScore,
    ruling: Option<&'a Ruling<'a>>,
}

/// The view of one result. `lang` is the language of the notices' `message`.
#[must_use]
pub fn report(inputs: Inputs<'_>, lang: Lang) -> view::Report {
    let Inputs {
        pack,
        document,
        evaluation,
        scorecard: automatic,
        decided,
    } = inputs;
    let scorecard = decided.map_or(automatic, |decided| decided.scorecard);
    let rulings = |criterion| decided.and_then(|decided| decided.rulings.of(criterion));
    let judged = evaluation.findings.iter().zip(automatic.criteria()).enumerate();
    let mut judged = judged.map(|(i, (finding, automatic))| Judged {
        finding,
        automatic,
        ruling: rulings(i),
    });
    let sections = pack
        .sections
        .iter()
        .zip(&scorecard.sections)
        .map(|(section, scored)| view::Section {
            title: section.title.clone(),
            score: scored.score.map(share),
            points: scored.points.value(),
            maximum: scored.maximum.value(),
            requirements: section
                .requirements
                .iter()
                .zip(&scored.requirements)
                .map(|(requirement, scored)| self::requirement(inputs, requirement, scored, &mut judged))
                .collect(),
        })
        .collect();
    view::Report {
        schema: SCHEMA.into(),
        tool: view::Tool::this(),
        pack: self::pack(pack),
        report: subject(document),
        score: view::Score {
            total: scorecard.total.map(Points::value),
            maximum: Points::FULL.value(),
            grade: scorecard.grade.clone(),
            criteria: counts(&scorecard.counts),
            automatic: decided.map(|_| decided::automatic(automatic)),
        },
        sections,
        statements: statements(document),
        notices: notices(document, pack, lang),
        text: document.source().text().to_owned(),
    }
}

fn pack(pack: &RulePack) -> view::Pack {
    let scoring = &pack.scoring;
    view::Pack {
        id: pack.id.clone(),
        title: pack.title.clone(),
        issuer: pack.issuer.clone(),
        issued: pack.issued.clone(),
        period: pack.period,
        fingerprint: pack.fingerprint.clone(),
        scoring: view::ScoringView {
            model: scoring.model,
            specific: scoring.credit.specific,
            generic: scoring.credit.generic,
            planned: scoring.credit.planned,
            deficient: scoring.credit.deficient,
            absent: scoring.credit.absent,
            met: scoring.met,
            partial: scoring.partial,
            grades: scoring
                .grades
                .iter()
                .map(|grade| view::GradeView {
                    name: grade.name.clone(),
                    from: grade.from,
                })
                .collect(),
        },
    }
}

pub(super) fn subject(document: &Document) -> view::Subject {
    let (facts, source) = (document.facts().clone(), document.source());
    view::Subject {
        path: source.name().to_owned(),
        title: facts.title,
        issuer: facts.issuer,
        locality: facts.locality,
        level: facts.level,
        province: facts.province,
        year: facts.year,
        signed: facts.signed.map(|date| date.to_string()),
        addressee: facts.addressee,
        published: facts.published.map(|date| date.to_string()),
        origin: facts.origin,
        format: source.format().name().into(),
        encoding: source.encoding().into(),
        characters: source.characters(),
        fingerprint: source.fingerprint(),
    }
}

fn requirement<'e>(
    inputs: Inputs<'_>,
    requirement: &rulepack::Requirement,
    scored: &RequirementScore,
    judged: &mut impl Iterator<Item = Judged<'e>>,
) -> view::Requirement {
    view::Requirement {
        id: requirement.id.clone(),
        clause: requirement.clause.clone(),
        title: requirement.title.clone(),
        weight: requirement.weight,
        lead: requirement.lead.clone(),
        responsible: requirement.responsible.clone(),
        basis: requirement.basis.clone(),
        remedy: requirement.remedy.clone(),
        verdict: scored.verdict,
        score: scored.score.map(share),
        points: scored.points.value(),
        maximum: scored.maximum.value(),
        criteria: requirement
            .criteria
            .iter()
            .zip(&scored.criteria)
            .zip(judged)
            .map(|((criterion, scored), judged)| self::criterion(inputs, criterion, *scored, &judged))
            .collect(),
    }
}

fn criterion(
    inputs: Inputs<'_>,
    criterion: &rulepack::Criterion,
    scored: CriterionScore,
    judged: &Judged<'_>,
) -> view::Criterion {
    let judgement = &judged.finding.judgement;
    let mark = judged.ruling.map_or(judgement.mark(), |ruling| ruling.decision.mark());
    view::Criterion {
        id: criterion.id.clone(),
        asks: criterion.asks.clone(),
        about: if criterion.document.is_some() {
            view::About::Document
        } else {
            view::About::Passage
        },
        remedy: criterion.remedy.clone(),
        status: mark.status,
        strength: mark.strength,
        score: scored.credit,
        points: scored.points.value(),
        maximum: scored.maximum.value(),
        evidence: judgement
            .evidence()
            .iter()
            .map(|passage| quote(inputs.document, passage))
            .collect(),
        near_miss: judgement.near_miss().map(|near| near_miss(inputs.document, near)),
        measured: judged.finding.measured,
        decision: judged
            .ruling
            .map(|ruling| decided::decision(inputs.document, ruling, judged.finding, judged.automatic)),
    }
}

/// A span of the source as readers and programs count it.
pub(crate) fn place(document: &Document, span: Span) -> view::Place {
    let source = document.source();
    let position = source.position(span.start);
    let unit = source.unit(span.start);
    view::Place {
        quote: source.slice(span).to_owned(),
        start: source.characters_before(span.start),
        end: source.characters_before(span.end),
        line: position.line,
        column: position.column,
        page: match unit {
            Some(Unit::Page(page)) => Some(page),
            _ => None,
        },
        paragraph: match unit {
            Some(Unit::Paragraph(paragraph)) => Some(paragraph),
            _ => None,
        },
    }
}

/// The sentences in which the report admits shortcomings or announces plans.
fn statements(document: &Document) -> Vec<view::Statement> {
    document
        .statements()
        .filter(|statement| matches!(statement.role, Role::Problems | Role::Plan))
        .map(|statement| view::Statement {
            role: statement.role,
            place: place(document, document.to_source(statement.span)),
        })
        .collect()
}

/// Four digits are enough for a share.
fn share(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}
