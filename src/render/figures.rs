//! Notices on figures that contradict each other.

use super::build::place;
use super::labels::Lang;
use super::view::{Notice, Place, Wording};
use crate::arithmetic::{Contradiction, Kind};
use crate::document::Document;

/// One contradiction in words, with all its figures in their places.
pub(super) fn figures(document: &Document, found: &Contradiction, lang: Lang) -> Notice {
    let places: Vec<Place> = found
        .figures
        .iter()
        .map(|figure| place(document, document.to_source(figure.span)))
        .collect();
    let messages = Wording::new(|lang| message(found, &places, lang));
    let first = places.first().map(|first| (first.line, first.column));
    Notice {
        figures: places,
        ..Notice::new(found.kind.name(), messages, lang).at(first)
    }
}

fn message(found: &Contradiction, places: &[Place], lang: Lang) -> String {
    let quote = |i: usize| places.get(i).map(|place| words(&place.quote)).unwrap_or_default();
    let value = |i: usize| found.figures.get(i).map_or(0.0, |figure| figure.value);
    let computed = found.computed.unwrap_or_default();
    let (first, second) = (quote(0), quote(1));
    match (found.kind, lang) {
        (Kind::SumMismatch, Lang::Zh) if found.figures.len() == 2 => {
            format!("文中“{first}”小于其中的“{second}”，请核对。")
        }
        (Kind::SumMismatch, Lang::En) if found.figures.len() == 2 => {
            format!("“{first}” is less than “{second}”, which is told as part of it; please verify.")
        }
        (Kind::SumMismatch, _) => {
            let parts: Vec<String> = found
                .figures
                .iter()
                .skip(1)
                .map(|part| part.value.to_string())
                .collect();
            let sum = format!("{}={computed}", parts.join("+"));
            match lang {
                Lang::Zh => format!("文中“{first}”与其分项{sum}不一致，请核对。"),
                Lang::En => format!("“{first}” and its parts, {sum}, do not agree; please verify."),
            }
        }
        (Kind::RateMismatch, _) => {
            let (whole, part) = (value(1), value(2));
            match lang {
                Lang::Zh => format!("文中“{first}”与所列数量{part}÷{whole}={computed:.1}%不一致，请核对。"),
                Lang::En => format!(
                    "“{first}” and the counts given, {part} ÷ {whole} = {computed:.1}%, do not agree; please verify."
                ),
            }
        }
        (Kind::ValueConflict, Lang::Zh) => format!("同一数量前后不一致：“{first}”与“{second}”，请核对。"),
        (Kind::ValueConflict, Lang::En) => {
            format!("The same quantity is given twice, as “{first}” and as “{second}”; please verify.")
        }
        (Kind::PercentageOver100, Lang::Zh) => format!("文中“{first}”超过100%，而这类比率以100%为限，请核对。"),
        (Kind::PercentageOver100, Lang::En) => {
            format!("“{first}” is above 100%, which such a rate cannot be; please verify.")
        }
    }
}

/// A quote inside a sentence: no line breaks, no layout.
fn words(quote: &str) -> String {
    quote.split_whitespace().collect()
}
