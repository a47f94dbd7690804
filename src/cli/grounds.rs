//! What a judgement rests on, for the terminal: quotes and the nearest passage, each with its place.

use duibiao::document::Document;
use duibiao::evaluation::{Judgement, Mark, Measured};
use duibiao::render::words;
use duibiao::source::Span;

/// `已体现（有具体内容）`
pub(super) fn mark(mark: Mark) -> String {
    let strength = mark
        .strength
        .map(|strength| format!("（{}）", words::strength(strength)));
    format!("{}{}", words::status(mark.status), strength.unwrap_or_default())
}

/// One line for every passage that speaks for or against.
pub(super) fn grounds(document: &Document, judgement: &Judgement) -> Vec<String> {
    let quotes = judgement.evidence().iter();
    let quotes = quotes.map(|passage| format!("引用 {}", quoted(document, passage.quote)));
    let near = judgement.near_miss().map(|near| {
        let lack = words::lack(&near.lack);
        format!("最接近的表述 {}，{lack}", quoted(document, near.quote))
    });
    quotes.chain(near).collect()
}

/// A stretch of the source with its place.
pub(super) fn quoted(document: &Document, span: Span) -> String {
    let source = document.source();
    let position = source.position(span.start);
    format!("第{}行第{}列：“{}”", position.line, position.column, source.slice(span))
}

/// What somebody wrote, without its line breaks.
pub(super) fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What was counted.
pub(super) fn measure(measured: &Measured) -> String {
    let Measured { count, total, wanted } = *measured;
    match total {
        None => format!("{count} 处，要求至少 {wanted} 处"),
        Some(total) => format!("{total} 处中有 {count} 处，要求至少 {:.0}%", wanted * 100.0),
    }
}
