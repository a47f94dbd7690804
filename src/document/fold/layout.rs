//! How a text's lines are broken: at paragraphs, or at a fixed width with paragraphs to be put together again.

use super::characters::{Folding, fold_character};
use regex::Regex;
use std::sync::LazyLock;

/// What the lines of a text have in common.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// The length at which lines are broken, in the better of two measures.
    width: Option<(Measure, usize)>,
    /// Columns by which every line is indented.
    margin: usize,
    /// New paragraphs show by their indentation.
    indents: bool,
}

/// Editors break lines after so many characters or after so many columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    Characters,
    Columns,
}

/// Fewer lines than this show no width.
const LINES: usize = 8;
/// Lines longer than this, in characters, are paragraphs.
const LONGEST: usize = 80;
/// Characters below which a line is taken to end where it ends: titles, names, dates.
const SHORT_LINE: usize = 15;

impl Layout {
    pub(super) fn of(lines: &[&str]) -> Self {
        let filled: Vec<(usize, &str)> = lines
            .iter()
            .map(|line| line.trim())
            .enumerate()
            .filter(|(_, line)| !line.is_empty())
            .collect();
        let bytes: usize = filled.iter().map(|(_, line)| line.len()).sum();
        if filled.len() < LINES || bytes > filled.len() * LONGEST * 3 {
            return Self::default();
        }
        let width = [Measure::Columns, Measure::Characters]
            .into_iter()
            .filter_map(|measure| {
                let lengths: Vec<usize> = filled.iter().map(|(_, line)| measure.length(line)).collect();
                let longest = lengths.iter().copied().max().unwrap_or_default();
                let full: Vec<usize> = (0..lengths.len())
                    .filter(|&i| lengths[i] + measure.slack() >= longest)
                    .collect();
                // Where lines are broken anywhere, most of the full ones go on in the next.
                let going_on = full.iter().filter(|&&i| {
                    let (at, line) = filled[i];
                    let next = filled.get(i + 1).filter(|&&(next, _)| next == at + 1);
                    !line.ends_with(['。', '；', ';', '：', ':', '！', '？'])
                        && next.is_some_and(|(_, next)| !STARTS_ITEM.is_match(next))
                });
                let fixed = longest <= measure.longest() && full.len() * 3 >= lengths.len();
                (fixed && going_on.count() * 5 >= full.len() * 3).then_some((full.len(), measure, longest))
            })
            .max_by_key(|&(full, ..)| full)
            .map(|(_, measure, longest)| (measure, longest));
        let indents: Vec<usize> = lines
            .iter()
            .filter(|line| !line.trim().is_empty())
            .map(|line| indent(line))
            .collect();
        let margin = indents.iter().copied().min().unwrap_or_default();
        let indented = indents.iter().filter(|&&indent| indent > margin).count();
        Self {
            width,
            margin,
            indents: indented >= 3 && indented * 10 >= indents.len(),
        }
    }

    /// Whether a line break falls inside a sentence or a paragraph.
    ///
    /// Plain files break lines at a fixed width, and pasted text breaks them anywhere. A break is inside a sentence
    /// when the line before is running text that does not end one, and the line after starts nothing new.
    pub(super) fn goes_on(&self, before: &str, after: &str) -> bool {
        let seen = |c: &char| !matches!(fold_character(*c), Folding::Space | Folding::Dropped);
        let Some(last) = before.chars().rev().find(seen) else {
            return false;
        };
        let full = self
            .width
            .is_some_and(|(measure, width)| measure.length(before.trim()) + measure.slack() >= width);
        let open = last.is_alphanumeric() || matches!(last, ',' | '，' | '、' | '“' | '《' | '(' | '（' | '—' | '〔');
        if !(open || full) {
            return false;
        }
        let indented = if self.width.is_some() {
            indent(after) > self.margin
        } else {
            after.starts_with(['\u{3000}', '\t']) || after.starts_with("  ")
        };
        let after = plain(after);
        if indented || after.is_empty() {
            return false;
        }
        if STARTS_ITEM.is_match(&after) {
            return full && self.indents && !after.starts_with('#');
        }
        let before = plain(before);
        let titled = ["报告", "总结", "要点", "方案", "通知", "白皮书"]
            .iter()
            .any(|end| before.ends_with(end));
        let running = before.contains([',', '。', ';']);
        if full {
            return running || !titled;
        }
        let heading = STARTS_ITEM.is_match(&before) && !before.contains('。');
        let addresses = after.ends_with(':') && after.chars().count() <= 40 && !after.contains([',', '。']);
        before.chars().count() >= SHORT_LINE && running && !heading && !titled && !addresses
    }
}

impl Measure {
    fn length(self, line: &str) -> usize {
        match self {
            Self::Characters => line.chars().count(),
            Self::Columns => line.chars().map(columns).sum(),
        }
    }

    /// How far a full line may fall short: punctuation that must not begin a line, the indentation of the first.
    fn slack(self) -> usize {
        match self {
            Self::Characters => 2,
            Self::Columns => 4,
        }
    }

    fn longest(self) -> usize {
        match self {
            Self::Characters => LONGEST,
            Self::Columns => LONGEST * 2,
        }
    }
}

fn columns(c: char) -> usize {
    if c.is_ascii() { 1 } else { 2 }
}

fn indent(line: &str) -> usize {
    let spaces = line.chars().take_while(|c| c.is_whitespace());
    spaces.map(|c| if c == '\t' { 4 } else { columns(c) }).sum()
}

static STARTS_ITEM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[一二三四五六七八九十]{1,3}(?:、|是)|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:、|[.．](?:\D|$))|第[一二三四五六七八九十百\d]{1,4}[章节条部,，、]|[①-⑳㈠-㈩⑴-⑽]|[-*•#])").expect("constant pattern")
});

/// A line as it is read: folded, without white space, what cannot be seen, and marks of quotation.
fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match fold_character(c) {
            Folding::Same if c == '>' && out.is_empty() => {}
            Folding::Same => out.push(c),
            Folding::Simplified(simple) => out.push(simple),
            Folding::Width(text) => out.push_str(&text),
            Folding::Space | Folding::Dropped => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_line_goes_on_where_lines_have_one_width() {
        let sentence = "全县各单位按季度排查行政争议苗头，逐件建账销号。";
        let paragraph: Vec<char> = sentence.repeat(9).chars().collect();
        let lines: Vec<String> = paragraph.chunks(24).map(|line| line.iter().collect()).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        assert!(
            Layout::of(&lines).width.is_none(),
            "every line ends a sentence: these are paragraphs"
        );
        let lines: Vec<String> = paragraph.chunks(23).map(|line| line.iter().collect()).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let layout = Layout::of(&lines);
        assert_eq!(layout.width, Some((Measure::Characters, 23)));
        assert!(layout.goes_on("全县各单位按季度排查行政争议苗头，逐件建账销号。", "全县"));
        assert!(!layout.goes_on("全县各单位。", "全县"));
        assert!(!layout.goes_on("全县各单位按季度排查行政争议苗头，逐件建账销号。", "二、"));
    }

    #[test]
    fn noise_does_not_hide_where_a_line_goes_on() {
        let layout = Layout::default();
        let before = "围绕重要时段，常态化开展排查，推动坚";
        assert!(layout.goes_on(before, "持和发展"));
        assert!(layout.goes_on(&format!("{before}\u{200b} "), "持和发展"));
        assert!(!layout.goes_on(before, "\u{feff}二 、"));
        assert!(!layout.goes_on(before, "\u{3000}持和发展"));
    }
}
