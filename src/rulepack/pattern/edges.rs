//! What a part of a pattern begins and ends with, and what it cannot do without.

use regex_syntax::hir::{Class, Hir, HirKind};

/// The first or last character of whatever a part matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// It may be a Latin letter or figure.
    Latin,
    /// It is something else.
    Other,
    /// There may be none: what stands beside the part decides.
    Open,
}

impl Edge {
    /// Of parts that stand one beside the other, nearest first.
    pub(super) fn of_run(mut edges: impl Iterator<Item = Self>) -> Self {
        edges.find(|&edge| edge != Self::Open).unwrap_or(Self::Open)
    }

    pub(super) fn may_be_latin(self, outside: bool) -> bool {
        match self {
            Self::Latin => true,
            Self::Other => false,
            Self::Open => outside,
        }
    }
}

pub(super) fn starts(hir: &Hir) -> Edge {
    edge(hir, true)
}

pub(super) fn ends(hir: &Hir) -> Edge {
    edge(hir, false)
}

fn edge(hir: &Hir, first: bool) -> Edge {
    let latin = |yes: bool| if yes { Edge::Latin } else { Edge::Other };
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Edge::Open,
        HirKind::Literal(literal) => {
            let byte = if first { literal.0.first() } else { literal.0.last() };
            latin(byte.is_some_and(u8::is_ascii_alphanumeric))
        }
        HirKind::Class(Class::Unicode(class)) => {
            let overlaps = |from: char, to: char| class.iter().any(|range| range.start() <= to && from <= range.end());
            latin(overlaps('0', '9') || overlaps('A', 'Z') || overlaps('a', 'z'))
        }
        HirKind::Class(Class::Bytes(_)) => Edge::Latin,
        HirKind::Repetition(repetition) => match edge(&repetition.sub, first) {
            Edge::Other if repetition.min == 0 => Edge::Open,
            edge => edge,
        },
        HirKind::Capture(capture) => edge(&capture.sub, first),
        HirKind::Concat(parts) if first => Edge::of_run(parts.iter().map(|part| edge(part, first))),
        HirKind::Concat(parts) => Edge::of_run(parts.iter().rev().map(|part| edge(part, first))),
        HirKind::Alternation(parts) => {
            let edges: Vec<Edge> = parts.iter().map(|part| edge(part, first)).collect();
            [Edge::Latin, Edge::Open]
                .into_iter()
                .find(|edge| edges.contains(edge))
                .unwrap_or(Edge::Other)
        }
    }
}

/// Whether every match holds a letter or figure. In doubt, no.
pub(super) fn needs_word(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Literal(literal) => String::from_utf8_lossy(&literal.0).contains(char::is_alphanumeric),
        HirKind::Class(Class::Unicode(class)) => class.iter().all(|range| {
            let len = range.end() as u32 - range.start() as u32;
            // Blocks of Han and of letters are wide, but their ends tell what they are.
            let ends = range.start().is_alphanumeric() && range.end().is_alphanumeric();
            ends && (len > 200 && range.start() >= '\u{3400}'
                || (range.start()..=range.end()).all(char::is_alphanumeric))
        }),
        HirKind::Repetition(repetition) => repetition.min > 0 && needs_word(&repetition.sub),
        HirKind::Capture(capture) => needs_word(&capture.sub),
        HirKind::Concat(parts) => parts.iter().any(needs_word),
        HirKind::Alternation(parts) => parts.iter().all(needs_word),
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(Class::Bytes(_)) => false,
    }
}
