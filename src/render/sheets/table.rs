//! A table before it is a file: what its columns are and its cells hold.

use crate::render::visible::visible;

/// One sheet.
#[derive(Debug)]
pub(super) struct Table {
    /// What the sheet is called.
    pub(super) title: String,
    /// Its columns; those for people first.
    pub(super) columns: Vec<Column>,
    /// Columns that stay in sight when the others are scrolled.
    pub(super) fixed: u16,
    /// Its rows, without the head.
    pub(super) rows: Vec<Row>,
    /// What is said where there are none.
    pub(super) nothing: Option<String>,
}

/// A row, every cell under its column.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    pub(super) rank: Rank,
}

impl Row {
    /// A row like the others.
    pub(super) fn plain(cells: Vec<Cell>) -> Self {
        Self {
            cells,
            rank: Rank::Plain,
        }
    }
}

/// How a row stands among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    /// It sums up all that follow until the next total.
    Total,
    /// It sums up the plain rows that follow.
    Part,
    /// It sums up nothing.
    Plain,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Nothing, or what people will fill in.
    Empty,
    /// Text, and never a formula.
    Text(String),
    /// A number.
    Number(f64),
}

impl Cell {
    /// Text as it may be shown; nothing where there is none.
    pub(super) fn of(text: &str) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(visible(text).into_owned())
        }
    }

    /// Text that may be missing.
    pub(super) fn maybe(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, Self::of)
    }

    /// A number that may be missing.
    pub(super) fn number(number: Option<impl Into<f64>>) -> Self {
        number.map_or(Self::Empty, |number| Self::Number(number.into()))
    }

    /// How many there are of something.
    #[expect(clippy::cast_precision_loss, reason = "nothing here is counted to 2^53")]
    pub(super) fn count(count: usize) -> Self {
        Self::Number(count as f64)
    }

    /// As a column of that kind shows it.
    pub(super) fn text(&self, kind: Kind) -> String {
        match (self, kind) {
            (Self::Empty, _) => String::new(),
            (Self::Text(text), _) => text.clone(),
            (Self::Number(number), Kind::Points) => format!("{number:.2}"),
            (Self::Number(number), Kind::Share) => format!("{:.1}%", number * 100.0),
            (Self::Number(number), _) => number.to_string(),
        }
    }
}

/// What a column's cells hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// Sentences.
    Text,
    /// Words so short that they stand in the middle.
    Word,
    /// Whole numbers.
    Count,
    /// Points, to the hundredth.
    Points,
    /// A share from 0 to 1.
    Share,
    /// Dates, or words for them.
    Date,
}

/// A column.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) label: String,
    pub(super) kind: Kind,
    /// Its width in half-width characters.
    pub(super) width: u16,
    /// For programs: grey, on one line, and not printed.
    pub(super) machine: bool,
    /// Whether it is printed; those that are stand before those that are not.
    pub(super) printed: bool,
    /// The words its cells may be filled with.
    pub(super) choices: Vec<String>,
    /// What is said to whoever fills in a cell.
    pub(super) hint: Option<String>,
    /// The colours of cells that begin with these words.
    pub(super) tones: Vec<(String, Tone)>,
    /// Whether its shares are coloured by their size.
    pub(super) heat: bool,
}

impl Column {
    /// A column of that kind and width.
    pub(super) fn new(label: &str, kind: Kind, width: u16) -> Self {
        Self {
            label: label.to_owned(),
            kind,
            width,
            machine: false,
            printed: true,
            choices: Vec::new(),
            hint: None,
            tones: Vec::new(),
            heat: false,
        }
    }

    /// A column for programs.
    pub(super) fn machine(label: &str, width: u16) -> Self {
        Self {
            machine: true,
            ..Self::new(label, Kind::Text, width).on_screen()
        }
    }

    /// Seen on the screen only: a page is not wide enough for all.
    pub(super) fn on_screen(self) -> Self {
        Self { printed: false, ..self }
    }

    /// With the words that cells may be filled with, and their colours.
    pub(super) fn choices(self, choices: Vec<(String, Tone)>) -> Self {
        Self {
            choices: choices.iter().map(|(word, _)| word.clone()).collect(),
            tones: choices,
            ..self
        }
    }

    /// With a word to whoever fills it in.
    pub(super) fn hint(self, hint: &str) -> Self {
        Self {
            hint: Some(hint.to_owned()),
            ..self
        }
    }

    /// With shares coloured by their size.
    pub(super) fn heat(self) -> Self {
        Self { heat: true, ..self }
    }

    /// With colours for cells that begin with these words.
    pub(super) fn tones(self, tones: Vec<(String, Tone)>) -> Self {
        Self { tones, ..self }
    }
}

/// What a colour says; the words in the cell say it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Tone {
    Good,
    Weak,
    Plan,
    Bad,
    Silent,
    Muted,
}

impl Tone {
    /// All of them.
    pub(super) const ALL: [Self; 6] = [Self::Good, Self::Weak, Self::Plan, Self::Bad, Self::Silent, Self::Muted];
}
