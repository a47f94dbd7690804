//! Is there a part of the report that does this?

use super::{Whole, around, near};
use crate::document::{Role, Statement};
use crate::evaluation::matches::Matches;
use crate::evaluation::near_miss::Lack;
use crate::evaluation::passage::Passage;
use crate::evaluation::types::{Measured, Strength};
use crate::source::Span;

/// Specific where a heading of its own announces the part, generic where only the running text turns to it.
pub(super) fn ask(matches: &Matches<'_>, role: Role, sentences: u32) -> Whole {
    let document = matches.document;
    let told: Vec<Statement> = document
        .statements()
        .filter(|statement| statement.role == role)
        .collect();
    let heading = document.sections().iter().find(|section| section.announces(role));
    let measured = Measured {
        count: told.len(),
        total: None,
        wanted: f64::from(sentences),
    };
    let enough = told.len() >= sentences as usize;
    let whole = match (heading, told.first()) {
        (Some(heading), _) if enough => Whole::shown(
            Passage::whole(document, heading.heading, Strength::Specific)
                .into_iter()
                .collect(),
        ),
        (None, Some(first)) if enough => {
            let start = first.span.start;
            let quote = around(matches, first.sentence, Span::new(start, start + 1));
            Whole::shown(Passage::whole(document, quote, Strength::Generic).into_iter().collect())
        }
        (Some(heading), _) => Whole::absent(near(document, heading.heading, Lack::Short)),
        (None, Some(first)) => Whole::absent(near(document, first.span, Lack::Short)),
        (None, None) => Whole::absent(None),
    };
    if enough { whole } else { whole.measured(measured) }
}
