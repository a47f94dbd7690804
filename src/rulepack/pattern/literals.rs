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
    Exact(Vec<String>),
    /// Every match holds one of these.
    Required(Vec<String>),
    /// Nothing can be said.
    Unknown,
}

impl Needles {
    pub(super) fn of(hir: &Hir) -> Self {
        match exact(hir) {
            Some(words) if words.iter().all(|word| !word.is_empty()) => Self::Exact(words),
            _ => required(hir).map_or(Self::Unknown, Self::Required),
        }
    }

    pub(super) fn required(&self) -> Option<&[String]> {
        match self {
            Self::Exact(words) | Self::Required(words) => Some(words),
            Self::Unknown => None,
        }
    }

    pub(super) fn exact(&self) -> Option<&[String]> {
        match self {
            Self::Exact(words) => Some(words),
            Self::Required(_) | Self::Unknown => None,
        }
    }

    /// The leftmost match, the first alternative where several begin there, as the regex would find it. `None` where
    /// the literals do not decide.
    pub(super) fn find(&self, text: &str) -> Option<Option<Span>> {
        let words = self.exact()?;
        let mut best: Option<Span> = None;
        for word in words {
            if let Some(start) = text.find(word.as_str())
                && best.is_none_or(|best| start < best.start)
            {
                best = Some(Span::new(start, start + word.len()));
            }
        }
        Some(best)
    }
}

/// All strings the expression matches, if they are few.
fn exact(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Empty => Some(vec![String::new()]),
        HirKind::Literal(literal) => Some(vec![String::from_utf8(literal.0.to_vec()).ok()?]),
        HirKind::Class(class) => members(class),
        HirKind::Look(_) => None,
        HirKind::Repetition(repetition) => {
            if repetition.max != Some(1) {
                return (repetition.min == 1 && repetition.max == Some(1))
                    .then(|| exact(&repetition.sub))
                    .flatten();
            }
            let mut words = exact(&repetition.sub)?;
            if repetition.min == 0 {
                let at = if repetition.greedy { words.len() } else { 0 };
                words.insert(at, String::new());
            }
            Some(words)
        }
        HirKind::Capture(capture) => exact(&capture.sub),
        HirKind::Concat(parts) => parts.iter().try_fold(vec![String::new()], |before, part| {
            let after = exact(part)?;
            (before.len() * after.len() <= MOST).then(|| {
                before
                    .iter()
                    .flat_map(|head| after.iter().map(move |tail| format!("{head}{tail}")))
                    .collect()
            })
        }),
        HirKind::Alternation(parts) => {
            let mut words = Vec::new();
            for part in parts {
                words.extend(exact(part)?);
                if words.len() > MOST {
                    return None;
                }
            }
            Some(words)
        }
    }
}

/// A set of which every match holds one.
fn required(hir: &Hir) -> Option<Vec<String>> {
    if let Some(words) = exact(hir) {
        return words.iter().all(|word| !word.is_empty()).then_some(words);
    }
    match hir.kind() {
        HirKind::Repetition(repetition) if repetition.min > 0 => required(&repetition.sub),
        HirKind::Capture(capture) => required(&capture.sub),
        HirKind::Alternation(parts) => {
            let mut words = Vec::new();
            for part in parts {
                words.extend(required(part)?);
            }
            (words.len() <= MOST).then_some(words)
        }
        HirKind::Concat(parts) => runs(parts).into_iter().max_by_key(|words| worth(words)),
        _ => None,
    }
}

/// The literal sets of a concatenation: neighbours that can be spelt out are joined, others stand alone.
fn runs(parts: &[Hir]) -> Vec<Vec<String>> {
    let mut out = Vec::new();
    let mut run: Vec<String> = vec![String::new()];
    let mut close = |run: &mut Vec<String>| {
        let done = std::mem::replace(run, vec![String::new()]);
        if done.iter().all(|word| !word.is_empty()) {
            out.push(done);
        }
    };
    let mut alone = Vec::new();
    for part in parts {
        match exact(part) {
            Some(words) if run.len() * words.len() <= MOST => {
                run = run
                    .iter()
                    .flat_map(|head| words.iter().map(move |tail| format!("{head}{tail}")))
                    .collect();
            }
            Some(words) => {
                close(&mut run);
                run = words;
            }
            None => {
                close(&mut run);
                alone.extend(required(part));
            }
        }
    }
    close(&mut run);
    out.extend(alone);
    out
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
            Needles::Exact(words(&["行政执法案卷", "行政处罚案卷"]))
        );
        assert_eq!(needles("重大(行政)?决策"), Needles::Exact(words(&["重大行政决策", "重大决策"])));
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
                assert_eq!(needles.find(text), Some(expected), "{pattern} on {text}");
            }
        }
    }
}
