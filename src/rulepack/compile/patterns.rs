//! Patterns of a pack, with what to do about each mistake.

use super::super::decode::suggest;
use super::super::pattern::{PatternId, PatternProblem, PatternSet, Vocabulary};
use super::super::problem::Code;
use super::Compiler;
use std::ops::Range;

impl Compiler {
    /// Reads one pattern; `None` where it was wrong, and told.
    pub(super) fn pattern(&mut self, path: &str, source: &str) -> Option<PatternId> {
        if self.reporter.was_taken(path) {
            return None;
        }
        match self.patterns.add(source, &self.vocabulary) {
            Ok(id) => Some(id),
            Err(problems) => {
                for problem in problems {
                    self.pattern_problem(path, problem);
                }
                None
            }
        }
    }

    /// Reads a list of patterns; wrong ones are told and left out.
    pub(super) fn pattern_list(&mut self, path: &str, sources: &[String]) -> Vec<PatternId> {
        sources
            .iter()
            .enumerate()
            .filter_map(|(i, source)| self.pattern(&format!("{path}[{i}]"), source))
            .collect()
    }

    /// Reads one way of saying a vocabulary entry, and tells whether it is right. It is an expression of its own, so
    /// that a stray bracket in one must not swallow the next; and it stands for itself, not for other entries.
    pub(super) fn word(&mut self, path: &str, source: &str) -> bool {
        if self.reporter.was_taken(path) {
            return false;
        }
        if source.trim().is_empty() {
            self.reporter
                .at(Code::BadValue, path, "这个说法是空的", "填上内容，或删去这一项");
            return false;
        }
        // Most are plain words, which need no reading.
        if source.chars().all(char::is_alphanumeric) {
            return true;
        }
        let Err(problems) = PatternSet::validate(source, &Vocabulary::new()) else {
            return true;
        };
        for problem in problems {
            match problem {
                PatternProblem::UnknownVocabulary { name, at } => self.inside(
                    Code::BadValue,
                    path,
                    Some(at),
                    format!("词条的说法里不能再套别的词条“{{{name}}}”"),
                    "把那个词条的各种说法直接写在这里",
                ),
                other => self.pattern_problem(path, other),
            }
        }
        false
    }

    pub(super) fn pattern_problem(&mut self, path: &str, problem: PatternProblem) {
        match problem {
            PatternProblem::UnknownVocabulary { name, at } => {
                let known: Vec<&String> = self.vocabulary.keys().collect();
                let help = match known.as_slice() {
                    [] => "先在 vocabulary 里定义它，或在 uses 里引用词汇文件".to_owned(),
                    known => suggest(&name, known),
                };
                self.inside(
                    Code::UnknownVocabulary,
                    path,
                    Some(at),
                    format!("没有词条“{name}”"),
                    help,
                );
            }
            PatternProblem::Regex { reason, help, at } => {
                self.inside(Code::BadRegex, path, at, format!("正则表达式有误：{reason}"), help);
            }
            PatternProblem::WordBoundary { at } => self.inside(
                Code::WordBoundary,
                path,
                at,
                "用了词边界 \\b：汉字之间没有词边界，这样的规则永远匹配不上",
                "去掉 \\b，改写出前后的字，或用 none、except 排除",
            ),
            PatternProblem::MatchesEmpty => self.reporter.at(
                Code::MatchesEmpty,
                path,
                "这个表达式连空文字也能匹配，会处处成立",
                "至少写一个必须出现的字，例如把“*”改成“+”",
            ),
            PatternProblem::Unmatchable { part, reason, at } => self.inside(
                Code::Unmatchable,
                path,
                at,
                format!("“{}”永远匹配不上：{reason}", part.replace('\n', "\\n")),
                "按规范化后的样子写：简体、汉字之间不留空格、不换行；隔着句子的，拆成几个表达式写进 all，再放宽 within",
            ),
        }
    }

    fn inside(
        &mut self,
        code: Code,
        path: &str,
        at: Option<Range<usize>>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        match at {
            Some(at) => self.reporter.inside(code, path, at, message.into(), help.into()),
            None => self.reporter.at(code, path, message, help),
        }
    }
}
