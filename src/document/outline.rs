//! The outline: numbered headings, on their own lines or inside one long line.
//!
//! Numbers are never trusted: reports skip 二是 and repeat 三是. Only the *kind* of a marker decides the level.

use super::fold::Folded;
use super::role::Role;
use crate::source::Span;
use regex::Regex;
use std::sync::LazyLock;

/// A numbered part of the document, down to 一是.
#[derive(Debug, Clone)]
pub struct Section {
    /// Depth from 1; a section's parent is less deep.
    pub level: usize,
    /// The section this one is part of.
    pub parent: Option<usize>,
    /// The kind of number it carries.
    pub kind: Kind,
    /// The number as it stands, normalised: `一、`, `(二)`, `3.`
    pub marker: String,
    /// The heading without its number, normalised.
    pub title: String,
    /// Where marker and heading stand, in normalised text.
    pub heading: Span,
    /// From the marker to the next section of this level or above, in normalised text.
    pub span: Span,
    /// What the section as a whole is about; passages inside may differ, see [`super::Document::role_at`].
    pub role: Role,
}

impl Section {
    /// Whether its heading gives the text below it this role, alone or together with another.
    #[must_use]
    pub fn announces(&self, role: Role) -> bool {
        self.kind <= Kind::Arabic && (self.role == role || super::role::announces(&self.title, role))
    }

    /// Whether its title names a part of the report (存在的不足, 下一步打算) and not a matter.
    #[must_use]
    pub fn announces_by_title(&self) -> bool {
        super::role::of_title(&self.title).is_some()
    }
}

/// Kinds of numbering, from outer to inner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 第一章, 第一部分
    Chapter,
    /// 第一节
    Part,
    /// 一、
    Han,
    /// （一）
    HanBracket,
    /// 第一条
    Article,
    /// 1. and 1、
    Arabic,
    /// (1)
    ArabicBracket,
    /// ①
    Circled,
    /// 一是
    Item,
}

/// A heading found in one paragraph, before levels are known.
pub(super) struct Heading {
    pub(super) kind: Kind,
    pub(super) marker: Span,
    /// End of the heading's own words.
    pub(super) end: usize,
    /// The heading is a statement of its own and not the start of a sentence.
    pub(super) stands_alone: bool,
}

/// All headings, in text order.
pub(super) fn headings(folded: &Folded, paragraphs: &[Span]) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    for &paragraph in paragraphs {
        let markers = markers(folded, paragraph);
        for (i, &(kind, marker)) in markers.iter().enumerate() {
            let limit = markers.get(i + 1).map_or(paragraph.end, |next| next.1.start);
            let (end, stands_alone) = heading_end(folded, kind, marker, limit, paragraph);
            found.push(Heading {
                kind,
                marker,
                end,
                stands_alone,
            });
        }
    }
    found
}

/// Builds the tree: a section ends where one of its level or above begins.
pub(super) fn sections(folded: &Folded, headings: &[Heading]) -> Vec<Section> {
    let mut out: Vec<Section> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for heading in headings {
        while let Some(&last) = open.last() {
            if out[last].kind < heading.kind {
                break;
            }
            out[last].span.end = heading.marker.start;
            open.pop();
        }
        let parent = open.last().copied();
        open.push(out.len());
        let text = |span: Span| folded.text.get(span.start..span.end).unwrap_or_default();
        out.push(Section {
            level: open.len(),
            parent,
            kind: heading.kind,
            marker: text(heading.marker).to_owned(),
            title: text(Span::new(heading.marker.end, heading.end))
                .trim_end_matches(['。', ':', ',', ';'])
                .to_owned(),
            heading: Span::new(heading.marker.start, heading.end),
            span: Span::new(heading.marker.start, folded.text.len()),
            role: Role::Achievements,
        });
    }
    out
}

/// Numbers that stand where a heading may begin.
fn markers(folded: &Folded, paragraph: Span) -> Vec<(Kind, Span)> {
    static MARKER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?<chapter>第[一二三四五六七八九十]{1,3}(?:章|部分))",
            r"|(?<part>第[一二三四五六七八九十]{1,3}节)",
            r"|(?<article>第[一二三四五六七八九十百]{1,5}条)",
            r"|(?<item>[一二三四五六七八九十]{1,3}是)",
            r"|(?<han>[一二三四五六七八九十]{1,3}、)",
            r"|(?<hanbracket>\([一二三四五六七八九十]{1,3}\)、?)",
            r"|(?<arabicbracket>\([0-9]{1,2}\))",
            r"|(?<arabic>[0-9]{1,2}[.、](?:[^0-9]|$))",
            r"|(?<circled>[①-⑳])",
        ))
        .expect("constant pattern")
    });
    const KINDS: [(&str, Kind); 9] = [
        ("chapter", Kind::Chapter),
        ("part", Kind::Part),
        ("article", Kind::Article),
        ("item", Kind::Item),
        ("han", Kind::Han),
        ("hanbracket", Kind::HanBracket),
        ("arabicbracket", Kind::ArabicBracket),
        ("arabic", Kind::Arabic),
        ("circled", Kind::Circled),
    ];
    let text = folded.text.get(paragraph.start..paragraph.end).unwrap_or_default();
    let mut out = Vec::new();
    for captures in MARKER.captures_iter(text) {
        let Some((kind, found)) = KINDS
            .iter()
            .find_map(|&(name, kind)| captures.name(name).map(|found| (kind, found)))
        else {
            continue;
        };
        let start = paragraph.start + found.start();
        let mut end = paragraph.start + found.end();
        if kind == Kind::Arabic {
            // The pattern looks one character ahead, past the dot.
            end = start
                + found.as_str().find(['.', '、']).map_or(found.len(), |dot| {
                    dot + found
                        .as_str()
                        .get(dot..)
                        .and_then(|rest| rest.chars().next())
                        .map_or(1, char::len_utf8)
                });
        }
        if may_begin(folded, paragraph, kind, Span::new(start, end)) {
            out.push((kind, Span::new(start, end)));
        }
    }
    out
}

/// Whether a marker stands at the beginning of something: a paragraph, a sentence, or after white space in the source.
fn may_begin(folded: &Folded, paragraph: Span, kind: Kind, marker: Span) -> bool {
    if marker.start == paragraph.start {
        return !matches!(kind, Kind::Han) || !lists_instances(folded, marker.end);
    }
    let before = folded
        .text
        .get(paragraph.start..marker.start)
        .and_then(|text| text.chars().next_back())
        .unwrap_or(' ');
    let gap = folded.gap_before(marker.start);
    let ends_sentence = matches!(before, '。' | '!' | '?' | ';');
    match kind {
        Kind::Chapter | Kind::Part | Kind::Article => gap && ends_sentence,
        Kind::Han => {
            (ends_sentence || (gap && before != ',' && before != '、')) && !lists_instances(folded, marker.end)
        }
        Kind::HanBracket | Kind::Arabic | Kind::ArabicBracket | Kind::Circled => {
            ends_sentence || before == ':' || (gap && !before.is_ascii_digit() && before != ',')
        }
        Kind::Item => ends_sentence || matches!(before, ':' | ',' | '”' | '—') || gap,
    }
}

/// 一、二审 is no heading.
fn lists_instances(folded: &Folded, after: usize) -> bool {
    folded
        .text
        .get(after..)
        .and_then(|rest| rest.chars().next())
        .is_some_and(|c| "一二三四五六七八九十".contains(c))
}

/// Longest heading, in characters; what is longer is a numbered paragraph.
const LONGEST_HEADING: usize = 45;

/// Where a heading's own words end, and whether they stand for themselves.
fn heading_end(folded: &Folded, kind: Kind, marker: Span, limit: usize, paragraph: Span) -> (usize, bool) {
    let body = folded.text.get(marker.end..limit).unwrap_or_default();
    let stop = body
        .char_indices()
        .find(|&(_, c)| matches!(c, '。' | '!' | '?' | ';'))
        .map(|(i, c)| (i, i + c.len_utf8()));
    let mut end = stop.map_or(body.len(), |(_, after)| after);
    let mut stands_alone = stop.is_some() || limit == paragraph.end || kind != Kind::Item;
    // In a one-line document the heading ends where white space stood in the source.
    let in_long_line = paragraph.len() > 600;
    if in_long_line
        && let Some(gap) = folded.next_gap(marker.end + 12, marker.end + end)
        && !body.get(..gap - marker.end).unwrap_or_default().contains(['。', ','])
    {
        end = gap - marker.end;
        stands_alone = true;
    } else if let Some(colon) = body.get(..end).and_then(|text| text.find(':')).filter(|&at| at <= 60) {
        end = colon + 1;
    }
    let words = body.get(..end).unwrap_or_default();
    if words.chars().count() > LONGEST_HEADING || kind == Kind::Item {
        // A numbered sentence: its first clause names it, and all of it is text.
        let clause = words.find([',', ':', '。', ';']).unwrap_or(words.len());
        let short = words
            .char_indices()
            .nth(LONGEST_HEADING)
            .map_or(words.len(), |(i, _)| i);
        return (marker.end + clause.min(short), false);
    }
    (marker.end + end, stands_alone)
}
