//! Output formats and the file extensions that mean them.

use std::path::Path;

/// What results are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// For a terminal.
    Text,
    /// Markdown.
    Md,
    /// One self-contained page.
    Html,
    /// A Word file, laid out as official papers are.
    Docx,
    /// One object, or an array of several.
    Json,
    /// One object a line.
    Jsonl,
}

impl Format {
    /// All formats with their names, which are their extensions too.
    pub const ALL: [(&'static str, Self); 6] = [
        ("text", Self::Text),
        ("md", Self::Md),
        ("html", Self::Html),
        ("docx", Self::Docx),
        ("json", Self::Json),
        ("jsonl", Self::Jsonl),
    ];

    /// The extension that files of this format get.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Md => "md",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
        }
    }

    /// Whether a file of this format holds one result and no more.
    #[must_use]
    pub fn holds_one(self) -> bool {
        matches!(self, Self::Html | Self::Docx)
    }

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
            "ndjson" => Some(Self::Jsonl),
            other => Self::ALL
                .into_iter()
                .find(|(name, _)| *name == other)
                .map(|(_, format)| format),
        }
    }
}
