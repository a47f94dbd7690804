//! One row a label, for a spreadsheet.

use super::view::{AgreementView, LabelView};
use crate::evaluation::Strength;
use crate::spreadsheet;

/// `line` and `column` are those of the second side's first quote, or else of the tool's nearest passage.
#[must_use]
pub fn csv(view: &AgreementView) -> String {
    let [reader, other] = match view.compared.kind {
        "tool" => ["reader", "tool"],
        _ => ["reader1", "reader2"],
    };
    let mut header = vec!["report".to_owned(), "criterion".to_owned(), "requirement".to_owned()];
    for side in [reader, other] {
        header.extend(["status", "strength", "quote"].map(|column| format!("{side}_{column}")));
    }
    header.extend(["line", "column", "outcome"].map(str::to_owned));
    let rows = view.labels.iter().map(row);
    spreadsheet::csv([header].into_iter().chain(rows))
}

fn row(label: &LabelView) -> Vec<String> {
    let mut out = vec![label.report.clone(), label.criterion.clone(), label.requirement.clone()];
    for side in [&label.reader, &label.other] {
        let strength = side.strength.map_or("", |strength| match strength {
            Strength::Specific => "specific",
            Strength::Generic => "generic",
        });
        let quote = side.quotes.first().map_or("", |quote| quote.quote.as_str());
        out.extend([side.status.name(), strength, quote].map(str::to_owned));
    }
    let near = label.other.near_miss.as_ref().map(|near| &near.quote);
    let place = label.other.quotes.first().or(near);
    let number = |number: Option<usize>| number.map_or_else(String::new, |number| number.to_string());
    out.push(number(place.and_then(|quote| quote.line)));
    out.push(number(place.and_then(|quote| quote.column)));
    out.push(label.outcome.to_owned());
    out
}
