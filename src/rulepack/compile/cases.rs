//! Tests that live with the rule.

use super::super::problem::Code;
use super::super::raw::RawCases;
use super::super::types::{Case, Cases};
use super::Compiler;
use crate::evaluation::Status;

impl Compiler {
    pub(super) fn cases(&mut self, path: &str, id: &str, raw: &RawCases) -> Cases {
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
        let mut expected = all(&raw.done, &raw.planned, &raw.deficient, &raw.absent);
        expected.extend(list(Status::Na, &raw.na));
        let cases = Cases {
            expected,
            todo: all(&raw.todo.done, &raw.todo.planned, &raw.todo.deficient, &raw.todo.absent),
        };
        let place = format!("{path}.cases");
        if !cases.expected.iter().any(|case| case.status == Status::Done)
            && !self.reporter.was_taken(&format!("{place}.done"))
        {
            self.reporter.at(
                Code::CaseMissing,
                &place,
                format!("标准“{id}”没有 done 用例，没人知道它是否真能成立"),
                "在 cases.done 里写一句应当算数的话，在 cases.absent 里写一句不应算数的",
            );
        }
        cases
    }
}
