//! Pairs of reports that share wording.

use super::alike::{Alike, figures};
use super::matched::{Match, matched};
use super::sentences::{Sentence, Text};
use super::wordings::Wordings;
use super::{METHOD, told};
use crate::comparison::numbers::share_of;
use crate::render::comparison::view::{Kind, Pair, ReportRow, Shared};
use std::collections::{BTreeMap, HashSet};

/// What pairs of reports share.
pub(super) struct Pairs {
    pub(super) in_all: usize,
    pub(super) list: Vec<Pair>,
    /// Sentences that any other report shares, by report and number.
    shared: HashSet<(usize, usize)>,
    /// Those that another year's report of the same body does.
    own: HashSet<(usize, usize)>,
}

impl Pairs {
    pub(super) fn shared(&self, report: usize, sentence: usize) -> bool {
        self.shared.contains(&(report, sentence))
    }

    pub(super) fn own(&self, report: usize, sentence: usize) -> bool {
        self.own.contains(&(report, sentence))
    }
}

/// Two reports, the sentences they share, and what that amounts to.
struct Found {
    pair: Pair,
    matches: Vec<Match>,
}

/// All pairs, the greatest share first.
pub(super) fn pairs(texts: &[Text], rows: &[ReportRow], wordings: &Wordings<'_>, alike: &Alike) -> Pairs {
    let mut found: Vec<Found> = Vec::new();
    for one in 0..texts.len() {
        for (other, matches) in after(one, wordings, alike) {
            found.extend(pair([one, other], matched(matches), texts, rows));
        }
    }
    let (mut shared, mut own) = (HashSet::new(), HashSet::new());
    for Found { pair, matches } in &found {
        let [one, other] = pair.reports;
        let sentences = matches
            .iter()
            .flat_map(|found| [(one, found.one), (other, found.other)]);
        if pair.years_apart.is_some() {
            own.extend(sentences.clone());
        }
        shared.extend(sentences);
    }
    found.sort_by(|a, b| {
        most(&b.pair)
            .total_cmp(&most(&a.pair))
            .then(key(&a.pair).cmp(&key(&b.pair)))
    });
    let in_all = found.len();
    found.truncate(METHOD.pairs);
    let mut room = METHOD.passages;
    let list = found.into_iter().map(|Found { mut pair, matches }| {
        if matches.len() <= room {
            room -= matches.len();
            pair.listed = true;
            pair.passages = matches
                .iter()
                .filter_map(|found| passage(pair.reports, *found, texts))
                .collect();
        } else {
            // Those that share less follow: a smaller one must not slip past a greater one.
            room = 0;
        }
        pair
    });
    Pairs {
        in_all,
        list: list.collect(),
        shared,
        own,
    }
}

/// The greater share of the two.
fn most(pair: &Pair) -> f64 {
    let [one, other] = pair.shares;
    one.max(other)
}

/// Among equal shares the greater number of characters first.
fn key(pair: &Pair) -> impl Ord {
    (std::cmp::Reverse(pair.characters.iter().sum::<usize>()), pair.reports)
}

/// Everything alike between a report and those after it.
fn after(one: usize, wordings: &Wordings<'_>, alike: &Alike) -> BTreeMap<usize, Vec<Match>> {
    let mut out: BTreeMap<usize, Vec<Match>> = BTreeMap::new();
    for (sentence, &wording) in wordings.of.get(one).into_iter().flatten().enumerate() {
        let near = alike.get(wording).into_iter().flatten().copied();
        for (other, similarity) in near.chain([(wording, 1.0)]) {
            let at = wordings.at.get(other).into_iter().flatten();
            for &(report, number) in at.filter(|&&(report, _)| report > one) {
                out.entry(report).or_default().push(Match {
                    one: sentence,
                    other: number,
                    similarity,
                });
            }
        }
    }
    out
}

/// Sums up what two reports share; of one body the earlier year comes first.
fn pair(reports: [usize; 2], mut matches: Vec<Match>, texts: &[Text], rows: &[ReportRow]) -> Option<Found> {
    let [one, other] = reports;
    let (row, other_row) = (rows.get(one)?, rows.get(other)?);
    let same_body = row.body.is_some() && row.body == other_row.body;
    let years = row.report.year.zip(other_row.report.year).filter(|_| same_body);
    let apart = years.map_or(0, |(one, other)| i32::from(one) - i32::from(other));
    let mut reports = reports;
    if apart > 0 {
        reports = [other, one];
        for found in &mut matches {
            *found = Match {
                one: found.other,
                other: found.one,
                ..*found
            };
        }
        matches.sort_by_key(|found| found.one);
    }
    let characters = |side: usize, number: fn(&Match) -> usize| -> Option<(usize, f64)> {
        let text = texts.get(*reports.get(side)?)?;
        let of = matches.iter().filter_map(|found| text.sentences.get(number(found)));
        let sum = of.map(|sentence| sentence.characters).sum();
        Some((sum, share_of(sum, text.characters)?))
    };
    let (first, second) = (characters(0, |found| found.one)?, characters(1, |found| found.other)?);
    let same = matches.iter().filter(|found| is_same(found)).count();
    Some(Found {
        pair: Pair {
            reports,
            same_body,
            years_apart: Some(apart.unsigned_abs()).filter(|&years| years > 0),
            same,
            near: matches.len() - same,
            characters: [first.0, second.0],
            shares: [first.1, second.1],
            listed: false,
            passages: Vec::new(),
        },
        matches,
    })
}

/// What is nearly the same has less.
fn is_same(found: &Match) -> bool {
    found.similarity >= 1.0
}

fn passage(reports: [usize; 2], found: Match, texts: &[Text]) -> Option<Shared> {
    let sentence = |report: usize, number: usize| -> Option<&Sentence> { texts.get(report)?.sentences.get(number) };
    let [one, other] = reports;
    let (one, other) = (sentence(one, found.one)?, sentence(other, found.other)?);
    Some(Shared {
        kind: if is_same(&found) { Kind::Same } else { Kind::Near },
        similarity: told(found.similarity),
        figures: figures(&one.words, &other.words),
        quotes: [one.place.clone(), other.place.clone()],
    })
}
