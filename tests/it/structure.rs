//! What must hold of the parts of any document.

use duibiao::document::{Document, Folding, Repair, fold_character};
use duibiao::source::Span;

/// Lists what is wrong with a parsed document.
pub(super) fn faults(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    spans(document, &mut out);
    sentences(document, &mut out);
    map(document, &mut out);
    for repair in document.repairs() {
        let there = document.source().text().get(repair.span.start..repair.span.end);
        if there.is_none_or(str::is_empty) {
            out.push(format!("{repair:?} is of no part of the source"));
        }
    }
    out
}

/// Every part lies on character boundaries, here and in the source.
fn spans(document: &Document, out: &mut Vec<String>) {
    let (text, source) = (document.text(), document.source().text());
    let sections = document.sections();
    let parts = document
        .paragraphs()
        .iter()
        .map(|&span| ("paragraph", span))
        .chain(document.sentences().iter().map(|sentence| ("sentence", sentence.span)))
        .chain(sections.iter().map(|section| ("section", section.span)))
        .chain(sections.iter().map(|section| ("heading", section.heading)));
    for (part, span) in parts {
        if span.is_empty() || text.get(span.start..span.end).is_none() {
            out.push(format!("{part} {span:?} is no part of the text"));
            continue;
        }
        let there = document.to_source(span);
        if there.is_empty() || source.get(there.start..there.end).is_none() {
            out.push(format!("{part} {span:?} maps to {there:?}, no part of the source"));
        }
    }
    for (i, section) in sections.iter().enumerate() {
        let nested = section.parent.is_none_or(|parent| {
            parent < i && sections[parent].level < section.level && sections[parent].span.contains(section.span)
        });
        if !nested || !section.span.contains(section.heading) {
            out.push(format!(
                "section {i} is not inside its parent, or its heading not inside it"
            ));
        }
    }
}

/// Sentences are in order, apart, and inside their paragraph and section.
fn sentences(document: &Document, out: &mut Vec<String>) {
    let mut end = 0;
    for sentence in document.sentences() {
        let span = sentence.span;
        if span.start < end {
            out.push(format!("sentence {span:?} overlaps the one before"));
        }
        end = span.end;
        if !document
            .paragraphs()
            .get(sentence.paragraph)
            .is_some_and(|paragraph| paragraph.contains(span))
        {
            out.push(format!("sentence {span:?} is not in its paragraph"));
        }
        let at_home = |section: usize| {
            document
                .sections()
                .get(section)
                .is_some_and(|section| section.span.contains(Span::new(span.start, span.start + 1)))
        };
        if !sentence.section.is_none_or(at_home) {
            out.push(format!("sentence {span:?} is not in its section"));
        }
    }
}

/// Every character of the folded text comes from the source character that folds to it, or from a word that was read
/// as another.
fn map(document: &Document, out: &mut Vec<String>) {
    let source = document.source().text();
    let mut before = 0;
    for (i, c) in document.text().char_indices() {
        let there = document.to_source(Span::new(i, i + c.len_utf8()));
        let Some(origin) = source.get(there.start..there.end) else {
            out.push(format!("{c:?} at {i} maps to {there:?}, no part of the source"));
            continue;
        };
        if there.start < before {
            out.push(format!("{c:?} at {i} maps back behind its neighbour"));
        }
        before = there.start;
        let mut origins = origin.chars();
        let repaired = |repair: &Repair| repair.span.contains(there) && repair.reading.contains(c);
        let good = match (c, origins.next(), origins.next()) {
            // Ends of paragraphs and spaces stand for whatever parted the words.
            ('\n', _, _) => true,
            (' ', Some(_), _) => origin
                .chars()
                .all(|s| matches!(fold_character(s), Folding::Space | Folding::Dropped)),
            (_, Some(s), None) => match fold_character(s) {
                Folding::Same => s == c,
                Folding::Simplified(simple) => simple == c,
                Folding::Width(folded) => folded.contains(c),
                Folding::Space | Folding::Dropped => false,
            },
            _ => false,
        };
        if !good && !document.repairs().iter().any(repaired) {
            out.push(format!("{c:?} at {i} comes from {origin:?}"));
        }
    }
}
