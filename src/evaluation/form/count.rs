//! How many statements tell of something, and what share of them holds something.

use super::{Whole, around, near, reached};
use crate::document::{Role, Statement, number};
use crate::evaluation::matches::Matches;
use crate::evaluation::near_miss::Lack;
use crate::evaluation::passage::{self, Passage};
use crate::evaluation::strength::strength;
use crate::evaluation::types::{Measured, Strength};
use crate::rulepack::{Criterion, Having, Least, PatternId};
use crate::source::Span;

/// How many statements match one of the patterns, whatever their stance.
pub(super) fn ask(
    matches: &Matches<'_>,
    criterion: &Criterion,
    any: &[PatternId],
    roles: &[Role],
    least: Least,
) -> Whole {
    let vetoed = |sentence: usize| {
        criterion
            .except
            .iter()
            .any(|&pattern| !matches.find(pattern, sentence).is_empty())
    };
    let found: Vec<Span> = matches
        .document
        .statements()
        .filter(|statement| roles.is_empty() || roles.contains(&statement.role))
        .filter_map(|statement| {
            let hit = first_match(matches, any, statement)?;
            (!vetoed(statement.sentence)).then(|| around(matches, statement.sentence, hit))
        })
        .collect();
    let measured = Measured {
        count: found.len(),
        total: None,
        wanted: least.fully,
    };
    judged(matches, found.len(), None, &found, least)
        .unwrap_or_else(|| {
            let first = found.first();
            Whole::absent(first.and_then(|&span| near(matches.document, span, Lack::Measure)))
        })
        .measured(measured)
}

fn first_match(matches: &Matches<'_>, any: &[PatternId], statement: Statement) -> Option<Span> {
    any.iter()
        .flat_map(|&pattern| matches.find(pattern, statement.sentence).to_vec())
        .filter(|found| statement.span.contains(*found))
        .min()
}

/// What share of the statements in these parts holds what is asked. Leads that only announce what follows are not
/// counted.
pub(super) fn ask_share(matches: &Matches<'_>, roles: &[Role], having: Having, least: Least) -> Whole {
    let document = matches.document;
    let all = document
        .statements()
        .filter(|statement| roles.contains(&statement.role) && !passage::announces(document, statement.sentence));
    let (full, bare): (Vec<Statement>, Vec<Statement>) = all.partition(|statement| holds(matches, *statement, having));
    let total = full.len() + bare.len();
    let quote = |statement: &Statement| {
        let start = statement.span.start;
        around(matches, statement.sentence, Span::new(start, start + 1))
    };
    let quotes: Vec<Span> = full.iter().take(passage::KEPT).map(quote).collect();
    judged(matches, full.len(), Some(total), &quotes, least)
        .unwrap_or_else(|| {
            let first = bare.first().map(quote);
            Whole::absent(first.and_then(|span| near(document, span, Lack::Bare)))
        })
        .measured(Measured {
            count: full.len(),
            total: Some(total),
            wanted: least.fully,
        })
}

fn holds(matches: &Matches<'_>, statement: Statement, having: Having) -> bool {
    match having {
        Having::Specific => strength(matches, statement.sentence, statement.span) == Strength::Specific,
        Having::Quantity => number::numbers(matches.document.slice(statement.span), 0)
            .iter()
            .any(|number| number.unit.is_some()),
    }
}

/// The passages with the strength that the value amounts to, if it is enough.
pub(super) fn judged(
    matches: &Matches<'_>,
    count: usize,
    total: Option<usize>,
    quotes: &[Span],
    least: Least,
) -> Option<Whole> {
    let strength = reached(value(count, total)?, least)?;
    let passages: Vec<Passage> = quotes
        .iter()
        .filter_map(|&quote| Passage::whole(matches.document, quote, strength))
        .collect();
    (!passages.is_empty()).then(|| Whole::shown(passages))
}

/// The count itself, or the share of the total; none of nothing.
fn value(count: usize, total: Option<usize>) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "numbers of sentences")]
    match total {
        None => Some(count as f64),
        Some(0) => None,
        Some(total) => Some(count as f64 / total as f64),
    }
}
