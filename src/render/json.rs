//! Machine output, schema `duibiao/report/1`.

use super::view::Report;

/// One result as an object, several as an array, in the order given; ends with a line feed.
#[must_use]
pub fn json(reports: &[Report]) -> String {
    let text = match reports {
        [one] => serde_json::to_string_pretty(one),
        all => serde_json::to_string_pretty(all),
    };
    finish(text)
}

/// One object a line.
#[must_use]
pub fn jsonl(reports: &[Report]) -> String {
    reports.iter().map(|report| finish(serde_json::to_string(report))).collect()
}

fn finish(text: serde_json::Result<String>) -> String {
    // Views are strings, finite numbers and lists of them: they always serialise.
    let mut text = text.unwrap_or_default();
    text.push('\n');
    text
}
