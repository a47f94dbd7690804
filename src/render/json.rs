//! Machine output, schema `duibiao/report/1`.

use super::view::Report;
use super::visible::escaped_json;

/// One result as an object, several as an array, in the order given; ends with a line feed.
#[must_use]
pub fn json(reports: &[Report]) -> String {
    match reports {
        [one] => finish(serde_json::to_string_pretty(one)),
        all => json_array(all),
    }
}

/// An array, however many there are: where several were asked for and one came through, the shape stays.
pub(super) fn json_array(reports: &[Report]) -> String {
    finish(serde_json::to_string_pretty(reports))
}

/// One object a line.
pub(super) fn jsonl(reports: &[Report]) -> String {
    reports
        .iter()
        .map(|report| finish(serde_json::to_string(report)))
        .collect()
}

pub(super) fn finish(text: serde_json::Result<String>) -> String {
    // Views are strings, finite numbers and lists of them: they always serialise.
    let mut text = escaped_json(text.unwrap_or_default());
    text.push('\n');
    text
}
