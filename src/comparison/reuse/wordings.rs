//! Every wording once, however many sentences use it.

use super::sentences::Text;
use std::collections::HashMap;

/// The different wordings of all texts.
pub(super) struct Wordings<'t> {
    /// Their words; numbered in the order in which they first occur.
    pub(super) words: Vec<&'t str>,
    /// Their lengths in characters.
    pub(super) characters: Vec<usize>,
    /// Where each occurs in reports: report and sentence, in order.
    pub(super) at: Vec<Vec<(usize, usize)>>,
    /// The wording of each sentence of each report.
    pub(super) of: Vec<Vec<usize>>,
    /// The plan's sentences, by wording; of several that say the same the first.
    pub(super) in_plan: HashMap<usize, usize>,
}

impl<'t> Wordings<'t> {
    pub(super) fn new(texts: &'t [Text], plan: Option<&'t Text>) -> Self {
        let mut out = Self {
            words: Vec::new(),
            characters: Vec::new(),
            at: Vec::new(),
            of: Vec::new(),
            in_plan: HashMap::new(),
        };
        let mut numbers: HashMap<&'t str, usize> = HashMap::new();
        for (report, text) in texts.iter().enumerate() {
            let of: Vec<usize> = text
                .sentences
                .iter()
                .map(|sentence| out.number(&mut numbers, &sentence.words, sentence.characters))
                .collect();
            for (sentence, &wording) in of.iter().enumerate() {
                if let Some(at) = out.at.get_mut(wording) {
                    at.push((report, sentence));
                }
            }
            out.of.push(of);
        }
        for (i, sentence) in plan.iter().flat_map(|plan| plan.sentences.iter().enumerate()) {
            let wording = out.number(&mut numbers, &sentence.words, sentence.characters);
            out.in_plan.entry(wording).or_insert(i);
        }
        out
    }

    fn number(&mut self, numbers: &mut HashMap<&'t str, usize>, words: &'t str, characters: usize) -> usize {
        *numbers.entry(words).or_insert_with(|| {
            self.words.push(words);
            self.characters.push(characters);
            self.at.push(Vec::new());
            self.words.len() - 1
        })
    }
}
