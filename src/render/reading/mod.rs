//! What the tool saw of a report, so that a person can see it too: text by lines, outline, roles, facts.

mod build;
mod text;
pub mod view;
mod wrap;

pub use build::reading;
pub use text::text;

use view::Reading;

/// One reading as an object, several as an array; schema `duibiao/text/1`; ends with a line feed.
#[must_use]
pub fn json(readings: &[Reading], several: bool) -> String {
    super::json::finish(match readings {
        [one] if !several => serde_json::to_string_pretty(one),
        all => serde_json::to_string_pretty(all),
    })
}
