//! Patterns of a pack, with what to do about each mistake.

use super::super::decode::suggest;
use super::super::pattern::{PatternId, PatternProblem, PatternSet};
use super::super::problem::Code;
use super::Compiler;

impl Compiler {
    /// Reads one pattern; `None` where it was wrong, and told.
    pub(super) fn pattern(&mut self, path: &str, source: &str) -> Option<PatternId> {
        if self.reporter.was_taken(path) {
            return None;
        }
        match self.patterns.add(source, &self.vocabulary) {
            Ok(id) => Some(id),
            Err(problem) => {
                self.pattern_problem(path, problem);
                None
            }
        }
    }

    /// Reads one way of saying a vocabulary entry: an expression of its own, so that a stray bracket in one must not
    /// swallow the next.
    pub(super) fn word(&mut self, path: &str, source: &str) {
        // Most are plain words, which need no reading.
        let plain = source.chars().all(char::is_alphanumeric);
        if !plain && let Err(problem) = PatternSet::validate(source, &self.vocabulary) {
            self.pattern_problem(path, problem);
        }
    }

    fn pattern_problem(&mut self, path: &str, problem: PatternProblem) {
        match problem {
            PatternProblem::UnknownVocabulary { name, at } => {
                let known: Vec<&String> = self.vocabulary.keys().collect();
                let help = match known.as_slice() {
                    [] => "先在 vocabulary 里定义它，或在 uses 里引用词汇文件".to_owned(),
                    known => suggest(&name, known),
                };
                self.reporter.inside(Code::UnknownVocabulary, path, at, format!("没有词条“{name}”"), help);
            }
            PatternProblem::Regex { reason, at } => {
                let message = format!("正则表达式有误：{reason}");
                let help = "改正后再试；要找的若就是这个符号，在它前面加反斜杠".to_owned();
                match at {
                    Some(at) => self.reporter.inside(Code::BadRegex, path, at, message, help),
                    None => self.reporter.at(Code::BadRegex, path, message, help),
                }
            }
            PatternProblem::WordBoundary => self.reporter.at(
                Code::WordBoundary,
                path,
                "用了词边界 \\b：汉字之间没有词边界，这样的规则永远匹配不上",
                "去掉 \\b，改写出前后的字，或用 none、except 排除",
            ),
            PatternProblem::MatchesEmpty => self.reporter.at(
                Code::MatchesEmpty,
                path,
                "这个表达式连空文字也能匹配，会处处成立",
                "至少写一个必须出现的字，例如把“*”改成“+”",
            ),
            PatternProblem::Unmatchable { literal, reason } => self.reporter.at(
                Code::Unmatchable,
                path,
                format!("“{}”永远匹配不上：{reason}", literal.replace('\n', "\\n")),
                "按规范化后的样子写：简体、汉字之间不留空格、不换行",
            ),
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
}
