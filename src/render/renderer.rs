//! Results into the bytes of a file: one door for all formats.

use super::docx::docx;
use super::format::Format;
use super::json::{json, json_array, jsonl};
use super::junit::junit;
use super::labels::Lang;
use super::sarif::sarif;
use super::sheets::{self, SheetError};
use super::template::{Options, TemplateError, Templates};
use super::view::Report;
use std::borrow::Cow;
use std::path::Path;
use thiserror::Error;

/// A result that could not be written in a format.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum RenderError {
    /// The template is wrong.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// There is too much for a workbook.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// A Word file would be larger than one can be.
    #[error("写不成 Word 文件：{0}；请换成 html 或 md")]
    Docx(std::io::Error),
}

/// Writes results in one format.
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

    /// The format it writes.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// The bytes of one file with all these results. `several` says that more than one was asked for, whatever came
    /// through: JSON is then an array.
    ///
    /// # Errors
    /// If the template uses a variable or filter that does not exist, or never ends; if a workbook or a Word file would be
    /// too large.
    pub fn render(&self, reports: &[Report], several: bool) -> Result<Vec<u8>, RenderError> {
        let reports = &*in_lang(reports, self.options.lang);
        let lang = self.options.lang;
        let text = match self.format {
            Format::Docx => return self.docx(reports),
            Format::Xlsx => return Ok(sheets::xlsx(reports, lang)?),
            Format::Csv => sheets::csv(reports, lang),
            Format::Sarif => sarif(reports, lang),
            Format::Junit => junit(reports, lang),
            Format::Json if several => json_array(reports),
            Format::Json => json(reports),
            Format::Jsonl => jsonl(reports),
            Format::Text | Format::Md | Format::Html => {
                let texts: Result<Vec<String>, _> = reports
                    .iter()
                    .map(|report| self.templates.render(report, self.format, &self.options))
                    .collect();
                texts?.join("\n")
            }
        };
        Ok(text.into_bytes())
    }

    /// A Word file holds one result: that is all that [`Format::holds_one`] lets through.
    fn docx(&self, reports: &[Report]) -> Result<Vec<u8>, RenderError> {
        let first = reports.first();
        first.map_or_else(
            || Ok(Vec::new()),
            |report| docx(report, self.options.lang).map_err(RenderError::Docx),
        )
    }
}

/// The results with their messages in one language; as they are, if they are so already.
fn in_lang(reports: &[Report], lang: Lang) -> Cow<'_, [Report]> {
    let mut notices = reports.iter().flat_map(|report| &report.notices);
    if notices.all(|notice| notice.message == notice.messages.in_lang(lang)) {
        return Cow::Borrowed(reports);
    }
    let mut reports = reports.to_vec();
    for notice in reports.iter_mut().flat_map(|report| &mut report.notices) {
        notice.message = notice.messages.in_lang(lang).to_owned();
    }
    Cow::Owned(reports)
}
