//! A text as wording: the sentences that count, reduced to the words they are made of.

use super::METHOD;
use super::formulas::formulas;
use crate::comparison::numbers::count;
use crate::document::{self, Document, FactName, Role};
use crate::render::comparison::view::LeftOut;
use crate::render::place;
use crate::render::view::Place;
use crate::source::Span;
use std::collections::HashSet;

/// What of a text can be shared.
pub(super) struct Text {
    /// In text order.
    pub(super) sentences: Vec<Sentence>,
    /// Characters that count, of all of them.
    pub(super) characters: usize,
    pub(super) left_out: LeftOut,
}

/// A sentence that counts.
pub(super) struct Sentence {
    /// Its letters and digits, normalised, without numbering, punctuation and formulas.
    pub(super) words: String,
    /// How many characters that is.
    pub(super) characters: usize,
    /// The whole sentence where it stands.
    pub(super) place: Place,
}

impl Text {
    pub(super) fn of(document: &Document) -> Self {
        let names = [FactName::Title, FactName::Issuer, FactName::Addressee, FactName::Signed];
        let names: Vec<Span> = names.into_iter().filter_map(|name| document.fact_place(name)).collect();
        let formulas = formulas(document.text());
        // A heading that is a full sentence tells something.
        let tell: HashSet<usize> = document.statements().map(|statement| statement.sentence).collect();
        let mut out = Self {
            sentences: Vec::new(),
            characters: 0,
            left_out: LeftOut::default(),
        };
        for (i, sentence) in document.sentences().iter().enumerate() {
            let names_something = names
                .iter()
                .any(|&name| sentence.span.contains(name) && is_most(name, sentence.span));
            if !tell.contains(&i) || names_something || document.role_at(sentence.span.start) == Role::Closing {
                out.left_out.headings += 1;
                continue;
            }
            let (words, of_formulas) = words(document, sentence, &formulas);
            let characters = words.chars().count();
            if of_formulas > 0 && count(of_formulas) >= METHOD.formula * count(characters + of_formulas) {
                out.left_out.formulas += 1;
            } else if characters < METHOD.least {
                out.left_out.short += 1;
            } else {
                out.characters += characters;
                out.sentences.push(Sentence {
                    words,
                    characters,
                    place: place(document, document.to_source(sentence.span)),
                });
            }
        }
        out
    }
}

/// A name inside a long sentence does not make the sentence a name.
fn is_most(name: Span, sentence: Span) -> bool {
    name.len() * 2 >= sentence.len()
}

/// The words of a sentence outside of formulas, and how many characters the formulas have.
fn words(document: &Document, sentence: &document::Sentence, formulas: &[Span]) -> (String, usize) {
    let own = sentence.section.and_then(|section| document.sections().get(section));
    let marker = own
        .filter(|section| section.heading.start == sentence.span.start)
        .map_or(0, |section| section.marker.len());
    let start = sentence.span.start + marker;
    let mut next = formulas.partition_point(|formula| formula.end <= start);
    let (mut words, mut of_formulas) = (String::new(), 0);
    let text = document.slice(Span::new(start, sentence.span.end));
    for (at, c) in text.char_indices().filter(|&(_, c)| c.is_alphanumeric()) {
        let at = start + at;
        while formulas.get(next).is_some_and(|formula| formula.end <= at) {
            next += 1;
        }
        if formulas.get(next).is_some_and(|formula| formula.start <= at) {
            of_formulas += 1;
        } else {
            words.push(c);
        }
    }
    (words, of_formulas)
}

/// A text of these sentences, for tests.
#[cfg(test)]
pub(super) fn text(sentences: &[&str]) -> Text {
    let of = |words: &&str| Sentence {
        words: (*words).to_owned(),
        characters: words.chars().count(),
        place: Place {
            quote: (*words).to_owned(),
            start: 0,
            end: 0,
            line: 1,
            column: 1,
            page: None,
            paragraph: None,
        },
    };
    Text {
        sentences: sentences.iter().map(of).collect(),
        characters: sentences.iter().map(|words| words.chars().count()).sum(),
        left_out: LeftOut::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceText;

    const REPORT: &str = "青禾县2023年法治政府建设年度报告\n\
        一、主要做法\n\
        以习近平法治思想为指导，深入学习贯彻党的二十大精神，推进工作。\n\
        （一）办得更快。\n\
        一是在三处新建的便民点全部装上了自助查询终端，群众随到随查。\n\
        办结十二件。\n\
        青禾县人民政府\n2024年1月8日\n";

    #[test]
    fn what_does_not_count_is_left_out_by_reason() {
        let document = Document::parse(SourceText::from_text("甲.txt", REPORT));
        let text = Text::of(&document);
        let words: Vec<&str> = text.sentences.iter().map(|sentence| sentence.words.as_str()).collect();
        assert_eq!(words, ["在三处新建的便民点全部装上了自助查询终端群众随到随查"]);
        assert_eq!(text.sentences[0].characters, 26);
        assert_eq!(text.characters, 26);
        assert_eq!((text.left_out.formulas, text.left_out.short), (1, 2));
        assert_eq!(text.left_out.headings, document.sentences().len() - 4);
        let place = &text.sentences[0].place;
        assert_eq!((place.line, place.column), (5, 1));
        assert_eq!(
            place.quote,
            "一是在三处新建的便民点全部装上了自助查询终端，群众随到随查。"
        );
    }

    #[test]
    fn formulas_inside_a_sentence_are_cut_out_of_it() {
        let text = "全镇按照上级党委的部署要求，在三处新建的便民点全部装上了自助查询终端，群众随到随查。";
        let text = Text::of(&Document::parse(SourceText::from_text("甲.txt", text)));
        assert_eq!(
            text.sentences[0].words,
            "全镇在三处新建的便民点全部装上了自助查询终端群众随到随查"
        );
    }
}
