//! Evidence: its patterns, their scope, and the quantity it may have to state.

use super::super::decode::suggest;
use super::super::problem::Code;
use super::super::raw::{Form, RawEvidence, RawFull, RawMeasure};
use super::super::types::{Evidence, Measure, Scope};
use super::Compiler;

impl Compiler {
    pub(super) fn evidence(&mut self, path: &str, raw: &RawEvidence) -> Evidence {
        let full = &raw.full;
        self.unknown_keys(path, full);
        if full.all.is_empty() && full.unknown.is_empty() && !self.reporter.was_taken(&format!("{path}.all")) {
            let (message, help) = if full.measure.is_some() {
                (
                    "只写了 measure，没有 all",
                    "measure 只在 all 找到的范围里看数量：在 all 里写至少一个表达式",
                )
            } else {
                ("这种证据一个表达式也没有", "在 all 里写至少一个正则表达式")
            };
            self.reporter.at(Code::EmptyEvidence, path, message, help);
        }
        let place = |i: usize| match raw.form {
            Form::String => path.to_owned(),
            Form::List => format!("{path}[{i}]"),
            Form::Full => format!("{path}.all[{i}]"),
        };
        let mut pattern = |path: String, source: &str| {
            let id = self.pattern(&path, source)?;
            if full.within == Scope::Clause
                && let Err(problem) = self.patterns.fits_clause(id)
            {
                self.pattern_problem(&path, problem);
            }
            Some(id)
        };
        let all = full
            .all
            .iter()
            .enumerate()
            .filter_map(|(i, source)| pattern(place(i), source))
            .collect();
        let none = full.none.iter().enumerate();
        let none = none
            .filter_map(|(i, source)| pattern(format!("{path}.none[{i}]"), source))
            .collect();
        Evidence {
            all,
            none,
            within: full.within,
            roles: full.roles.clone(),
            measure: full
                .measure
                .as_ref()
                .and_then(|measure| self.measure(&format!("{path}.measure"), measure)),
        }
    }

    fn unknown_keys(&mut self, path: &str, full: &RawFull) {
        for key in &full.unknown {
            let help = suggest(key, &RawFull::KEYS);
            let help = if help.starts_with('是') {
                help
            } else {
                format!("若这是一个表达式，其中有冒号加空格或花括号，整个加单引号；{help}")
            };
            let key_path = super::super::node::join(path, key);
            self.reporter
                .at_key(Code::UnknownKey, &key_path, format!("没有“{key}”这个键"), help);
        }
    }

    fn measure(&mut self, path: &str, raw: &RawMeasure) -> Option<Measure> {
        let value = self.text_at(path, "value", raw.value.as_deref(), "写一个含 (?<n>…) 的正则表达式");
        let at_least = format!("{path}.at_least");
        let at_most = format!("{path}.at_most");
        match (raw.at_least, raw.at_most) {
            (None, None) if !self.reporter.was_taken(&at_most) => {
                self.reporter
                    .missing(path, "at_least", "写 at_least 或 at_most，说明多少才算数");
            }
            (Some(least), Some(most)) if least > most && !self.reporter.was_taken(&at_most) => {
                let message = format!("at_least（{least}）比 at_most（{most}）还大，没有数能满足");
                self.reporter
                    .at(Code::BadValue, &at_least, message, "调换两个数，或删去其中一个");
            }
            _ => {}
        }
        for (path, limit) in [(&at_least, raw.at_least), (&at_most, raw.at_most)] {
            if limit.is_some_and(|limit| !limit.is_finite()) {
                self.reporter
                    .at(Code::BadValue, path, "这不是一个有限的数", "写一个数，或删去这个键");
            }
        }
        if value.is_empty() {
            return None;
        }
        let at_value = format!("{path}.value");
        let pattern = self.pattern(&at_value, &value)?;
        if !self.patterns.has_group(pattern, "n") {
            self.reporter.at(
                Code::BadValue,
                &at_value,
                "measure 的表达式里没有名为 n 的组",
                "把数字放进 (?<n>…)，例如 '评估(?<n>\\d+)项'",
            );
        }
        Some(Measure {
            pattern,
            at_least: raw.at_least,
            at_most: raw.at_most,
        })
    }
}
