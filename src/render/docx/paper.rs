//! A paper before it is WordprocessingML: paragraphs and tables. What is said is decided here, how it is written
//! elsewhere.

use crate::render::filters::oneline;

/// A whole paper.
#[derive(Debug)]
pub(super) struct Paper {
    /// What it calls itself in its properties.
    pub(super) title: String,
    /// What it is about, in its properties.
    pub(super) subject: String,
    /// All that stands on its pages.
    pub(super) blocks: Vec<Block>,
}

/// What stands one below the other.
#[derive(Debug)]
pub(super) enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// Styles of paragraphs, each defined in `styles`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Title,
    Subtitle,
    /// 一、
    Heading,
    /// （一）
    Subheading,
    Body,
    /// A numbered point.
    Point,
    /// The name of a table, above it.
    Caption,
    /// In a table.
    Cell,
    /// At the head of a column.
    ColumnHead,
    /// In a cell of figures.
    Figure,
    /// In a row that heads those below it.
    Band,
    /// A line to sign on.
    SignOff,
    /// What identifies the paper, in small print.
    FinePrint,
}

/// What a run of characters is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Plain,
    /// The report's own words.
    Quote,
    /// What a reader looks for first.
    Strong,
    /// The line ends here; no text.
    Break,
}

/// A run of characters.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) kind: Kind,
    pub(super) text: String,
}

/// A paragraph.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) style: Style,
    pub(super) runs: Vec<Run>,
}

impl Paragraph {
    pub(super) fn new(style: Style) -> Self {
        Self {
            style,
            runs: Vec::new(),
        }
    }

    /// A paragraph of plain words.
    pub(super) fn of(style: Style, text: impl Into<String>) -> Self {
        Self::new(style).plain(text)
    }

    pub(super) fn plain(self, text: impl Into<String>) -> Self {
        self.run(Kind::Plain, text.into())
    }

    pub(super) fn strong(self, text: impl Into<String>) -> Self {
        self.run(Kind::Strong, text.into())
    }

    /// The report's own words, without the line breaks of its layout.
    pub(super) fn quote(self, text: &str) -> Self {
        self.run(Kind::Quote, oneline(text))
    }

    /// Goes on in a new line.
    pub(super) fn line_break(self) -> Self {
        self.run(Kind::Break, String::new())
    }

    fn run(mut self, kind: Kind, text: String) -> Self {
        self.runs.push(Run { kind, text });
        self
    }

    /// How many characters it has.
    fn characters(&self) -> usize {
        self.runs.iter().map(|run| run.text.chars().count()).sum()
    }
}

/// A table across the whole width of the text.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) caption: String,
    /// Head and share of the width of each column.
    pub(super) columns: Vec<(String, u32)>,
    /// Whether the heads are shown; they are repeated on every page.
    pub(super) headed: bool,
    pub(super) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug)]
pub(super) enum Row {
    /// One cell for each column.
    Cells(Vec<Vec<Paragraph>>),
    /// One cell across all columns, which heads the rows below it and stays with the next; the deeper, the lighter.
    Band(u8, Vec<Paragraph>),
}

/// Characters of 10.5 points on a line across all columns.
const CHARACTERS: usize = 40;
/// Lines that a row may have before it may run over a page's end, and all rows of a table.
const SHORT_ROW: usize = 14;
const SHORT_TABLE: usize = 16;

impl Table {
    /// Whether a row is so short that it need not run over a page's end.
    pub(super) fn is_short(&self, row: &Row) -> bool {
        self.lines(row) <= SHORT_ROW
    }

    /// Whether it is kept on one page.
    pub(super) fn is_whole(&self) -> bool {
        self.rows.iter().map(|row| self.lines(row)).sum::<usize>() <= SHORT_TABLE
    }

    /// The shares of all columns.
    pub(super) fn total(&self) -> u32 {
        self.columns.iter().map(|(_, share)| share).sum::<u32>().max(1)
    }

    /// About how many lines a row takes, as if all characters were Chinese.
    fn lines(&self, row: &Row) -> usize {
        let total = self.total();
        let cell = |paragraphs: &[Paragraph], share: u32| -> usize {
            let width = (CHARACTERS * share as usize / total as usize).max(1);
            paragraphs
                .iter()
                .map(|paragraph| paragraph.characters().div_ceil(width))
                .sum()
        };
        match row {
            Row::Band(_, paragraphs) => cell(paragraphs, total),
            Row::Cells(cells) => {
                let cells = cells.iter().zip(&self.columns);
                cells
                    .map(|(paragraphs, (_, share))| cell(paragraphs, *share))
                    .max()
                    .unwrap_or(0)
            }
        }
    }
}
