//! Domain types into the view.

use super::labels::Lang;
use super::notices::notices;
use super::view;
use crate::document::{Document, Kind, Role};
use crate::evaluation::{Evaluation, Finding, Lack, NearMiss, Passage, Stance, Status};
use crate::rulepack::{self, RulePack};
use crate::scorecard::{CriterionScore, RequirementScore, Scorecard};
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
    /// What it is worth.
    pub scorecard: &'a Scorecard,
}

/// The view of one result. `lang` is the language of the notices' `message`.
#[must_use]
pub fn report(inputs: Inputs<'_>, lang: Lang) -> view::Report {
    let Inputs {
        pack,
        document,
        evaluation,
        scorecard,
    } = inputs;
    let mut findings = evaluation.findings.iter();
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
                .map(|(requirement, scored)| self::requirement(inputs, requirement, scored, &mut findings))
                .collect(),
        })
        .collect();
    let count = |status: Status| scorecard.counts.get(&status).copied().unwrap_or(0);
    view::Report {
        schema: SCHEMA.into(),
        tool: view::Tool::this(),
        pack: self::pack(pack),
        report: subject(document),
        score: view::Score {
            total: scorecard.total.map(crate::scorecard::Points::value),
            maximum: crate::scorecard::Points::FULL.value(),
            grade: scorecard.grade.clone(),
            criteria: view::Counts {
                done: count(Status::Done),
                planned: count(Status::Planned),
                deficient: count(Status::Deficient),
                absent: count(Status::Absent),
                na: count(Status::Na),
            },
            automatic: None,
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
    findings: &mut impl Iterator<Item = &'e Finding>,
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
            .zip(findings)
            .map(|((criterion, scored), finding)| self::criterion(inputs, criterion, *scored, finding))
            .collect(),
    }
}

fn criterion(
    inputs: Inputs<'_>,
    criterion: &rulepack::Criterion,
    scored: CriterionScore,
    finding: &Finding,
) -> view::Criterion {
    let judgement = &finding.judgement;
    view::Criterion {
        id: criterion.id.clone(),
        asks: criterion.asks.clone(),
        about: if criterion.document.is_some() {
            view::About::Document
        } else {
            view::About::Passage
        },
        remedy: criterion.remedy.clone(),
        status: judgement.status(),
        strength: judgement.strength(),
        score: scored.credit,
        points: scored.points.value(),
        maximum: scored.maximum.value(),
        evidence: judgement
            .evidence()
            .iter()
            .map(|passage| quote(inputs.document, passage))
            .collect(),
        near_miss: judgement.near_miss().map(|near| near_miss(inputs, near)),
        measured: finding.measured,
        decision: None,
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

fn quote(document: &Document, passage: &Passage) -> view::Quote {
    view::Quote {
        place: place(document, passage.quote),
        section: heading(
            document,
            passage.section.filter(|_| passage.role != Role::Closing),
            passage.quote,
        ),
        role: passage.role,
        stance: passage.stance,
        strength: (passage.stance == Stance::Done).then_some(passage.strength),
    }
}

fn near_miss(inputs: Inputs<'_>, near: &NearMiss) -> view::Near {
    let section = inputs
        .document
        .sentences()
        .get(near.sentence)
        .filter(|sentence| inputs.document.role_at(sentence.span.start) != Role::Closing)
        .and_then(|sentence| sentence.section);
    let (lack, detail) = match &near.lack {
        Lack::Vetoed(words) => ("vetoed", vec![words.clone()]),
        Lack::Patterns(patterns) => ("patterns", patterns.clone()),
        Lack::Part(_) => ("part", Vec::new()),
        Lack::Measure => ("measure", Vec::new()),
        Lack::Heading => ("heading", Vec::new()),
        Lack::Formula => ("formula", Vec::new()),
        Lack::Words => ("words", Vec::new()),
        Lack::Late(limit) => ("late", vec![limit.to_string()]),
        Lack::Mismatch(wanted) => ("mismatch", vec![wanted.clone()]),
        Lack::Short => ("short", Vec::new()),
        Lack::Bare => ("bare", Vec::new()),
        Lack::Unanswered => ("unanswered", Vec::new()),
    };
    view::Near {
        place: place(inputs.document, near.quote),
        section: heading(inputs.document, section, near.quote),
        lack: lack.into(),
        detail,
    }
}

/// The headings above a passage, from the chapter down, in the source's own characters; not the one it quotes itself.
fn heading(document: &Document, section: Option<usize>, quote: Span) -> Option<String> {
    let path: Vec<String> = document
        .section_path(section?)
        .into_iter()
        .filter(|section| section.kind != Kind::Item && !document.to_source(section.heading).overlaps(quote))
        .map(|section| {
            let source = document.source().slice(document.to_source(section.heading));
            let words: String = source.split_whitespace().collect();
            words
                .trim_end_matches(['。', '：', ':', '，', ',', '；', ';'])
                .to_owned()
        })
        .collect();
    (!path.is_empty()).then(|| path.join(" › "))
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
