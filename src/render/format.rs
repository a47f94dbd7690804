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
    /// One object, or an array of several.
    Json,
    /// One object a line.
    Jsonl,
}

impl Format {
    /// All formats with their names, which are their extensions too.
    pub const ALL: [(&'static str, Self); 5] = [
        ("text", Self::Text),
        ("md", Self::Md),
        ("html", Self::Html),
        ("json", Self::Json),
        ("jsonl", Self::Jsonl),
    ];

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
