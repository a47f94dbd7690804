//! Shares of more than a hundred percent.

use super::figure::{Figure, Statement};
use super::words::{WORDS, ending, holds};
use super::{Contradiction, Kind};

/// Growth, indices and targets overfulfilled may exceed a hundred; 满意率, 办结率, 占比 cannot.
pub(super) fn find(statement: &Statement<'_>, out: &mut Vec<Contradiction>) {
    for figure in &statement.figures {
        if figure.unit() == Some("%") && figure.number.value > 100.0 && is_share(figure) {
            out.push(Contradiction {
                kind: Kind::PercentageOver100,
                figures: vec![figure.into()],
                computed: None,
            });
        }
    }
}

fn is_share(figure: &Figure<'_>) -> bool {
    let name = without_links(figure.label);
    ending(name, &WORDS.shares).is_some()
        && ending(name, &WORDS.may_exceed).is_none()
        && !holds(figure.label, &WORDS.aims)
        && !holds(figure.label, &WORDS.carried)
}

/// 满意率均达到 → 满意率
pub(super) fn without_links(label: &str) -> &str {
    let mut name = label;
    while let Some(link) = ending(name, &WORDS.links).filter(|link| link.len() < name.len()) {
        name = name.strip_suffix(link).unwrap_or_default();
    }
    name
}
