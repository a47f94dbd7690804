//! What the paper says, chapter by chapter, in the order offices use: an overall view, the score, the main gaps, every
//! judgement, what the report says of itself, figures to verify, how it was scored.

mod decided;
mod facts;
mod figures;
mod gap_list;
mod judgements;
mod method;
mod overview;
mod passages;
mod scores;
mod statements;

use super::paper::{Block, Paper, Paragraph, Style};
use crate::document::Level;
use crate::render::gaps::{GapGroup, gaps};
use crate::render::labels::{Labels, Lang};
use crate::render::view::{Notice, Report};
use unicode_width::UnicodeWidthStr as _;

/// Letters of 22 points in 156 mm, of which a Chinese character takes two. A longer title is broken before what the
/// paper is.
const TITLE_LINE: usize = 40;

/// What every chapter is made from.
struct Source<'a> {
    report: &'a Report,
    gaps: Vec<GapGroup<'a>>,
    words: &'static Labels,
    lang: Lang,
}

/// The paper on one result.
pub(super) fn paper(report: &Report, lang: Lang) -> Paper {
    let source = Source {
        report,
        gaps: gaps(report),
        words: lang.words(),
        lang,
    };
    let (of, title) = source.title();
    let mut heading = Paragraph::of(Style::Title, of.clone());
    if !of.is_empty() && of.width() + title.width() > TITLE_LINE {
        heading = heading.line_break();
    }
    let mut blocks: Vec<Block> = vec![
        heading.plain(title.clone()).into(),
        Paragraph::of(Style::Subtitle, source.words.fill("office.against", &[&source.plan()])).into(),
    ];
    for chapter in [
        overview::blocks,
        scores::blocks,
        decided::blocks,
        gap_list::blocks,
        judgements::blocks,
        statements::blocks,
        figures::blocks,
        method::blocks,
    ] {
        blocks.extend(chapter(&source));
    }
    Paper {
        title: of + &title,
        subject: source.plan(),
        blocks,
    }
}

impl Source<'_> {
    /// Whose report of which year, which is empty where they cannot be told, and what the paper is.
    fn title(&self) -> (String, String) {
        let about = &self.report.report;
        let of = match about.level {
            Some(Level::Department) => about.issuer.as_ref().or(about.locality.as_ref()),
            _ => about.locality.as_ref().or(about.issuer.as_ref()),
        };
        let of = of
            .zip(about.year)
            .map(|(of, year)| self.words.fill("office.of", &[of, &year.to_string()]));
        (of.unwrap_or_default(), self.words.get("title").to_owned())
    }

    /// The plan's title as a title.
    fn plan(&self) -> String {
        self.titled(&self.report.pack.title)
    }

    /// In title marks, unless it has some.
    fn titled(&self, title: &str) -> String {
        if title.contains(['《', '》']) {
            return title.to_owned();
        }
        self.words.fill("office.titled", &[title])
    }

    fn heading(&self, path: &str) -> Block {
        Paragraph::of(Style::Heading, self.words.get(path)).into()
    }

    fn subheading(&self, path: &str) -> Block {
        Paragraph::of(Style::Subheading, self.words.get(path)).into()
    }

    /// `牵头单位：甲、乙`
    fn labelled(&self, path: &str, text: &str) -> String {
        format!("{}{}{text}", self.words.get(path), self.words.get("colon"))
    }

    /// Several names in a row; a dash where there are none.
    fn list(&self, names: &[String]) -> String {
        if names.is_empty() {
            return crate::render::numbers::NONE.to_owned();
        }
        names.join(self.words.get("list"))
    }
}

/// Whether a notice asks to verify what stands at some place of the report; the others are about the whole.
fn to_verify(notice: &Notice) -> bool {
    !notice.figures.is_empty() || notice.kind == "repaired"
}
