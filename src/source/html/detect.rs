//! Whether bytes are a web page: by what they begin with, never by a tag that a text speaks of.

use regex::bytes::Regex;
use std::sync::LazyLock;

/// How much is looked at.
const HEAD: usize = 8 * 1024;
/// How much is looked at where comments or white space come first.
const FAR: usize = 64 * 1024;

/// See [`super::looks_like_html`].
pub(super) fn looks_like_html(bytes: &[u8]) -> bool {
    let far = bytes.get(..FAR).unwrap_or(bytes);
    match far {
        [0xff, 0xfe, rest @ ..] => page(&every_other(rest, 0), bytes.len() <= FAR),
        [0xfe, 0xff, rest @ ..] => page(&every_other(rest, 1), bytes.len() <= FAR),
        [_, 0, _, 0, ..] => page(&every_other(far, 0), bytes.len() <= FAR),
        [0, _, 0, _, ..] => page(&every_other(far, 1), bytes.len() <= FAR),
        _ => {
            let tail = bytes.len().saturating_sub(64);
            let ends = bytes.get(tail..).is_some_and(ends_with_tag);
            start(far).is_some_and(|kind| kind == Start::Page || ends)
        }
    }
}

/// The ASCII characters of UTF-16; others become a letter.
fn every_other(bytes: &[u8], low: usize) -> Vec<u8> {
    bytes
        .chunks_exact(2)
        .map(|pair| if pair[1 - low] == 0 { pair[low] } else { b'x' })
        .collect()
}

fn page(ascii: &[u8], whole: bool) -> bool {
    start(ascii).is_some_and(|kind| kind == Start::Page || (whole && ends_with_tag(ascii)))
}

#[derive(PartialEq, Eq)]
enum Start {
    /// A tag of the document itself, and another one after it.
    Page,
    /// A tag of some content: a piece of a page, if it ends in a tag, too.
    Piece,
}

fn start(bytes: &[u8]) -> Option<Start> {
    static SKIPPED: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(?s-u)^(?:\xef\xbb\xbf|[\s\x00]|<!--.*?-->|<\?xml[^>]*\?>)+"));
    static PAGE: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"(?i-u)^<(?:!doctype\s+html|html|head|body|meta|title|link|script|style|base|frameset)(?:[\s/>])")
    });
    static PIECE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i-u)^<(?:div|p|span|table|tr|td|h[1-6]|article|section|main|ul|ol|font|center|strong|b|br|a|img)(?:[\s/>])",
        )
    });
    static TAG: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i-u)</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>"));
    let skipped = SKIPPED.find(bytes).map_or(0, |found| found.end());
    let bytes = bytes.get(skipped..)?;
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if PAGE.is_match(head) {
        let first = head.iter().position(|&b| b == b'>')?;
        return TAG.is_match(head.get(first + 1..)?).then_some(Start::Page);
    }
    PIECE.is_match(head).then_some(Start::Piece)
}

fn ends_with_tag(bytes: &[u8]) -> bool {
    static END: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i-u)(?:</[a-z][a-z0-9]*\s*>|<br\s*/?>|-->)[\s\x00]*$"));
    END.is_match(bytes)
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("constant pattern")
}

#[cfg(test)]
mod tests {
    use super::looks_like_html;

    #[test]
    fn pages_and_pieces_of_pages() {
        for page in [
            "<!DOCTYPE html><html><body>正文",
            "\u{feff}\r\n <!-- saved from url=(0042)http://example.invalid/ -->\n<HTML><HEAD>",
            "<?xml version=\"1.0\" encoding=\"gbk\"?>\n<!DOCTYPE html PUBLIC \"x\">\n<html xmlns=\"y\">",
            "<meta charset=gbk><p>正文</p>",
            "<div class=\"TRS_Editor\"><p>正文</p></div>\n",
            "<P>第一段<P>第二段</P>",
        ] {
            assert!(looks_like_html(page.as_bytes()), "{page}");
            let units: Vec<u16> = page.encode_utf16().collect();
            let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            assert!(looks_like_html(&little) && looks_like_html(&big), "{page} in UTF-16");
        }
    }

    #[test]
    fn texts_that_speak_of_tags() {
        for text in [
            "",
            "<",
            "青禾县2023年法治政府建设年度报告\n<div>残留的标签</div>",
            "网页以<!DOCTYPE html><html>开头。",
            "<p>是段落标签。",
            "<html>是网页的第一个标签。",
            "<div>和<p>都是标签，页面里随处可见。",
            "<关于印发要点的通知>及其附件",
            "<w:document><w:p/></w:document>",
        ] {
            assert!(!looks_like_html(text.as_bytes()), "{text}");
        }
    }
}
