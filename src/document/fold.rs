//! Normalised text with an exact way back to the source.
//!
//! Reports reach us in either script, in full and half width, with spaces inside words, hard line breaks and the
//! debris of tables. Rules are written once. So both go through the same fold, and every folded offset knows the
//! source characters it came from: quotes are always the source's own.

mod characters;
mod edit;
mod layout;
mod lines;

pub use characters::{Folding, fold_character};
pub(super) use edit::Edit;

use crate::source::Span;
use lines::{Line, lines};
use std::collections::HashMap;

/// The folded text and the map back.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// Paragraphs separated by single line feeds; nothing else is white space but a space between Latin words.
    pub text: String,
    runs: Vec<Run>,
    gaps: Vec<usize>,
    changed_script: usize,
}

/// A stretch that maps as a whole. In a linear run both sides have their character boundaries at the same distances.
#[derive(Debug, Clone, Copy)]
struct Run {
    folded: Span,
    source: Span,
    linear: bool,
}

impl Folded {
    /// Folds a whole text.
    #[must_use]
    pub fn new(source: &str) -> Self {
        let mut folder = Folder::default();
        folder.out.text.reserve(source.len());
        let lines = lines(source);
        for (i, line) in lines.iter().enumerate() {
            folder.line(line);
            if i + 1 < lines.len() && !line.joins_next {
                folder.paragraph_end(line.line_end);
            }
        }
        folder.finish()
    }

    /// The source span a non-empty folded span came from.
    #[must_use]
    pub fn to_source(&self, span: Span) -> Span {
        let first = self.run_at(span.start);
        let last = self.run_at(span.end.saturating_sub(1).max(span.start));
        let start = if first.linear {
            first.source.start + (span.start - first.folded.start)
        } else {
            first.source.start
        };
        let end = if last.linear {
            last.source.start + (span.end - last.folded.start)
        } else {
            last.source.end
        };
        Span::new(start, end.max(start))
    }

    /// Whether white space stood in the source just before this folded offset.
    #[must_use]
    pub fn gap_before(&self, offset: usize) -> bool {
        self.gaps.binary_search(&offset).is_ok()
    }

    /// The first place at or after `from` and before `to` where white space stood in the source.
    #[must_use]
    pub fn next_gap(&self, from: usize, to: usize) -> Option<usize> {
        let i = self.gaps.partition_point(|&gap| gap < from);
        self.gaps.get(i).copied().filter(|&gap| gap < to)
    }

    /// Whether a text of so many characters is written in Traditional script.
    #[must_use]
    pub fn is_traditional(&self, characters: usize) -> bool {
        self.changed_script * 20 > characters
    }

    fn run_at(&self, offset: usize) -> Run {
        let i = self.runs.partition_point(|run| run.folded.start <= offset);
        self.runs.get(i.saturating_sub(1)).copied().unwrap_or(Run {
            folded: Span::new(0, 0),
            source: Span::new(0, 0),
            linear: false,
        })
    }
}

/// Folds a short text that is no document: a word, a name, a title. White space between Han characters goes too.
#[must_use]
pub fn fold(text: &str) -> String {
    Folded::new(text).text
}

#[derive(Default)]
struct Folder {
    out: Folded,
    /// White space seen since the last character that was kept.
    space: Option<Space>,
    last: Option<char>,
    gaps: Vec<(usize, Space)>,
    /// The next line goes on in this one's sentence.
    joined: bool,
}

/// White space that parts two characters.
#[derive(Clone, Copy)]
struct Space {
    source: Span,
    first: char,
    count: u32,
}

impl Folder {
    fn line(&mut self, line: &Line<'_>) {
        // The indentation of a line that goes on from the one before is no gap.
        let text = if self.joined { line.text.trim_start() } else { line.text };
        let indent = line.text.len() - text.len();
        for (offset, c) in text.char_indices().map(|(offset, c)| (offset + indent, c)) {
            let source = Span::new(line.start + offset, line.start + offset + c.len_utf8());
            if line.is_debris(offset) {
                self.paragraph_end(source);
            } else if !line.is_mark(offset) {
                self.character(c, source);
            }
        }
        self.joined = line.joins_next;
        if line.joins_next {
            // A word goes on in the next line: what separates the halves is no gap.
            self.space = None;
        }
    }

    fn character(&mut self, c: char, source: Span) {
        match fold_character(c) {
            Folding::Dropped => {}
            Folding::Space => {
                let before = self.space.unwrap_or(Space {
                    source,
                    first: c,
                    count: 0,
                });
                self.space = Some(Space {
                    source: before.source.cover(source),
                    count: before.count + 1,
                    ..before
                });
            }
            Folding::Same => self.push(c, source),
            Folding::Simplified(simple) => {
                self.out.changed_script += 1;
                self.push(simple, source);
            }
            Folding::Width(text) => {
                self.settle_space(text.chars().next());
                self.append(&text, source);
            }
        }
    }

    fn push(&mut self, c: char, source: Span) {
        self.settle_space(Some(c));
        self.append(c.encode_utf8(&mut [0; 4]), source);
    }

    /// A space stays only between Latin words or figures; elsewhere it is remembered as a gap.
    fn settle_space(&mut self, next: Option<char>) {
        let Some(space) = self.space.take() else {
            return;
        };
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if latin(self.last) && latin(next) {
            self.append(" ", space.source);
        } else if self.last.is_some_and(|last| last != '\n') {
            self.gaps.push((self.out.text.len(), space));
        }
    }

    fn append(&mut self, text: &str, source: Span) {
        let folded = Span::new(self.out.text.len(), self.out.text.len() + text.len());
        self.out.text.push_str(text);
        self.last = text.chars().next_back();
        let linear = text.len() == source.len() && text.chars().nth(1).is_none();
        match self.out.runs.last_mut() {
            Some(run) if run.linear && linear && run.source.end == source.start => {
                run.folded.end = folded.end;
                run.source.end = source.end;
            }
            _ => self.out.runs.push(Run { folded, source, linear }),
        }
    }

    fn paragraph_end(&mut self, source: Span) {
        self.space = None;
        if self.last.is_some_and(|last| last != '\n') {
            self.append("\n", source);
        }
    }

    fn finish(mut self) -> Folded {
        while self.out.text.ends_with('\n') {
            self.out.text.pop();
            if let Some(run) = self.out.runs.last_mut() {
                run.folded.end -= 1;
            }
        }
        self.out.gaps = telling_gaps(&self.gaps, self.out.text.len());
        self.out
    }
}

/// In a text strewn with spaces the usual one says nothing; another, or more of it, still does.
fn telling_gaps(gaps: &[(usize, Space)], bytes: usize) -> Vec<usize> {
    let mut usual: Option<(char, u32)> = None;
    if gaps.len() >= MANY && gaps.len() * STREWN > bytes {
        let mut counts: HashMap<(char, u32), usize> = HashMap::new();
        for (_, space) in gaps {
            *counts.entry((space.first, space.count)).or_default() += 1;
        }
        usual = counts
            .into_iter()
            .max_by_key(|&(space, count)| (count, space))
            .filter(|&(_, count)| count * 2 > gaps.len())
            .map(|(space, _)| space);
    }
    gaps.iter()
        .filter(|(_, space)| usual != Some((space.first, space.count)))
        .map(|&(at, _)| at)
        .collect()
}

/// A space in so many bytes, about 25 characters, is noise.
const STREWN: usize = 75;
/// Fewer spaces show no habit.
const MANY: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(source: &str, needle: &str) -> String {
        let folded = Folded::new(source);
        let start = folded
            .text
            .find(needle)
            .unwrap_or_else(|| panic!("{needle} not in {}", folded.text));
        let span = folded.to_source(Span::new(start, start + needle.len()));
        source.get(span.start..span.end).unwrap().to_owned()
    }

    #[test]
    fn either_script_and_width_fold_alike() {
        assert_eq!(
            fold("規範性文件（試行），１２％；二○二二"),
            "规范性文件(试行),12%;二〇二二"
        );
        assert_eq!(fold("「放管服」㈠⑴⼀"), "“放管服”(一)(1)一");
    }

    #[test]
    fn spaces_go_between_han_and_stay_between_latin() {
        assert_eq!(fold("受理 866 项　业 务 A B 1 2"), "受理866项业务A B 1 2");
    }

    #[test]
    fn quotes_are_the_sources_own_characters() {
        assert_eq!(quote("辦理 行政復議（22 件）。", "行政复议(22件)"), "行政復議（22 件）");
        assert_eq!(quote("一㎡地", "m2"), "㎡");
    }

    #[test]
    fn broken_lines_are_joined_and_debris_parts_paragraphs() {
        let text = "围绕重要时段，常态化开展排查，及时化解各种风险，推动坚\n持和发展经验。\n\n县政府\n2023年6月6日";
        assert_eq!(
            fold(text),
            "围绕重要时段,常态化开展排查,及时化解各种风险,推动坚持和发展经验。\n县政府\n2023年6月6日"
        );
        assert_eq!(fold("年度报告 |\n||||\n![]() 一、成效 | 甲"), "年度报告\n一、成效\n甲");
    }

    #[test]
    fn invisible_characters_vanish() {
        assert_eq!(fold("行\u{200b}政\u{ad}执\u{feff}法"), "行政执法");
    }
}
