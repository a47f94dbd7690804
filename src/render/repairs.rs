//! Notices on words that were read as others.

use super::labels::Lang;
use super::view::{Notice, Wording};
use crate::document::{Cause, Document, Repair};
use crate::source::Position;

/// Places told of one wrong word; the rest are counted.
const PLACES: usize = 5;

/// One notice for each misspelt word, one for all Taiwan forms, one for all pinyin, in text order of the first.
pub(super) fn repairs(document: &Document, lang: Lang) -> Vec<Notice> {
    let mut kinds: Vec<Group> = Vec::new();
    for repair in document.repairs() {
        let words: String = document.source().slice(repair.span).split_whitespace().collect();
        let place = document.source().position(repair.span.start);
        match kinds.iter_mut().find(|group| group.holds(repair, &words)) {
            Some(group) => group.places.push(place),
            None => kinds.push(Group {
                cause: repair.cause,
                words,
                reading: repair.reading.clone(),
                places: vec![place],
            }),
        }
    }
    let mut out: Vec<Notice> = Vec::new();
    let (typing, other): (Vec<&Group>, Vec<&Group>) = kinds.iter().partition(|group| group.cause == Cause::Typing);
    out.extend(
        typing
            .iter()
            .map(|group| notice(|lang| group.message(lang), group, lang)),
    );
    let (taiwan, pinyin): (Vec<&Group>, Vec<&Group>) = other.iter().partition(|group| group.cause == Cause::Taiwan);
    if let Some(first) = taiwan.first() {
        out.push(notice(|lang| taiwan_forms(&taiwan, lang), first, lang));
    }
    if let Some(first) = pinyin.first() {
        out.push(notice(|lang| pinyin_words(&pinyin, lang), first, lang));
    }
    out
}

fn taiwan_forms(groups: &[&Group], lang: Lang) -> String {
    let forms: Vec<String> = groups.iter().map(|group| group.form(lang)).collect();
    match lang {
        Lang::Zh => format!("报告用台湾用语，按大陆用语比对：{}；引文保持原文。", forms.join("，")),
        Lang::En => format!(
            "The report uses words as in Taiwan; they were matched in the mainland's: {}. Quotes keep their own.",
            forms.join(", ")
        ),
    }
}

fn pinyin_words(groups: &[&Group], lang: Lang) -> String {
    let count: usize = groups.iter().map(|group| group.places.len()).sum();
    let words = groups.first().map(|group| group.words.as_str()).unwrap_or_default();
    match lang {
        Lang::Zh => format!("字后插入的拼音（如“{words}”）未计入比对，{count}处；引文保持原文。"),
        Lang::En => {
            format!("Pinyin put in after characters (such as “{words}”) was passed over, {count} ×; quotes keep it.")
        }
    }
}

fn notice(said: impl Fn(Lang) -> String, first: &Group, lang: Lang) -> Notice {
    let place = first.places.first().map(|place| (place.line, place.column));
    Notice::new("repaired", Wording::new(said), lang).at(place)
}

/// The same words read the same way.
struct Group {
    cause: Cause,
    words: String,
    reading: String,
    places: Vec<Position>,
}

impl Group {
    fn holds(&self, repair: &Repair, words: &str) -> bool {
        self.cause == repair.cause
            && self.reading == repair.reading
            && (self.words == words || self.cause == Cause::Pinyin)
    }

    fn message(&self, lang: Lang) -> String {
        let (words, reading, count) = (&self.words, &self.reading, self.places.len());
        let shown = self.places.iter().take(PLACES);
        match lang {
            Lang::Zh => {
                let places: Vec<String> = shown.map(|at| format!("第{}行第{}列", at.line, at.column)).collect();
                let more = if count > PLACES { "等" } else { "" };
                format!(
                    "“{words}”读作“{reading}”，{count}处（{}{more}），疑为笔误，请核对。",
                    places.join("、")
                )
            }
            Lang::En => {
                let places: Vec<String> = shown.map(|at| format!("{}:{}", at.line, at.column)).collect();
                let more = if count > PLACES { ", …" } else { "" };
                format!(
                    "“{words}” was read as “{reading}”, {count} × ({}{more}); a misprint, it seems: please verify.",
                    places.join(", ")
                )
            }
        }
    }

    fn form(&self, lang: Lang) -> String {
        let (words, reading, count) = (&self.words, &self.reading, self.places.len());
        match lang {
            Lang::Zh => format!("“{words}”读作“{reading}”{count}处"),
            Lang::En => format!("“{words}” as “{reading}” {count} ×"),
        }
    }
}
