//! Patterns: regular expressions over normalised text.
//!
//! A pattern is read when the pack loads, so that mistakes are found then. It is tried only where its literals occur,
//! walked at first and compiled when it is in demand: compiling takes longer than one report is worth.

mod edges;
mod expand;
mod interpret;
mod literals;
mod reading;
mod reasons;
mod size;
mod unmatchable;

pub(super) use expand::{Vocabulary, group};
pub(super) use reading::PatternProblem;

use crate::source::Span;
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use interpret::FirstSet;
use literals::Needles;
use regex::Regex;
use regex_syntax::hir::Hir;
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Largest compiled size of one pattern, in bytes.
const SIZE_LIMIT: usize = 2 * 1024 * 1024;

/// Searches after which a pattern is in demand enough to be compiled.
const COMPILE_AFTER: u32 = 600;

/// One pattern of a pack.
#[derive(Debug)]
pub struct Pattern {
    /// As the rule's author wrote it.
    pub source: String,
    /// With vocabulary put in, folded.
    expanded: String,
    needles: Needles,
    hir: Hir,
    first: OnceLock<FirstSet>,
    tries: AtomicU32,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    fn new(source: &str, expanded: String, hir: Hir) -> Self {
        Self {
            source: source.to_owned(),
            needles: Needles::of(&hir),
            expanded,
            hir,
            first: OnceLock::new(),
            tries: AtomicU32::new(0),
            regex: OnceLock::new(),
        }
    }

    /// A pattern that is nothing but words.
    fn of_words(source: &str, words: Vec<String>) -> Self {
        Self {
            source: source.to_owned(),
            expanded: words.join("|"),
            needles: Needles::of_words(words),
            // Never walked: the words are searched for as they are.
            hir: Hir::empty(),
            first: OnceLock::new(),
            tries: AtomicU32::new(0),
            regex: OnceLock::new(),
        }
    }

    /// The leftmost match in a text, in byte offsets of that text.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Span> {
        self.find_from(text, 0)
    }

    /// All matches that do not overlap, left to right.
    #[must_use]
    pub fn find_all(&self, text: &str) -> Vec<Span> {
        let mut out: Vec<Span> = Vec::new();
        while let Some(found) = self.find_from(text, out.last().map_or(0, |last| last.end)) {
            out.push(found);
        }
        out
    }

    fn find_from(&self, text: &str, from: usize) -> Option<Span> {
        if let Some(found) = self.needles.find(text, from) {
            return found;
        }
        // Counting is not exact between threads and need not be: both ways find the same.
        if self.regex.get().is_none() && self.tries.fetch_add(1, Ordering::Relaxed) < COMPILE_AFTER {
            let first = self.first.get_or_init(|| FirstSet::of(&self.hir));
            if let Ok(found) = interpret::find(&self.hir, first, text, from) {
                return found;
            }
        }
        let found = self.regex()?.find_at(text, from)?;
        Some(Span::new(found.start(), found.end()))
    }

    /// What the group `n` of each match holds, with the match.
    #[must_use]
    pub fn quantities<'t>(&self, text: &'t str) -> Vec<(Span, &'t str)> {
        let Some(regex) = self.regex() else {
            return Vec::new();
        };
        regex
            .captures_iter(text)
            .filter_map(|captures| {
                let whole = captures.get(0)?;
                Some((Span::new(whole.start(), whole.end()), captures.name("n")?.as_str()))
            })
            .collect()
    }

    /// What the pattern looks for, for a reader who knows no regular expressions: a few of its words.
    #[must_use]
    pub fn gist(&self) -> String {
        const SHOWN: usize = 4;
        let plain: String = self.source.chars().filter(|c| !matches!(c, '{' | '}')).collect();
        let readable = !plain.contains(|c: char| c.is_ascii() && c != '|');
        let words: Vec<&str> = match self.needles.required() {
            _ if readable => plain.split('|').collect(),
            Some(words) => words.iter().map(String::as_str).collect(),
            None => return self.source.clone(),
        };
        let shown = words.get(..SHOWN.min(words.len())).unwrap_or_default().join("／");
        if words.len() > SHOWN { shown + " 等" } else { shown }
    }

    fn regex(&self) -> Option<&Regex> {
        self.regex
            .get_or_init(|| {
                regex::RegexBuilder::new(&self.expanded)
                    .size_limit(SIZE_LIMIT)
                    .build()
                    .ok()
            })
            .as_ref()
    }
}

/// Index of a pattern in its set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PatternId(u32);

impl PatternId {
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// All patterns of a pack, each once, and one automaton over their literals.
#[derive(Default)]
pub struct PatternSet {
    patterns: Vec<Pattern>,
    by_source: HashMap<String, PatternId>,
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    /// Literal → the patterns that need it.
    wanted_by: Vec<Vec<PatternId>>,
    /// Patterns without literals: tried everywhere.
    unfiltered: Vec<PatternId>,
    /// Patterns read before they are asked for.
    ahead: HashMap<String, Pattern>,
}

/// Fewer patterns than this are read one after the other.
const WORTH_SHARING: usize = 200;

impl fmt::Debug for PatternSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.patterns.iter().map(|pattern| &pattern.source))
            .finish()
    }
}

impl PatternSet {
    /// The pattern of an id of this set.
    ///
    /// # Panics
    /// If the id is another set's: ids never travel between packs.
    #[must_use]
    pub fn get(&self, id: PatternId) -> &Pattern {
        &self.patterns[id.index()]
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.patterns.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// Reads many patterns on all cores, since reading is most of what loading a pack takes. Wrong ones are left out:
    /// they are told when they are added.
    pub(super) fn read_ahead(&mut self, sources: &BTreeSet<&str>, vocabulary: &Vocabulary) {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        if sources.len() < WORTH_SHARING || threads < 2 {
            return;
        }
        let sources: Vec<&str> = sources.iter().copied().collect();
        let share = sources.len().div_ceil(threads);
        let read = |source: &&str| Some(((*source).to_owned(), reading::read(source, vocabulary).ok()?));
        std::thread::scope(|scope| {
            let workers: Vec<_> = sources
                .chunks(share)
                .map(|chunk| scope.spawn(move || chunk.iter().filter_map(read).collect::<Vec<_>>()))
                .collect();
            for worker in workers {
                // A worker that failed leaves its share to be read one by one.
                self.ahead.extend(worker.join().unwrap_or_default());
            }
        });
    }

    /// Adds a pattern, or finds the same one.
    pub(super) fn add(&mut self, source: &str, vocabulary: &Vocabulary) -> Result<PatternId, Vec<PatternProblem>> {
        if let Some(&id) = self.by_source.get(source) {
            return Ok(id);
        }
        let pattern = match self.ahead.remove(source) {
            Some(pattern) => pattern,
            None => reading::read(source, vocabulary)?,
        };
        let id = PatternId(u32::try_from(self.patterns.len()).unwrap_or(u32::MAX));
        self.patterns.push(pattern);
        self.by_source.insert(source.to_owned(), id);
        Ok(id)
    }

    /// Reads an expression that is no pattern of its own, such as one word of a vocabulary entry.
    pub(super) fn validate(source: &str, vocabulary: &Vocabulary) -> Result<(), Vec<PatternProblem>> {
        reading::read(source, vocabulary).map(|_| ())
    }

    /// Whether a pattern could never match inside one clause, and why.
    pub(super) fn fits_clause(&self, id: PatternId) -> Result<(), PatternProblem> {
        reading::in_clause(self.get(id))
    }

    /// Whether a pattern has a group of that name.
    pub(super) fn has_group(&self, id: PatternId, name: &str) -> bool {
        reading::has_group(&self.get(id).hir, name)
    }

    /// Builds the automaton, once all patterns are there.
    pub(super) fn seal(&mut self) {
        let mut literals: HashMap<&str, u32> = HashMap::new();
        let mut words: Vec<&str> = Vec::new();
        for (i, pattern) in self.patterns.iter().enumerate() {
            let id = PatternId(u32::try_from(i).unwrap_or(u32::MAX));
            let Some(required) = pattern.needles.required() else {
                self.unfiltered.push(id);
                continue;
            };
            for literal in required {
                let word = *literals.entry(literal).or_insert_with(|| {
                    words.push(literal);
                    self.wanted_by.push(Vec::new());
                    u32::try_from(words.len() - 1).unwrap_or(u32::MAX)
                });
                self.wanted_by[word as usize].push(id);
            }
        }
        self.automaton = CharwiseDoubleArrayAhoCorasickBuilder::new().build(words).ok();
    }

    /// For each pattern, the units (by index, ascending) that hold one of its literals and so may match.
    /// `unit_at` tells the unit that holds an offset.
    #[must_use]
    pub fn candidates(&self, text: &str, units: usize, unit_at: impl Fn(usize) -> Option<usize>) -> Vec<Vec<u32>> {
        let mut out = vec![Vec::new(); self.patterns.len()];
        let every: Vec<u32> = (0..u32::try_from(units).unwrap_or(u32::MAX)).collect();
        for id in &self.unfiltered {
            out[id.index()].clone_from(&every);
        }
        let Some(automaton) = &self.automaton else {
            return out;
        };
        for found in automaton.find_overlapping_iter(text) {
            let Some(unit) = unit_at(found.start()).and_then(|unit| u32::try_from(unit).ok()) else {
                continue;
            };
            for id in &self.wanted_by[found.value() as usize] {
                let list: &mut Vec<u32> = &mut out[id.index()];
                if list.last() != Some(&unit) {
                    list.push(unit);
                }
            }
        }
        for list in &mut out {
            // Matches come by their ends: units can come out of order only where literals overlap a boundary.
            if !list.is_sorted() {
                list.sort_unstable();
            }
            list.dedup();
        }
        out
    }
}
