//! One quantity given twice with different values.

use super::figure::{Figure, Statement};
use super::words::{WORDS, holds, opening};
use super::{Contradiction, Kind};
use std::collections::{HashMap, HashSet};

/// Shorter labels are said of many things: 召开会议.
const SHORTEST: usize = 8;

/// Only what opens its sentence, states its scope (全县, 全年) and is said in the same words is the same quantity.
pub(super) fn find(statements: &[Statement<'_>], out: &mut Vec<Contradiction>) {
    let mut known: HashMap<Key<'_>, &Figure<'_>> = HashMap::new();
    let mut told: HashSet<Key<'_>> = HashSet::new();
    for statement in statements {
        let Some((figure, key)) = quantity(statement) else {
            continue;
        };
        match known.get(&key) {
            Some(first) if (first.number.value - figure.number.value).abs() > 0.5 && told.insert(key) => {
                out.push(Contradiction {
                    kind: Kind::ValueConflict,
                    figures: vec![(*first).into(), figure.into()],
                    computed: None,
                });
            }
            Some(_) => {}
            None => {
                known.insert(key, figure);
            }
        }
    }
}

/// Scope, words and measure word.
type Key<'a> = (&'a str, &'a str, &'a str);

/// The first figure of a sentence that says of what, of where and when it is, and that ends its clause.
fn quantity<'s>(statement: &'s Statement<'_>) -> Option<(&'s Figure<'s>, Key<'s>)> {
    let figure = statement.figures.first()?;
    let label = figure.label;
    let after = statement.text.get(figure.span.end - statement.sentence.span.start..)?;
    let closed = after.is_empty() || after.starts_with([',', '。', ';', '、']);
    let opens = statement.text.starts_with(label);
    let scope = opening(label, &WORDS.scopes)?;
    let plain = figure.exact && !figure.is_change() && opens && closed;
    let silent = [
        &WORDS.carried,
        &WORDS.periods,
        &WORDS.aims,
        &WORDS.changes,
        &WORDS.unfinished,
    ];
    // 全年全县办理 is not told apart from 全县办理 with certainty; 全县共办理 is 全县办理.
    let rest = label.strip_prefix(scope)?.trim_start_matches('共');
    let long_enough = rest.chars().count() >= SHORTEST && opening(rest, &WORDS.scopes).is_none();
    let sure = plain && long_enough && !silent.iter().any(|words| holds(label, words));
    sure.then_some((figure, (scope, rest, figure.unit()?)))
}
