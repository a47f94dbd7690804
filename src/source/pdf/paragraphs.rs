//! Lines to paragraphs, over columns and pages.

use super::characters;
use super::lines::Line;
use crate::source::Unit;
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The text, a paragraph a line, and where each page begins in it, in bytes.
pub(super) fn text(lines: &[Line]) -> (String, Vec<(usize, Unit)>) {
    let setting = Setting::of(lines);
    let mut out = String::new();
    let mut units: Vec<(usize, Unit)> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let before = i.checked_sub(1).map(|before| &lines[before]);
        if let Some(before) = before {
            let earlier = i.checked_sub(2).map(|earlier| &lines[earlier]);
            if !setting.goes_on(earlier, before, line) {
                out.push('\n');
            } else if before.spaced || parts_words(before, line) {
                out.push(' ');
            }
        }
        if before.is_none_or(|before| before.page != line.page) {
            units.push((out.len(), Unit::Page(line.page)));
        }
        out.push_str(&line.text);
    }
    characters::one_script(&mut out);
    (out, units)
}

/// Latin words of two lines; figures are cut by a line's end as often as parted.
fn parts_words(before: &Line, after: &Line) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    letter(before.text.chars().next_back()) && letter(after.text.chars().next())
}

/// A kind of column: the width of its page, and which it is.
type Kind = (i64, usize);

/// How the document is typeset.
struct Setting {
    /// Left and right margin of each kind of column.
    margins: HashMap<Kind, (f64, f64)>,
    /// Distance from line to line inside paragraphs, by size of the type in half points.
    leading: HashMap<i64, f64>,
    /// The size of the running text.
    size: f64,
    /// Paragraphs begin with an indent.
    indents: bool,
}

impl Setting {
    fn of(lines: &[Line]) -> Self {
        let size = median(
            lines
                .iter()
                .flat_map(|line| line.glyphs.iter().map(|glyph| glyph.size))
                .collect(),
        )
        .unwrap_or(1.0);
        let mut kinds: HashMap<Kind, Vec<&Line>> = HashMap::new();
        for line in lines {
            kinds.entry(kind(line)).or_default().push(line);
        }
        for lines in kinds.values_mut() {
            // Tables and titles keep their own margins.
            let body = |line: &Line| !line.cells && alike(line.size, size);
            if lines.iter().any(|line| body(line)) {
                lines.retain(|line| body(line));
            }
        }
        let margins: HashMap<Kind, (f64, f64)> = kinds
            .into_iter()
            .map(|(kind, lines)| (kind, margins(&lines, size)))
            .collect();
        let mut out = Self {
            margins,
            leading: leading(lines),
            size,
            indents: false,
        };
        out.indents = out.has_indents(lines);
        out
    }

    fn margins(&self, line: &Line) -> (f64, f64) {
        self.margins
            .get(&kind(line))
            .copied()
            .unwrap_or((line.left, line.right))
    }

    /// How far a line begins from the left margin, in sizes of its type.
    fn indent(&self, line: &Line) -> f64 {
        (line.left - self.margins(line).0) / line.size
    }

    /// Whether paragraphs begin with an indent: most lines that follow a short one do.
    fn has_indents(&self, lines: &[Line]) -> bool {
        let starts: Vec<&Line> = lines
            .windows(2)
            .filter(|pair| !self.is_full(&pair[0], &pair[1]) && self.is_body(&pair[1]))
            .map(|pair| &pair[1])
            .collect();
        let indented = starts
            .iter()
            .filter(|line| (1.2..4.5).contains(&self.indent(line)))
            .count();
        indented > 0 && indented * 2 >= starts.len()
    }

    fn is_body(&self, line: &Line) -> bool {
        alike(line.size, self.size) && self.indent(line) < 6.0
    }

    /// Whether the line ends where the column does: the first word of the next would not have fitted in.
    fn is_full(&self, line: &Line, next: &Line) -> bool {
        let left = self.margins(line).1 - line.right;
        left < next.first_word() + 0.5 * line.size
    }

    /// Whether a line continues the one before it.
    fn goes_on(&self, earlier: Option<&Line>, before: &Line, after: &Line) -> bool {
        if before.cells || after.cells {
            return false;
        }
        if !alike(before.size, after.size) {
            return false;
        }
        if self.centred(before) && self.centred(after) && before.size > 1.15 * self.size {
            return self.same_title(before, after);
        }
        if self.far(before, after) || !self.is_full(before, after) || self.indent(before) > 8.0 {
            return false;
        }
        let ended = ends_sentence(&before.text);
        if (ended && starts_item(&after.text)) || self.is_indented(earlier, before, after) {
            return false;
        }
        // Without indents, and with the gap between paragraphs lost at the end of the page, the sentence decides.
        self.indents || !ended || (before.page == after.page && before.column == after.column)
    }

    /// Whether a line begins further to the right than the lines of the paragraph before it.
    fn is_indented(&self, earlier: Option<&Line>, before: &Line, after: &Line) -> bool {
        let indent = self.indent(after);
        if indent < 1.2 {
            return false;
        }
        let step = indent - self.indent(before);
        if step.abs() > 1.0 {
            return step > 0.0 || self.indents;
        }
        // A whole block may stand to the right: then its lines begin alike, and its sentences go on.
        let block = earlier.is_some_and(|earlier| {
            let alike = (self.indent(earlier) - self.indent(before)).abs() < 0.5;
            alike && same_place(earlier, before) && self.is_full(earlier, before)
        });
        !block && ends_sentence(&before.text)
    }

    /// Whether there is more room between two lines than inside a paragraph.
    fn far(&self, before: &Line, after: &Line) -> bool {
        if !same_place(before, after) {
            return false;
        }
        let usual = self
            .leading
            .get(&half_points(after.size))
            .copied()
            .unwrap_or(after.size * 1.5);
        let step = after.y - before.y;
        step > 1.3 * usual || step < 0.0
    }

    fn centred(&self, line: &Line) -> bool {
        let middle = |left: f64, right: f64| ((line.left + line.right - left - right) / 2.0).abs() < line.size;
        let (left, right) = self.margins(line);
        middle(left, right) || middle(0.0, line.extent.0)
    }

    /// Whether a large centred line continues the title.
    fn same_title(&self, before: &Line, after: &Line) -> bool {
        let close = same_place(before, after) && after.y - before.y < 2.6 * before.size;
        // A line that is full was broken by its width alone.
        let other = after.text.starts_with(['（', '(', '〔', '—']) || is_date(&after.text);
        close && (!other || self.is_full(before, after))
    }
}

fn kind(line: &Line) -> Kind {
    #[expect(clippy::cast_possible_truncation, reason = "a width in points")]
    let width = (line.extent.0 / 10.0).round() as i64;
    (width, line.column)
}

fn half_points(size: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a size of type")]
    let half = (size * 2.0).round() as i64;
    half
}

fn same_place(a: &Line, b: &Line) -> bool {
    a.page == b.page && a.column == b.column && a.extent == b.extent
}

/// Whether two sizes of type are one, but for rounding.
fn alike(a: f64, b: f64) -> bool {
    (a - b).abs() <= 0.08 * a.max(b)
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// The margins lines keep: the leftmost edge that several lines share, the rightmost that several come near.
fn margins(lines: &[&Line], size: f64) -> (f64, f64) {
    let mut lefts: Vec<f64> = lines.iter().map(|line| line.left).collect();
    lefts.sort_by(f64::total_cmp);
    let enough = (lefts.len() / 12).max(2).min(lefts.len());
    let shared = |&&left: &&f64| lefts.iter().filter(|&&other| (other - left).abs() < 0.5 * size).count() >= enough;
    let left = lefts.iter().find(shared).or(lefts.first()).copied().unwrap_or(0.0);
    let mut rights: Vec<f64> = lines.iter().map(|line| line.right).collect();
    rights.sort_by(|a, b| b.total_cmp(a));
    let enough = (rights.len() / 12).max(1);
    let shared = |&&right: &&f64| {
        let inside = |&&other: &&f64| other <= right && other > right - 1.3 * size;
        rights.iter().filter(inside).count() >= enough
    };
    let right = rights.iter().find(shared).copied().unwrap_or(0.0);
    (left, right)
}

/// Distance from line to line, by size of the type: a low one of those that occur, for paragraphs may stand apart.
fn leading(lines: &[Line]) -> HashMap<i64, f64> {
    let mut steps: HashMap<i64, Vec<f64>> = HashMap::new();
    for pair in lines.windows(2) {
        let step = pair[1].y - pair[0].y;
        let same = same_place(&pair[0], &pair[1]) && half_points(pair[0].size) == half_points(pair[1].size);
        if same && step > 0.9 * pair[1].size && step < 4.0 * pair[1].size {
            steps.entry(half_points(pair[1].size)).or_default().push(step);
        }
    }
    let low = |mut steps: Vec<f64>| {
        steps.sort_by(f64::total_cmp);
        steps.get(steps.len() / 10).copied()
    };
    steps
        .into_iter()
        .filter_map(|(size, steps)| Some((size, low(steps)?)))
        .collect()
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['”', '"', '）', ')', '》']);
    text.ends_with(['。', '！', '？', '；', '：', ';', ':', '!', '?', '.'])
}

/// Whether a line begins as headings and items do.
fn starts_item(text: &str) -> bool {
    static ITEM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:[、．]|\.[^\d])|第[一二三四五六七八九十百]{1,4}[章节条]|[①-⑳㈠-㈩⑴-⑽]|附件)").expect("constant pattern")
    });
    ITEM.is_match(text)
}

fn is_date(text: &str) -> bool {
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[\d〇零○一二三四五六七八九十]{2,4}\s*年[^，。]{0,12}[日月]$").expect("constant pattern")
    });
    DATE.is_match(text.trim())
}
