//! How points are given: defaults filled in, values checked.

use super::super::problem::Code;
use super::super::raw::RawScoring;
use super::super::types::{Credit, Grade, Scoring};
use super::Compiler;

impl Compiler {
    pub(super) fn scoring(&mut self, raw: &RawScoring) -> Scoring {
        let default = Scoring::default();
        let credit = Credit {
            specific: self.share("scoring.credit.specific", raw.credit.specific, default.credit.specific),
            generic: self.share("scoring.credit.generic", raw.credit.generic, default.credit.generic),
            planned: self.share("scoring.credit.planned", raw.credit.planned, default.credit.planned),
            deficient: self.share(
                "scoring.credit.deficient",
                raw.credit.deficient,
                default.credit.deficient,
            ),
            absent: self.share("scoring.credit.absent", raw.credit.absent, default.credit.absent),
        };
        let met = self.share("scoring.verdicts.met", raw.verdicts.met, default.met);
        let partial = self.share("scoring.verdicts.partial", raw.verdicts.partial, default.partial);
        let told = ["met", "partial"].map(|key| self.reporter.was_taken(&format!("scoring.verdicts.{key}")));
        if partial > met && told == [false, false] {
            self.reporter.at(
                Code::BadValue,
                "scoring.verdicts.partial",
                format!("partial（{partial}）比 met（{met}）还高"),
                "partial 是“部分体现”的下限，应不高于 met",
            );
        }
        Scoring {
            model: raw.model,
            credit,
            met,
            partial,
            grades: self.grades(raw, default.grades),
        }
    }

    /// Grades from the best down; every hole in an entry is told.
    fn grades(&mut self, raw: &RawScoring, default: Vec<Grade>) -> Vec<Grade> {
        let Some(raw) = &raw.grades else {
            return default;
        };
        let mut grades = Vec::new();
        let mut whole = !self.reporter.was_taken("scoring.grades");
        for (i, grade) in raw.iter().enumerate() {
            let path = format!("scoring.grades[{i}]");
            if grade.name.is_none() {
                self.reporter.missing(&path, "name", "写明等次名称");
            }
            if grade.from.is_none() {
                self.reporter.missing(&path, "from", "写明起始分数");
            }
            let right = grade.from.filter(|from| (0.0..=100.0).contains(from));
            if let (Some(from), None) = (grade.from, right) {
                self.reporter.at(
                    Code::BadValue,
                    &format!("{path}.from"),
                    format!("{from} 不在 0 到 100 之间"),
                    "写 0 到 100 之间的分数",
                );
            }
            whole &= right.is_some() && !self.reporter.was_taken(&format!("{path}.from"));
            grades.extend(right.map(|from| Grade {
                name: grade.name.clone().unwrap_or_default(),
                from,
            }));
        }
        // The order of a list with holes in it says nothing.
        if !whole {
            return grades;
        }
        if !grades.windows(2).all(|pair| pair[0].from > pair[1].from) {
            self.reporter.at(
                Code::BadValue,
                "scoring.grades",
                "等次没有从高到低排",
                "按 from 从高到低写，不重复",
            );
        }
        if grades.last().is_none_or(|last| last.from > 0.0) {
            self.reporter.at(
                Code::BadValue,
                "scoring.grades",
                "最低的等次不从 0 分起，低分会没有等次",
                "最后一个等次写“from: 0”",
            );
        }
        grades
    }

    fn share(&mut self, path: &str, value: Option<f64>, default: f64) -> f64 {
        match value {
            None => default,
            Some(value) if (0.0..=1.0).contains(&value) => value,
            Some(value) => {
                self.reporter.at(
                    Code::BadValue,
                    path,
                    format!("{value} 不在 0 到 1 之间"),
                    "写 0 到 1 之间的数，例如 0.6",
                );
                default
            }
        }
    }
}
