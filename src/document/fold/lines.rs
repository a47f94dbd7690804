//! The lines of a source text: which of them only break a paragraph that goes on, and which parts are table debris.

use crate::source::Span;
use regex::Regex;
use std::sync::LazyLock;

/// One line, and what is to be made of it.
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    /// Byte offset of the line in the source.
    pub(super) start: usize,
    /// The characters that end it.
    pub(super) line_end: Span,
    /// The next line goes on in the middle of this one's sentence.
    pub(super) joins_next: bool,
    debris: Vec<Span>,
}

impl Line<'_> {
    /// Whether the character at this offset of the line is debris.
    pub(super) fn is_debris(&self, offset: usize) -> bool {
        let next = self.debris.partition_point(|span| span.end <= offset);
        self.debris.get(next).is_some_and(|span| span.start <= offset)
    }
}

static LINE_END: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("\r\n|[\n\r\u{b}\u{c}\u{85}\u{2028}\u{2029}]").expect("constant pattern"));

/// Splits a text into lines and decides how they hang together.
pub(super) fn lines(source: &str) -> Vec<Line<'_>> {
    let mut out: Vec<Line<'_>> = Vec::new();
    let mut start = 0;
    let mut push = |text: Span, line_end: Span| {
        let text_start = text.start;
        let text = source.get(text.start..text.end).unwrap_or_default();
        out.push(Line {
            text,
            start: text_start,
            line_end,
            joins_next: false,
            debris: debris(text),
        });
    };
    for found in LINE_END.find_iter(source) {
        push(Span::new(start, found.start()), Span::new(found.start(), found.end()));
        start = found.end();
    }
    push(Span::new(start, source.len()), Span::new(source.len(), source.len()));
    for i in 1..out.len() {
        if let [before, after] = &mut out[i - 1..=i] {
            before.joins_next = before.debris.is_empty() && goes_on(before.text, after.text);
        }
    }
    out
}

/// Cell borders, rulers and empty images that tables leave behind when a page is saved as text.
fn debris(line: &str) -> Vec<Span> {
    static DEBRIS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"[|｜]+(?:\s*:?-{3,}:?\s*[|｜]+)*|!\[[^\]\n]*\]\([^)\n]*\)|<!--.*?-->").expect("constant pattern")
    });
    if !line.contains(['|', '｜', '!', '<']) {
        return Vec::new();
    }
    DEBRIS
        .find_iter(line)
        .map(|found| Span::new(found.start(), found.end()))
        .collect()
}

/// Characters below which a line is taken to end where it ends: titles, names, dates.
const SHORT_LINE: usize = 15;

/// Whether a line break falls inside a sentence.
///
/// Plain files break lines at a fixed width, and pasted text breaks them anywhere. A break is inside a sentence when
/// the line before is running text that does not end one, and the line after starts nothing new.
fn goes_on(before: &str, after: &str) -> bool {
    static STARTS_ITEM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:[一二三四五六七八九十]{1,3}(?:、|是)|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．]|第[一二三四五六七八九十百\d]{1,4}[章节条部,，、]|[①-⑳㈠-㈩⑴-⑽]|[-*•#])").expect("constant pattern")
    });
    let before = before.trim_end();
    let Some(last) = before.chars().next_back() else {
        return false;
    };
    let indented = after.starts_with(['\u{3000}', '\t']) || after.starts_with("  ");
    let after = after.trim();
    if indented || after.is_empty() || STARTS_ITEM.is_match(after) {
        return false;
    }
    let open = last.is_alphanumeric() || matches!(last, ',' | '，' | '、' | '“' | '《' | '(' | '（' | '—' | '〔');
    if !open || before.chars().count() < SHORT_LINE {
        return false;
    }
    let running = before.contains(['，', ',', '。', '；', ';']);
    let heading = STARTS_ITEM.is_match(before.trim_start()) && !before.contains('。');
    let titled = ["报告", "報告", "总结", "總結", "要点", "要點", "方案", "通知", "白皮书"]
        .iter()
        .any(|end| before.ends_with(end));
    let addresses = after.ends_with([':', '：']) && after.chars().count() <= 40 && !after.contains(['，', ',', '。']);
    running && !heading && !titled && !addresses
}
