//! Runs of characters that wordings have in common, found in a suffix array over all of them.
//!
//! In the array all places that begin alike stand beside each other, so one walk finds every run that two wordings
//! share; none is held against one with which it shares nothing.

use super::wordings::Wordings;
use suffix::SuffixTable;

/// Where wordings share runs of a certain length.
pub(super) struct Runs {
    /// The length of a run, in characters.
    length: usize,
    /// The number of each wording's first character among all characters.
    starts: Vec<usize>,
    /// For each character the group of wordings that share the run beginning there.
    group_at: Vec<Option<u32>>,
    /// Wordings, ascending.
    groups: Vec<Vec<usize>>,
    /// How far each other wording covers the one that is looked at, kept between calls.
    cover: Vec<Cover>,
}

#[derive(Clone, Copy, Default)]
struct Cover {
    /// One past the last character covered.
    end: usize,
    characters: usize,
}

impl Runs {
    pub(super) fn new(wordings: &Wordings<'_>, length: usize) -> Self {
        // Words hold no line feed: no run goes on into the next wording.
        let text = wordings.words.join("\n");
        let mut out = Self {
            length,
            starts: Vec::with_capacity(wordings.words.len()),
            group_at: vec![None; text.chars().count()],
            groups: Vec::new(),
            cover: vec![Cover::default(); wordings.words.len()],
        };
        let mut next = 0;
        for characters in &wordings.characters {
            out.starts.push(next);
            next += characters + 1;
        }
        // The array counts in 32 bits. More text than that is no reports any more.
        if u32::try_from(text.len()).is_ok() {
            out.find(&text);
        }
        out
    }

    fn find(&mut self, text: &str) {
        let mut numbers = vec![0; text.len()];
        for (number, (byte, _)) in text.char_indices().enumerate() {
            if let Some(at) = numbers.get_mut(byte) {
                *at = number;
            }
        }
        let table = SuffixTable::new(text);
        let (mut run, mut places): (&str, Vec<usize>) = ("", Vec::new());
        for &byte in table.table() {
            let byte = byte as usize;
            let Some(here) = run_at(text, byte, self.length) else {
                continue;
            };
            if here != run {
                self.group(&mut places);
                run = here;
            }
            places.extend(numbers.get(byte));
        }
        self.group(&mut places);
    }

    /// Places that begin with the same run, into a group if they are of several wordings.
    fn group(&mut self, places: &mut Vec<usize>) {
        let mut wordings: Vec<usize> = places.iter().map(|&place| self.wording(place)).collect();
        wordings.sort_unstable();
        wordings.dedup();
        if let (true, Ok(number)) = (wordings.len() > 1, u32::try_from(self.groups.len())) {
            for &place in places.iter() {
                if let Some(group) = self.group_at.get_mut(place) {
                    *group = Some(number);
                }
            }
            self.groups.push(wordings);
        }
        places.clear();
    }

    fn wording(&self, place: usize) -> usize {
        self.starts.partition_point(|&start| start <= place) - 1
    }

    /// The other wordings with runs in common with this one, ascending, and how many of this one's characters stand in
    /// such runs.
    pub(super) fn covering(&mut self, wording: usize, characters: usize) -> Vec<(usize, usize)> {
        let start = self.starts.get(wording).copied().unwrap_or_default();
        let mut others = Vec::new();
        for at in 0..characters {
            let Some(group) = self.group_at.get(start + at).copied().flatten() else {
                continue;
            };
            for &other in self.groups.get(group as usize).into_iter().flatten() {
                let Some(cover) = self.cover.get_mut(other).filter(|_| other != wording) else {
                    continue;
                };
                if cover.characters == 0 {
                    others.push(other);
                }
                cover.characters += at + self.length - cover.end.max(at);
                cover.end = at + self.length;
            }
        }
        others.sort_unstable();
        let covers = others.iter().filter_map(|&other| {
            let cover = self.cover.get_mut(other).map(std::mem::take)?;
            Some((other, cover.characters))
        });
        covers.collect()
    }
}

/// The run that begins at a byte; `None` inside a character or where a wording ends before it does.
fn run_at(text: &str, byte: usize, length: usize) -> Option<&str> {
    let rest = text.get(byte..)?;
    let (last, c) = rest.char_indices().take_while(|&(_, c)| c != '\n').nth(length - 1)?;
    rest.get(..last + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::super::sentences::text;
    use super::*;
    use std::collections::BTreeMap;

    /// Every run held against every other.
    fn plainly(words: &[&str], length: usize) -> BTreeMap<(usize, usize), usize> {
        let mut out = BTreeMap::new();
        for (a, one) in words.iter().enumerate() {
            let one: Vec<char> = one.chars().collect();
            for (b, other) in words.iter().enumerate().filter(|&(b, _)| b != a) {
                let mut covered = vec![false; one.len()];
                for (at, run) in one.windows(length).enumerate() {
                    if other.contains(&run.iter().collect::<String>()) {
                        covered[at..at + length].fill(true);
                    }
                }
                let covered = covered.into_iter().filter(|&covered| covered).count();
                if covered > 0 {
                    out.insert((a, b), covered);
                }
            }
        }
        out
    }

    #[test]
    fn all_runs_are_found_and_no_others() {
        let words = [
            "在三处新建的便民点装上了终端",
            "全镇在三处新建的便民点均装上了终端a1𠮷",
            "三处新建的",
            "装上了终端a1𠮷在三处新建",
            "毫不相干的一句话",
            "在三处新建在三处新建在三处新建",
            "ab12345ab12345",
            "x12345ab",
        ];
        let texts = [text(&words[..4]), text(&words[4..])];
        let wordings = Wordings::new(&texts, None);
        for length in [3, 5, 6] {
            let mut runs = Runs::new(&wordings, length);
            let mut found = BTreeMap::new();
            for (a, words) in words.iter().enumerate() {
                for (b, covered) in runs.covering(a, words.chars().count()) {
                    found.insert((a, b), covered);
                }
            }
            assert_eq!(found, plainly(&words, length), "{length}");
        }
    }
}
