//! Sentences that several reports share: told once, where pairs would tell them again and again.

use super::METHOD;
use super::alike::Alike;
use super::sentences::Text;
use super::wordings::Wordings;
use crate::render::comparison::view::{Common, Kind, Stands};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

/// From so many reports on a sentence is common.
const FEWEST: usize = 3;

/// Common sentences, those of the most reports first.
pub(super) struct Commons {
    pub(super) in_all: usize,
    pub(super) list: Vec<Common>,
}

/// Finds them: each wording with those nearly the same, the one in the most reports first; what was told with one is
/// not told again.
pub(super) fn common(texts: &[Text], wordings: &Wordings<'_>, alike: &Alike) -> Commons {
    let mut all: Vec<(usize, usize)> = (0..wordings.words.len())
        .map(|wording| (wording, stands(wording, wordings, alike).len()))
        .filter(|&(_, reports)| reports >= FEWEST)
        .collect();
    all.sort_by_key(|&(wording, reports)| (Reverse(reports), wording));
    let mut told: HashSet<usize> = HashSet::new();
    let mut out = Commons {
        in_all: 0,
        list: Vec::new(),
    };
    for (wording, _) in all {
        if told.contains(&wording) {
            continue;
        }
        let near = alike.get(wording).into_iter().flatten();
        told.extend(near.map(|&(other, _)| other).chain([wording]));
        out.in_all += 1;
        if out.list.len() < METHOD.common {
            out.list.push(one(wording, texts, wordings, alike));
        }
    }
    out
}

fn one(wording: usize, texts: &[Text], wordings: &Wordings<'_>, alike: &Alike) -> Common {
    let stands = stands(wording, wordings, alike);
    let same = stands
        .iter()
        .all(|(&report, &(_, sentence))| wordings.of.get(report).and_then(|of| of.get(sentence)) == Some(&wording));
    let places = stands.iter().filter_map(|(&report, &(_, sentence))| {
        Some(Stands {
            report,
            place: texts.get(report)?.sentences.get(sentence)?.place.clone(),
        })
    });
    Common {
        reports: stands.len(),
        kind: if same { Kind::Same } else { Kind::Near },
        places: places.collect(),
    }
}

/// The reports that have a wording or one nearly the same, each with its most similar sentence; the first of equals.
fn stands(wording: usize, wordings: &Wordings<'_>, alike: &Alike) -> BTreeMap<usize, (f64, usize)> {
    let mut out: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
    let near = alike.get(wording).into_iter().flatten().copied();
    for (other, similarity) in [(wording, 1.0)].into_iter().chain(near) {
        for &(report, sentence) in wordings.at.get(other).into_iter().flatten() {
            let best = out.entry(report).or_insert((similarity, sentence));
            if similarity > best.0 {
                *best = (similarity, sentence);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::alike::alike;
    use super::super::runs::Runs;
    use super::super::sentences::text;
    use super::*;

    #[test]
    fn a_sentence_of_three_reports_is_told_once() {
        let one = "在三处新建的便民点全部装上了自助查询终端群众随到随查";
        let near = "在五处新建的便民点全部装上了自助查询终端群众随到随查";
        let two = "镇里的三处便民点由村里轮流看管每处每年拨付经费";
        let texts = [
            text(&[one, two]),
            text(&[two, near]),
            text(&[one, one]),
            text(&["另一份报告里的话说的是别的事情"]),
        ];
        let wordings = Wordings::new(&texts, None);
        let alike = alike(&wordings, &mut Runs::new(&wordings, METHOD.run));
        let found = common(&texts, &wordings, &alike);
        assert_eq!((found.in_all, found.list.len()), (1, 1));
        let told = &found.list[0];
        assert_eq!((told.reports, told.kind), (3, Kind::Near));
        let quotes: Vec<_> = told
            .places
            .iter()
            .map(|stands| (stands.report, stands.place.quote.as_str()))
            .collect();
        assert_eq!(quotes, [(0, one), (1, near), (2, one)]);
    }
}
