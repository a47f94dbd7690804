//! Words that are certainly misspelt, read as what was meant. Only matching sees the reading: quotes are the source's
//! own characters, and every repair is told.

mod figures;
mod pinyin;
mod words;

use super::fold::{Edit, Folded};
use crate::source::Span;
use words::WORDS;

/// Words of the source that were read as others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The wrong words, in the source; with a neighbour where they are a single character.
    pub span: Span,
    /// What they were read as, normalised; empty where they were passed over.
    pub reading: String,
    /// What kind of fault it is.
    pub cause: Cause,
}

/// Why words were read as others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// Typed, recognised or converted wrongly.
    Typing,
    /// The form used in Taiwan.
    Taiwan,
    /// Pinyin put in after a character.
    Pinyin,
}

/// A repair in folded text.
struct Found {
    told: Span,
    reading: String,
    edits: Vec<Edit>,
    cause: Cause,
}

/// The text as it is to be read, and what was changed, in text order.
pub(super) fn repair(folded: Folded, characters: usize) -> (Folded, Vec<Repair>) {
    let mut repairs = Vec::new();
    let pinyin = pinyin::pinyin(&folded.text);
    let found = pinyin.into_iter().map(|told| Found {
        told,
        reading: String::new(),
        edits: vec![Edit {
            span: told,
            text: String::new(),
        }],
        cause: Cause::Pinyin,
    });
    let folded = apply(folded, found.collect(), &mut repairs);
    let traditional = folded.is_traditional(characters);
    let words = WORDS.find(&folded.text, |telling| traditional && telling >= TELLING);
    let mut found: Vec<Found> = words
        .into_iter()
        .map(|(span, entry)| {
            let (before, after) = entry.told(&folded.text, span);
            Found {
                told: Span::new(span.start - before.len(), span.end + after.len()),
                reading: format!("{before}{}{after}", entry.right),
                edits: vec![Edit {
                    span,
                    text: entry.right.clone(),
                }],
                cause: if entry.taiwan { Cause::Taiwan } else { Cause::Typing },
            }
        })
        .collect();
    found.extend(figures::figures(&folded.text));
    found.sort_by_key(|found| found.edits.first().map(|edit| edit.span.start));
    let folded = apply(folded, found, &mut repairs);
    repairs.sort_by_key(|repair| repair.span.start);
    (folded, repairs)
}

/// So many words that only Taiwan writes so make a text one from there.
const TELLING: usize = 2;

fn apply(folded: Folded, found: Vec<Found>, repairs: &mut Vec<Repair>) -> Folded {
    let mut edits: Vec<Edit> = Vec::new();
    for found in found {
        let end = edits.last().map_or(0, |edit| edit.span.end);
        let possible = |edit: &Edit| folded.can_edit(edit.span) && edit.span.start >= end;
        if !found.edits.iter().all(possible) {
            continue;
        }
        repairs.push(Repair {
            span: folded.to_source(found.told),
            reading: found.reading,
            cause: found.cause,
        });
        edits.extend(found.edits);
    }
    if edits.is_empty() {
        return folded;
    }
    folded.edited(&edits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> (String, Vec<(String, String)>) {
        let (folded, repairs) = repair(Folded::new(source), source.chars().count());
        let told = repairs.iter().map(|repair| {
            (
                source.get(repair.span.start..repair.span.end).unwrap().to_owned(),
                repair.reading.clone(),
            )
        });
        (folded.text.clone(), told.collect())
    }

    fn told(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|&(a, b)| (a.to_owned(), b.to_owned())).collect()
    }

    #[test]
    fn misspelt_words_are_read_and_told() {
        let (text, repairs) = read("2019一2021年受理投 拆3件，己完成防羽演练，且末县办结。");
        assert_eq!(text, "2019—2021年受理投诉3件,已完成防汛演练,且末县办结。");
        assert_eq!(
            repairs,
            told(&[
                ("2019一2021", "2019—2021"),
                ("投 拆", "投诉"),
                ("己完成", "已完成"),
                ("防羽", "防汛")
            ])
        );
    }

    #[test]
    fn right_words_that_look_alike_are_left_alone() {
        for text in [
            "公平合理、水平合格,和平合作",
            "年末完成整改,自己完成,深入民心,纳入民政部门",
            "数千警力出动,上千部手机,张荣贵任组长,宝贵任期",
            "开发择优,挑准时机,方法冶炼,杜仲栽培,一站试点,出台帐篷管理办法?一台帐篷",
            "规范行文件数,恢复义务,修改草案,推进改草原",
            "文件档案,资讯视窗,网路程式",
        ] {
            assert_eq!(read(text).1, Vec::new(), "{text}");
        }
    }

    #[test]
    fn taiwan_forms_are_read_in_texts_that_show_them() {
        let (text, repairs) = read("規範性檔案經過法定程式，在視窗公開；檔案館另有規定。");
        assert_eq!(text, "规范性文件经过法定程序,在窗口公开;档案馆另有规定。");
        assert_eq!(repairs.len(), 3);
        assert_eq!(read("電子視窗經過規範辦理。").1, Vec::new(), "one form is no proof");
    }

    #[test]
    fn pinyin_is_passed_over_and_words_around_it_are_read() {
        let (text, repairs) = read("法治政府建設(shè)：辦理投（tóu）拆3件。");
        assert_eq!(text, "法治政府建设:办理投诉3件。");
        assert_eq!(
            repairs,
            told(&[("(shè)", ""), ("投（tóu）拆", "投诉"), ("（tóu）", "")])
        );
    }
}
