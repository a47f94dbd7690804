//! Letters and strokes typed for digits and dashes in years: 2o23年, 二O二三年, 2019一2021.

use super::{Cause, Found};
use crate::document::fold::Edit;
use crate::source::Span;
use regex::Regex;
use std::sync::LazyLock;

/// What of a folded text is read otherwise, each with the words a reader is told.
pub(super) fn figures(text: &str) -> Vec<Found> {
    let mut out = Vec::new();
    let (may_be_year, may_be_dash) = signs(text.as_bytes());
    if may_be_year {
        years(text, &mut out);
    }
    if may_be_dash {
        dashes(text, &mut out);
    }
    out.sort_by_key(|found| found.told.start);
    out
}

/// Latin, Greek and Cyrillic letters that look like a nought.
const ROUND: [char; 6] = ['o', 'O', 'ο', 'Ο', 'о', 'О'];

/// One quick look: letters that may stand for figures, a nought of the other script beside a two, a one before a two.
fn signs(bytes: &[u8]) -> (bool, bool) {
    let (mut year, mut dash) = (false, false);
    for (i, byte) in bytes.iter().enumerate() {
        match byte {
            b'o' | b'O' | b'l' | b'I' | 0xce..=0xd1 => year = true,
            b'0' => year |= bytes.get(..i).is_some_and(|before| before.ends_with("二".as_bytes())),
            b'2' => {
                year |= bytes
                    .get(i + 1..)
                    .is_some_and(|after| after.starts_with("〇".as_bytes()));
                dash |= bytes.get(..i).is_some_and(|before| before.ends_with("一".as_bytes()));
            }
            _ => {}
        }
    }
    (year, dash)
}

fn years(text: &str, out: &mut Vec<Found>) {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new("(?:2[0〇oOοΟоО][0-9〇oOοΟоОlI]{2}|二[〇0oOοΟоО][〇0oOοΟоО一二三四五六七八九]{2})年")
            .expect("constant pattern")
    });
    for year in YEAR.find_iter(text) {
        let before = text.get(..year.start()).and_then(|text| text.chars().next_back());
        // The end of a longer number or word is no year.
        if before.is_some_and(|c| c.is_ascii_alphanumeric() || "〇一二三四五六七八九十百千万".contains(c))
        {
            continue;
        }
        let western = year.as_str().starts_with('2');
        let read = |c: char| match c {
            '〇' if western => '0',
            '0' if !western => '〇',
            'l' | 'I' => '1',
            c if ROUND.contains(&c) && western => '0',
            c if ROUND.contains(&c) => '〇',
            c => c,
        };
        let reading: String = year.as_str().chars().map(read).collect();
        if reading == year.as_str() {
            continue;
        }
        let edits = year.as_str().char_indices().filter(|&(_, c)| read(c) != c);
        out.push(Found {
            told: Span::new(year.start(), year.end()),
            edits: edits
                .map(|(i, c)| Edit {
                    span: Span::new(year.start() + i, year.start() + i + c.len_utf8()),
                    text: read(c).to_string(),
                })
                .collect(),
            reading,
            cause: Cause::Typing,
        });
    }
}

/// A Han one between two years is a dash.
fn dashes(text: &str, out: &mut Vec<Found>) {
    let year = |text: &str| text.len() == 4 && text.starts_with("20") && text.bytes().all(|byte| byte.is_ascii_digit());
    for (at, one) in text.match_indices('一') {
        let (start, end) = (at.saturating_sub(4), at + one.len() + 4);
        let (Some(from), Some(to)) = (text.get(start..at), text.get(at + one.len()..end)) else {
            continue;
        };
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let longer = digit(text.get(..start).and_then(|text| text.chars().next_back()))
            || digit(text.get(end..).and_then(|text| text.chars().next()));
        if year(from) && year(to) && !longer {
            out.push(Found {
                told: Span::new(start, end),
                reading: format!("{from}—{to}"),
                edits: vec![Edit {
                    span: Span::new(at, at + one.len()),
                    text: "—".to_owned(),
                }],
                cause: Cause::Typing,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        figures(text).into_iter().map(|found| found.reading).collect()
    }

    #[test]
    fn letters_in_years_are_digits() {
        assert_eq!(
            read("2o23年、2O2l年、二O二三年、二0二0年、2〇22年"),
            ["2023年", "2021年", "二〇二三年", "二〇二〇年", "2022年"]
        );
        assert_eq!(
            read("2023年、二〇二三年、120O3年、Oo年、APP20l版"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_one_between_years_is_a_dash() {
        assert_eq!(read("2019一2021年"), ["2019—2021"]);
        assert_eq!(read("2019年一季度,12019一2021,第一、2019"), Vec::<String>::new());
    }
}
