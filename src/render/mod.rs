//! Finished results into files: a view type first, then one file per format. A renderer never changes a verdict.

pub mod agreement;
mod build;
pub mod comparison;
mod decided;
mod embedded;
mod figures;
mod filters;
mod format;
mod gaps;
mod json;
mod junit;
mod labels;
mod marked;
mod notices;
mod numbers;
mod passages;
#[allow(dead_code, reason = "the renderers that use all of it come next")]
mod phrases;
mod quoted;
pub mod reading;
mod renderer;
mod repairs;
mod sarif;
mod saved;
mod sheets;
mod subject;
mod template;
pub mod view;
mod visible;
pub mod words;

pub(crate) use build::place;
pub use build::{Inputs, report};
pub use decided::Decided;
pub use format::Format;
pub use gaps::{Gap, GapGroup, gaps};
pub use json::json;
pub use labels::Lang;
pub use renderer::{RenderError, Renderer};
pub use saved::{SavedError, saved};
pub use sheets::SheetError;
pub use template::{DEFAULT_STEPS, Options, TemplateError};
pub use visible::visible;
