//! Lines to paragraphs, over columns and pages.

use super::characters;
use super::lines::Line;
use super::setting::{Setting, alike, same_place};
use crate::source::Unit;
use regex::Regex;
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

impl Setting {
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
        let step = after.y - before.y;
        step > 1.3 * self.leading(after) || step < 0.0
    }

    /// Whether a large centred line continues the title.
    fn same_title(&self, before: &Line, after: &Line) -> bool {
        let close = same_place(before, after) && after.y - before.y < 2.6 * before.size;
        // A line that is full was broken by its width alone.
        let other = after.text.starts_with(['（', '(', '〔', '—']) || is_date(&after.text);
        close && (!other || self.is_full(before, after))
    }
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

#[cfg(test)]
mod tests {
    use super::super::lines::of_glyphs;
    use super::super::lines::tests::typeset;
    use super::*;

    /// Pages of lines of ten characters, each line with how far it begins from the left margin.
    fn set(pages: &[&[(f64, &str)]]) -> String {
        let page = |(lines, number): (&&[(f64, &str)], u32)| {
            let margin = if number.is_multiple_of(2) { 40.0 } else { 80.0 };
            let place = |(row, &(indent, text)): (usize, &(f64, &str))| {
                typeset(
                    text,
                    margin + indent * 10.0,
                    100.0 + f64::from(u32::try_from(row).unwrap()) * 18.0,
                )
            };
            let glyphs = lines.iter().enumerate().flat_map(place).collect();
            of_glyphs(glyphs, number, (220.0, 900.0), 0)
        };
        let lines: Vec<Line> = pages.iter().zip(1..).flat_map(page).collect();
        text(&lines).0
    }

    #[test]
    fn paragraphs_go_on_over_pages_with_margins_of_their_own() {
        let mut first = vec![(2.0, "一、主要做法")];
        for _ in 0..8 {
            first.extend([(2.0, "甲乙丙丁戊己庚辛"), (0.0, "壬癸。")]);
        }
        first.push((2.0, "子丑寅卯辰巳午未"));
        let mut second = vec![(0.0, "申酉戌亥。天地玄黄"), (0.0, "宇宙洪荒")];
        for _ in 0..8 {
            second.extend([(2.0, "甲乙丙丁戊己庚辛"), (0.0, "壬癸。")]);
        }
        second.extend([(5.0, "青禾县政府"), (3.0, "2025年1月8日")]);
        let text = set(&[&first, &second]);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[..2], ["一、主要做法", "甲乙丙丁戊己庚辛壬癸。"]);
        assert_eq!(lines[9], "子丑寅卯辰巳午未申酉戌亥。天地玄黄宇宙洪荒");
        assert_eq!(lines[lines.len() - 2..], ["青禾县政府", "2025年1月8日"]);
        assert_eq!(lines.len(), 20);
    }
}
