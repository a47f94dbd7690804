//! Lines: what stands on one baseline, from left to right.

use super::characters;
use super::glyphs::{Glyph, Page};
use super::tables;

/// One line of a page or of a column. Lengths are points.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// The page, from 1.
    pub(super) page: u32,
    /// Width and height of the page, as the line is read.
    pub(super) extent: (f64, f64),
    /// Which column of the page, from 0.
    pub(super) column: usize,
    /// What stands in it, as it is read; no white space, never empty.
    pub(super) glyphs: Vec<Glyph>,
    /// The words, with a space where there is a gap that means one.
    pub(super) text: String,
    /// Left edge of the first character.
    pub(super) left: f64,
    /// Right edge of the last character.
    pub(super) right: f64,
    /// The baseline, counted downwards.
    pub(super) y: f64,
    /// The size most of its characters have.
    pub(super) size: f64,
    /// Falls apart into cells with wide gaps between them.
    pub(super) cells: bool,
    /// White space stands at its end.
    pub(super) spaced: bool,
}

/// The lines of one page, from top to bottom; for each direction of reading that occurs.
pub(super) fn of_page(page: &Page) -> Vec<Vec<Line>> {
    let (width, height) = page.extent;
    let (mut upright, rest) = tables::rows(page);
    upright.extend(of_glyphs(rest, page.number, page.extent, 0));
    upright.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut out = vec![upright];
    for (turn, glyphs) in page.turned.iter().enumerate().skip(1) {
        let extent = if turn == 2 { (width, height) } else { (height, width) };
        out.push(of_glyphs(glyphs.clone(), page.number, extent, 0));
    }
    out.retain(|lines| !lines.is_empty());
    out
}

/// How far baselines of one line may lie apart, in sizes of the type: superscripts belong to the line, the next line
/// does not, nor does one that stands half a line lower in the neighbouring cell.
const SAME_LINE: f64 = 0.4;

/// Sorts glyphs into lines.
pub(super) fn of_glyphs(mut glyphs: Vec<Glyph>, page: u32, extent: (f64, f64), column: usize) -> Vec<Line> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut groups: Vec<Vec<Glyph>> = Vec::new();
    let mut baseline = f64::NEG_INFINITY;
    let mut largest = 0.0;
    for glyph in glyphs {
        match groups.last_mut() {
            Some(group) if glyph.y - baseline <= SAME_LINE * glyph.size.max(largest) => {
                if glyph.size > largest {
                    (baseline, largest) = (glyph.y, glyph.size);
                }
                group.push(glyph);
            }
            _ => {
                (baseline, largest) = (glyph.y, glyph.size);
                groups.push(vec![glyph]);
            }
        }
    }
    groups
        .into_iter()
        .filter_map(|group| line(group, page, extent, column))
        .collect()
}

/// Gaps between Latin words (and what else a space was set between), between Han words that stand apart without one, and
/// between cells, in sizes of the type.
const LATIN_GAP: f64 = 0.15;
const HAN_GAP: f64 = 0.8;
const CELL_GAP: f64 = 1.8;

fn line(mut glyphs: Vec<Glyph>, page: u32, extent: (f64, f64), column: usize) -> Option<Line> {
    glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
    let size = usual_size(&glyphs)?;
    let mut kept: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    let mut text = String::new();
    let mut cells = false;
    let mut space = false;
    for glyph in glyphs {
        if glyph.c.is_whitespace() {
            space = true;
            continue;
        }
        if let Some(before) = kept.last() {
            // Printed twice with a small shift: that is how some programs make bold type.
            if before.c == glyph.c && glyph.x - before.x < 0.3 * before.width.min(before.size) {
                continue;
            }
            let gap = (glyph.x - before.x - before.width) / size;
            let latin = before.c.is_ascii_alphanumeric() && glyph.c.is_ascii_alphanumeric();
            cells |= gap > CELL_GAP;
            if gap > HAN_GAP || (gap > LATIN_GAP && (latin || space)) {
                text.push(' ');
            }
        }
        space = false;
        text.push(glyph.c);
        kept.push(glyph);
    }
    let (first, last) = (kept.first()?, kept.last()?);
    Some(Line {
        page,
        extent,
        column,
        left: first.x,
        right: last.x + last.width,
        y: baseline(&kept, size),
        size,
        cells,
        spaced: space,
        text,
        glyphs: kept,
    })
}

/// The size most of the characters have.
fn usual_size(glyphs: &[Glyph]) -> Option<f64> {
    let mut sizes: Vec<f64> = glyphs
        .iter()
        .filter(|glyph| !glyph.c.is_whitespace())
        .map(|glyph| glyph.size)
        .collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied()
}

/// The baseline of the characters of the usual size.
fn baseline(glyphs: &[Glyph], size: f64) -> f64 {
    let usual = glyphs.iter().find(|glyph| (glyph.size - size).abs() < 0.1 * size);
    usual.or(glyphs.first()).map_or(0.0, |glyph| glyph.y)
}

impl Line {
    /// Width of what stands before the first place at which a line may break.
    pub(super) fn first_word(&self) -> f64 {
        let end = self
            .glyphs
            .windows(2)
            .find(|pair| characters::may_break(pair[0].c, pair[1].c))
            .map_or(self.right, |pair| pair[0].x + pair[0].width);
        end - self.left
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A line of type of size 10, each character as wide as high.
    pub(in crate::source::pdf) fn typeset(text: &str, x: f64, y: f64) -> Vec<Glyph> {
        let mut at = x;
        let place = |c: char| {
            let width = if c.is_ascii() { 5.0 } else { 10.0 };
            at += width;
            Glyph {
                c,
                x: at - width,
                y,
                width,
                size: 10.0,
            }
        };
        text.chars().map(place).collect()
    }

    #[test]
    fn glyphs_in_any_order_make_lines_with_the_spaces_that_mean_something() {
        let mut glyphs = typeset("二〇二三年 report to 2024", 0.0, 20.0);
        glyphs.extend(typeset("青禾县", 0.0, 0.0));
        glyphs.extend(typeset("人民政府", 60.0, 1.0));
        glyphs.reverse();
        let lines = of_glyphs(glyphs, 1, (200.0, 200.0), 0);
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["青禾县 人民政府", "二〇二三年 report to 2024"]);
        assert!(lines[0].cells && !lines[1].cells);
    }

    #[test]
    fn bold_by_printing_twice_is_read_once() {
        let mut glyphs = typeset("谢谢", 0.0, 0.0);
        glyphs.extend(typeset("谢谢", 0.3, 0.0));
        assert_eq!(of_glyphs(glyphs, 1, (99.0, 99.0), 0)[0].text, "谢谢");
    }
}
