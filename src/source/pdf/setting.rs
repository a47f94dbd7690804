//! How a document is typeset: margins, indents, the distance of lines. Paragraphs are told by it.

use super::lines::Line;
use std::collections::HashMap;

/// How the document is typeset.
pub(super) struct Setting {
    /// Left and right margin of each kind of column.
    margins: HashMap<Kind, (f64, f64)>,
    /// Distance from line to line inside paragraphs, by size of the type in half points.
    leading: HashMap<i64, f64>,
    /// The size of the running text.
    pub(super) size: f64,
    /// Left and right pages have margins of their own.
    mirrored: bool,
    /// Paragraphs begin with an indent.
    pub(super) indents: bool,
}

/// A kind of column: the width of its page, which column it is, and whether the page is an even one of a document whose
/// left and right pages differ.
type Kind = (i64, usize, bool);

impl Setting {
    pub(super) fn of(lines: &[Line]) -> Self {
        let size = median(
            lines
                .iter()
                .flat_map(|line| line.glyphs.iter().map(|glyph| glyph.size))
                .collect(),
        )
        .unwrap_or(1.0);
        let mirrored = mirrored(lines, size);
        let mut out = Self {
            margins: all_margins(lines, size, mirrored),
            leading: leading(lines),
            size,
            mirrored,
            indents: false,
        };
        out.indents = out.has_indents(lines);
        out
    }

    fn margins(&self, line: &Line) -> (f64, f64) {
        self.margins
            .get(&kind(line, self.mirrored))
            .copied()
            .unwrap_or((line.left, line.right))
    }

    /// How far a line begins from the left margin, in sizes of its type.
    pub(super) fn indent(&self, line: &Line) -> f64 {
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
    pub(super) fn is_full(&self, line: &Line, next: &Line) -> bool {
        let left = self.margins(line).1 - line.right;
        left < next.first_word() + 0.5 * line.size
    }

    pub(super) fn centred(&self, line: &Line) -> bool {
        let middle = |left: f64, right: f64| ((line.left + line.right - left - right) / 2.0).abs() < line.size;
        let (left, right) = self.margins(line);
        middle(left, right) || middle(0.0, line.extent.0)
    }

    /// Distance from line to line inside a paragraph.
    pub(super) fn leading(&self, line: &Line) -> f64 {
        let known = self.leading.get(&half_points(line.size)).copied();
        known.unwrap_or(line.size * 1.5)
    }
}

/// Lines from which the margins of left and right pages can be told.
const ENOUGH: usize = 15;

/// Whether the text of even pages stands elsewhere than that of odd ones.
fn mirrored(lines: &[Line], size: f64) -> bool {
    let left = |even: bool| {
        let side: Vec<&Line> = lines
            .iter()
            .filter(|line| line.column == 0 && line.page.is_multiple_of(2) == even)
            .collect();
        (side.len() >= ENOUGH).then(|| margins(&side, size).0)
    };
    left(true)
        .zip(left(false))
        .is_some_and(|(even, odd)| (even - odd).abs() > size)
}

fn all_margins(lines: &[Line], size: f64, mirrored: bool) -> HashMap<Kind, (f64, f64)> {
    let mut kinds: HashMap<Kind, Vec<&Line>> = HashMap::new();
    for line in lines {
        kinds.entry(kind(line, mirrored)).or_default().push(line);
    }
    for lines in kinds.values_mut() {
        // Tables and titles keep their own margins.
        let body = |line: &Line| !line.cells && alike(line.size, size);
        if lines.iter().any(|line| body(line)) {
            lines.retain(|line| body(line));
        }
    }
    kinds
        .into_iter()
        .map(|(kind, lines)| (kind, margins(&lines, size)))
        .collect()
}

fn kind(line: &Line, mirrored: bool) -> Kind {
    #[expect(clippy::cast_possible_truncation, reason = "a width in points")]
    let width = (line.extent.0 / 10.0).round() as i64;
    (width, line.column, mirrored && line.page.is_multiple_of(2))
}

fn half_points(size: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a size of type")]
    let half = (size * 2.0).round() as i64;
    half
}

/// Whether two lines stand in one column of one page.
pub(super) fn same_place(a: &Line, b: &Line) -> bool {
    a.page == b.page && a.column == b.column && a.extent == b.extent
}

/// Whether two sizes of type are one, but for rounding.
pub(super) fn alike(a: f64, b: f64) -> bool {
    (a - b).abs() <= 0.08 * a.max(b)
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// The margins lines keep: the leftmost edge that several lines share, the rightmost that several come near.
fn margins(lines: &[&Line], size: f64) -> (f64, f64) {
    let left = shared(lines.iter().map(|line| line.left), 0.5 * size, 2);
    let right = shared(lines.iter().map(|line| -line.right), 1.3 * size, 1);
    (left, -right)
}

/// The smallest value that at least so many others, and one in twelve, exceed by no more than `near`.
fn shared(values: impl Iterator<Item = f64>, near: f64, least: usize) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let enough = (values.len() / 12).max(least).min(values.len());
    let close = |&(i, &value): &(usize, &f64)| values.partition_point(|&other| other < value + near) - i >= enough;
    let found = values.iter().enumerate().find(close).map(|(_, &value)| value);
    found.or(values.first().copied()).unwrap_or(0.0)
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
