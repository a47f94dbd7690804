//! Where the patterns of a pack match in one document: found when asked for, and kept.

use crate::document::Document;
use crate::rulepack::{PatternId, RulePack};
use crate::source::Span;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// So many answers are kept: enough for any report, and a text of many megabytes fills no memory with them.
const KEPT: usize = 100_000;

/// Matches by pattern and sentence.
type Found = HashMap<(PatternId, usize), Rc<[Span]>>;

pub(super) struct Matches<'a> {
    pub(super) document: &'a Document,
    pub(super) pack: &'a RulePack,
    /// Pattern → sentences that hold one of its literals.
    candidates: Vec<Vec<u32>>,
    found: RefCell<Found>,
}

impl<'a> Matches<'a> {
    pub(super) fn new(document: &'a Document, pack: &'a RulePack) -> Self {
        let sentences = document.sentences();
        let candidates = pack
            .patterns
            .candidates(document.text(), sentences.len(), |offset| document.sentence_at(offset));
        Self {
            document,
            pack,
            candidates,
            found: RefCell::default(),
        }
    }

    /// The sentences a pattern may match in.
    pub(super) fn candidates(&self, pattern: PatternId) -> impl Iterator<Item = usize> + '_ {
        self.candidates[pattern.index()]
            .iter()
            .map(|&sentence| sentence as usize)
    }

    /// Whether a sentence holds one of a pattern's literals.
    pub(super) fn may_match(&self, pattern: PatternId, sentence: usize) -> bool {
        u32::try_from(sentence).is_ok_and(|key| self.candidates[pattern.index()].binary_search(&key).is_ok())
    }

    /// All matches of a pattern in a sentence, in offsets of the normalised text.
    pub(super) fn find(&self, pattern: PatternId, sentence: usize) -> Rc<[Span]> {
        if !self.may_match(pattern, sentence) {
            return Rc::new([]);
        }
        if let Some(known) = self.found.borrow().get(&(pattern, sentence)) {
            return Rc::clone(known);
        }
        let span = self.document.sentences()[sentence].span;
        let found: Rc<[Span]> = self.find_in(pattern, span).into();
        let mut known = self.found.borrow_mut();
        if known.len() >= KEPT {
            known.clear();
        }
        known.insert((pattern, sentence), Rc::clone(&found));
        found
    }

    /// All matches of a pattern in a stretch of the normalised text.
    pub(super) fn find_in(&self, pattern: PatternId, span: Span) -> Vec<Span> {
        self.pack
            .patterns
            .get(pattern)
            .find_all(self.document.slice(span))
            .into_iter()
            .map(|found| Span::new(span.start + found.start, span.start + found.end))
            .collect()
    }
}
