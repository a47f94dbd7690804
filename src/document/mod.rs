//! A report as the tool sees it: normalised text with a map back, outline, roles, sentences, facts.

mod course;
pub mod date;
pub mod divisions;
mod facts;
mod fold;
pub mod number;
mod outline;
mod repair;
mod role;
mod sentence;
mod statement;
pub mod title;

pub use facts::{FactName, Facts, Level};
pub use fold::{Folded, Folding, fold, fold_character};
pub use outline::{Kind, Section};
pub use repair::{Cause, Repair};
pub use role::Role;
pub use sentence::{Sentence, clauses};
pub use statement::Statement;

use crate::source::{SourceText, Span};
use facts::FactPlaces;
use role::Stretch;

/// A parsed report. Building one cannot fail: any text is a document, if only of one sentence.
#[derive(Debug, Clone)]
pub struct Document {
    source: SourceText,
    folded: Folded,
    repairs: Vec<Repair>,
    paragraphs: Vec<Span>,
    sections: Vec<Section>,
    sentences: Vec<Sentence>,
    stretches: Vec<Stretch>,
    facts: Facts,
    places: FactPlaces,
}

impl Document {
    /// Reads the structure of a text.
    #[must_use]
    pub fn parse(source: SourceText) -> Self {
        let (folded, repairs) = repair::repair(Folded::new(source.text()), source.characters());
        let paragraphs = paragraphs(&folded.text);
        let headings = outline::headings(&folded, &paragraphs);
        let mut sections = outline::sections(&folded, &headings);
        let sentences = sentence::sentences(&folded.text, &paragraphs, &headings);
        let found = facts::facts(&source, &folded, &paragraphs);
        let lines = course::lines(&folded.text, &paragraphs, &sections, found.facts.reported());
        let course = course::chapters(&sections, &lines, found.facts.reported());
        role::assign(&mut sections, &course);
        let stretches = role::stretches(
            &folded.text,
            &sections,
            &sentences,
            &lines,
            found.facts.year,
            found.closing,
        );
        Self {
            source,
            folded,
            repairs,
            paragraphs,
            sections,
            sentences,
            stretches,
            facts: found.facts,
            places: found.places,
        }
    }

    /// The text it was made from.
    #[must_use]
    pub fn source(&self) -> &SourceText {
        &self.source
    }

    /// The normalised text that patterns run on.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.folded.text
    }

    /// A stretch of the normalised text; empty where the span is none of it.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.folded.text.get(span.start..span.end).unwrap_or_default()
    }

    /// Where a stretch of normalised text stands in the source.
    #[must_use]
    pub fn to_source(&self, span: Span) -> Span {
        self.folded.to_source(span)
    }

    /// Paragraphs of the normalised text.
    #[must_use]
    pub fn paragraphs(&self) -> &[Span] {
        &self.paragraphs
    }

    /// The outline, in text order.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// All sentences, in text order.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// What the report says about itself.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Replaces what the text does not tell, or tells wrongly, by what the user knows.
    pub fn facts_mut(&mut self) -> &mut Facts {
        &mut self.facts
    }

    /// Where the text itself states a fact, in normalised text.
    #[must_use]
    pub fn fact_place(&self, name: FactName) -> Option<Span> {
        self.places.get(name)
    }

    /// The role in force at an offset of the normalised text.
    #[must_use]
    pub fn role_at(&self, offset: usize) -> Role {
        role::at(&self.stretches, offset)
    }

    /// Where the role in force at an offset ends.
    #[must_use]
    pub fn role_end(&self, offset: usize) -> usize {
        let next = self.stretches.partition_point(|stretch| stretch.start <= offset);
        self.stretches
            .get(next)
            .map_or(self.folded.text.len(), |stretch| stretch.start)
    }

    /// Whether it is written in Traditional script.
    #[must_use]
    pub fn is_traditional(&self) -> bool {
        self.folded.is_traditional(self.source.characters())
    }

    /// Misspelt words and what they were read as, in text order.
    #[must_use]
    pub fn repairs(&self) -> &[Repair] {
        &self.repairs
    }

    /// The headings from the chapter down to a section, without 一是 and below: `一、… › （二）…`.
    #[must_use]
    pub fn section_path(&self, section: usize) -> Vec<&Section> {
        let mut path = Vec::new();
        let mut next = Some(section);
        while let Some(section) = next.and_then(|i| self.sections.get(i)) {
            path.push(section);
            next = section.parent;
        }
        path.reverse();
        path
    }
}

fn paragraphs(text: &str) -> Vec<Span> {
    let mut start = 0;
    text.split('\n')
        .map(|paragraph| {
            let span = Span::new(start, start + paragraph.len());
            start = span.end + 1;
            span
        })
        .filter(|span| !span.is_empty())
        .collect()
}
