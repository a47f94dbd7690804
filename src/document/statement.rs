//! What a report tells, sentence by sentence, each part under its own role.

use super::role::Role;
use super::{Document, Section, Sentence};
use crate::source::Span;

/// A sentence that tells something, or the part of it up to where the role turns (…取得了成绩，| 但也存在…).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement {
    /// The sentence it is from.
    pub sentence: usize,
    /// Where it stands in normalised text.
    pub span: Span,
    /// The role in force there.
    pub role: Role,
}

impl Document {
    /// All statements, in text order. A heading is one where it is a full sentence: （一）执法力量不足。
    pub fn statements(&self) -> impl Iterator<Item = Statement> + '_ {
        let told = |(_, sentence): &(usize, &Sentence)| !sentence.heading || self.tells(sentence);
        self.sentences()
            .iter()
            .enumerate()
            .filter(told)
            .flat_map(move |(i, sentence)| {
                let turn = self.role_end(sentence.span.start).min(sentence.span.end);
                [Span::new(sentence.span.start, turn), Span::new(turn, sentence.span.end)]
                    .into_iter()
                    .filter(|span| !span.is_empty())
                    .map(move |span| Statement {
                        sentence: i,
                        span,
                        role: self.role_at(span.start),
                    })
            })
    }

    /// Whether a heading is a sentence and not only the name of a part.
    fn tells(&self, heading: &Sentence) -> bool {
        let named = heading.section.and_then(|section| self.sections().get(section));
        self.slice(heading.span).ends_with(['。', ';']) && !named.is_some_and(Section::announces_by_title)
    }

    /// The sentence that holds an offset of the normalised text.
    #[must_use]
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let i = self
            .sentences()
            .partition_point(|sentence| sentence.span.start <= offset)
            .checked_sub(1)?;
        (offset < self.sentences()[i].span.end).then_some(i)
    }
}
