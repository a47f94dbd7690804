//! Finished results into files: a view type first, then one file per format. A renderer never changes a verdict.

pub mod agreement;
mod build;
mod embedded;
mod figures;
mod filters;
mod format;
mod gaps;
mod json;
mod labels;
mod marked;
mod notices;
pub mod reading;
mod renderer;
mod repairs;
mod saved;
mod template;
pub mod view;
mod visible;
pub mod words;

pub use build::{Inputs, report};
pub use format::Format;
pub use gaps::{Gap, GapGroup, gaps};
pub use json::json;
pub use labels::Lang;
pub use renderer::{RenderError, Renderer};
pub use saved::{SavedError, saved};
pub use template::{DEFAULT_STEPS, Options, TemplateError};
pub use visible::visible;
