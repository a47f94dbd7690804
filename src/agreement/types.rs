//! Two judgements of the same criterion, side by side.

use crate::evaluation::{Judgement, Lack, Status, Strength};
use crate::source::{SourceText, Span};

use super::labels::Label;

/// One criterion of one report, as a reader and somebody else (the tool, a second reader) judge it.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The criterion's id.
    pub criterion: String,
    /// Its requirement's id.
    pub requirement: String,
    /// The reader's side.
    pub reader: Side,
    /// The side that is measured against it.
    pub other: Side,
}

/// One judgement with its passages.
#[derive(Debug, Clone)]
pub struct Side {
    /// The judgement.
    pub status: Status,
    /// Of `done`, where it was given.
    pub strength: Option<Strength>,
    /// Best first; a reader's `quote`, then `also`.
    pub passages: Vec<Passage>,
    /// The tool's nearest passage, where it found nothing.
    pub near: Option<Near>,
    /// Readers differed over it.
    pub contested: bool,
}

/// A quote and where it stands.
#[derive(Debug, Clone)]
pub struct Passage {
    /// Its words.
    pub quote: String,
    /// Every place of the report that has these words, as bytes of the decoded text; none if it is not a quote at all.
    pub spans: Vec<Span>,
    /// The first of them, as readers and programs count.
    pub place: Option<Place>,
}

/// A place in the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// First character of the decoded text.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// The passage nearest to what was sought, and what it lacked.
#[derive(Debug, Clone)]
pub struct Near {
    /// Its words and place.
    pub passage: Passage,
    /// What kept it from being evidence.
    pub lack: Lack,
}

/// How two judgements of a criterion stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The same status.
    Agreed,
    /// The other says done, the reader does not.
    Noisy,
    /// The reader says done, the other does not.
    Missing,
    /// Neither says done, and they differ in what else it is.
    Differing,
}

impl Outcome {
    /// The name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Noisy => "noisy",
            Self::Missing => "missing",
            Self::Differing => "differing",
        }
    }
}

impl Pair {
    /// How the two stand to each other.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match (self.reader.status, self.other.status) {
            (a, b) if a == b => Outcome::Agreed,
            (_, Status::Done) => Outcome::Noisy,
            (Status::Done, _) => Outcome::Missing,
            _ => Outcome::Differing,
        }
    }

    fn both_done(&self) -> bool {
        self.reader.status == Status::Done && self.other.status == Status::Done
    }

    /// Whether they agree on the strength; `None` unless both say done and both give one.
    #[must_use]
    pub fn strength_agrees(&self) -> Option<bool> {
        let given = self.reader.strength.zip(self.other.strength);
        given
            .filter(|_| self.both_done())
            .map(|(reader, other)| reader == other)
    }

    /// Whether the other's first quote, and whether any of its quotes, shares a character with one of the reader's;
    /// `None` unless both say done and both quote. A quote that is not in the report shares none.
    #[must_use]
    pub fn overlap(&self) -> Option<(bool, bool)> {
        let (reader, other) = (&self.reader.passages, &self.other.passages);
        if !self.both_done() || reader.is_empty() || other.is_empty() {
            return None;
        }
        let meets = |passage: &Passage| {
            let mine = passage.spans.iter();
            mine.flat_map(|&mine| {
                reader
                    .iter()
                    .flat_map(move |theirs| theirs.spans.iter().map(move |&span| (mine, span)))
            })
            .any(|(mine, span)| mine.overlaps(span))
        };
        Some((other.first().is_some_and(meets), other.iter().any(meets)))
    }
}

impl Side {
    /// A reader's judgement, its quotes looked up in the report.
    #[must_use]
    pub fn of_label(label: &Label, source: &SourceText) -> Self {
        Self {
            status: label.status,
            strength: label.strength,
            passages: label.quotes.iter().map(|quote| Passage::find(quote, source)).collect(),
            near: None,
            contested: label.contested,
        }
    }

    /// The tool's judgement.
    #[must_use]
    pub fn of_judgement(judgement: &Judgement, source: &SourceText) -> Self {
        let passages = judgement.evidence().iter();
        Self {
            status: judgement.status(),
            strength: judgement.strength(),
            passages: passages.map(|passage| Passage::at(passage.quote, source)).collect(),
            near: judgement.near_miss().map(|near| Near {
                passage: Passage::at(near.quote, source),
                lack: near.lack.clone(),
            }),
            contested: false,
        }
    }
}

impl Passage {
    fn at(span: Span, source: &SourceText) -> Self {
        Self {
            quote: source.slice(span).to_owned(),
            spans: vec![span],
            place: Some(place(span, source)),
        }
    }

    fn find(quote: &str, source: &SourceText) -> Self {
        let found = source.text().match_indices(quote);
        let spans: Vec<Span> = found.map(|(at, words)| Span::new(at, at + words.len())).collect();
        Self {
            quote: quote.to_owned(),
            place: spans.first().map(|&span| place(span, source)),
            spans,
        }
    }
}

fn place(span: Span, source: &SourceText) -> Place {
    let position = source.position(span.start);
    Place {
        start: source.characters_before(span.start),
        end: source.characters_before(span.end),
        line: position.line,
        column: position.column,
    }
}
