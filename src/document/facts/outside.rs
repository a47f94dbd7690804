//! What the file is called outside of its text: front matter, the head of a page, metadata.

use super::super::fold::fold;
use super::names::{is_body, level_of_place, name_in_title};
use super::{Name, regex};
use crate::source::{SourceText, Span};
use regex::Regex;
use std::sync::LazyLock;

/// Whether a folded line speaks of law-based government and calls itself a report.
pub(super) fn is_title(line: &str) -> bool {
    static TITLE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^[^。;!?]*(?:法治政府|依法行政|法治建设)[^。;!?]*(?:报告|总结|白皮书|情况|汇报|自查|要点)(?:\([^()]{1,12}\))?$",
        )
    });
    line.chars().count() <= 70 && TITLE.is_match(line)
}

/// The title the file gives outside of the text, if it is one of a report; it has no place in the text.
pub(super) fn title_outside(source: &SourceText) -> Option<Name> {
    let original = source.about().title.clone()?;
    let folded = fold(&original);
    is_title(&folded).then_some(Name {
        span: Span::new(0, 0),
        folded,
        original,
    })
}

/// The place a title outside of the text names.
pub(super) fn place_in_title(title: &Name) -> Option<Name> {
    let (_, name) = name_in_title(&title.folded)?;
    (!is_body(&name) && level_of_place(&name).is_some()).then(|| Name {
        span: Span::new(0, 0),
        original: name.clone(),
        folded: name,
    })
}
