//! Passages in the view: the source's own words, what they say, and the headings above them.

use super::build::place;
use super::view;
use crate::document::{Document, Kind, Role};
use crate::evaluation::{Lack, NearMiss, Passage, Stance};
use crate::source::Span;

pub(super) fn quote(document: &Document, passage: &Passage) -> view::Quote {
    view::Quote {
        place: place(document, passage.quote),
        section: heading(
            document,
            passage.section.filter(|_| passage.role != Role::Closing),
            passage.quote,
        ),
        role: passage.role,
        stance: passage.stance,
        strength: (passage.stance == Stance::Done).then_some(passage.strength),
    }
}

pub(super) fn near_miss(document: &Document, near: &NearMiss) -> view::Near {
    let section = document
        .sentences()
        .get(near.sentence)
        .filter(|sentence| document.role_at(sentence.span.start) != Role::Closing)
        .and_then(|sentence| sentence.section);
    let (lack, detail) = match &near.lack {
        Lack::Vetoed(words) => ("vetoed", vec![words.clone()]),
        Lack::Patterns(patterns) => ("patterns", patterns.clone()),
        Lack::Part(_) => ("part", Vec::new()),
        Lack::Measure => ("measure", Vec::new()),
        Lack::Heading => ("heading", Vec::new()),
        Lack::Formula => ("formula", Vec::new()),
        Lack::Words => ("words", Vec::new()),
        Lack::Late(limit) => ("late", vec![limit.to_string()]),
        Lack::Mismatch(wanted) => ("mismatch", vec![wanted.clone()]),
        Lack::Short => ("short", Vec::new()),
        Lack::Bare => ("bare", Vec::new()),
        Lack::Unanswered => ("unanswered", Vec::new()),
    };
    view::Near {
        place: place(document, near.quote),
        section: heading(document, section, near.quote),
        lack: lack.into(),
        detail,
    }
}

/// The headings above a passage, from the chapter down, in the source's own characters; not the one it quotes itself.
fn heading(document: &Document, section: Option<usize>, quote: Span) -> Option<String> {
    let path: Vec<String> = document
        .section_path(section?)
        .into_iter()
        .filter(|section| section.kind != Kind::Item && !document.to_source(section.heading).overlaps(quote))
        .map(|section| {
            let source = document.source().slice(document.to_source(section.heading));
            let words: String = source.split_whitespace().collect();
            words
                .trim_end_matches(['。', '：', ':', '，', ',', '；', ';'])
                .to_owned()
        })
        .collect();
    (!path.is_empty()).then(|| path.join(" › "))
}
