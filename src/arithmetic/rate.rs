//! Rates that their own counts contradict.

use super::figure::{Figure, Statement};
use super::percentage::without_links;
use super::sum::OF_WHICH;
use super::words::{Rate, WORDS, ending, holds, is_one_of, opening};
use super::{Contradiction, Kind};
use crate::document::Document;
use crate::source::Span;

/// Characters that a rate's subject and another sentence must share to speak of the same thing: 便民热线.
const SHARED: usize = 4;
/// Characters of the word for what is counted: 诉求, 案件.
const HEAD: usize = 2;

/// How many sentences with figures off a rate's counts may stand.
const NEAR: usize = 12;

/// A rate that is stated: 诉求办结率达到95%.
struct Claim<'s, 'd> {
    figure: &'s Figure<'d>,
    rate: &'static Rate,
    /// What it is the rate of; empty where the sentence has told before.
    subject: &'d str,
    /// 按时, 一次性.
    manner: Option<&'static str>,
}

/// 受理200件, 办结197件.
struct Counts<'s, 'd> {
    whole: &'s Figure<'d>,
    part: &'s Figure<'d>,
    /// What is counted: 群众诉求.
    object: &'d str,
}

/// Looks for each stated rate's counts in its own sentence, then in the one before, then in its paragraph.
pub(super) fn find(document: &Document, statements: &[Statement<'_>], out: &mut Vec<Contradiction>) {
    for (at, statement) in statements.iter().enumerate() {
        for figure in &statement.figures {
            let Some(claim) = claim(statement, figure) else {
                continue;
            };
            let candidates = candidates(document, statements, at, &claim);
            out.extend(contradicted(&claim, &candidates));
        }
    }
}

fn claim<'s, 'd>(statement: &Statement<'d>, figure: &'s Figure<'d>) -> Option<Claim<'s, 'd>> {
    if figure.unit() != Some("%") || figure.number.bound != crate::document::number::Bound::Exact {
        return None;
    }
    let named = without_links(figure.label);
    if !named.ends_with('率') || holds(figure.label, &WORDS.aims) || holds(statement.text, &WORDS.carried) {
        return None;
    }
    let (rate, name) = WORDS
        .rates
        .iter()
        .find_map(|rate| Some((rate, ending(named, &rate.names)?)))?;
    let subject = named.strip_suffix(name)?;
    let manner = ending(subject, &WORDS.manners);
    let subject = manner
        .and_then(|manner| subject.strip_suffix(manner))
        .unwrap_or(subject);
    Some(Claim {
        figure,
        rate,
        subject,
        manner,
    })
}

fn candidates<'s, 'd>(
    document: &'d Document,
    statements: &'s [Statement<'d>],
    at: usize,
    claim: &Claim<'_, 'd>,
) -> Vec<Counts<'s, 'd>> {
    let Some(own) = statements.get(at) else {
        return Vec::new();
    };
    let found = counts(claim, own);
    if !found.is_empty() {
        let plain = adjoins(claim, own, &found);
        return if plain {
            about(document, claim, own, found)
        } else {
            Vec::new()
        };
    }
    if claim.subject.is_empty() {
        // ……受理9件，办结8件；办结率95%
        let before = at.checked_sub(1).and_then(|before| statements.get(before));
        let continued = |before: &&Statement<'_>| {
            before.sentence.paragraph == own.sentence.paragraph
                && before.sentence.span.end == own.sentence.span.start
                && before.text.ends_with(';')
                && own.text.starts_with(claim.figure.label)
        };
        let before = before.filter(continued);
        let found = before.map(|before| (before, counts(claim, before)));
        return found
            .filter(|(before, found)| adjoins(claim, before, found))
            .map(|(_, found)| found)
            .unwrap_or_default();
    }
    let timeless =
        |statement: &Statement<'_>| !holds(statement.text, &WORDS.carried) && !holds(statement.text, &WORDS.periods);
    let near = at.saturating_sub(NEAR)..statements.len().min(at + NEAR + 1);
    let near = statements.get(near).unwrap_or_default();
    near.iter()
        .filter(|other| other.sentence.paragraph == own.sentence.paragraph && !std::ptr::eq(*other, own))
        .filter(|other| timeless(own) && timeless(other))
        .flat_map(|other| {
            let mut found = about(document, claim, other, counts(claim, other));
            found.retain(|counts| shares_words(claim.subject, told_before(document, other, counts)));
            found
        })
        .collect()
}

/// Pairs of counts that the rate's name fits, in one sentence: each part with the whole it follows.
fn counts<'s, 'd>(claim: &Claim<'_, 'd>, statement: &'s Statement<'d>) -> Vec<Counts<'s, 'd>> {
    let mut whole = None;
    let mut out = Vec::new();
    for figure in &statement.figures {
        if is_part(claim, figure) {
            let pair = whole.filter(|(whole, _): &(&Figure<'_>, &str)| whole.unit() == figure.unit());
            out.extend(pair.map(|(whole, object)| Counts {
                whole,
                part: figure,
                object,
            }));
        } else if let Some(object) = object(claim.rate, figure) {
            whole = Some((figure, object));
        }
    }
    out
}

fn is_part(claim: &Claim<'_, '_>, figure: &Figure<'_>) -> bool {
    let core = figure.core;
    let manner = opening(core, &WORDS.manners);
    let verb = manner.and_then(|manner| core.strip_prefix(manner)).unwrap_or(core);
    figure.exact && claim.manner.is_none_or(|asked| manner == Some(asked)) && is_one_of(verb, &claim.rate.part)
}

/// Whether nothing else is counted from the first whole to the rate that the rate could be about instead.
fn adjoins(claim: &Claim<'_, '_>, statement: &Statement<'_>, found: &[Counts<'_, '_>]) -> bool {
    let Some(first) = found.first() else {
        return false;
    };
    let known = |figure: &Figure<'_>| {
        found
            .iter()
            .any(|counts| counts.whole.span == figure.span || counts.part.span == figure.span)
    };
    statement
        .figures
        .iter()
        .filter(|figure| figure.span.start > first.whole.span.start && figure.span.start <= claim.figure.span.start)
        .all(|figure| {
            !figure.between.contains(OF_WHICH)
                && (figure.unit() != first.whole.unit() || figure.is_change() || known(figure))
        })
}

/// Those of the counts that are about what the rate is about.
fn about<'s, 'd>(
    document: &'d Document,
    claim: &Claim<'_, 'd>,
    statement: &Statement<'_>,
    mut found: Vec<Counts<'s, 'd>>,
) -> Vec<Counts<'s, 'd>> {
    found.retain(|counts| {
        let told = document.slice(Span::new(statement.sentence.span.start, counts.whole.span.end));
        claim.subject.is_empty() || (same_object(claim.subject, counts.object) && covered(claim.subject, told))
    });
    found
}

fn told_before<'d>(document: &'d Document, statement: &Statement<'_>, counts: &Counts<'_, '_>) -> &'d str {
    document.slice(Span::new(statement.sentence.span.start, counts.whole.span.start))
}

/// What a whole counts, if it is one of this rate: 受理群众诉求9383件 → 群众诉求.
fn object<'d>(rate: &Rate, whole: &Figure<'d>) -> Option<&'d str> {
    if !whole.exact || whole.unit().is_none_or(|unit| unit == "%") || whole.is_change() {
        return None;
    }
    let verb = rate.whole.iter().filter(|verb| whole.label.contains(verb.as_str()));
    let verb = verb.max_by_key(|verb| verb.len())?;
    let (before, object) = whole.label.split_once(verb.as_str())?;
    (!before.ends_with(['不', '未', '予'])).then(|| object.trim_end_matches('的'))
}

fn contradicted(claim: &Claim<'_, '_>, candidates: &[Counts<'_, '_>]) -> Option<Contradiction> {
    let mut pairs: Vec<(f64, f64)> = candidates
        .iter()
        .map(|counts| (counts.part.number.value, counts.whole.number.value))
        .collect();
    // The rate may be that of all of them together.
    pairs.push(
        pairs
            .iter()
            .fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1)),
    );
    let stated = claim.figure.number.value;
    // A rate may be rounded or cut off: anything less than one in its last place agrees.
    let last_place = 10_f64.powi(-i32::try_from(claim.figure.decimals).unwrap_or(0));
    let contradicts = |&(part, whole): &(f64, f64)| {
        part <= whole && whole > 0.0 && (part / whole * 100.0 - stated).abs() >= last_place - 1e-9
    };
    let counts = candidates.first()?;
    pairs.iter().all(contradicts).then(|| Contradiction {
        kind: Kind::RateMismatch,
        figures: vec![claim.figure.into(), counts.whole.into(), counts.part.into()],
        computed: Some(counts.part.number.value / counts.whole.number.value * 100.0),
    })
}

/// 热线诉求案件 and 群众诉求: the subject holds the last word of what is counted.
fn same_object(subject: &str, object: &str) -> bool {
    let head = object
        .char_indices()
        .rev()
        .nth(HEAD - 1)
        .and_then(|(at, _)| object.get(at..));
    head.is_some_and(|head| subject.contains(head))
}

/// The rate is of nothing narrower than what is counted: 重大隐患 is not covered by 查出隐患.
fn covered(subject: &str, told: &str) -> bool {
    let mut rest = subject;
    while !rest.is_empty() {
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).skip(1);
        let known = ends
            .filter_map(|end| rest.get(..end))
            .take_while(|run| told.contains(run) || opening(rest, &WORDS.closers) == Some(run))
            .last();
        let Some(after) = known.and_then(|known| rest.strip_prefix(known)) else {
            return false;
        };
        rest = after;
    }
    true
}

fn shares_words(subject: &str, told: &str) -> bool {
    let starts: Vec<usize> = subject
        .char_indices()
        .map(|(at, _)| at)
        .chain([subject.len()])
        .collect();
    starts
        .windows(SHARED + 1)
        .filter_map(|window| subject.get(*window.first()?..*window.last()?))
        .any(|run| told.contains(run))
}
