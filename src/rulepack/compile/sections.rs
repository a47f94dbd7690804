//! Sections, requirements and criteria, checked one by one.

use super::super::problem::Code;
use super::super::raw::{Form, RawApplies, RawCases, RawCriterion, RawEvidence, RawMeasure, RawRequirement, RawSection};
use super::super::types::{Applies, Case, Cases, Criterion, Evidence, Measure, PackSection, Requirement};
use super::Compiler;
use crate::evaluation::Status;
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
                let title = self.text_at(&path, "title", section.title.as_deref(), "写章节标题，例如“一、依法决策”");
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
            clause: self.text_at(path, "clause", raw.clause.as_deref(), "写规划文件自己的序号，例如“（一）”"),
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
        if raw.evidence.is_empty() && !self.reporter.was_taken(&evidence_path) {
            self.reporter.at(Code::EmptyEvidence, path, format!("标准“{id}”没有 evidence，永远不会成立"), "至少写一种证据：一个正则表达式就够");
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
            except: self.pattern_list(&format!("{path}.except"), &raw.except),
            cases: self.cases(path, &id, &raw.cases),
            id,
        }
    }

    fn evidence(&mut self, path: &str, raw: &RawEvidence) -> Evidence {
        let full = &raw.full;
        if full.all.is_empty() && !self.reporter.was_taken(path) && !self.reporter.was_taken(&format!("{path}.all")) {
            self.reporter.at(Code::EmptyEvidence, path, "这种证据一个表达式也没有", "在 all 里写至少一个正则表达式");
        }
        let place = |i: usize| match raw.form {
            Form::String => path.to_owned(),
            Form::List => format!("{path}[{i}]"),
            Form::Full => format!("{path}.all[{i}]"),
        };
        let all = full
            .all
            .iter()
            .enumerate()
            .filter_map(|(i, source)| self.pattern(&place(i), source))
            .collect();
        Evidence {
            all,
            none: self.pattern_list(&format!("{path}.none"), &full.none),
            within: full.within,
            roles: full.roles.clone(),
            measure: full
                .measure
                .as_ref()
                .and_then(|measure| self.measure(&format!("{path}.measure"), measure)),
        }
    }

    fn measure(&mut self, path: &str, raw: &RawMeasure) -> Option<Measure> {
        let value = self.text_at(path, "value", raw.value.as_deref(), "写一个含 (?<n>…) 的正则表达式");
        let at_value = format!("{path}.value");
        if !value.is_empty() && !value.contains("(?<n>") && !value.contains("(?P<n>") {
            self.reporter.at(Code::BadValue, &at_value, "measure 的表达式里没有名为 n 的组", "把数字放进 (?<n>…)，例如 '评估(?<n>\\d+)项'");
            return None;
        }
        if raw.at_least.is_none() && raw.at_most.is_none() {
            self.reporter.missing(path, "at_least", "写 at_least 或 at_most，说明多少才算数");
        }
        Some(Measure {
            pattern: self.pattern(&at_value, &value)?,
            at_least: raw.at_least,
            at_most: raw.at_most,
        })
    }

    fn applies(&mut self, path: &str, raw: &RawApplies) -> Applies {
        if let (Some(from), Some(to)) = (raw.from, raw.to)
            && from > to
        {
            self.reporter.at(Code::BadValue, &format!("{path}.from"), format!("from（{from}）在 to（{to}）之后"), "调换两个年份");
        }
        Applies {
            level: raw.level.clone(),
            province: raw.province.clone(),
            from: raw.from,
            to: raw.to,
        }
    }

    fn cases(&mut self, path: &str, id: &str, raw: &RawCases) -> Cases {
        let list = |status, texts: &[String]| -> Vec<Case> {
            texts
                .iter()
                .map(|text| Case {
                    status,
                    text: text.clone(),
                })
                .collect()
        };
        let all = |done: &[String], planned: &[String], deficient: &[String], absent: &[String]| {
            let mut out = list(Status::Done, done);
            out.extend(list(Status::Planned, planned));
            out.extend(list(Status::Deficient, deficient));
            out.extend(list(Status::Absent, absent));
            out
        };
        let cases = Cases {
            expected: all(&raw.done, &raw.planned, &raw.deficient, &raw.absent),
            todo: all(&raw.todo.done, &raw.todo.planned, &raw.todo.deficient, &raw.todo.absent),
        };
        let place = format!("{path}.cases");
        if !cases.expected.iter().any(|case| case.status == Status::Done) && !self.reporter.was_taken(&place) {
            self.reporter.at(
                Code::CaseMissing,
                &place,
                format!("标准“{id}”没有 done 用例，没人知道它是否真能成立"),
                "在 cases.done 里写一句应当算数的话，在 cases.absent 里写一句不应算数的",
            );
        }
        cases
    }

    fn weight(&mut self, path: &str, weight: Option<f64>) -> f64 {
        match weight {
            None => 1.0,
            Some(weight) if weight.is_finite() && weight > 0.0 => weight,
            Some(weight) => {
                self.reporter.at(Code::BadValue, &format!("{path}.weight"), format!("权重 {weight} 不是正数"), "写大于 0 的数；不要这一项就删去它");
                1.0
            }
        }
    }

    fn unique(&mut self, path: &str, id: &str, ids: &mut HashSet<String>) {
        if !id.is_empty() && !ids.insert(id.to_owned()) {
            self.reporter.at(Code::DuplicateId, &format!("{path}.id"), format!("编号“{id}”用了两次"), "换一个没有用过的编号");
        }
    }

    fn text_at(&mut self, path: &str, key: &str, value: Option<&str>, help: &str) -> String {
        match value.map(str::trim) {
            Some(value) if !value.is_empty() => value.to_owned(),
            Some(_) => {
                self.reporter.at(Code::BadValue, &format!("{path}.{key}"), format!("“{key}”是空的"), help);
                String::new()
            }
            None => {
                self.reporter.missing(path, key, help);
                String::new()
            }
        }
    }
}
