//! What a criterion asks of the document as a whole.

use super::super::form::{DocumentForm, Least};
use super::super::problem::Code;
use super::super::raw::{RawCountForm, RawDateForm, RawDocument, RawFactForm, RawSectionForm, RawShareForm};
use super::Compiler;
use crate::document::{FactName, Role};
use jiff::civil::Date;

/// The forms, by their keys.
const FORMS: [&str; 6] = ["section", "fact", "date", "count", "share", "answered"];

impl Compiler {
    pub(super) fn document(&mut self, path: &str, raw: &RawDocument) -> Option<DocumentForm> {
        let at = |key: &str| format!("{path}.{key}");
        let mut forms = Vec::new();
        if let Some(raw) = &raw.section {
            forms.push(self.section_form(&at("section"), raw));
        }
        if let Some(raw) = &raw.fact {
            forms.push(self.fact_form(&at("fact"), raw));
        }
        if let Some(raw) = &raw.date {
            forms.push(self.date_form(&at("date"), raw));
        }
        if let Some(raw) = &raw.count {
            forms.push(self.count_form(&at("count"), raw));
        }
        if let Some(raw) = &raw.share {
            forms.push(self.share_form(&at("share"), raw));
        }
        if let Some(raw) = &raw.answered {
            let least = self.least(&at("answered"), raw.at_least, raw.partly_from, 1.0, true);
            forms.push(Some(DocumentForm::Answered { least }));
        }
        match forms.len() {
            // A form whose key or shape was wrong has been told.
            0 if !FORMS.iter().any(|key| self.reporter.was_taken(&at(key))) => {
                let help = format!("写 {} 中的一种", FORMS.join("、"));
                self.reporter
                    .at(Code::EmptyEvidence, path, "document 里什么也没有问", help);
                None
            }
            0 | 1 => forms.pop().flatten(),
            _ => {
                self.reporter.at_key(
                    Code::BadValue,
                    path,
                    "document 里写了不止一种",
                    "只留一种，其余的另立一条标准",
                );
                None
            }
        }
    }

    fn section_form(&mut self, path: &str, raw: &RawSectionForm) -> Option<DocumentForm> {
        let Some(role) = raw.role else {
            self.reporter.missing(path, "role", "写明是哪一部分，例如 problems");
            return None;
        };
        let sentences = raw.sentences.unwrap_or(1);
        if sentences == 0 {
            let path = format!("{path}.sentences");
            self.reporter
                .at(Code::BadValue, &path, "0 句也算，就等于没有要求", "写至少 1");
        }
        Some(DocumentForm::Section { role, sentences })
    }

    fn fact_form(&mut self, path: &str, raw: &RawFactForm) -> Option<DocumentForm> {
        let mut pattern = |key: &str, source: &Option<String>| {
            let source = source.as_deref()?;
            self.pattern(&format!("{path}.{key}"), source)
        };
        let (matches, partly) = (pattern("matches", &raw.matches), pattern("partly", &raw.partly));
        if raw.partly.is_some() && raw.matches.is_none() {
            self.reporter
                .missing(path, "matches", "partly 是比 matches 宽的要求：先写 matches");
        }
        let Some(name) = raw.name else {
            self.reporter
                .missing(path, "name", "写 title、issuer、addressee 或 signed");
            return None;
        };
        Some(DocumentForm::Fact { name, matches, partly })
    }

    fn date_form(&mut self, path: &str, raw: &RawDateForm) -> Option<DocumentForm> {
        if let Some(fact) = raw.fact
            && fact != FactName::Signed
        {
            let path = format!("{path}.fact");
            self.reporter
                .at(Code::BadValue, &path, "这不是日期", "写 signed（落款日期）");
        }
        let Some(limit) = &raw.not_after else {
            self.reporter.missing(path, "not_after", "写月和日，例如 '03-01'");
            return None;
        };
        // Any leap year will do: 02-29 is a day in some years.
        let Ok(date) = format!("2024-{limit}").parse::<Date>() else {
            let path = format!("{path}.not_after");
            let message = format!("“{limit}”不是一个月日");
            self.reporter
                .at(Code::BadValue, &path, message, "写两位月和两位日，例如 '03-01'");
            return None;
        };
        Some(DocumentForm::Date {
            fact: FactName::Signed,
            month: date.month(),
            day: date.day(),
            years_after: raw.years_after.unwrap_or(1),
        })
    }

    fn count_form(&mut self, path: &str, raw: &RawCountForm) -> Option<DocumentForm> {
        let least = self.least(path, raw.at_least, raw.partly_from, 1.0, false);
        let any_path = format!("{path}.any");
        if raw.any.is_empty() {
            self.reporter.missing(path, "any", "写至少一个正则表达式");
            return None;
        }
        Some(DocumentForm::Count {
            any: self.pattern_list(&any_path, &raw.any),
            roles: raw.roles.clone(),
            least,
        })
    }

    fn share_form(&mut self, path: &str, raw: &RawShareForm) -> Option<DocumentForm> {
        if raw.at_least.is_none() {
            self.reporter
                .missing(path, "at_least", "写 0 到 1 之间的比例，例如 0.5");
        }
        let least = self.least(path, raw.at_least, raw.partly_from, 0.5, true);
        let Some(having) = raw.having else {
            self.reporter
                .missing(path, "having", "写 specific（具体内容）或 quantity（数字）");
            return None;
        };
        let roles = if raw.roles.is_empty() {
            vec![Role::Achievements, Role::Leadership]
        } else {
            raw.roles.clone()
        };
        Some(DocumentForm::Share { roles, having, least })
    }

    /// From where on a value counts; a share lies above 0 and is 1 at most.
    fn least(&mut self, path: &str, fully: Option<f64>, partly: Option<f64>, default: f64, share: bool) -> Least {
        let most = if share { 1.0 } else { f64::MAX };
        for (key, value) in [("at_least", fully), ("partly_from", partly)] {
            if value.is_some_and(|value| !(value > 0.0 && value <= most)) {
                let help = if share {
                    "写大于 0、不超过 1 的比例"
                } else {
                    "写大于 0 的数"
                };
                self.reporter
                    .at(Code::BadValue, &format!("{path}.{key}"), "这个数不合要求", help);
            }
        }
        let fully = fully.unwrap_or(default);
        if partly.is_some_and(|partly| partly >= fully) {
            self.reporter.at(
                Code::BadValue,
                &format!("{path}.partly_from"),
                "partly_from 不比 at_least 小，没有部分成立的余地",
                "写小一些的数，或删去这个键",
            );
        }
        Least { fully, partly }
    }
}
