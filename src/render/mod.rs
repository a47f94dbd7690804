//! Finished results into files: a view type first, then one file per format. A renderer never changes a verdict.

pub mod agreement;
mod build;
mod figures;
mod filters;
mod format;
mod json;
mod labels;
mod notices;
pub mod reading;
mod repairs;
mod template;
pub mod view;
mod visible;
pub mod words;

pub use build::{Inputs, report};
pub use format::Format;
pub use json::{json, json_array, jsonl};
pub use labels::Lang;
pub use template::{Options, TemplateError, Templates};
pub use visible::visible;
