//! Which literals a text must hold for a pattern to match at all.

use crate::source::Span;
use regex_syntax::hir::{Class, Hir, HirKind};

/// More alternatives than this are no filter worth having.
const MOST: usize = 120;
/// A class of more characters than this is not spelt out.
const WIDEST_CLASS: usize = 12;

/// The literals of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Needles {
    /// The pattern matches exactly these, in order of preference.
    Exact(Words),
    /// Every match holds one of these.
    Required(Vec<String>),
    /// Nothing can be said.
    Unknown,
}

impl Needles {
    /// Of an expression that is nothing but words side by side, as most are: no need to parse it.
    pub(super) fn of_words(words: Vec<String>) -> Self {
        Self::Exact(Words::new(words))
    }

    /// Told from the leaves up, each node once.
    pub(super) fn of(hir: &Hir) -> Self {
        match read(hir) {
            Read::Exact(words) if words.iter().all(|word| !word.is_empty()) => Self::of_words(words),
            Read::Exact(_) | Read::Unknown => Self::Unknown,
            Read::Required(words) => Self::Required(words),
        }
    }

    pub(super) fn required(&self) -> Option<&[String]> {
        match self {
            Self::Exact(words) => Some(&words.words),
            Self::Required(words) => Some(words),
            Self::Unknown => None,
        }
    }

    /// The leftmost match at or after `from`, the first alternative where several begin there, as the regex would find
    /// it. `None` where the literals do not decide.
    pub(super) fn find(&self, text: &str, from: usize) -> Option<Option<Span>> {
        match self {
            Self::Exact(words) => Some(words.find(text, from)),
            Self::Required(_) | Self::Unknown => None,
        }
    }
}

/// Words, and the characters they begin with, so that most places are passed over at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    words: Vec<String>,
    first: Vec<char>,
}

impl Words {
    fn new(words: Vec<String>) -> Self {
        let mut first: Vec<char> = words.iter().filter_map(|word| word.chars().next()).collect();
        first.sort_unstable();
        first.dedup();
        Self { words, first }
    }

    fn find(&self, text: &str, from: usize) -> Option<Span> {
        let rest = text.get(from..)?;
        rest.char_indices()
            .filter(|(_, c)| self.first.binary_search(c).is_ok())
            .find_map(|(offset, _)| {
                let here = rest.get(offset..)?;
                let word = self.words.iter().find(|word| here.starts_with(word.as_str()))?;
                Some(Span::new(from + offset, from + offset + word.len()))
            })
    }
}

/// What is known of a part of a pattern.
enum Read {
    /// It matches exactly these, the empty string perhaps among them.
    Exact(Vec<String>),
    /// Every match holds one of these.
    Required(Vec<String>),
    Unknown,
}

impl Read {
    /// A set of which every match holds one, if there is one.
    fn required(self) -> Option<Vec<String>> {
        match self {
            Self::Exact(words) if words.iter().all(|word| !word.is_empty()) => Some(words),
            Self::Required(words) => Some(words),
            Self::Exact(_) | Self::Unknown => None,
        }
    }
}

fn read(hir: &Hir) -> Read {
    match hir.kind() {
        HirKind::Empty => Read::Exact(vec![String::new()]),
        HirKind::Literal(literal) => match String::from_utf8(literal.0.to_vec()) {
            Ok(word) => Read::Exact(vec![word]),
            Err(_) => Read::Unknown,
        },
        HirKind::Class(class) => members(class).map_or(Read::Unknown, Read::Exact),
        HirKind::Look(_) => Read::Unknown,
        HirKind::Capture(capture) => read(&capture.sub),
        HirKind::Repetition(repetition) => {
            let sub = read(&repetition.sub);
            match (sub, repetition.min, repetition.max) {
                (Read::Exact(mut words), 0, Some(1)) => {
                    let at = if repetition.greedy { words.len() } else { 0 };
                    words.insert(at, String::new());
                    Read::Exact(words)
                }
                (_, 0, _) => Read::Unknown,
                (sub, 1, Some(1)) => sub,
                (sub, _, _) => sub.required().map_or(Read::Unknown, Read::Required),
            }
        }
        HirKind::Alternation(parts) => alternatives(parts),
        HirKind::Concat(parts) => sequence(parts),
    }
}

fn alternatives(parts: &[Hir]) -> Read {
    let mut exact = true;
    let mut words = Vec::new();
    for part in parts {
        match read(part) {
            Read::Exact(more) => words.extend(more),
            Read::Required(more) => {
                exact = false;
                words.extend(more);
            }
            Read::Unknown => return Read::Unknown,
        }
        if words.len() > MOST {
            return Read::Unknown;
        }
    }
    if exact {
        Read::Exact(words)
    } else if words.iter().all(|word| !word.is_empty()) {
        Read::Required(words)
    } else {
        Read::Unknown
    }
}

/// Neighbours that can be spelt out are joined; if all can, the whole is, else the best part stands for it.
fn sequence(parts: &[Hir]) -> Read {
    let mut candidates: Vec<Vec<String>> = Vec::new();
    let mut run = vec![String::new()];
    let mut all_exact = true;
    for part in parts {
        let part = read(part);
        match part {
            Read::Exact(words) if run.len() * words.len() <= MOST => {
                run = run
                    .iter()
                    .flat_map(|head| words.iter().map(move |tail| format!("{head}{tail}")))
                    .collect();
            }
            Read::Exact(words) => {
                all_exact = false;
                candidates.push(std::mem::replace(&mut run, words));
            }
            Read::Required(words) => {
                all_exact = false;
                candidates.push(std::mem::replace(&mut run, vec![String::new()]));
                candidates.push(words);
            }
            Read::Unknown => {
                all_exact = false;
                candidates.push(std::mem::replace(&mut run, vec![String::new()]));
            }
        }
    }
    if all_exact {
        return Read::Exact(run);
    }
    candidates.push(run);
    candidates
        .into_iter()
        .filter(|words| words.iter().all(|word| !word.is_empty()))
        .max_by_key(|words| worth(words))
        .map_or(Read::Unknown, Read::Required)
}

/// Long words and few of them are the better filter.
fn worth(words: &[String]) -> (usize, std::cmp::Reverse<usize>) {
    let shortest = words.iter().map(|word| word.chars().count()).min().unwrap_or(0);
    (shortest.min(4), std::cmp::Reverse(words.len()))
}

fn members(class: &Class) -> Option<Vec<String>> {
    let Class::Unicode(class) = class else {
        return None;
    };
    let mut out = Vec::new();
    for range in class.ranges() {
        for c in range.start()..=range.end() {
            out.push(c.to_string());
            if out.len() > WIDEST_CLASS {
                return None;
            }
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needles(pattern: &str) -> Needles {
        Needles::of(&regex_syntax::parse(pattern).unwrap())
    }

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|&word| word.to_owned()).collect()
    }

    #[test]
    fn small_languages_are_spelt_out() {
        assert_eq!(
            needles("行政(?:执法|处罚)案卷"),
            Needles::of_words(words(&["行政执法案卷", "行政处罚案卷"]))
        );
        assert_eq!(
            needles("重大(行政)?决策"),
            Needles::of_words(words(&["重大行政决策", "重大决策"]))
        );
    }

    #[test]
    fn gaps_leave_the_best_literal() {
        assert_eq!(needles("开展.{0,8}案卷评查"), Needles::Required(words(&["案卷评查"])));
        assert_eq!(needles(r"\d+件"), Needles::Required(words(&["件"])));
        assert_eq!(needles(".+"), Needles::Unknown);
    }

    #[test]
    fn exact_sets_find_what_the_regex_finds() {
        for pattern in ["重大(?:行政)?决策", "甲乙?", "(?:甲|甲乙)丙?", "乙|甲乙"] {
            let needles = needles(pattern);
            let regex = regex::Regex::new(pattern).unwrap();
            for text in ["重大行政决策", "甲乙丙", "丙乙甲乙", "无"] {
                let expected = regex.find(text).map(|found| Span::new(found.start(), found.end()));
                assert_eq!(needles.find(text, 0), Some(expected), "{pattern} on {text}");
            }
        }
    }
}
