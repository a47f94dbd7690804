//! Matches a pattern without compiling it, by walking its structure.
//!
//! Compiling a pattern of our kind, `A[^，。]{0,24}B` with thirty words on either side, takes longer than trying it on
//! every sentence of a report that holds its literals. So a pattern is walked at first and compiled when it turns out
//! to be in demand. The walk backtracks in the order of preference, which is the leftmost-first rule of the regex
//! crate; a test compares the two. It gives up where it would take long, and the compiled pattern takes over.

use crate::source::Span;
use regex_syntax::hir::{Class, Hir, HirKind, Look, Repetition};

/// Steps after which a search is left to the compiled pattern.
const BUDGET: u32 = 20_000;

/// The search took too long, or the pattern holds what the walk does not know.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct GivesUp;

type Outcome = Result<Option<usize>, GivesUp>;
type Then<'a> = &'a mut dyn FnMut(&mut Walk<'_>, usize) -> Outcome;

/// The leftmost match at or after `from`.
pub(super) fn find(hir: &Hir, first: &FirstSet, text: &str, from: usize) -> Result<Option<Span>, GivesUp> {
    let mut walk = Walk { text, left: BUDGET };
    let starts = text.get(from..).unwrap_or_default().char_indices();
    let starts = starts.map(|(offset, c)| (from + offset, Some(c)));
    for (start, c) in starts.chain(std::iter::once((text.len(), None))) {
        if !first.may_start(c) {
            continue;
        }
        if let Some(end) = walk.node(hir, start, &mut |_, end| Ok(Some(end)))? {
            return Ok(Some(Span::new(start, end)));
        }
    }
    Ok(None)
}

struct Walk<'t> {
    text: &'t str,
    left: u32,
}

impl Walk<'_> {
    /// Matches a node at an offset and hands the end to `then`; backtracks where `then` fails.
    fn node(&mut self, hir: &Hir, at: usize, then: Then<'_>) -> Outcome {
        self.left = self.left.checked_sub(1).ok_or(GivesUp)?;
        match hir.kind() {
            HirKind::Empty => then(self, at),
            HirKind::Literal(literal) => {
                let rest = self.text.as_bytes().get(at..).unwrap_or_default();
                if rest.starts_with(&literal.0) {
                    then(self, at + literal.0.len())
                } else {
                    Ok(None)
                }
            }
            HirKind::Class(class) => match self.in_class(class, at)? {
                Some(end) => then(self, end),
                None => Ok(None),
            },
            HirKind::Look(Look::Start) if at == 0 => then(self, at),
            HirKind::Look(Look::End) if at == self.text.len() => then(self, at),
            HirKind::Look(Look::Start | Look::End) => Ok(None),
            HirKind::Look(_) => Err(GivesUp),
            HirKind::Capture(capture) => self.node(&capture.sub, at, then),
            HirKind::Concat(parts) => self.sequence(parts, at, then),
            HirKind::Alternation(parts) => {
                let rest = self.text.as_bytes().get(at..).unwrap_or_default();
                for part in parts {
                    // Most alternatives are words, and most of them are not here.
                    if matches!(part.kind(), HirKind::Literal(word) if !rest.starts_with(&word.0)) {
                        continue;
                    }
                    if let Some(end) = self.node(part, at, then)? {
                        return Ok(Some(end));
                    }
                }
                Ok(None)
            }
            HirKind::Repetition(repetition) => match repetition.sub.kind() {
                HirKind::Class(class) => self.run(repetition, class, at, then),
                // What a round that matches nothing means is the regex's own affair.
                _ if repetition.max != Some(1) && may_be_empty(&repetition.sub) => Err(GivesUp),
                _ => self.repeat(repetition, 0, at, then),
            },
        }
    }

    fn sequence(&mut self, parts: &[Hir], at: usize, then: Then<'_>) -> Outcome {
        match parts.split_first() {
            None => then(self, at),
            Some((part, rest)) => self.node(part, at, &mut |walk, end| walk.sequence(rest, end, then)),
        }
    }

    /// A run of characters of one class, which is what gaps are: no recursion.
    fn run(&mut self, repetition: &Repetition, class: &Class, at: usize, then: Then<'_>) -> Outcome {
        let most = repetition.max.map_or(usize::MAX, |max| max as usize);
        let mut ends = vec![at];
        while ends.len() <= most {
            match self.in_class(class, ends[ends.len() - 1])? {
                Some(end) => ends.push(end),
                None => break,
            }
        }
        let enough = ends.get(repetition.min as usize..).unwrap_or_default();
        let mut attempt = |end: &usize| {
            self.left = self.left.checked_sub(1).ok_or(GivesUp)?;
            then(self, *end)
        };
        let mut tried: Box<dyn Iterator<Item = &usize>> = if repetition.greedy {
            Box::new(enough.iter().rev())
        } else {
            Box::new(enough.iter())
        };
        tried.find_map(|end| attempt(end).transpose()).transpose()
    }

    fn repeat(&mut self, repetition: &Repetition, count: u32, at: usize, then: Then<'_>) -> Outcome {
        let more = repetition.max.is_none_or(|max| count < max);
        let enough = count >= repetition.min;
        if enough
            && !repetition.greedy
            && let Some(end) = then(self, at)?
        {
            return Ok(Some(end));
        }
        if more {
            let found = self.node(&repetition.sub, at, &mut |walk, end| {
                walk.repeat(repetition, count + 1, end, then)
            })?;
            if found.is_some() {
                return Ok(found);
            }
        }
        if enough && repetition.greedy {
            then(self, at)
        } else {
            Ok(None)
        }
    }

    /// The end of the character at `at` if the class holds it.
    fn in_class(&self, class: &Class, at: usize) -> Result<Option<usize>, GivesUp> {
        let Class::Unicode(class) = class else {
            return Err(GivesUp);
        };
        let next = self.text.get(at..).and_then(|rest| rest.chars().next());
        Ok(next.filter(|&c| holds(class.ranges(), c)).map(|c| at + c.len_utf8()))
    }
}

fn may_be_empty(hir: &Hir) -> bool {
    hir.properties().minimum_len() == Some(0)
}

fn holds(ranges: &[regex_syntax::hir::ClassUnicodeRange], c: char) -> bool {
    let i = ranges.partition_point(|range| range.end() < c);
    ranges.get(i).is_some_and(|range| range.start() <= c)
}

/// The characters a match can begin with, so that most places are passed over at a glance.
#[derive(Debug, Clone)]
pub(super) struct FirstSet(Option<Vec<char>>);

impl FirstSet {
    pub(super) fn of(hir: &Hir) -> Self {
        let mut chars = Vec::new();
        let known = matches!(collect(hir, &mut chars), Some(false));
        chars.sort_unstable();
        chars.dedup();
        Self(known.then_some(chars))
    }

    /// Whether a match can begin before this character, or at the end of the text.
    fn may_start(&self, c: Option<char>) -> bool {
        self.0
            .as_ref()
            .is_none_or(|chars| c.is_some_and(|c| chars.binary_search(&c).is_ok()))
    }
}

/// Adds the first characters of a node; tells whether the node can match nothing. `None` where they are too many.
fn collect(hir: &Hir, chars: &mut Vec<char>) -> Option<bool> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(true),
        HirKind::Literal(literal) => {
            chars.push(std::str::from_utf8(&literal.0).ok()?.chars().next()?);
            Some(false)
        }
        HirKind::Class(Class::Unicode(class)) => {
            for range in class.ranges() {
                if (range.end() as u32) - (range.start() as u32) > 64 {
                    return None;
                }
                chars.extend(range.start()..=range.end());
            }
            Some(false)
        }
        HirKind::Class(Class::Bytes(_)) => None,
        HirKind::Capture(capture) => collect(&capture.sub, chars),
        HirKind::Repetition(repetition) => Some(collect(&repetition.sub, chars)? || repetition.min == 0),
        HirKind::Concat(parts) => {
            for part in parts {
                if !collect(part, chars)? {
                    return Some(false);
                }
            }
            Some(true)
        }
        HirKind::Alternation(parts) => {
            let mut empty = false;
            for part in parts {
                empty |= collect(part, chars)?;
            }
            Some(empty)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn both(pattern: &str, text: &str) {
        let hir = regex_syntax::parse(pattern).unwrap();
        let regex = regex::Regex::new(pattern).unwrap();
        let expected = regex.find(text).map(|found| Span::new(found.start(), found.end()));
        if let Ok(found) = find(&hir, &FirstSet::of(&hir), text, 0) {
            assert_eq!(found, expected, "{pattern} on {text}");
        }
    }

    #[test]
    fn gaps_alternatives_and_preference() {
        for pattern in [
            "(?:甲|甲乙)[^,。]{0,3}(?:丙|丁)",
            "(?:甲|甲乙)[^,。]{0,3}?(?:丙|丁)",
            "^甲|丁$",
            "(?:甲乙?)+丙",
            "甲(?:乙|丙){2,3}",
            "[丁-甲]+?丁",
            "甲.*丁",
        ] {
            for text in [
                "甲乙丙丁",
                "甲乙甲乙丙,丁",
                "乙丙丁",
                "",
                "甲,乙。丙丁",
                "甲乙乙丙丙丁丁",
            ] {
                both(pattern, text);
            }
        }
    }

    #[test]
    fn it_gives_up_and_never_hangs() {
        let hir = regex_syntax::parse("(?:甲*)*乙").unwrap();
        let text = "甲".repeat(2_000);
        assert!(matches!(
            find(&hir, &FirstSet::of(&hir), &text, 0),
            Err(GivesUp) | Ok(None)
        ));
    }

    fn pattern() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            "[甲乙丙,]{1,3}",
            Just("[^,]".to_owned()),
            Just("[甲丙]".to_owned()),
            Just(".".to_owned())
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| parts.concat()),
                prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| format!("(?:{})", parts.join("|"))),
                (
                    inner,
                    prop_oneof![Just("?"), Just("{0,3}"), Just("{1,2}?"), Just("*"), Just("+?")]
                )
                    .prop_map(|(part, repeat)| format!("(?:{part}){repeat}")),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn the_walk_finds_what_the_regex_finds(pattern in pattern(), text in "[甲乙丙丁,。]{0,16}") {
            both(&pattern, &text);
        }
    }
}
