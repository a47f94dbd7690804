//! What a part of the report is for: to tell of work, to admit shortcomings, to announce plans.
//!
//! Roles come from headings where there are any, from openers where there are none. A section may hold two: it is
//! split at the opener, which may stand in the middle of a sentence (…取得了成绩，但也存在…).

use super::course;
use super::outline::{Kind, Section};
use super::sentence::Sentence;
use crate::source::Span;
use regex::Regex;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// The role of a section or of a stretch of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// What was done: 主要举措和成效, and whatever says nothing else.
    Achievements,
    /// What fell short, and why: 存在的不足和原因.
    Problems,
    /// How the heads of party and government did their duty: 第一责任人.
    Leadership,
    /// What comes next: 下一步打算, 主要安排.
    Plan,
    /// What stands before the first heading.
    Preamble,
    /// Signature and date, and notes on words.
    Closing,
}

/// From here on (in normalised text) this role holds, up to the next stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) start: usize,
    pub(super) role: Role,
}

/// The role a heading announces, if it announces one; the first of them where it announces two.
pub(super) fn of_title(title: &str) -> Option<Role> {
    [Role::Problems, Role::Plan, Role::Leadership]
        .into_iter()
        .find(|&role| announces(title, role))
}

/// Whether a heading announces a role, be it one of two: 存在的问题及下步打算.
pub(super) fn announces(title: &str, role: Role) -> bool {
    static PROBLEMS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?:存在|面临)的?[^,。]*(?:问题|不足|困难|短板|差距|薄弱)",
            r"|(?:问题|不足|短板|差距|困难)(?:和|与|及|以及|、)(?:其|主要)?(?:不足|原因|问题|差距|短板|困难|改进|下一?步|打算|整改)",
            r"|^(?:工作)?(?:中的?)?(?:主要|突出|薄弱)?(?:问题|不足|不足之处|短板|差距|困难|薄弱环节)$",
            r"|^主要不足|原因分析$",
        ))
    });
    static PLAN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"下一?步|下一阶段|下一年|下年度?|^今后|^来年|^明年|未来.*(?:打算|安排|计划|工作)",
            r"|工作(?:打算|思路|计划|安排|展望)$|(?:主要|重点|总体)(?:安排|打算|思路|任务)$|^20[0-9]{2}年度?(?:.*(?:安排|打算|计划|思路|重点|任务|展望))",
        ))
    });
    static LEADERSHIP: LazyLock<Regex> = LazyLock::new(|| pattern(r"第一责任人|党政主要负责人|主要负责人履职"));
    match role {
        Role::Problems => PROBLEMS.is_match(title),
        Role::Plan => PLAN.is_match(title) && !course::tells(title),
        Role::Leadership => LEADERSHIP.is_match(title),
        Role::Achievements | Role::Preamble | Role::Closing => false,
    }
}

/// Gives every section its role: its own heading's, else the one its place among the chapters gives it (`course`, one
/// entry a section), else its parent's.
pub(super) fn assign(sections: &mut [Section], course: &[Option<Role>]) {
    for i in 0..sections.len() {
        let inherited = course.get(i).copied().flatten().unwrap_or_else(|| {
            sections[i]
                .parent
                .map_or(Role::Achievements, |parent| sections[parent].role)
        });
        // Below 1. a heading is a topic: 解决存在的问题 there opens no new part of the report.
        let announces = sections[i].kind <= Kind::Arabic;
        let own = announces.then(|| of_title(&sections[i].title)).flatten();
        sections[i].role = match (inherited, own) {
            // Inside the chapter on the heads' duty, or among achievements, the part's own heading decides.
            (_, Some(role)) if sections[i].level <= 2 => role,
            (Role::Problems, Some(Role::Plan)) => Role::Plan,
            _ => inherited,
        };
    }
}

/// The stretches of the whole text, first by sections, then split at openers inside them.
pub(super) fn stretches(
    text: &str,
    sections: &[Section],
    sentences: &[Sentence],
    lines: &[(Span, Role)],
    year: Option<i16>,
    closing: Option<usize>,
) -> Vec<Stretch> {
    let mut out = vec![Stretch {
        start: 0,
        role: if sections.is_empty() {
            Role::Achievements
        } else {
            Role::Preamble
        },
    }];
    for section in sections {
        set(&mut out, section.heading.start, section.role);
    }
    for &(span, role) in lines {
        overlay(&mut out, span, role);
    }
    // An opener holds to the end of its chapter when the chapter is the last, else to the end of its paragraph. Without
    // chapters, the last third of the text stands for the last.
    let chapters: Vec<usize> = sections
        .iter()
        .filter(|section| section.level == 1)
        .map(|section| section.span.start)
        .collect();
    let last_chapter = chapters.last().copied().unwrap_or(text.len() / 3 * 2);
    for (i, sentence) in sentences.iter().enumerate() {
        let current = at(&out, sentence.span.start);
        if let Some((offset, role)) = opener(slice(text, sentence.span), current, year)
            && !sentence.heading
            && role != current
        {
            let start = sentence.span.start + offset;
            let end = if start >= last_chapter || matches!(current, Role::Problems) {
                chapter_end(&chapters, start).unwrap_or(text.len())
            } else {
                paragraph_end(sentences, i)
            };
            let end = list_end(text, sections, sentence.span).map_or(end, |list| list.max(end));
            overlay(&mut out, Span::new(start, end), role);
        }
    }
    if let Some(start) = closing {
        overlay(&mut out, Span::new(start, text.len()), Role::Closing);
    }
    out
}

/// The role in force at an offset.
pub(super) fn at(stretches: &[Stretch], offset: usize) -> Role {
    let i = stretches.partition_point(|stretch| stretch.start <= offset);
    stretches
        .get(i.saturating_sub(1))
        .map_or(Role::Achievements, |stretch| stretch.role)
}

/// Words that open another role inside a section, with the offset where it begins.
///
/// 2024年，我县将… opens a plan only in a report on an earlier year; where the year is not known, 将 must be followed
/// by words of intent, since 将 mostly marks an object (将…纳入考核).
fn opener(sentence: &str, current: Role, year: Option<i16>) -> Option<(usize, Role)> {
    static PROBLEMS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?:但是?|同时|然而|仍然?|虽然)[^。]*?(?:存在|面临)[^。,]*(?:问题|不足|差距|短板|困难|薄弱)",
            r"|(?:与|同|对照|对标)[^。,]+(?:相比|要求|期待|期盼)[^。]*(?:还有|还存在|仍有|仍存在|尚有|存在|有一定|有较大|有不小)[^。]*(?:差距|不足|距离)",
            r"|^(?:存在的?)?(?:主要|突出)?(?:问题|不足)(?:和不足|与不足|及原因|和原因)?(?:有|是|为|表现|:)",
            r"|^(?:当前|目前|此外|另外)?,?(?:也|还|仍)?存在(?:的)?(?:一些|以下|主要|不少|诸多|部分|一定)[^。]*(?:问题|不足|差距|短板)",
        ))
    });
    static PLAN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:针对[^。]+,)?(?:下一?步|下一阶段|今后|接下来|明年|来年|新的一年|下一年度?|下年度?)(?:,|里|中|工作|的?工作|我|全|本|将|要|,|重点|:)",
            r"|^针对(?:上述|以上|存在|这些)[^。]*(?:问题|不足)",
        ))
    });
    static YEAR: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?<year>20[0-9]{2})年度?,?[^。]*?(?:将(?<intent>以|继续|进一步|着力|深入|全面|持续|紧紧|围绕|加大|坚持|认真|做好|抓好|重点|聚焦|紧扣|紧盯|努力|大力|切实|力争|牢牢|始终)?|拟|计划|要(?:以|继续|进一步|着力|深入|全面|持续)|重点|主要)",
        )
    });
    // Beside the report's own year only what can be no object: its year may have been read from this very sentence.
    static INTENT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^20[0-9]{2}年度?,?[^,。;将]{0,8}将(?:继续|进一步|着力|做好|抓好|力争|努力|重点)"));
    let dated = YEAR.captures(sentence).is_some_and(|captures| {
        let named = captures
            .name("year")
            .and_then(|found| found.as_str().parse::<i16>().ok());
        match (named, year) {
            (Some(named), Some(year)) => named > year || (named == year && INTENT.is_match(sentence)),
            _ => captures.name("intent").is_some(),
        }
    });
    let problems = PROBLEMS.find(sentence).map(|found| (found.start(), Role::Problems));
    let plan = PLAN
        .find(sentence)
        .map(|found| (found.start(), Role::Plan))
        .or(dated.then_some((0, Role::Plan)));
    match current {
        Role::Plan | Role::Closing => None,
        Role::Problems => plan,
        Role::Achievements | Role::Leadership | Role::Preamble => plan.or(problems),
    }
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("constant pattern")
}

fn slice(text: &str, span: Span) -> &str {
    text.get(span.start..span.end).unwrap_or_default()
}

fn set(out: &mut Vec<Stretch>, start: usize, role: Role) {
    match out.last_mut() {
        Some(last) if last.start == start => last.role = role,
        Some(last) if last.role == role => {}
        _ => out.push(Stretch { start, role }),
    }
}

/// Lays a role over a span; what held at its end holds again after it.
fn overlay(out: &mut Vec<Stretch>, span: Span, role: Role) {
    let after = at(out, span.end);
    let first = out.partition_point(|stretch| stretch.start < span.start);
    let next = out.partition_point(|stretch| stretch.start < span.end).max(first);
    let resumes = out.get(next).is_some_and(|stretch| stretch.start == span.end);
    let laid = Stretch {
        start: span.start,
        role,
    };
    let resumed = (!resumes).then_some(Stretch {
        start: span.end,
        role: after,
    });
    out.splice(first..next, std::iter::once(laid).chain(resumed));
}

/// Where a list ends that a sentence announces (重点抓好以下工作:), if numbered parts follow it at once: at the first part of
/// an outer kind. Parts that are numbered afresh belong to the opener and not to the chapters before it.
fn list_end(text: &str, sections: &[Section], opener: Span) -> Option<usize> {
    let words = slice(text, opener).trim_end();
    if !(words.ends_with(':') || words.contains("以下") || words.contains("如下")) {
        return None;
    }
    let first = sections.partition_point(|section| section.span.start < opener.end);
    let parts = sections.get(first..).unwrap_or_default();
    let (head, rest) = parts.split_first()?;
    let follows = slice(text, Span::new(opener.end, head.span.start)).trim().is_empty();
    let outer = rest.iter().find(|section| section.kind < head.kind);
    follows.then(|| outer.map_or(text.len(), |section| section.span.start))
}

/// Where the chapter that holds an offset ends, if another follows.
fn chapter_end(chapters: &[usize], offset: usize) -> Option<usize> {
    let next = chapters.partition_point(|&start| start <= offset);
    chapters.get(next).copied()
}

fn paragraph_end(sentences: &[Sentence], from: usize) -> usize {
    let paragraph = sentences[from].paragraph;
    // Sentences are in text order, and so are their paragraphs.
    let next = sentences.partition_point(|sentence| sentence.paragraph <= paragraph);
    sentences[next.max(from + 1) - 1].span.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_announce_roles() {
        for (title, role) in [
            ("存在的问题及下步打算", Some(Role::Problems)),
            ("2023年度推进法治政府建设存在的不足和原因", Some(Role::Problems)),
            ("2024年度推进法治政府建设的主要安排", Some(Role::Plan)),
            ("下一步工作思路", Some(Role::Plan)),
            ("主要负责人履行第一责任人职责情况", Some(Role::Leadership)),
            ("主要举措和成效", None),
            ("着力解决群众反映强烈的问题", None),
            ("依法有效化解社会矛盾", None),
        ] {
            assert_eq!(of_title(title), role, "{title}");
        }
    }

    #[test]
    fn openers_split_a_sentence() {
        let sentence = "2021年,我镇取得了一些成绩,但也存在一些问题和不足,主要是氛围不够浓厚。";
        let (offset, role) = opener(sentence, Role::Achievements, Some(2021)).unwrap();
        assert_eq!(role, Role::Problems);
        assert!(sentence.get(offset..).unwrap().starts_with("但也存在"));
        assert_eq!(
            opener("下一步,我区将加大工作力度。", Role::Problems, None),
            Some((0, Role::Plan))
        );
        assert_eq!(
            opener("2022年,我镇将深入推进各项工作。", Role::Problems, Some(2021)),
            Some((0, Role::Plan))
        );
        assert_eq!(opener("着力解决存在的突出问题。", Role::Achievements, None), None);
        assert_eq!(
            opener("2021年,我县切实将法治建设摆在重要位置。", Role::Preamble, Some(2021)),
            None
        );
    }
}
