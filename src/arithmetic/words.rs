//! The words that tell which figures can be held against each other, as data (`rules/arithmetic.yaml`).

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "the format's number and the names are for readers of the file")]
pub(super) struct Words {
    duibiao: u32,
    pub(super) openers: Vec<String>,
    pub(super) closers: Vec<String>,
    pub(super) changes: Vec<String>,
    pub(super) carried: Vec<String>,
    pub(super) periods: Vec<String>,
    pub(super) unfinished: Vec<String>,
    pub(super) aims: Vec<String>,
    pub(super) partitions: Vec<Partition>,
    pub(super) remainder: Vec<String>,
    pub(super) totals: Vec<String>,
    pub(super) wider: Vec<String>,
    pub(super) links: Vec<String>,
    pub(super) manners: Vec<String>,
    pub(super) rates: Vec<Rate>,
    pub(super) shares: Vec<String>,
    pub(super) may_exceed: Vec<String>,
    pub(super) scopes: Vec<String>,
}

/// Parts of one whole that exclude each other.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Partition {
    #[allow(dead_code, reason = "for readers of the file")]
    name: String,
    /// What stands before the whole; one that announces its parts by 其中 needs none of these.
    #[serde(default)]
    pub(super) whole: Vec<String>,
    /// Each part and the ways it is written.
    pub(super) parts: BTreeMap<String, Vec<String>>,
    /// Parts that may share cases.
    #[serde(default)]
    pub(super) overlapping: Vec<Vec<String>>,
    /// Parts that together leave nothing out.
    #[serde(default)]
    pub(super) complete: Vec<Vec<String>>,
    /// Words that tell of yet another part.
    #[serde(default)]
    pub(super) unless: Vec<String>,
}

/// A rate and the two counts it is made of.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rate {
    pub(super) names: Vec<String>,
    pub(super) whole: Vec<String>,
    pub(super) part: Vec<String>,
}

/// Read once, when the first report is looked at.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    // The file is part of the binary, and a test reads it.
    serde_yaml::from_str(include_str!("../../rules/arithmetic.yaml")).unwrap_or_default()
});

/// Whether any of the words stands in the text.
pub(super) fn holds(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.contains(word.as_str()))
}

/// Whether the text is one of the words; a word that ends in `*` may go on.
pub(super) fn is_one_of(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| match word.strip_suffix('*') {
        Some(start) => text.starts_with(start),
        None => text == word,
    })
}

/// The longest of the words that the text begins with.
pub(super) fn opening<'w>(text: &str, words: &'w [String]) -> Option<&'w str> {
    let found = words.iter().filter(|word| text.starts_with(word.as_str()));
    found.max_by_key(|word| word.len()).map(String::as_str)
}

/// The longest of the words that the text ends with.
pub(super) fn ending<'w>(text: &str, words: &'w [String]) -> Option<&'w str> {
    let found = words.iter().filter(|word| text.ends_with(word.as_str()));
    found.max_by_key(|word| word.len()).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_can_be_read_and_names_only_parts_it_has() {
        let words: Words = serde_yaml::from_str(include_str!("../../rules/arithmetic.yaml")).unwrap();
        assert_eq!(words.duibiao, 1);
        for partition in &words.partitions {
            for part in partition.overlapping.iter().chain(&partition.complete).flatten() {
                assert!(partition.parts.contains_key(part), "{}: {part}", partition.name);
            }
        }
    }
}
