//! Parts of which it is known that they exclude each other: 受理 and 不予受理, 一审 and 二审.

use super::Contradiction;
use super::figure::{Figure, Statement};
use super::sum::{OF_WHICH, is_count, mismatch, told_with, unread};
use super::words::{Partition, WORDS, holds, is_one_of};
use crate::document::Document;
use crate::document::number::{Number, numbers};

/// 收到22件，受理9件，不予受理14件
pub(super) fn find(document: &Document, statement: &Statement<'_>) -> Option<Contradiction> {
    (0..statement.figures.len()).find_map(|at| {
        let (whole, rest) = statement.figures.get(at..)?.split_first()?;
        let alike = rest
            .iter()
            .filter(|figure| figure.exact && figure.unit() == whole.unit());
        if !is_count(whole) || alike.count() < 2 {
            return None;
        }
        WORDS
            .partitions
            .iter()
            .find_map(|partition| divided(document, statement, partition, (whole, rest)))
    })
}

/// A figure as the whole of a partition, and what follows it.
fn divided(
    document: &Document,
    statement: &Statement<'_>,
    partition: &Partition,
    (whole, rest): (&Figure<'_>, &[Figure<'_>]),
) -> Option<Contradiction> {
    let parts = parts(partition, whole, rest)?;
    let sum: f64 = parts.iter().map(|(_, part)| part.number.value).sum();
    let gap = whole.number.value - sum;
    let figures: Vec<&Figure<'_>> = parts.iter().map(|&(_, part)| part).collect();
    let has = |name: &String| parts.iter().any(|(known, _)| known == name);
    let complete = || partition.complete.iter().any(|set| set.iter().all(has));
    let wrong = gap < 0.0 || (gap > 0.0 && complete() && !explained(document, statement, partition, whole, &figures));
    wrong.then(|| mismatch(whole, &figures, sum))
}

/// The named parts after a whole, in text order; `None` where they cannot be told with certainty.
fn parts<'p, 's, 'd>(
    partition: &'p Partition,
    whole: &Figure<'_>,
    rest: &'s [Figure<'d>],
) -> Option<Vec<(&'p str, &'s Figure<'d>)>> {
    let by_word = is_whole(partition, whole);
    let announced = rest.first()?.between.contains(OF_WHICH);
    if !(by_word || announced) || part_of(partition, whole).is_some() {
        return None;
    }
    let mut parts: Vec<(&str, &Figure<'_>)> = Vec::new();
    for (i, figure) in rest.iter().enumerate() {
        // A second 其中 takes apart one of the parts.
        let nested = i > 0 && figure.between.contains(OF_WHICH);
        if nested || holds(figure.between, &WORDS.periods) {
            break;
        }
        if figure.unit() != whole.unit() || figure.is_change() {
            continue;
        }
        match part_of(partition, figure) {
            Some(name) if figure.exact && parts.iter().all(|(known, _)| *known != name) => parts.push((name, figure)),
            Some(_) => return None,
            // 已办结6件 between the parts is no part, but what else is counted may be a whole of its own.
            None if !by_word || parts.is_empty() || figure.number.value > whole.number.value => break,
            None if holds(figure.label, &partition.whole) => break,
            None => {}
        }
    }
    let overlap = partition.overlapping.iter().any(|group| {
        parts
            .iter()
            .filter(|(name, _)| group.iter().any(|other| other == name))
            .count()
            > 1
    });
    (parts.len() > 1 && !overlap).then_some(parts)
}

/// Whether what the parts fall short by may be told in other words.
fn explained(
    document: &Document,
    statement: &Statement<'_>,
    partition: &Partition,
    whole: &Figure<'_>,
    parts: &[&Figure<'_>],
) -> bool {
    let sum: f64 = parts.iter().map(|part| part.number.value).sum();
    let told = told_with(document, statement, whole);
    let besides = parts.iter().fold(told.to_owned(), |told, part| {
        told.replacen(document.slice(part.span), "", 1)
    });
    let fills = |number: &Number| number.unit.as_deref() == whole.unit() && number.value <= whole.number.value - sum;
    holds(&besides, &partition.unless)
        || holds(told, &WORDS.unfinished)
        || numbers(&besides, 0).iter().any(fills)
        || unread(told, whole)
}

/// 收到22件; 不予受理14件 is no whole of what was accepted.
fn is_whole(partition: &Partition, figure: &Figure<'_>) -> bool {
    holds(figure.label, &partition.whole) && !figure.label.contains(['不', '未', '尚'])
}

fn part_of<'p>(partition: &'p Partition, figure: &Figure<'_>) -> Option<&'p str> {
    let core = figure.core;
    partition
        .parts
        .iter()
        .find(|(_, written)| is_one_of(core, written))
        .map(|(name, _)| name.as_str())
}
