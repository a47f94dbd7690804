//! 一、总体评价: what was read, how it came out, where it is strong and where not, what to know before relying on it.

use super::{Source, facts, to_verify};
use crate::evaluation::{Status, Strength};
use crate::render::docx::paper::{Block, Paragraph, Style};
use crate::render::numbers;
use crate::render::view::{Notice, Section};
use crate::scorecard::Verdict;

pub(super) fn blocks(source: &Source<'_>) -> Vec<Block> {
    let words = source.words;
    let mut out = vec![source.heading("office.overview")];
    let body = |text: String| Block::from(Paragraph::of(Style::Body, text));
    out.push(body(read(source)));
    out.push(body(format!(
        "{}{}{}",
        outcome(source),
        decided(source),
        counts(source)
    )));
    out.extend(sides(source).map(body));
    let notices: Vec<&Notice> = source.report.notices.iter().filter(|one| !to_verify(one)).collect();
    if !notices.is_empty() {
        out.push(body(words.get("office.mind").to_owned()));
        out.extend(notices.iter().enumerate().map(|(i, notice)| {
            let text = format!("{}. {}", i + 1, notice.messages.in_lang(source.lang));
            Paragraph::of(Style::Point, text).into()
        }));
    }
    out.push(facts::table(source).into());
    out
}

/// What was held against what.
fn read(source: &Source<'_>) -> String {
    let about = &source.report.report;
    let words = source.words;
    let title = match &about.title {
        Some(title) => source.titled(title),
        None => words.fill("office.untitled", &[&about.path]),
    };
    let read = words.fill("office.read", &[&source.plan(), &title]);
    format!("{read}{}", words.get("office.caution"))
}

/// Score and grade.
fn outcome(source: &Source<'_>) -> String {
    let score = &source.report.score;
    let Some(total) = score.total else {
        return source.words.get("office.no_score").to_owned();
    };
    let (total, maximum) = (numbers::points(Some(total)), numbers::points(Some(score.maximum)));
    match &score.grade {
        Some(grade) => source.words.fill("office.score", &[&total, &maximum, grade]),
        None => source.words.fill("office.score_ungraded", &[&total, &maximum]),
    }
}

/// That people decided, and how it would have come out without.
fn decided(source: &Source<'_>) -> String {
    let report = source.report;
    let Some(automatic) = &report.score.automatic else {
        return String::new();
    };
    let decided = report.criteria().filter(|one| one.decision.is_some()).count();
    let grade = automatic.grade.as_deref().unwrap_or(numbers::NONE);
    let told = [&decided.to_string(), &numbers::points(automatic.total), grade];
    source.words.fill("office.decided.overall", &told)
}

/// Requirements by verdict, criteria by status.
fn counts(source: &Source<'_>) -> String {
    let report = source.report;
    let verdict = |wanted: Verdict| report.requirements().filter(|one| one.verdict == wanted).count();
    let done = |wanted: Strength| {
        let all = report.criteria().filter(|one| one.status == Status::Done);
        all.filter(|one| one.strength == Some(wanted)).count()
    };
    let told = &report.score.criteria;
    let all = [
        report.requirements().count(),
        verdict(Verdict::Met),
        verdict(Verdict::Partial),
        verdict(Verdict::Missing),
        verdict(Verdict::Na),
        report.criteria().count(),
        told.done,
        done(Strength::Specific),
        done(Strength::Generic),
        told.planned,
        told.deficient,
        told.absent,
        told.na,
    ];
    let all = all.map(|count| count.to_string());
    source.words.fill("office.counts", &all.each_ref().map(String::as_str))
}

/// Sections named for either side.
const NAMED: usize = 2;

/// The best sections whose share of points reaches that of the whole, and the worst of those whose does not. Nothing
/// where all are alike.
fn sides(source: &Source<'_>) -> Option<String> {
    let report = source.report;
    let whole = report.score.total? / report.score.maximum;
    let mut sections: Vec<(&Section, f64)> = report
        .sections
        .iter()
        .filter_map(|section| Some((section, section.score?)))
        .collect();
    sections.sort_by(|a, b| b.1.total_cmp(&a.1));
    let (strong, weak): (Vec<_>, Vec<_>) = sections.into_iter().partition(|(_, share)| *share >= whole);
    if strong.is_empty() || weak.is_empty() {
        return None;
    }
    let told = |(section, share): &(&Section, f64)| {
        source
            .words
            .fill("office.side", &[&section.title, &numbers::percent(Some(*share))])
    };
    let list = |sides: Vec<String>| sides.join(source.words.get("list"));
    let strong = list(strong.iter().take(NAMED).map(told).collect());
    let weak = list(weak.iter().rev().take(NAMED).map(told).collect());
    let whole = numbers::percent(Some(whole));
    Some(source.words.fill("office.sides", &[&whole, &strong, &weak]))
}
