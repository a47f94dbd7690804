//! The passage a person points to, in the report.

use crate::source::{SourceText, Span};

/// Where a quote stands first, to the letter.
///
/// # Errors
/// If it does not: the words of the report that differ from it in white space only, if there are any.
pub fn quoted<'s>(source: &'s SourceText, quote: &str) -> Result<Span, Option<&'s str>> {
    if let Some(start) = source.text().find(quote) {
        return Ok(Span::new(start, start + quote.len()));
    }
    Err(otherwise_spaced(source.text(), quote))
}

fn otherwise_spaced<'t>(text: &'t str, quote: &str) -> Option<&'t str> {
    let words: String = quote.split_whitespace().collect();
    let kept = text.char_indices().filter(|(_, c)| !c.is_whitespace());
    let squeezed: String = kept.clone().map(|(_, c)| c).collect();
    let first = squeezed.find(&words)?;
    let before = squeezed.get(..first)?.chars().count();
    let mut inside = kept.skip(before).take(words.chars().count());
    let (start, c) = inside.next()?;
    let end = inside.last().map_or(start + c.len_utf8(), |(at, c)| at + c.len_utf8());
    text.get(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_stands_to_the_letter_or_what_does_is_told() {
        let source = SourceText::from_text("x", "全年 聘请\n3名律师。");
        assert_eq!(quoted(&source, "3名律师").map(|span| source.slice(span)), Ok("3名律师"));
        assert_eq!(quoted(&source, "聘请3名"), Err(Some("聘请\n3名")));
        assert_eq!(quoted(&source, "全年聘 请 3"), Err(Some("全年 聘请\n3")));
        assert_eq!(
            quoted(&source, "师。"),
            Ok(Span::new(source.text().len() - 6, source.text().len()))
        );
        assert_eq!(quoted(&source, "聘请5名"), Err(None));
    }
}
