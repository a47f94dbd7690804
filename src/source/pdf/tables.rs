//! Tables with rules: a row is one line, each cell read to its end before the next.
//!
//! Without this, cells that run over several lines would be read across, a piece of each in turn.

use super::glyphs::{Glyph, Page};
use super::lines::{Line, of_glyphs};
use hayro_interpret::kurbo::{Affine, BezPath, PathSeg, Rect, Shape as _};
use std::collections::BTreeMap;

/// A straight rule of a table: where it stands, and from where to where it runs across.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    at: f64,
    from: f64,
    to: f64,
}

/// The rules of one page; lengths are points from the upper left corner.
#[derive(Debug, Default)]
pub(super) struct Rules {
    horizontal: Vec<Rule>,
    vertical: Vec<Rule>,
}

/// Rules are thinner, and longer.
const THICK: f64 = 3.0;
const SHORT: f64 = 6.0;

/// More rules make a drawing, not a table; and every character is held against every rule.
const MOST_RULES: usize = 600;

impl Rules {
    /// Takes down what of a drawn shape is a rule.
    pub(super) fn add(&mut self, path: &BezPath, place: Affine, stroked: bool) {
        if self.horizontal.len() + self.vertical.len() > MOST_RULES {
            return;
        }
        let path = place * path;
        if !stroked {
            self.bar(path.bounding_box());
            return;
        }
        for segment in path.segments() {
            if let PathSeg::Line(line) = segment {
                self.bar(Rect::from_points(line.p0, line.p1));
            }
        }
    }

    fn bar(&mut self, bar: Rect) {
        let (width, height) = (bar.width(), bar.height());
        if height < THICK && width > SHORT {
            self.horizontal.push(Rule {
                at: bar.center().y,
                from: bar.x0,
                to: bar.x1,
            });
        } else if width < THICK && height > SHORT {
            self.vertical.push(Rule {
                at: bar.center().x,
                from: bar.y0,
                to: bar.y1,
            });
        }
    }

    /// The cell around a point: where its upper and its left rule stand; none unless it is closed on all sides.
    fn cell(&self, x: f64, y: f64) -> Option<Cell> {
        let (top, _) = around(&self.horizontal, y, x)?;
        let (left, _) = around(&self.vertical, x, y)?;
        Some((whole(top), whole(left)))
    }
}

/// The nearest rules on both sides of `at` that run past `across`.
fn around(rules: &[Rule], at: f64, across: f64) -> Option<(f64, f64)> {
    let past = |rule: &&Rule| rule.from - THICK <= across && across <= rule.to + THICK;
    let before = |rule: &&Rule| rule.at <= at;
    let passing = || rules.iter().filter(past);
    let first = passing().filter(before).map(|rule| rule.at).max_by(f64::total_cmp)?;
    let second = passing()
        .filter(|rule| !before(rule))
        .map(|rule| rule.at)
        .min_by(f64::total_cmp)?;
    Some((first, second))
}

/// Upper and left edge in whole points.
type Cell = (i64, i64);

fn whole(points: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a place on a page")]
    let whole = points.round() as i64;
    whole
}

/// A cell with more lines is a frame around text.
const MOST_LINES: usize = 30;

/// The rows of the tables on a page, and the upright glyphs that are in none.
pub(super) fn rows(page: &Page) -> (Vec<Line>, Vec<Glyph>) {
    let upright = &page.turned[0];
    let rules = &page.rules;
    let count = rules.horizontal.len() + rules.vertical.len();
    if rules.horizontal.len() < 2 || rules.vertical.len() < 3 || count > MOST_RULES {
        return (Vec::new(), upright.clone());
    }
    let mut cells: BTreeMap<Cell, Vec<Glyph>> = BTreeMap::new();
    let mut rest = Vec::new();
    for glyph in upright {
        // The middle of the character, not the baseline, which may stand on the rule.
        match rules.cell(glyph.x + glyph.width / 2.0, glyph.y - glyph.size * 0.35) {
            Some(cell) => cells.entry(cell).or_default().push(*glyph),
            None => rest.push(*glyph),
        }
    }
    let mut rows: BTreeMap<i64, Vec<Vec<Glyph>>> = BTreeMap::new();
    for ((top, _), glyphs) in cells {
        // Rules of one row may differ by a hair.
        let row = rows
            .range(top.saturating_sub(1)..=top.saturating_add(1))
            .next()
            .map_or(top, |(&row, _)| row);
        rows.entry(row).or_default().push(glyphs);
    }
    let mut out = Vec::new();
    for cells in rows.into_values() {
        match row(&cells, page) {
            Some(row) => out.push(row),
            None => rest.extend(cells.into_iter().flatten()),
        }
    }
    (out, rest)
}

/// The cells as one line; `None` where it is no row but a frame around text.
fn row(cells: &[Vec<Glyph>], page: &Page) -> Option<Line> {
    let cells: Vec<Vec<Line>> = cells
        .iter()
        .map(|glyphs| of_glyphs(glyphs.clone(), page.number, page.extent, 0))
        .filter(|lines| !lines.is_empty())
        .collect();
    if cells.len() < 2 || cells.iter().any(|lines| lines.len() > MOST_LINES) {
        return None;
    }
    let text: Vec<String> = cells
        .iter()
        .map(|lines| lines.iter().map(|line| line.text.as_str()).collect())
        .collect();
    let lines = || cells.iter().flatten();
    let first = lines().min_by(|a, b| a.y.total_cmp(&b.y))?;
    Some(Line {
        left: lines().map(|line| line.left).fold(f64::INFINITY, f64::min),
        right: lines().map(|line| line.right).fold(f64::NEG_INFINITY, f64::max),
        glyphs: lines().flat_map(|line| line.glyphs.clone()).collect(),
        text: text.join(" "),
        cells: true,
        ..first.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::super::lines::tests::typeset;
    use super::*;

    #[test]
    fn cells_are_read_whole_and_frames_are_not_cells() {
        let mut page = Page::default();
        let line = |x0: f64, y0: f64, x1: f64, y1: f64| {
            let mut path = BezPath::new();
            path.move_to((x0, y0));
            path.line_to((x1, y1));
            path
        };
        for y in [0.0, 40.0, 80.0, 120.0] {
            page.rules.add(&line(0.0, y, 200.0, y), Affine::IDENTITY, true);
        }
        for x in [0.0, 200.0] {
            page.rules.add(&line(x, 0.0, x, 120.0), Affine::IDENTITY, true);
        }
        page.rules.add(&line(100.0, 0.0, 100.0, 80.0), Affine::IDENTITY, true);
        for (text, x, y) in [
            ("建立重大", 10.0, 15.0),
            ("决策制度", 10.0, 30.0),
            ("已经", 110.0, 15.0),
            ("建立", 110.0, 30.0),
        ] {
            page.turned[0].extend(typeset(text, x, y));
        }
        page.turned[0].extend(typeset("第二行", 10.0, 60.0));
        page.turned[0].extend(typeset("三件", 110.0, 60.0));
        page.turned[0].extend(typeset("表下的框里是正文", 10.0, 100.0));
        page.turned[0].extend(typeset("表外", 10.0, 150.0));
        let (rows, rest) = rows(&page);
        let texts: Vec<&str> = rows.iter().map(|row| row.text.as_str()).collect();
        assert_eq!(texts, ["建立重大决策制度 已经建立", "第二行 三件"]);
        assert_eq!(
            rest.iter().map(|glyph| glyph.c).collect::<String>(),
            "表外表下的框里是正文"
        );
    }

    #[test]
    fn rules_far_beyond_the_page_are_rules() {
        let mut page = Page::default();
        let mut rule = |from: (f64, f64), to: (f64, f64)| {
            let mut path = BezPath::new();
            path.move_to(from);
            path.line_to(to);
            page.rules.add(&path, Affine::IDENTITY, true);
        };
        for y in [-1e30, 40.0] {
            rule((0.0, y), (200.0, y));
        }
        for x in [0.0, 100.0, 200.0] {
            rule((x, -1e30), (x, 40.0));
        }
        page.turned[0].extend(typeset("事项", 10.0, 30.0));
        page.turned[0].extend(typeset("三件", 110.0, 30.0));
        let texts: Vec<String> = rows(&page).0.into_iter().map(|row| row.text).collect();
        assert_eq!(texts, ["事项 三件"]);
    }
}
