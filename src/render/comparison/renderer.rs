//! A comparison into the bytes of a file: one door for all its formats.

use super::csv::csv;
use super::format::Format;
use super::view::Comparison;
use crate::render::json::finish;
use crate::render::labels::all_labels;
use crate::render::sheets::comparison_xlsx;
use crate::render::template::Templates;
use crate::render::{Options, RenderError, TemplateError};
use minijinja::value::Serde;
use minijinja::{Value, context};
use std::path::Path;

/// Writes comparisons in one format.
pub struct Renderer {
    format: Format,
    options: Options,
    templates: Templates,
}

impl Renderer {
    /// With the binary's own templates.
    #[must_use]
    pub fn new(format: Format, options: Options) -> Self {
        Self {
            format,
            templates: Templates::embedded(&options),
            options,
        }
    }

    /// With a template of the user's, which may include others from its own folder.
    ///
    /// # Errors
    /// If the template has a syntax error; an unknown variable shows when it renders.
    pub fn with_template(format: Format, options: Options, path: &Path, source: String) -> Result<Self, TemplateError> {
        Ok(Self {
            format,
            templates: Templates::own(path, source, format == Format::Html, &options)?,
            options,
        })
    }

    /// Lets a template take that many steps.
    #[must_use]
    pub fn limit_steps(mut self, steps: u64) -> Self {
        self.templates.limit_steps(steps);
        self
    }

    /// The bytes of one file.
    ///
    /// # Errors
    /// If the template uses a variable or filter that does not exist, or never ends; if a workbook would be too large.
    pub fn render(&self, comparison: &Comparison) -> Result<Vec<u8>, RenderError> {
        let template = |name| {
            let view = Value::from(Serde(comparison));
            // What only a page needs: the labels of every language.
            let view = match self.format {
                Format::Html => context! { labels => all_labels(), ..view },
                _ => view,
            };
            self.templates.fill(name, &view, &self.options)
        };
        let text = match self.format {
            Format::Xlsx => return Ok(comparison_xlsx(comparison, self.options.lang)?),
            Format::Json => finish(serde_json::to_string_pretty(comparison)),
            Format::Csv => csv(comparison, self.options.lang),
            Format::Html => template("comparison.html")?,
            Format::Md => template("comparison.md")?,
            Format::Text => template("comparison.txt")?,
        };
        Ok(text.into_bytes())
    }
}
