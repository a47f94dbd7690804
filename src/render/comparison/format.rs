//! Formats of a comparison and the file extensions that mean them.

use std::path::Path;

/// What a comparison is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// For a terminal.
    Text,
    /// Markdown.
    Md,
    /// A web page that stands alone.
    Html,
    /// One object, `duibiao/comparison/1`.
    Json,
    /// One row a report and requirement.
    Csv,
    /// A workbook.
    Xlsx,
}

impl Format {
    /// All formats with their names.
    pub const ALL: [(&'static str, Self); 6] = [
        ("text", Self::Text),
        ("md", Self::Md),
        ("html", Self::Html),
        ("json", Self::Json),
        ("csv", Self::Csv),
        ("xlsx", Self::Xlsx),
    ];

    /// Whether a template can be used.
    #[must_use]
    pub fn takes_template(self) -> bool {
        matches!(self, Self::Text | Self::Md | Self::Html)
    }

    /// The format a file's extension means.
    #[must_use]
    pub fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "txt" => Some(Self::Text),
            "markdown" => Some(Self::Md),
            "htm" => Some(Self::Html),
            other => {
                let mut all = Self::ALL.into_iter();
                all.find(|(name, _)| *name == other).map(|(_, format)| format)
            }
        }
    }
}
