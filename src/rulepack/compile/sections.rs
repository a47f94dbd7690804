//! Sections, requirements and criteria, checked one by one.

use super::super::problem::Code;
use super::super::raw::{RawCriterion, RawRequirement, RawSection};
use super::super::types::{Criterion, PackSection, Requirement};
use super::Compiler;
use std::collections::HashSet;

impl Compiler {
    pub(super) fn sections(&mut self, raw: &[RawSection]) -> Vec<PackSection> {
        if raw.is_empty() {
            self.reporter.missing("", "sections", "写出章节，至少一章一项一条标准");
        }
        let mut ids = HashSet::new();
        raw.iter()
            .enumerate()
            .map(|(i, section)| {
                let path = format!("sections[{i}]");
                let title = self.text_at(
                    &path,
                    "title",
                    section.title.as_deref(),
                    "写章节标题，例如“一、依法决策”",
                );
                if section.requirements.is_empty() {
                    self.reporter.missing(&path, "requirements", "章节里至少写一项");
                }
                PackSection {
                    title,
                    requirements: section
                        .requirements
                        .iter()
                        .enumerate()
                        .map(|(j, raw)| self.requirement(&format!("{path}.requirements[{j}]"), raw, &mut ids))
                        .collect(),
                }
            })
            .collect()
    }

    fn requirement(&mut self, path: &str, raw: &RawRequirement, ids: &mut HashSet<String>) -> Requirement {
        let id = self.text_at(path, "id", raw.id.as_deref(), "给这一项一个编号，例如“QH-01”");
        self.unique(path, &id, ids);
        if raw.criteria.is_empty() {
            self.reporter.missing(path, "criteria", "每一项至少写一条标准");
        }
        Requirement {
            clause: self.text_at(
                path,
                "clause",
                raw.clause.as_deref(),
                "写规划文件自己的序号，例如“（一）”",
            ),
            title: self.text_at(path, "title", raw.title.as_deref(), "写这一项的名称"),
            weight: self.weight(path, raw.weight),
            lead: raw.lead.clone(),
            responsible: raw.responsible.clone(),
            basis: raw.basis.clone(),
            remedy: self.text_at(path, "remedy", raw.remedy.as_deref(), "写整改建议：报告里应补充什么"),
            criteria: raw
                .criteria
                .iter()
                .enumerate()
                .map(|(k, raw)| self.criterion(&format!("{path}.criteria[{k}]"), raw, ids))
                .collect(),
            id,
        }
    }

    fn criterion(&mut self, path: &str, raw: &RawCriterion, ids: &mut HashSet<String>) -> Criterion {
        let id = self.text_at(path, "id", raw.id.as_deref(), "给这条标准一个编号，例如“QH-01.a”");
        self.unique(path, &id, ids);
        let evidence_path = format!("{path}.evidence");
        if raw.evidence.is_empty() && raw.document.is_none() && !self.reporter.was_taken(&evidence_path) {
            self.reporter.at_key(
                Code::EmptyEvidence,
                &evidence_path,
                format!("标准“{id}”没有 evidence，也没有 document，永远不会成立"),
                "至少写一种证据：一个正则表达式就够；要看整份报告的，写 document",
            );
        }
        let evidence = raw
            .evidence
            .iter()
            .enumerate()
            .map(|(i, raw)| self.evidence(&format!("{evidence_path}[{i}]"), raw))
            .collect();
        Criterion {
            asks: self.text_at(path, "asks", raw.asks.as_deref(), "写明什么样的一段话算数"),
            weight: self.weight(path, raw.weight),
            remedy: raw.remedy.clone(),
            applies: self.applies(&format!("{path}.applies"), &raw.applies),
            evidence,
            document: raw
                .document
                .as_ref()
                .and_then(|raw| self.document(&format!("{path}.document"), raw)),
            except: self.pattern_list(&format!("{path}.except"), &raw.except),
            cases: self.cases(path, &id, &raw.cases),
            id,
        }
    }

    fn weight(&mut self, path: &str, weight: Option<f64>) -> f64 {
        match weight {
            None => 1.0,
            Some(weight) if weight.is_finite() && weight > 0.0 => weight,
            Some(weight) => {
                self.reporter.at(
                    Code::BadValue,
                    &format!("{path}.weight"),
                    format!("权重 {weight} 不是正数"),
                    "写大于 0 的数；不要这一项就删去它",
                );
                1.0
            }
        }
    }

    fn unique(&mut self, path: &str, id: &str, ids: &mut HashSet<String>) {
        if !id.is_empty() && !ids.insert(id.to_owned()) {
            self.reporter.at(
                Code::DuplicateId,
                &format!("{path}.id"),
                format!("编号“{id}”用了两次"),
                "换一个没有用过的编号",
            );
        }
    }

    pub(super) fn text_at(&mut self, path: &str, key: &str, value: Option<&str>, help: &str) -> String {
        match value.map(str::trim) {
            Some(value) if !value.is_empty() => value.to_owned(),
            Some(_) => {
                self.reporter
                    .at(Code::BadValue, &format!("{path}.{key}"), format!("“{key}”是空的"), help);
                String::new()
            }
            None => {
                self.reporter.missing(path, key, help);
                String::new()
            }
        }
    }
}
