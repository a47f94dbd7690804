//! Set phrases that everybody uses, as data (`rules/formulas.yaml`): they are no sign of shared wording.

use crate::document::{Folding, fold, fold_character};
use crate::source::Span;
use regex::Regex;
use serde::Deserialize;
use std::sync::LazyLock;

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFormulas {
    #[allow(dead_code, reason = "the format's number is for readers of the file")]
    duibiao: u32,
    groups: Vec<RawGroup>,
}

/// Formulas of one kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGroup {
    #[allow(dead_code, reason = "for readers of the file")]
    name: String,
    /// Words as they stand.
    #[serde(default)]
    phrases: Vec<String>,
    /// Regular expressions over normalised text.
    #[serde(default)]
    patterns: Vec<String>,
}

/// Formulas, ready to be found.
struct Formulas(Vec<Regex>);

/// Read once, when the first text is looked at.
static FORMULAS: LazyLock<Formulas> = LazyLock::new(|| {
    // The file is part of the binary, and a test reads it.
    Formulas::read(include_str!("../../../rules/formulas.yaml")).unwrap_or(Formulas(Vec::new()))
});

impl Formulas {
    fn read(text: &str) -> Result<Self, String> {
        let raw: RawFormulas = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
        let mut phrases: Vec<String> = raw
            .groups
            .iter()
            .flat_map(|group| &group.phrases)
            .map(|phrase| fold(phrase))
            .collect();
        // Of two that begin alike the longer is found.
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        let phrases: Vec<String> = phrases.iter().map(|phrase| regex::escape(phrase)).collect();
        let all = raw
            .groups
            .iter()
            .flat_map(|group| &group.patterns)
            .map(|pattern| folded(pattern))
            .chain((!phrases.is_empty()).then(|| phrases.join("|")));
        let compiled = all.map(|pattern| Regex::new(&pattern).map_err(|error| error.to_string()));
        Ok(Self(compiled.collect::<Result<_, _>>()?))
    }
}

/// A pattern in the characters that normalised text has; its signs are left alone.
fn folded(pattern: &str) -> String {
    let fold = |c: char| match fold_character(c) {
        Folding::Simplified(simple) => simple,
        _ => c,
    };
    pattern.chars().map(fold).collect()
}

/// Where formulas stand in a normalised text: in text order, none touching another.
pub(super) fn formulas(text: &str) -> Vec<Span> {
    let found = FORMULAS.0.iter().flat_map(|regex| regex.find_iter(text));
    let mut spans: Vec<Span> = found.map(|found| Span::new(found.start(), found.end())).collect();
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => *last = last.cover(span),
            _ => out.push(span),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_can_be_read_and_holds_no_empty_formula() {
        let text = include_str!("../../../rules/formulas.yaml");
        let raw: RawFormulas = serde_yaml::from_str(text).unwrap();
        assert_eq!(raw.duibiao, 1);
        for group in &raw.groups {
            assert!(
                !group.phrases.is_empty() || !group.patterns.is_empty(),
                "{}",
                group.name
            );
            for phrase in &group.phrases {
                assert!(phrase.chars().count() >= 4, "{phrase} is no set phrase");
            }
        }
        for regex in Formulas::read(text).unwrap_or_else(|error| panic!("{error}")).0 {
            assert!(!regex.is_match(""), "{regex}");
            // No formula runs on into the next paragraph.
            let paragraphs = "以甲为指导\n以乙为指导,按照丙\n要求,现将丁\n报告如下";
            assert!(
                regex.find_iter(paragraphs).all(|found| !found.as_str().contains('\n')),
                "{regex}"
            );
        }
    }

    #[test]
    fn unknown_keys_are_refused() {
        assert!(Formulas::read("duibiao: 1\ngroups: [{name: 甲, phrase: [乙]}]").is_err());
        assert!(Formulas::read("duibiao: 1\ngroups: [{name: 甲, patterns: ['(']}]").is_err());
    }

    #[test]
    fn formulas_that_overlap_are_one() {
        let text = fold("我镇坚持以习近平法治思想为指导，深入贯彻党的二十大精神。印发《青禾县年度要点》。");
        let told: Vec<&str> = formulas(&text)
            .iter()
            .map(|span| text.get(span.start..span.end).unwrap())
            .collect();
        assert!(told.contains(&"以习近平法治思想为指导"), "{told:?}");
        assert!(told.iter().any(|found| found.contains("党的二十大精神")), "{told:?}");
        assert!(told.contains(&"《青禾县年度要点》"), "{told:?}");
    }
}
