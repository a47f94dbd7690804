//! Vocabulary put into patterns, and patterns folded by the same table as the text.

use super::PatternProblem;
use crate::document::{Folding, fold_character};
use std::collections::BTreeMap;

/// Names, and for each the ways the same thing is said, as one folded group: it is put into hundreds of patterns.
pub(in super::super) type Vocabulary = BTreeMap<String, String>;

/// The group that stands for a name in patterns.
pub(in super::super) fn group(words: &[String]) -> String {
    let folded: Vec<String> = words.iter().map(|word| fold_pattern(word)).collect();
    format!("(?:{})", folded.join("|"))
}

/// `{name}` becomes `(?:a|b|c)`; `{0,12}` stays a repetition. Everything is folded. All unknown names are told.
pub(super) fn expand(source: &str, vocabulary: &Vocabulary) -> Result<String, Vec<PatternProblem>> {
    let mut out = String::with_capacity(source.len() * 2);
    let mut unknown = Vec::new();
    let mut rest = source;
    let mut plain = String::new();
    while let Some(c) = rest.chars().next() {
        let at = source.len() - rest.len();
        if c == '\\' {
            // An escape and, for \p{…}, its braces.
            let escaped = rest.chars().nth(1).map_or(0, char::len_utf8);
            let mut end = 1 + escaped;
            if rest.get(end..).is_some_and(|after| after.starts_with('{')) {
                end += rest
                    .get(end..)
                    .and_then(|after| after.find('}'))
                    .map_or(0, |close| close + 1);
            }
            plain.push_str(rest.get(..end).unwrap_or(rest));
            rest = rest.get(end..).unwrap_or_default();
        } else if let Some(name) = named(rest, vocabulary) {
            out.push_str(&fold_pattern(&plain));
            plain.clear();
            let end = name.len() + 2;
            match vocabulary.get(name) {
                Some(group) => out.push_str(group),
                None => unknown.push(PatternProblem::UnknownVocabulary {
                    name: name.to_owned(),
                    at: at..at + end,
                }),
            }
            rest = rest.get(end..).unwrap_or_default();
        } else {
            plain.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    out.push_str(&fold_pattern(&plain));
    if unknown.is_empty() { Ok(out) } else { Err(unknown) }
}

/// The name in braces at the head of the text, unless it is a repetition.
fn named<'s>(text: &'s str, vocabulary: &Vocabulary) -> Option<&'s str> {
    let (name, _) = text.strip_prefix('{')?.split_once('}')?;
    let counts = name.starts_with(|c: char| c.is_ascii_digit() || c == ',');
    (!counts || vocabulary.contains_key(name)).then_some(name)
}

/// Folds the characters of a pattern. What folding makes of a full-width character is meant literally: （ is a bracket
/// of the text and opens no group.
fn fold_pattern(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut in_class = 0_usize;
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                out.push(c);
                out.extend(chars.next());
                continue;
            }
            '[' => in_class += 1,
            ']' => in_class = in_class.saturating_sub(1),
            _ => {}
        }
        let in_range = in_class > 0 && (out.ends_with('-') || chars.peek() == Some(&'-'));
        match fold_character(c) {
            // 一-龥 spans code points: folding its ends would change the set.
            Folding::Simplified(_) if in_range => out.push(c),
            Folding::Simplified(simple) => out.push(simple),
            Folding::Width(text) if in_class > 0 || text.chars().nth(1).is_none() => {
                out.push_str(&regex::escape(&text));
            }
            Folding::Width(text) => {
                out.push_str("(?:");
                out.push_str(&regex::escape(&text));
                out.push(')');
            }
            Folding::Same | Folding::Space | Folding::Dropped => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let words = ["法律顧問".to_owned(), "法顾".to_owned()];
        [("顾问".to_owned(), group(&words))].into()
    }

    #[test]
    fn names_become_groups_and_repetitions_stay() {
        let expanded = expand("{顾问}.{0,12}\\p{Han}{2}（試行）", &vocabulary()).unwrap();
        assert_eq!(expanded, r"(?:法律顾问|法顾).{0,12}\p{Han}{2}\(试行\)");
    }

    #[test]
    fn an_unknown_name_is_told_with_its_place() {
        let problems = expand("听取{顾门}意见", &vocabulary()).unwrap_err();
        assert!(
            matches!(&problems[..], [PatternProblem::UnknownVocabulary { name, at }] if name == "顾门" && *at == (6..14))
        );
    }

    #[test]
    fn ranges_of_han_stay() {
        assert_eq!(fold_pattern("[一-龥]"), "[一-龥]");
        assert_eq!(fold_pattern("[（(]"), r"[\((]");
    }
}
