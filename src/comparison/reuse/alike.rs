//! Wordings that are nearly the same.

use super::METHOD;
use super::runs::Runs;
use super::wordings::Wordings;
use crate::comparison::numbers::count;
use crate::render::comparison::view::Figures;
use std::cmp::Ordering;

/// What is only nearly the same is never told as the same, however long it is.
const NEAREST: f64 = 0.99;

/// For each wording those nearly the same as it, with their similarity, by number.
pub(super) type Alike = Vec<Vec<(usize, f64)>>;

/// Wordings of reports that are nearly the same, each held only against those it has enough runs in common with.
pub(super) fn alike(wordings: &Wordings<'_>, runs: &mut Runs) -> Alike {
    let mut out: Alike = vec![Vec::new(); wordings.words.len()];
    let in_reports = |wording: usize| wordings.at.get(wording).is_some_and(|at| !at.is_empty());
    let pairs: Vec<Vec<Pair>> = wordings.words.iter().map(|words| pairs(words)).collect();
    for (one, (own, &characters)) in pairs.iter().zip(&wordings.characters).enumerate() {
        if !in_reports(one) {
            continue;
        }
        for (other, covered) in runs.covering(one, characters) {
            let length = wordings.characters.get(other).copied().unwrap_or_default();
            if other < one || !in_reports(other) || !may_be_near(characters, length, covered) {
                continue;
            }
            let similarity = pairs.get(other).map_or(0.0, |other| similarity(own, other));
            if similarity >= METHOD.near {
                for (a, b) in [(one, other), (other, one)] {
                    if let Some(found) = out.get_mut(a) {
                        found.push((b, similarity.min(NEAREST)));
                    }
                }
            }
        }
    }
    for found in &mut out {
        found.sort_by_key(|&(other, _)| other);
    }
    out
}

/// Two neighbouring characters.
type Pair = (char, char);

/// All pairs of a wording, sorted.
fn pairs(words: &str) -> Vec<Pair> {
    let mut out: Vec<Pair> = words.chars().zip(words.chars().skip(1)).collect();
    out.sort_unstable();
    out
}

/// The Sørensen–Dice coefficient of sorted pairs, each counted as often as it occurs. (That of `strsim` divides by
/// bytes and so makes a third of it for Chinese.)
fn similarity(one: &[Pair], other: &[Pair]) -> f64 {
    let (mut ones, mut others) = (one.iter().peekable(), other.iter().peekable());
    let mut both = 0;
    while let (Some(a), Some(b)) = (ones.peek(), others.peek()) {
        match a.cmp(b) {
            Ordering::Less => {
                ones.next();
            }
            Ordering::Greater => {
                others.next();
            }
            Ordering::Equal => {
                both += 1;
                ones.next();
                others.next();
            }
        }
    }
    2.0 * count(both) / count(one.len() + other.len()).max(1.0)
}

/// Whether two wordings can be nearly the same at all. Of a sentence of which one pair of characters in five may be
/// another, a third stands in runs that stayed (the count filter of q-gram joins, Gravano et al. 2001); and it cannot be
/// much longer than the other.
fn may_be_near(one: usize, other: usize, covered: usize) -> bool {
    let pairs = |characters: usize| count(characters.saturating_sub(1));
    let (shorter, longer) = (one.min(other), one.max(other));
    covered * 3 >= shorter && 2.0 * pairs(shorter) >= METHOD.near * (pairs(shorter) + pairs(longer))
}

/// What became of the figures in two wordings.
pub(super) fn figures(one: &str, other: &str) -> Figures {
    let figures = |words: &str| -> Vec<String> {
        let figures = words
            .split(|c: char| !c.is_ascii_digit())
            .filter(|figure| !figure.is_empty());
        figures.map(str::to_owned).collect()
    };
    let (one, other) = (figures(one), figures(other));
    if one.is_empty() && other.is_empty() {
        Figures::None
    } else if one == other {
        Figures::Same
    } else {
        Figures::Changed
    }
}

#[cfg(test)]
mod tests {
    use super::super::sentences::text;
    use super::*;

    fn told(words: &[&str]) -> Vec<(usize, usize)> {
        let texts = [text(words)];
        let wordings = Wordings::new(&texts, None);
        let alike = alike(&wordings, &mut Runs::new(&wordings, METHOD.run));
        let pairs = alike
            .iter()
            .enumerate()
            .flat_map(|(one, found)| found.iter().map(move |&(other, _)| (one, other)));
        pairs.filter(|(one, other)| one < other).collect()
    }

    #[test]
    fn a_changed_word_or_figure_leaves_two_sentences_alike() {
        let one = "在三处新建的便民点全部装上了自助查询终端群众随到随查全年受理业务120件";
        let figure = "在三处新建的便民点全部装上了自助查询终端群众随到随查全年受理业务385件";
        let word = "在三处改建的便民点全部装上了自助打印终端群众随到随查全年受理业务120件";
        let other = "镇里的三处便民点由村里轮流看管每处每年拨付经费由镇财政统一列支";
        assert_eq!(
            told(&[one, figure, other, word]),
            [(0, 1), (0, 3)],
            "two changes are too many"
        );
        assert_eq!(figures(one, figure), Figures::Changed);
        assert_eq!(figures(one, word), Figures::Same);
        assert_eq!(figures(other, other), Figures::None);
    }

    #[test]
    fn pairs_of_characters_are_counted_as_often_as_they_occur() {
        let of = |one, other| similarity(&pairs(one), &pairs(other));
        assert_eq!(of("甲乙丙丁", "甲乙丙丁"), 1.0);
        assert_eq!(of("甲乙丙丁", "甲乙丙戊"), 4.0 / 6.0);
        assert_eq!(of("甲乙甲乙甲乙", "甲乙"), 2.0 / 6.0);
        assert_eq!(of("甲乙丙", "戊己庚"), 0.0);
        assert_eq!(of("甲", "甲"), 0.0);
    }

    #[test]
    fn the_longer_sentence_that_holds_a_shorter_one_is_another() {
        let one = "在三处新建的便民点全部装上了自助查询终端";
        let longer = "在三处新建的便民点全部装上了自助查询终端此外还为行动不便的老人上门代办各类事项";
        assert_eq!(told(&[one, longer]), []);
    }

    /// The filter may not cost what it is there to find: edits as dense as the measure allows are still looked at.
    #[test]
    fn the_filter_lets_through_what_the_measure_finds() {
        let letters: Vec<char> = ('\u{4e00}'..'\u{4e3c}').collect();
        for length in [15, 20, 30, 45, 60] {
            let one: String = letters[..length].iter().collect();
            let every = length / ((length - 1) / 10 + 1);
            let other: String = letters[..length]
                .iter()
                .enumerate()
                .map(|(i, &c)| {
                    if i % every == every - 1 && i + 1 < length {
                        'x'
                    } else {
                        c
                    }
                })
                .collect();
            let near = similarity(&pairs(&one), &pairs(&other)) >= METHOD.near;
            assert_eq!(told(&[&one, &other]).len(), usize::from(near), "{one} {other}");
        }
    }
}
