//! Comparisons of many reports into files: a view first, then one file per format.

mod csv;
mod format;
mod renderer;
pub mod view;

pub use format::Format;
pub use renderer::Renderer;
