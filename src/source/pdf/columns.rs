//! Two columns side by side are read one after the other.

use super::glyphs::Glyph;
use super::lines::{Line, of_glyphs};

/// The lines of a page in the order they are read.
///
/// Lines that go over the gutter (the title, a table) part the page into bands; in each band the left column is read
/// before the right one.
pub(super) fn in_reading_order(page: Vec<Line>) -> Vec<Line> {
    let Some(gutter) = gutter(&page) else {
        return page;
    };
    let mut out = Vec::new();
    let mut band: [Vec<Glyph>; 2] = Default::default();
    let Some((number, extent)) = page.first().map(|line| (line.page, line.extent)) else {
        return page;
    };
    let flush = |band: &mut [Vec<Glyph>; 2], out: &mut Vec<Line>| {
        for (column, glyphs) in band.iter_mut().enumerate() {
            out.extend(of_glyphs(std::mem::take(glyphs), number, extent, column + 1));
        }
    };
    for line in page {
        if crosses(&line, gutter) {
            flush(&mut band, &mut out);
            out.push(line);
        } else {
            for glyph in line.glyphs {
                band[usize::from(glyph.x > gutter)].push(glyph);
            }
        }
    }
    flush(&mut band, &mut out);
    out
}

/// Half the width a gutter has at least, in sizes of the type.
const HALF: f64 = 0.5;

fn crosses(line: &Line, gutter: f64) -> bool {
    let half = HALF * line.size;
    line.glyphs
        .iter()
        .any(|glyph| glyph.x < gutter + half && glyph.x + glyph.width > gutter - half)
}

/// Least number of lines on either side.
const LINES: usize = 6;

/// Where the gutter between two columns of running text stands.
///
/// A table of two columns has a gap as well; but its cells seldom fill their width, and lines of running text do.
fn gutter(page: &[Line]) -> Option<f64> {
    let left = page.iter().map(|line| line.left).fold(f64::INFINITY, f64::min);
    let right = page.iter().map(|line| line.right).fold(f64::NEG_INFINITY, f64::max);
    let width = right - left;
    if page.len() < LINES || !width.is_finite() {
        return None;
    }
    let candidates = (0..=40_u8).map(|step| left + width * (0.3 + f64::from(step) * 0.01));
    let open: Vec<(f64, usize)> = candidates
        .map(|at| (at, page.iter().filter(|line| crosses(line, at)).count()))
        .collect();
    let fewest = open.iter().map(|&(_, crossing)| crossing).min()?;
    if fewest * 3 > page.len() {
        return None;
    }
    // The middle of the gap, so that neither column touches it.
    let best: Vec<f64> = open
        .iter()
        .filter(|(_, crossing)| *crossing == fewest)
        .map(|&(at, _)| at)
        .collect();
    let at = *best.get(best.len() / 2)?;
    let part = |after: bool| -> Vec<(f64, f64)> {
        let lines = page.iter().filter(|line| !crosses(line, at));
        let parts = lines.filter_map(|line| {
            let mut glyphs = line.glyphs.iter().filter(|glyph| (glyph.x > at) == after);
            let first = glyphs.next()?;
            let last = glyphs.next_back().unwrap_or(first);
            Some((first.x, last.x + last.width))
        });
        parts.collect()
    };
    let size = page[page.len() / 2].size;
    (running(&part(false), size) && running(&part(true), size)).then_some(at)
}

/// Whether these pieces are lines of running text: most begin at the left edge and end at the right one.
fn running(pieces: &[(f64, f64)], size: f64) -> bool {
    let left = pieces.iter().map(|piece| piece.0).fold(f64::INFINITY, f64::min);
    let right = pieces.iter().map(|piece| piece.1).fold(f64::NEG_INFINITY, f64::max);
    let full = pieces
        .iter()
        .filter(|piece| piece.0 < left + 2.5 * size && piece.1 > right - 2.0 * size)
        .count();
    pieces.len() >= LINES && right - left > 8.0 * size && full * 2 > pieces.len()
}

#[cfg(test)]
mod tests {
    use super::super::lines::tests::typeset;
    use super::*;

    fn texts(glyphs: Vec<Glyph>) -> Vec<String> {
        let page = of_glyphs(glyphs, 1, (400.0, 400.0), 0);
        in_reading_order(page).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let mut glyphs = typeset("横贯两栏的标题横贯两栏的标题横贯两栏的", 60.0, 0.0);
        for row in 0..8 {
            let y = f64::from(row).mul_add(20.0, 40.0);
            glyphs.extend(typeset("左栏左栏左栏左栏左栏左栏", 0.0, y));
            // Baselines of the columns need not agree.
            glyphs.extend(typeset("右栏右栏右栏右栏右栏右栏", 150.0, y + 6.0));
        }
        let texts = texts(glyphs);
        assert!(texts[0].starts_with("横贯"));
        assert!(texts[1..9].iter().all(|text| text.starts_with("左栏")), "{texts:?}");
        assert!(texts[9..].iter().all(|text| text.starts_with("右栏")), "{texts:?}");
    }

    #[test]
    fn tables_and_plain_pages_are_read_line_by_line() {
        let mut table = Vec::new();
        for row in 0..10 {
            let y = f64::from(row) * 20.0;
            table.extend(typeset(
                if row % 3 == 0 {
                    "事项名称较长的一行"
                } else {
                    "事项"
                },
                0.0,
                y,
            ));
            table.extend(typeset(if row % 4 == 0 { "数量及其说明" } else { "三件" }, 150.0, y));
        }
        assert!(texts(table)[1].contains("事项 三件"));
    }
}
