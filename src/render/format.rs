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
    /// A workbook with the ledger of gaps, all criteria and the scores.
    Xlsx,
    /// The ledger of gaps, one row a gap.
    Csv,
    /// One object, or an array of several.
    Json,
    /// One object a line.
    Jsonl,
    /// SARIF 2.1.0, for viewers of findings.
    Sarif,
    /// JUnit XML, for pipelines that show tests.
    Junit,
}

impl Format {
    /// All formats with their names.
    pub const ALL: [(&'static str, Self); 10] = [
        ("text", Self::Text),
        ("md", Self::Md),
        ("html", Self::Html),
        ("docx", Self::Docx),
        ("xlsx", Self::Xlsx),
        ("csv", Self::Csv),
        ("json", Self::Json),
        ("jsonl", Self::Jsonl),
        ("sarif", Self::Sarif),
        ("junit", Self::Junit),
    ];

    /// The extension that files of this format get.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Md => "md",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Sarif => "sarif",
            Self::Junit => "xml",
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
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        // What some tools want SARIF to be called.
        if name.ends_with(".sarif.json") {
            return Some(Self::Sarif);
        }
        match Path::new(&name).extension()?.to_str()? {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Md),
            "html" | "htm" => Some(Self::Html),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            other => Self::ALL
                .into_iter()
                .map(|(_, format)| format)
                .find(|format| format.extension() == other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_told_by_the_extension_it_gives() {
        for (name, format) in Format::ALL {
            let path = format!("甲.{}", format.extension());
            assert_eq!(Format::of_path(Path::new(&path)), Some(format), "{name}");
        }
        let told = |path: &str| Format::of_path(Path::new(path));
        assert_eq!(told("a.SARIF.json"), Some(Format::Sarif));
        assert_eq!(told("a.sarif"), Some(Format::Sarif));
        assert_eq!(told("junit.xml"), Some(Format::Junit));
        assert_eq!(told("a.text"), Some(Format::Text));
        assert_eq!(told("a.junit"), None);
        assert_eq!(told("sarif"), None);
    }
}
