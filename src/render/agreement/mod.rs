//! Agreement with readers into files: a view first, then one file per format.

mod build;
mod csv;
mod shown;
mod text;
pub mod view;

pub use build::view;
pub use csv::csv;
pub use shown::shown;
pub use text::text;

/// One object, schema `duibiao/agreement/1`; ends with a line feed.
#[must_use]
pub fn json(view: &view::AgreementView) -> String {
    super::json::finish(serde_json::to_string_pretty(view))
}
