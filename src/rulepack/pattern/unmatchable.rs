//! What normalised text never holds, and what a pattern must not ask for in vain.
//!
//! Patterns are tried on one sentence at a time, or one clause; spaces stand only between Latin letters and figures.
//! A required part that breaks these rules can never match.

use super::edges::{Edge, ends, needs_word, starts};
use super::reading::is_plain;
use crate::document::{Folding, fold_character};
use regex_syntax::hir::{Class, Hir, HirKind};

/// A part of a pattern that cannot match.
#[derive(Debug)]
pub(super) struct Dead {
    pub(super) part: String,
    pub(super) reason: &'static str,
}

const ENDS_SENTENCE: &str = "表达式只在一句话里找，。！？；后面不会再有文字";
const ENDS_CLAUSE: &str = "within 是 clause 时只在一个分句里找，逗号、冒号后面不会再有文字";
const SPACE: &str = "规范化会去掉汉字旁边的空格";

/// Checks a pattern that is tried on sentences.
pub(super) fn in_sentence(hir: &Hir) -> Result<(), Dead> {
    // Nearly all patterns hold nothing that could be wrong, which is quickly seen.
    if !suspect(hir) {
        return Ok(());
    }
    walk(hir, Around::default())
}

/// Whether a pattern asks for anything but plain characters: only then can a part of it be impossible.
fn suspect(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Literal(literal) => !String::from_utf8_lossy(&literal.0).chars().all(is_plain),
        HirKind::Class(Class::Unicode(class)) => {
            let wide = class
                .ranges()
                .iter()
                .any(|range| range.end() as u32 - range.start() as u32 > 128);
            !wide && !class.ranges().iter().any(|range| is_plain(range.start()))
        }
        HirKind::Class(Class::Bytes(_)) => true,
        HirKind::Repetition(repetition) => suspect(&repetition.sub),
        HirKind::Capture(capture) => suspect(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().any(suspect),
        HirKind::Empty | HirKind::Look(_) => false,
    }
}

/// Checks a pattern that is tried on clauses, and has passed the check for sentences.
pub(super) fn in_clause(hir: &Hir) -> Result<(), Dead> {
    let around = Around {
        clause: true,
        ..Around::default()
    };
    walk(hir, around)
}

/// What may stand beside a part.
#[derive(Debug, Clone, Copy)]
struct Around {
    /// The character before may be a Latin letter or figure.
    latin_before: bool,
    latin_after: bool,
    /// Something must come after, and a letter or figure among it.
    follows: bool,
    word_follows: bool,
    clause: bool,
}

impl Default for Around {
    fn default() -> Self {
        Self {
            latin_before: true,
            latin_after: true,
            follows: false,
            word_follows: false,
            clause: false,
        }
    }
}

fn walk(hir: &Hir, around: Around) -> Result<(), Dead> {
    match hir.kind() {
        HirKind::Literal(literal) => text(&String::from_utf8_lossy(&literal.0), around),
        HirKind::Class(class) => characters(class, around),
        HirKind::Capture(capture) => walk(&capture.sub, around),
        // What may be left out does no harm by its neighbours.
        HirKind::Repetition(repetition) if repetition.min == 0 => walk(&repetition.sub, Around::default()),
        HirKind::Repetition(repetition) => {
            let sub = &repetition.sub;
            let again = repetition.max != Some(1);
            let must = repetition.min > 1;
            let around = Around {
                latin_before: around.latin_before || again && ends(sub) != Edge::Other,
                latin_after: around.latin_after || again && starts(sub) != Edge::Other,
                follows: around.follows || must && consumes(sub),
                word_follows: around.word_follows || must && needs_word(sub),
                ..around
            };
            walk(sub, around)
        }
        HirKind::Concat(parts) => parts.iter().enumerate().try_for_each(|(i, part)| {
            let (before, rest) = parts.split_at(i);
            let after = rest.get(1..).unwrap_or_default();
            let around = Around {
                latin_before: Edge::of_run(before.iter().rev().map(ends)).may_be_latin(around.latin_before),
                latin_after: Edge::of_run(after.iter().map(starts)).may_be_latin(around.latin_after),
                follows: around.follows || after.iter().any(consumes),
                word_follows: around.word_follows || after.iter().any(needs_word),
                ..around
            };
            walk(part, around)
        }),
        HirKind::Alternation(parts) => parts.iter().try_for_each(|part| walk(part, around)),
        HirKind::Empty | HirKind::Look(_) => Ok(()),
    }
}

fn text(literal: &str, around: Around) -> Result<(), Dead> {
    if literal.chars().all(is_plain) {
        return Ok(());
    }
    let chars: Vec<char> = literal.chars().collect();
    let latin = |at: Option<usize>, outside: bool| {
        at.and_then(|at| chars.get(at))
            .map_or(outside, char::is_ascii_alphanumeric)
    };
    for (i, &c) in chars.iter().enumerate() {
        let rest = chars.get(i + 1..).unwrap_or_default();
        let reason = match fold_character(c) {
            Folding::Same if ends_sentence(c) && (around.word_follows || rest.iter().any(|c| c.is_alphanumeric())) => {
                ENDS_SENTENCE
            }
            Folding::Same if around.clause && ends_clause(c) && (around.follows || !rest.is_empty()) => ENDS_CLAUSE,
            Folding::Same => continue,
            Folding::Simplified(_) | Folding::Width(_) => "规范化会把其中的字符折成简体或半角",
            Folding::Dropped => "规范化会去掉其中看不见的字符",
            Folding::Space if matches!(c, '\n' | '\r') => "一句话里没有换行",
            Folding::Space => {
                let before = i
                    .checked_sub(1)
                    .map_or(around.latin_before, |at| latin(Some(at), false));
                if c == ' ' && before && latin(Some(i + 1), around.latin_after) {
                    continue;
                }
                SPACE
            }
        };
        return Err(Dead {
            part: literal.to_owned(),
            reason,
        });
    }
    Ok(())
}

/// A class is dead where each of its members is.
fn characters(class: &Class, around: Around) -> Result<(), Dead> {
    /// White space has 25 characters, sentence ends have 4.
    const FEW: usize = 30;
    let Class::Unicode(class) = class else {
        return Ok(());
    };
    let members: Vec<char> = class
        .iter()
        .flat_map(|range| range.start()..=range.end())
        .take(FEW + 1)
        .collect();
    if members.is_empty() || members.len() > FEW {
        return Ok(());
    }
    let dead = |part: String, reason| Err(Dead { part, reason });
    if members.iter().all(|c| c.is_whitespace()) {
        if members.contains(&' ') && around.latin_before && around.latin_after {
            return Ok(());
        }
        return dead("\\s".to_owned(), SPACE);
    }
    let shown = || members.iter().collect::<String>();
    if around.word_follows && members.iter().all(|&c| ends_sentence(c)) {
        return dead(shown(), ENDS_SENTENCE);
    }
    if around.clause && around.follows && members.iter().all(|&c| ends_clause(c) || ends_sentence(c)) {
        return dead(shown(), ENDS_CLAUSE);
    }
    Ok(())
}

fn consumes(hir: &Hir) -> bool {
    hir.properties().minimum_len() != Some(0)
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | ';')
}

fn ends_clause(c: char) -> bool {
    matches!(c, ',' | ':')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dead(pattern: &str) -> bool {
        in_sentence(&regex_syntax::parse(pattern).unwrap()).is_err()
    }

    fn dead_in_clause(pattern: &str) -> bool {
        in_clause(&regex_syntax::parse(pattern).unwrap()).is_err()
    }

    #[test]
    fn nothing_follows_the_end_of_a_sentence() {
        for pattern in [
            "案卷;评查",
            "案卷。[^。]{0,9}评查",
            r"案卷!\d+",
            r"(案卷\?)(评查)",
            "[。;]评查",
            "(?:案卷;){2}",
        ] {
            assert!(dead(pattern), "{pattern}");
        }
        for pattern in [
            "评查。",
            "评查[,;]案卷",
            "评查;?案卷",
            "(评查)。”",
            "。.?",
            "开展(?:评查。)?",
        ] {
            assert!(!dead(pattern), "{pattern}");
        }
    }

    #[test]
    fn spaces_stand_between_latin_words_only() {
        for pattern in [
            "行政 复议",
            "(案卷) (评查)",
            r"案卷\s评查",
            r"案卷\s+评查",
            "案卷 {1,2}评查",
            "行政\n复议",
            r"\d \p{Han}",
        ] {
            assert!(dead(pattern), "{pattern}");
        }
        for pattern in [
            "A B",
            r"\d+ \d+",
            r"案卷\s*评查",
            "案卷 ?评查",
            r"\w \w",
            "行政复议",
            r"[a-z]+\s[a-z]+",
        ] {
            assert!(!dead(pattern), "{pattern}");
        }
    }

    #[test]
    fn nothing_follows_the_comma_of_a_clause() {
        assert!(dead_in_clause("案卷,[^。;]{0,9}评查"));
        assert!(dead_in_clause("案卷[,:]评查"));
        assert!(!dead_in_clause("案卷,"));
        assert!(!dead_in_clause("案卷[^,。;]{0,9}评查"));
        assert!(!dead("案卷,评查"));
    }
}
