//! The course of a report through time: what looks back stands first, what looks ahead follows, notes on words stand
//! last.
//!
//! 二、2019年主要工作 is a review in a report that begins with it, and a plan after 一、2018年工作回顾. Chapters that
//! name no year go with the one before: after a plan no chapter returns to the past unless it says so. Headings
//! without a number (2019年工作安排 on a line of its own) part the text in the same way, and so does a list of terms
//! (名词解释), whose sentences explain words and tell of no work.

use super::outline::{Kind, Section};
use super::role::{Role, of_title};
use crate::source::Span;
use regex::Regex;
use std::sync::LazyLock;

/// Longest line, in characters, that may be a heading without a number.
const LONGEST_LINE: usize = 30;

/// For each section the role its place in the course gives it, where its heading announces none. `lines` come from
/// [`lines`]; a chapter on the `reported` year, which the title of the report names, is never a plan.
pub(super) fn chapters(sections: &[Section], lines: &[(Span, Role)], reported: Option<i16>) -> Vec<Option<Role>> {
    let mut earliest: Option<i16> = None;
    let mut ahead = false;
    let mut looked_back = false;
    sections
        .iter()
        .map(|section| {
            let before = lines.partition_point(|(span, _)| span.start <= section.heading.start);
            let line = before.checked_sub(1).and_then(|i| lines.get(i));
            if let Some(&(_, role)) = line.filter(|(span, _)| span.contains(section.heading)) {
                return Some(role);
            }
            if section.level != 1 || section.kind > Kind::Arabic {
                return None;
            }
            let title = section.title.as_str();
            let told = tells(title);
            let year = year_in(title);
            let later = year.zip(earliest).is_some_and(|(year, earliest)| year > earliest)
                && year.zip(reported).is_none_or(|(year, reported)| year > reported);
            earliest = year.into_iter().chain(earliest).min();
            let own = of_title(title);
            ahead = !told && (later || own == Some(Role::Plan) && looked_back || own.is_none() && ahead);
            looked_back |= own.is_none() && !ahead;
            (ahead && own.is_none()).then_some(Role::Plan)
        })
        .collect()
}

/// Headings without a number that open another part of the text, each with the stretch it governs: up to the next of
/// them, or to the end.
pub(super) fn lines(text: &str, paragraphs: &[Span], sections: &[Section], reported: Option<i16>) -> Vec<(Span, Role)> {
    let mut earliest = sections.iter().filter_map(|section| year_in(&section.title)).min();
    let mut found: Vec<(usize, Role)> = Vec::new();
    for &paragraph in paragraphs {
        let line = text.get(paragraph.start..paragraph.end).unwrap_or_default().trim();
        if line.chars().count() > LONGEST_LINE || line.contains(['。', ',', ';', '!']) {
            continue;
        }
        if explains_words(line) {
            found.push((paragraph.start, Role::Closing));
            continue;
        }
        if sections
            .binary_search_by_key(&paragraph.start, |section| section.heading.start)
            .is_ok()
        {
            continue;
        }
        let Some(year) = year_in(line).filter(|_| names_a_part(line)) else {
            continue;
        };
        let later = earliest.is_some_and(|earliest| year > earliest)
            && reported.is_none_or(|reported| year > reported)
            && !tells(line);
        earliest = Some(earliest.map_or(year, |earliest| earliest.min(year)));
        found.push((paragraph.start, if later { Role::Plan } else { Role::Achievements }));
    }
    // What stands before the first turn needs no saying, and a title looks back on nothing.
    let first = found
        .iter()
        .position(|&(_, role)| role != Role::Achievements)
        .unwrap_or(found.len());
    let found = found.split_off(first);
    found
        .iter()
        .enumerate()
        .map(|(i, &(start, role))| {
            let end = found.get(i + 1).map_or(text.len(), |&(next, _)| next);
            (Span::new(start, end), role)
        })
        .collect()
}

/// Words that say a part tells of what was done.
pub(super) fn tells(title: &str) -> bool {
    static TOLD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?:完成|落实|进展|开展|推进|执行|实施|履职|履行|其他|报告)[^,。]{0,6}(?:情况|事项)|回顾|成效|成绩|总结|亮点|案例",
        )
    });
    TOLD.is_match(title)
}

fn names_a_part(line: &str) -> bool {
    static PART: LazyLock<Regex> = LazyLock::new(|| {
        pattern("(?:工作|安排|打算|思路|任务|目标|计划|重点|展望|回顾|总结|清单|实事|部署|要求)[^,。]{0,6}$")
    });
    PART.is_match(line)
}

fn explains_words(line: &str) -> bool {
    static TERMS: LazyLock<Regex> =
        LazyLock::new(|| pattern("(?:名词|术语|词语|用语|缩略语)[^,。]{0,4}(?:解释|注释|释义|说明)"));
    TERMS.is_match(line)
}

fn year_in(title: &str) -> Option<i16> {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern("20[0-9]{2}年"));
    YEAR.find(title)
        .and_then(|found| found.as_str().get(..4))
        .and_then(|digits| digits.parse().ok())
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("constant pattern")
}

#[cfg(test)]
mod tests {
    use crate::document::{Document, Role};
    use crate::source::SourceText;

    fn role_of(text: &str, words: &str) -> Role {
        let document = Document::parse(SourceText::from_text("报告.txt", text));
        let at = document.text().find(words).unwrap();
        document.role_at(at)
    }

    #[test]
    fn a_later_year_is_ahead_of_the_first() {
        let text = "各位代表:\n一、2021年工作回顾\n修好水渠。\n二、2022年主要工作\n(一)建设平安青禾\n开展排查。\n三、加强自身建设\n严守纪律。\n四、上年实事完成情况\n铺好村道。\n";
        assert_eq!(role_of(text, "修好水渠"), Role::Achievements);
        assert_eq!(role_of(text, "开展排查"), Role::Plan);
        assert_eq!(role_of(text, "严守纪律"), Role::Plan);
        assert_eq!(role_of(text, "铺好村道"), Role::Achievements);
    }

    #[test]
    fn the_year_of_the_title_is_no_plan() {
        let text =
            "青禾县2022年度法治政府建设工作报告\n一、2021年反馈问题整改\n改好7项。\n二、2022年主要工作\n开展排查。\n";
        assert_eq!(role_of(text, "开展排查"), Role::Achievements);
    }

    #[test]
    fn lines_without_a_number_part_the_text() {
        let text = "各位代表:\n2021年工作回顾\n一、经济稳步增长\n修好水渠。\n2022年工作安排\n一、守住安全底线\n开展排查。\n2021年实事完成情况清单\n铺好村道。\n名词解释\n1.云柜:放在村口的柜子。\n";
        assert_eq!(role_of(text, "修好水渠"), Role::Achievements);
        assert_eq!(role_of(text, "开展排查"), Role::Plan);
        assert_eq!(role_of(text, "铺好村道"), Role::Achievements);
        assert_eq!(role_of(text, "放在村口"), Role::Closing);
    }

    #[test]
    fn a_title_and_a_year_alone_turn_nothing() {
        let text =
            "青禾县2022年法治政府建设情况报告\n一、2022年重点任务完成情况\n修好水渠。\n二、依法履职\n开展排查。\n";
        assert_eq!(role_of(text, "修好水渠"), Role::Achievements);
        assert_eq!(role_of(text, "开展排查"), Role::Achievements);
    }
}
