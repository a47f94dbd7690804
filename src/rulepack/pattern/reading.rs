//! From an expression as written to a pattern that is known to compile and able to match.

use super::expand::{Vocabulary, expand};
use super::unmatchable::{self, Dead};
use super::{Pattern, reasons, size};
use crate::document::{Folding, fold_character};
use regex_syntax::ast::{self, AssertionKind, Ast};
use regex_syntax::hir::{Hir, HirKind};
use std::ops::Range;

/// What is wrong with a pattern. Places are bytes of the source; none where vocabulary or folding moved them.
#[derive(Debug)]
pub(in super::super) enum PatternProblem {
    /// No vocabulary entry of that name.
    UnknownVocabulary { name: String, at: Range<usize> },
    /// No regular expression, why, and what to do.
    Regex {
        reason: &'static str,
        help: &'static str,
        at: Option<Range<usize>>,
    },
    /// `\b`: there are no word boundaries between Han characters.
    WordBoundary { at: Option<Range<usize>> },
    /// It would match everywhere.
    MatchesEmpty,
    /// Normalised text never holds this.
    Unmatchable {
        part: String,
        reason: &'static str,
        at: Option<Range<usize>>,
    },
}

/// Reads an expression; after this it compiles.
pub(super) fn read(source: &str, vocabulary: &Vocabulary) -> Result<Pattern, Vec<PatternProblem>> {
    let expanded = expand(source, vocabulary)?;
    if let Some(words) = words(&expanded) {
        return Ok(Pattern::of_words(source, words));
    }
    let pattern = parse(source, &expanded).map_err(|problem| vec![problem])?;
    if size::looks_big(&pattern.hir) && pattern.regex().is_none() {
        let (reason, help) = reasons::TOO_BIG;
        return Err(vec![PatternProblem::Regex { reason, help, at: None }]);
    }
    Ok(pattern)
}

/// The words of an expression that is nothing but words: `甲|(?:乙|丙)|丁`. Nothing can be wrong with it.
fn words(expanded: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut rest = expanded;
    loop {
        let (group, after) = match rest.strip_prefix("(?:") {
            Some(inner) => inner.split_once(')')?,
            None => {
                let end = rest.find('|').unwrap_or(rest.len());
                rest.split_at(end)
            }
        };
        for word in group.split('|') {
            if word.is_empty() || !word.chars().all(is_plain) {
                return None;
            }
            words.push(word.to_owned());
        }
        match after.strip_prefix('|') {
            Some(next) => rest = next,
            None if after.is_empty() => return Some(words),
            None => return None,
        }
    }
}

/// A character that means itself in an expression and that normalised text keeps wherever it stands.
pub(super) fn is_plain(c: char) -> bool {
    match c {
        '\u{4e00}'..='\u{9fff}' => fold_character(c) == Folding::Same,
        c => c.is_ascii_alphanumeric(),
    }
}

/// Whether a pattern that passed could still never match inside one clause.
pub(super) fn in_clause(pattern: &Pattern) -> Result<(), PatternProblem> {
    unmatchable::in_clause(&pattern.hir).map_err(|dead| never(&pattern.source, dead))
}

/// Whether an expression has a group of that name.
pub(super) fn has_group(hir: &Hir, name: &str) -> bool {
    match hir.kind() {
        HirKind::Capture(capture) => capture.name.as_deref() == Some(name) || has_group(&capture.sub, name),
        HirKind::Repetition(repetition) => has_group(&repetition.sub, name),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().any(|part| has_group(part, name)),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => false,
    }
}

fn parse(source: &str, expanded: &str) -> Result<Pattern, PatternProblem> {
    let same = expanded == source;
    let place = |span: &ast::Span| same.then_some(span.start.offset..span.end.offset);
    let refused = |(reason, help), span: &ast::Span| PatternProblem::Regex {
        reason,
        help,
        at: place(span),
    };
    let ast = ast::parse::Parser::new()
        .parse(expanded)
        .map_err(|error| refused(reasons::of_syntax(error.kind()), error.span()))?;
    if let Some(span) = word_boundary(&ast) {
        let written = expanded.get(span.start.offset..span.end.offset).unwrap_or_default();
        return Err(PatternProblem::WordBoundary {
            at: find(source, written),
        });
    }
    let hir = regex_syntax::hir::translate::Translator::new()
        .translate(expanded, &ast)
        .map_err(|error| refused(reasons::of_meaning(error.kind()), error.span()))?;
    match hir.properties().minimum_len() {
        Some(0) => return Err(PatternProblem::MatchesEmpty),
        None => {
            return Err(PatternProblem::Unmatchable {
                part: source.to_owned(),
                reason: "它不匹配任何文字",
                at: None,
            });
        }
        Some(_) => {}
    }
    unmatchable::in_sentence(&hir).map_err(|dead| never(source, dead))?;
    Ok(Pattern::new(source, expanded.to_owned(), hir))
}

fn never(source: &str, dead: Dead) -> PatternProblem {
    PatternProblem::Unmatchable {
        at: find(source, &dead.part),
        part: dead.part,
        reason: dead.reason,
    }
}

/// Where a part is written, if it is written plainly.
fn find(source: &str, part: &str) -> Option<Range<usize>> {
    let start = source.find(part).filter(|_| !part.is_empty())?;
    Some(start..start + part.len())
}

fn word_boundary(ast: &Ast) -> Option<ast::Span> {
    match ast {
        Ast::Assertion(assertion) => match assertion.kind {
            AssertionKind::StartLine | AssertionKind::EndLine | AssertionKind::StartText | AssertionKind::EndText => {
                None
            }
            _ => Some(assertion.span),
        },
        Ast::Repetition(repetition) => word_boundary(&repetition.ast),
        Ast::Group(group) => word_boundary(&group.ast),
        Ast::Alternation(alternation) => alternation.asts.iter().find_map(word_boundary),
        Ast::Concat(concat) => concat.asts.iter().find_map(word_boundary),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(source: &str) -> PatternProblem {
        read(source, &Vocabulary::new()).unwrap_err().remove(0)
    }

    #[test]
    fn too_large_is_told_at_once() {
        assert!(
            matches!(problem("(案卷.{0,500}){1,500}"), PatternProblem::Regex { reason, .. } if reason.contains("太大"))
        );
    }

    #[test]
    fn the_offending_part_is_found() {
        assert!(matches!(problem(r"开展\b评查"), PatternProblem::WordBoundary { at: Some(at) } if at == (6..8)));
        assert!(
            matches!(problem("开展(行政 复议)"), PatternProblem::Unmatchable { at: Some(at), .. } if at == (7..20))
        );
    }

    #[test]
    fn look_around_gets_no_advice_on_backslashes() {
        for source in ["(?!甲)乙", r"(甲)\1"] {
            assert!(matches!(problem(source), PatternProblem::Regex { help, .. } if !help.contains("反斜杠")));
        }
    }

    #[test]
    fn every_unknown_name_is_told() {
        assert_eq!(read("{甲}和{乙}", &Vocabulary::new()).unwrap_err().len(), 2);
    }

    #[test]
    fn groups_are_asked_of_the_parsed_expression() {
        let has = |source: &str| has_group(&regex_syntax::parse(source).unwrap(), "n");
        assert!(has(r"评查(?:约(?P<n>\d+))份"));
        assert!(!has(r"评查\(?<n>\d+份"));
    }
}
