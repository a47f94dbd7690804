//! Titles of documents: what stands in 《》, nested ones included.

use crate::source::Span;

/// No title is longer; an unclosed bracket must not swallow the rest of the report.
const LONGEST: usize = 120;

/// The outermost titles of a text, brackets included. `base` is added to every offset.
#[must_use]
pub fn titles(text: &str, base: usize) -> Vec<Span> {
    let mut out = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut depth = 0_usize;
    for (count, (at, c)) in text.char_indices().enumerate() {
        if open.is_some_and(|(_, since)| count - since > LONGEST) {
            open = None;
            depth = 0;
        }
        match c {
            '《' => {
                depth += 1;
                if depth == 1 {
                    open = Some((at, count));
                }
            }
            '》' if depth > 0 => {
                depth -= 1;
                if depth == 0
                    && let Some((start, _)) = open.take()
                {
                    out.push(Span::new(base + start, base + at + c.len_utf8()));
                }
            }
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_and_unclosed() {
        let text = "印发《青禾县贯彻《某条例》办法》和《细则》,`全覆盖》,《没有收尾";
        let found: Vec<&str> = titles(text, 0)
            .into_iter()
            .map(|span| text.get(span.start..span.end).unwrap())
            .collect();
        assert_eq!(found, ["《青禾县贯彻《某条例》办法》", "《细则》"]);
    }
}
