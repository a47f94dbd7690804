//! Quantities a criterion asks for: which figure of a passage is meant.
//!
//! Of 由69项增加到616项 the second is today's; 自2016年以来累计 counts the years before as well.

use super::matches::Matches;
use crate::document::number;
use crate::rulepack::Measure;
use crate::source::Span;
use regex::Regex;
use std::sync::LazyLock;

/// Whether one of the stretches states a quantity within bounds; if not, the first that was stated, if any was.
pub(super) fn stated(
    matches: &Matches<'_>,
    measure: &Measure,
    stretches: impl Iterator<Item = Span>,
) -> Result<(), Option<f64>> {
    let pattern = matches.pack.patterns.get(measure.pattern);
    let values: Vec<f64> = stretches
        .flat_map(|span| {
            let text = matches.document.slice(span);
            let stated = pattern.quantities(text).into_iter();
            stated
                .filter(|(found, _)| !is_past(text, found.start))
                .filter_map(|(_, numeral)| number::value_of(numeral))
                .collect::<Vec<f64>>()
        })
        .collect();
    let counts = |value: &f64| {
        measure.at_least.is_none_or(|least| *value >= least) && measure.at_most.is_none_or(|most| *value <= most)
    };
    if values.iter().any(counts) {
        Ok(())
    } else {
        Err(values.first().copied())
    }
}

/// Whether the figure at an offset is what was before, or a sum over years.
fn is_past(text: &str, at: usize) -> bool {
    static FORMER: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?:由|从)[^,。;0-9]{0,14}$").expect("constant pattern"));
    static THEN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[^,。;]{0,12}(?:到|至|为|成)[^,。;]{0,8}[0-9一二两三四五六七八九十百]").expect("constant pattern")
    });
    static TOTAL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:自|从|开通|成立|实施|建成|上线|启用)[^。;]{0,20}(?:以来|起),?[^。;0-9]{0,8}(?:累计|共|总共|已)[^,。;0-9]{0,12}$")
            .expect("constant pattern")
    });
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    (FORMER.is_match(before) && THEN.is_match(after)) || TOTAL.is_match(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_before_is_not_what_is_now() {
        for (text, past) in [
            ("事项由69项增加至616项", vec![true, false]),
            ("从180件压减到75件", vec![true, false]),
            ("自2016年以来累计公开13597条", vec![true]),
            ("网站开通以来,累计公开203条,其中本年18条", vec![true, false]),
            ("今年以来公开13597条", vec![false]),
            ("由3名律师坐班", vec![false]),
            ("从5个村选出12人", vec![false, false]),
        ] {
            let figures = number::numbers(text, 0)
                .into_iter()
                .filter(|number| number.unit.is_some());
            let told: Vec<bool> = figures.map(|figure| is_past(text, figure.span.start)).collect();
            assert_eq!(told, past, "{text}");
        }
    }
}
