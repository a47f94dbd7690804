//! Dates in normalised text: 2023年6月6日, 2023年6月, 2023年, 二〇二三年六月六日.

use super::number::value_of;
use crate::source::Span;
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// A date as far as the text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateMention {
    /// Where it stands in normalised text.
    pub span: Span,
    /// The year.
    pub year: i16,
    /// The whole date, where month and day are given and such a day exists.
    pub day: Option<Date>,
}

/// All dates with a year, in order. `base` is added to every offset.
#[must_use]
pub fn dates(text: &str, base: usize) -> Vec<DateMention> {
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?<year>(?:19|20)[0-9]{2}|二[〇零][〇零一二三四五六七八九]{2})年度?",
            r"(?:(?<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:(?<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号])?)?",
        ))
        .expect("constant pattern")
    });
    DATE.captures_iter(text)
        .filter_map(|captures| {
            let whole = captures.get(0)?;
            let number = |name: &str| captures.name(name).and_then(|found| small(found.as_str()));
            let year = number("year")?;
            let day = match (number("month"), number("day")) {
                (Some(month), Some(day)) => Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok(),
                _ => None,
            };
            Some(DateMention {
                span: Span::new(base + whole.start(), base + whole.end()),
                year,
                day,
            })
        })
        .collect()
}

#[expect(clippy::cast_possible_truncation, reason = "checked to be a small whole number")]
fn small(numeral: &str) -> Option<i16> {
    let value = value_of(numeral)?;
    (value.fract() == 0.0 && (0.0..10_000.0).contains(&value)).then_some(value as i16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_exist() {
        let found = dates("2022年1月29日,二〇二三年十二月三十一日,2023年2月30日,2021年度", 0);
        let days: Vec<Option<String>> = found.iter().map(|date| date.day.map(|day| day.to_string())).collect();
        assert_eq!(
            days,
            [Some("2022-01-29".to_owned()), Some("2023-12-31".to_owned()), None, None]
        );
        assert_eq!(
            found.iter().map(|date| date.year).collect::<Vec<_>>(),
            [2022, 2023, 2023, 2021]
        );
    }
}
