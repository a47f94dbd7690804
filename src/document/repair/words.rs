//! The wrong words and how they are read, as data (`rules/repairs.yaml`).

use crate::document::fold;
use crate::source::Span;
use daachorse::CharwiseDoubleArrayAhoCorasick;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    not(test),
    allow(dead_code, reason = "the format's number is for readers of the file")
)]
struct File {
    duibiao: u32,
    typing: Vec<Entry>,
    taiwan: Vec<Entry>,
}

/// One wrong word. All texts are folded once they are read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub(super) wrong: String,
    pub(super) right: String,
    /// What must stand right before it; anything where there is none.
    #[serde(default)]
    after: Vec<String>,
    /// What must stand right after it.
    #[serde(default)]
    before: Vec<String>,
    /// Right words that hold the wrong one.
    #[serde(default)]
    except: Vec<String>,
    /// Taiwan forms only: no text from elsewhere writes it so.
    #[serde(default)]
    pub(super) telling: bool,
    #[serde(skip)]
    pub(super) taiwan: bool,
    /// Each except with the distances at which it holds the wrong word.
    #[serde(skip)]
    around: Vec<(String, usize)>,
}

/// All entries, found in one walk through a text.
#[derive(Default)]
pub(super) struct Words {
    entries: Vec<Entry>,
    /// For each literal of the automaton, the entries that have it.
    sharing: Vec<Vec<usize>>,
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
}

/// Read once, when the first report is parsed.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    // The file is part of the binary, and a test reads it.
    Words::new(serde_yaml::from_str(TEXT).unwrap_or_default())
});

const TEXT: &str = include_str!("../../../rules/repairs.yaml");

impl Words {
    fn new(file: File) -> Self {
        let mut entries = file.typing;
        entries.extend(file.taiwan.into_iter().map(|entry| Entry { taiwan: true, ..entry }));
        let mut by_wrong: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, entry) in entries.iter_mut().enumerate() {
            entry.settle();
            by_wrong.entry(entry.wrong.clone()).or_default().push(i);
        }
        let automaton = CharwiseDoubleArrayAhoCorasick::new(by_wrong.keys()).ok();
        Self {
            entries,
            sharing: by_wrong.into_values().collect(),
            automaton,
        }
    }

    /// Wrong words of a folded text, in text order; where two overlap, the one that begins first, and the longer.
    pub(super) fn find<'w>(&'w self, text: &str, taiwan: impl FnOnce(usize) -> bool) -> Vec<(Span, &'w Entry)> {
        let Some(automaton) = &self.automaton else {
            return Vec::new();
        };
        let mut found: Vec<(Span, &Entry)> = Vec::new();
        for hit in automaton.find_overlapping_iter(text) {
            let span = Span::new(hit.start(), hit.end());
            let sharing = self.sharing.get(hit.value() as usize).into_iter().flatten();
            let entries = sharing.filter_map(|&i| self.entries.get(i));
            found.extend(
                entries
                    .filter(|entry| entry.stands_at(text, span))
                    .take(1)
                    .map(|entry| (span, entry)),
            );
        }
        if found.iter().any(|(_, entry)| entry.taiwan) {
            let telling = found.iter().filter(|(_, entry)| entry.telling).count();
            if !taiwan(telling) {
                found.retain(|(_, entry)| !entry.taiwan);
            }
        }
        found.sort_by_key(|&(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let mut end = 0;
        found.retain(|&(span, _)| {
            let apart = span.start >= end;
            if apart {
                end = span.end;
            }
            apart
        });
        found
    }
}

impl Entry {
    fn settle(&mut self) {
        for text in [&mut self.wrong, &mut self.right]
            .into_iter()
            .chain(&mut self.after)
            .chain(&mut self.before)
            .chain(&mut self.except)
        {
            *text = fold(text);
        }
        for except in &self.except {
            let places = except.match_indices(&self.wrong);
            self.around.extend(places.map(|(at, _)| (except.clone(), at)));
        }
    }

    fn stands_at(&self, text: &str, span: Span) -> bool {
        let head = text.get(..span.start).unwrap_or_default();
        let tail = text.get(span.end..).unwrap_or_default();
        let within = |(except, at): &(String, usize)| {
            let start = span.start.checked_sub(*at);
            start
                .and_then(|start| text.get(start..))
                .is_some_and(|rest| rest.starts_with(except.as_str()))
        };
        (self.after.is_empty() || self.after.iter().any(|word| head.ends_with(word.as_str())))
            && (self.before.is_empty() || self.before.iter().any(|word| tail.starts_with(word.as_str())))
            && !self.around.iter().any(within)
    }

    /// The part of the neighbourhood that makes a single character a word a reader can find: 己经, not 己.
    pub(super) fn told<'e>(&'e self, text: &str, span: Span) -> (&'e str, &'e str) {
        if self.wrong.chars().nth(1).is_some() {
            return ("", "");
        }
        let han = |word: &&String| word.chars().all(|c| c.is_alphanumeric());
        let head = text.get(..span.start).unwrap_or_default();
        let tail = text.get(span.end..).unwrap_or_default();
        let longest = |words: &mut dyn Iterator<Item = &'e String>| words.max_by_key(|word| word.len());
        let before = longest(
            &mut self
                .after
                .iter()
                .filter(han)
                .filter(|word| head.ends_with(word.as_str())),
        );
        let after = longest(
            &mut self
                .before
                .iter()
                .filter(han)
                .filter(|word| tail.starts_with(word.as_str())),
        );
        (before.map_or("", String::as_str), after.map_or("", String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_file_can_be_read_and_its_words_can_be_found() {
        let file: File = serde_yaml::from_str(TEXT).unwrap();
        assert_eq!(file.duibiao, 1);
        assert!(
            file.typing.iter().all(|entry| !entry.telling),
            "telling is of Taiwan forms"
        );
        let words = Words::new(file);
        assert!(words.automaton.is_some() && words.entries.len() > 100);
        for entry in &words.entries {
            let wrong = &entry.wrong;
            assert!(!wrong.is_empty() && !entry.right.is_empty());
            assert_ne!(*wrong, entry.right, "the fold already makes them the same");
            for except in &entry.except {
                assert!(
                    except.contains(wrong.as_str()) && except != wrong,
                    "{except} is no right word around {wrong}"
                );
            }
            let mut neighbours = HashSet::new();
            assert!(
                entry.after.iter().all(|word| neighbours.insert(word)),
                "{wrong}: twice after"
            );
            neighbours.clear();
            assert!(
                entry.before.iter().all(|word| neighbours.insert(word)),
                "{wrong}: twice before"
            );
        }
    }

    #[test]
    fn no_right_word_is_a_wrong_one() {
        for entry in &WORDS.entries {
            for before in entry.before.iter().map(String::as_str).chain([""]) {
                for after in entry.after.iter().map(String::as_str).chain([""]) {
                    let text = format!("{after}{}{before}", entry.right);
                    let right = Span::new(after.len(), after.len() + entry.right.len());
                    let mut found = WORDS.find(&text, |_| entry.taiwan).into_iter();
                    let wrong = found.find(|(span, _)| span.overlaps(right));
                    assert!(wrong.is_none(), "{text}: {:?}", wrong.map(|(_, entry)| &entry.wrong));
                }
            }
        }
    }

    #[test]
    fn right_words_around_wrong_ones_are_left_alone() {
        for entry in &WORDS.entries {
            for except in &entry.except {
                let found = WORDS.find(except, |_| true);
                let wrong = found.iter().any(|(_, found)| found.wrong == entry.wrong);
                assert!(!wrong, "{except} is read otherwise");
            }
        }
    }
}
