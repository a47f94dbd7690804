//! Small results for the tests of this module: two requirements, worth 50 points each.

use crate::document::{Document, Level};
use crate::evaluation::{Status, Strength};
use crate::render::view::{Criterion, Report, Requirement};
use crate::render::{Inputs, Lang, report};
use crate::rulepack::Library;
use crate::scorecard::{Verdict, score};
use crate::source::SourceText;

/// A judgement: status, strength and credit.
pub(super) type Asked = (Status, Option<Strength>, Option<f64>);

pub(super) const SPECIFIC: Asked = (Status::Done, Some(Strength::Specific), Some(1.0));
pub(super) const GENERIC: Asked = (Status::Done, Some(Strength::Generic), Some(0.6));
pub(super) const PLANNED: Asked = (Status::Planned, None, Some(0.2));
pub(super) const DEFICIENT: Asked = (Status::Deficient, None, Some(0.0));
pub(super) const ABSENT: Asked = (Status::Absent, None, Some(0.0));
pub(super) const NA: Asked = (Status::Na, None, None);

/// What is told of a result; the rest is the same in all.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sample {
    pub(super) path: &'static str,
    pub(super) locality: &'static str,
    pub(super) province: Option<&'static str>,
    pub(super) level: Option<Level>,
    pub(super) year: Option<i16>,
    /// The score, where it is not what the criteria make it.
    pub(super) total: Option<f64>,
    /// A-1.a and A-1.b, worth 25 points each, and A-2.a, worth 50.
    pub(super) criteria: [Asked; 3],
    pub(super) text: &'static str,
}

impl Default for Sample {
    fn default() -> Self {
        Self {
            path: "甲.txt",
            locality: "青禾县",
            province: None,
            level: Some(Level::County),
            year: Some(2023),
            total: Some(f64::NAN),
            criteria: [SPECIFIC; 3],
            text: "报告",
        }
    }
}

const PACK: &str = "
duibiao: 1
id: small
title: 小要点
sections:
- title: 一、甲
  requirements:
  - id: A-1
    clause: （一）
    title: 第一项
    lead: [甲, 乙]
    remedy: 补充。
    criteria:
    - {id: A-1.a, asks: 甲事, evidence: [甲甲], cases: {done: [甲甲。]}}
    - {id: A-1.b, asks: 乙事, evidence: [乙乙], cases: {done: [乙乙。]}}
- title: 二、乙
  requirements:
  - id: A-2
    clause: （二）
    title: 第二项
    lead: [乙]
    remedy: 补充。
    criteria:
    - {id: A-2.a, asks: 丙事, evidence: [丙丙], cases: {done: [丙丙。]}}
";

/// Results that say so.
pub(super) fn results(samples: &[Sample]) -> Vec<Report> {
    let pack = Library::from_text("small.yaml", PACK).unwrap_or_else(|error| panic!("{error}"));
    let made = samples.iter().map(|sample| {
        let document = Document::parse(SourceText::from_text(sample.path, sample.text));
        let evaluation = crate::evaluation::evaluate(&document, &pack);
        let inputs = Inputs {
            pack: &pack,
            document: &document,
            evaluation: &evaluation,
            scorecard: &score(&pack, &evaluation.marks()),
            decided: None,
        };
        let mut made = report(inputs, Lang::Zh);
        let subject = &mut made.report;
        subject.locality = Some(sample.locality.to_owned());
        subject.province = sample.province.map(str::to_owned);
        (subject.level, subject.year) = (sample.level, sample.year);
        let [a, b, c] = sample.criteria;
        for (section, asked) in made.sections.iter_mut().zip([&[a, b][..], &[c]]) {
            for requirement in &mut section.requirements {
                judged(requirement, asked);
                section.points = requirement.points;
                section.maximum = requirement.maximum;
                section.score = requirement.score;
            }
        }
        made.score.total = match sample.total {
            Some(total) if total.is_nan() => Some(made.sections.iter().map(|section| section.points).sum()),
            other => other,
        };
        made
    });
    made.collect()
}

fn judged(requirement: &mut Requirement, asked: &[Asked]) {
    let applicable = asked.iter().filter(|(_, _, credit)| credit.is_some()).count();
    let share = 50.0 / f64::from(u32::try_from(applicable).unwrap().max(1));
    for (criterion, &(status, strength, credit)) in requirement.criteria.iter_mut().zip(asked) {
        (criterion.status, criterion.strength, criterion.score) = (status, strength, credit);
        criterion.maximum = if credit.is_some() { share } else { 0.0 };
        criterion.points = criterion.maximum * credit.unwrap_or(0.0);
    }
    let sum = |of: fn(&Criterion) -> f64| -> f64 { requirement.criteria.iter().map(of).sum() };
    (requirement.points, requirement.maximum) = (sum(|one| one.points), sum(|one| one.maximum));
    requirement.score = (applicable > 0).then(|| requirement.points / requirement.maximum);
    requirement.verdict = match requirement.score {
        None => Verdict::Na,
        Some(score) if score >= 0.75 => Verdict::Met,
        Some(score) if score >= 0.25 => Verdict::Partial,
        Some(_) => Verdict::Missing,
    };
}
