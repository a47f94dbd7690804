//! The glyphs of the pages: which character, where, how large.

use super::characters;
use super::guard::Budget;
use super::tables::Rules;
use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape as _, Vec2};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, Paint, SoftMask, TransformExt as _, interpret_page,
};

/// One character on a page. Lengths are points; the origin is the page's upper left corner as it is read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    /// The character; white space only tells that there was some.
    pub(super) c: char,
    /// Left edge.
    pub(super) x: f64,
    /// Baseline, counted downwards.
    pub(super) y: f64,
    /// How far the next character stands.
    pub(super) width: f64,
    /// Size of the type.
    pub(super) size: f64,
}

/// What stands on one page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// From 1.
    pub(super) number: u32,
    /// By the direction they run in, in quarter turns; each turned so that it reads from left to right. Upright text
    /// is the first, text set in columns from top to bottom the second.
    pub(super) turned: [Vec<Glyph>; 4],
    /// Width and height.
    pub(super) extent: (f64, f64),
    /// Straight rules, as tables have them.
    pub(super) rules: Rules,
    /// Glyphs shown, white space left out.
    pub(super) shown: usize,
    /// Glyphs of which the file does not tell the character.
    pub(super) unmapped: usize,
    /// Holds images or drawn shapes.
    pub(super) pictures: bool,
}

impl Page {
    /// How many Han characters.
    pub(super) fn han(&self) -> usize {
        self.characters(characters::is_han)
    }

    /// How many letters that are not Han, and figures.
    pub(super) fn letters(&self) -> usize {
        self.characters(|c| c.is_alphanumeric() && !characters::is_han(c))
    }

    fn characters(&self, of: impl Fn(char) -> bool) -> usize {
        self.turned.iter().flatten().filter(|glyph| of(glyph.c)).count()
    }
}

/// The glyphs of all pages.
pub(super) fn pages(pdf: &Pdf, budget: &mut Budget) -> Vec<Page> {
    let cache = InterpreterCache::new();
    let mut out = Vec::new();
    for (page, number) in pdf.pages().iter().zip(1..) {
        let (width, height) = page.render_dimensions();
        let upright = page.initial_transform(true).to_kurbo();
        let extent = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(upright, extent, &cache, pdf.xref(), InterpreterSettings::default());
        let mut collector = Collector {
            page: Page {
                number,
                extent: (extent.width(), extent.height()),
                ..Page::default()
            },
            faint: Vec::new(),
            shapes: 0,
            budget,
        };
        interpret_page(page, &mut context, &mut collector);
        out.push(collector.finish());
    }
    out
}

/// Takes down what is drawn instead of drawing it.
struct Collector<'b> {
    page: Page,
    /// Light or translucent glyphs, with their direction: a watermark if they are large as well.
    faint: Vec<(usize, Glyph)>,
    shapes: usize,
    budget: &'b mut Budget,
}

/// Text turned to outlines has more shapes than tables and underlines make.
const OUTLINES: usize = 200;

/// How many times larger than the text a faint glyph must be to be a watermark.
const LARGE: f64 = 1.8;

impl Collector<'_> {
    fn finish(mut self) -> Page {
        let mut sizes: Vec<f64> = self.page.turned.iter().flatten().map(|glyph| glyph.size).collect();
        sizes.sort_by(f64::total_cmp);
        let usual = sizes.get(sizes.len() / 2).copied().unwrap_or(f64::MAX);
        for (turn, glyph) in self.faint {
            if glyph.size < usual * LARGE {
                self.page.turned[turn].push(glyph);
            }
        }
        self.page.pictures |= self.shapes >= OUTLINES;
        self.page
    }

    fn glyph(&mut self, glyph: &FontGlyph<'_>, place: Affine, vertical: bool, faint: bool) {
        self.budget.glyph();
        let along = vector(place, Vec2::new(1.0, 0.0));
        let size = vector(place, Vec2::new(0.0, 1000.0)).hypot();
        // Numbers that overflow place nothing on the page.
        if !size.is_finite() || size <= 0.0 {
            return;
        }
        let Some(turn) = quarter_turns(along) else {
            // Nothing but watermarks and stamps runs askew.
            return;
        };
        let advance = match glyph {
            _ if vertical => size,
            FontGlyph::Outline(outline) => advance(outline.advance_width(), along, size),
            FontGlyph::Type3(drawn) => advance(drawn.advance_width(), along, size),
        };
        let turn = (turn + usize::from(vertical)) % 4;
        let origin = place * Point::ZERO;
        let (width, height) = self.page.extent;
        let inside = |at: f64, extent: f64| (-size..=extent + size).contains(&at);
        if !inside(origin.x, width) || !inside(origin.y, height) {
            return;
        }
        let (x, y) = match turn {
            0 => (origin.x, origin.y),
            1 => (origin.y, width - origin.x),
            2 => (width - origin.x, height - origin.y),
            _ => (height - origin.y, origin.x),
        };
        self.characters(
            glyph.as_unicode(),
            turn,
            faint,
            Glyph {
                c: ' ',
                x,
                y,
                width: advance,
                size,
            },
        );
    }

    /// A glyph may be no character that is known, one, or several (ﬁ), which then share its width.
    fn characters(&mut self, text: Option<BfString>, turn: usize, faint: bool, at: Glyph) {
        let text = match text {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => '\u{fffd}'.to_string(),
        };
        let text = characters::spelt_out(&text);
        let count = text.chars().count();
        #[expect(clippy::cast_precision_loss, reason = "a glyph stands for a few characters")]
        let share = at.width / count.max(1) as f64;
        let mut x = at.x;
        for c in text.chars() {
            let c = characters::plain(c);
            if !c.is_whitespace() {
                self.page.shown += 1;
                self.page.unmapped += usize::from(c == '\u{fffd}');
            }
            let glyph = Glyph {
                c,
                x,
                width: share,
                ..at
            };
            if faint {
                self.faint.push((turn, glyph));
            } else {
                self.page.turned[turn].push(glyph);
            }
            x += share;
        }
    }
}

fn vector(place: Affine, v: Vec2) -> Vec2 {
    place * v.to_point() - place * Point::ZERO
}

fn advance(width: Option<f32>, along: Vec2, size: f64) -> f64 {
    width
        .map_or(size, |width| f64::from(width) * along.hypot())
        .clamp(0.0, size * 4.0)
}

/// Quarter turns to the right from upright; `None` if askew.
fn quarter_turns(along: Vec2) -> Option<usize> {
    let slope = |across: f64, along: f64| across.abs() <= along.abs() * 0.1 && along != 0.0;
    if slope(along.y, along.x) {
        Some(if along.x > 0.0 { 0 } else { 2 })
    } else if slope(along.x, along.y) {
        Some(if along.y > 0.0 { 1 } else { 3 })
    } else {
        None
    }
}

/// Whether a paint is light or translucent, as watermarks are.
fn is_faint(paint: &Paint<'_>) -> bool {
    let Paint::Color(color) = paint else {
        return false;
    };
    let [red, green, blue, alpha] = color.to_rgba().components();
    alpha < 0.5 || 0.299 * red + 0.587 * green + 0.114 * blue > 0.7
}

impl<'a> Device<'a> for Collector<'_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let vertical = matches!(run.writing_mode(), WritingMode::Vertical);
        // Text laid invisibly over a scan is what the scan says.
        let faint = !matches!(mode, DrawMode::Invisible) && is_faint(&props.paint);
        for glyph in run.glyphs() {
            self.glyph(glyph, props.transform * glyph.transform(), vertical, faint);
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.budget.step();
        self.page
            .rules
            .add(path, props.transform, !matches!(mode, DrawMode::Fill(_)));
        self.shapes += 1;
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        // A rule or a background, not a picture.
        self.budget.step();
        let stroked = !matches!(mode, DrawMode::Fill(_));
        self.page.rules.add(&rect.to_path(0.1), props.transform, stroked);
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.budget.step();
        self.page.pictures = true;
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.budget.step();
    }

    fn push_clip_rect(&mut self, _: &Rect) {
        self.budget.step();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.budget.step();
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
