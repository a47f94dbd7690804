//! What kind of file the bytes are: told by their content first, by the name only where the content leaves it open.

use super::SourceError;
use std::path::Path;

/// A kind of file that reports come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputFormat {
    /// Plain text in any known encoding.
    Text,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// Word's and WPS's docx.
    Docx,
    /// PDF with text in it.
    Pdf,
}

impl InputFormat {
    /// All of them, with their names on the command line and in results.
    pub const ALL: [(&'static str, Self); 5] = [
        ("text", Self::Text),
        ("md", Self::Markdown),
        ("html", Self::Html),
        ("docx", Self::Docx),
        ("pdf", Self::Pdf),
    ];

    /// The name in results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
        }
    }

    /// Tells the kind; `name` is the file's.
    ///
    /// # Errors
    /// Refuses kinds that are known and cannot be read; see [`SourceError::Unsupported`].
    pub fn detect(name: &str, bytes: &[u8]) -> Result<Self, SourceError> {
        let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        // The head of a PDF may follow some junk; readers accept it in the first kilobyte.
        let head = start.get(..1024).unwrap_or(start);
        if head.windows(5).any(|window| window == b"%PDF-") {
            return Ok(Self::Pdf);
        }
        // The second is an empty zip; the reader of docx tells other zips apart.
        if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
            return Ok(Self::Docx);
        }
        if let Some(error) = refused(start) {
            return Err(error);
        }
        if is_web_archive(head) {
            return Err(SourceError::Unsupported {
                kind: "网页归档（mht、mhtml）文件",
                remedy: "在浏览器中打开它，另存为“网页，仅 HTML”",
            });
        }
        if super::html::looks_like_html(start) {
            return Ok(Self::Html);
        }
        let extension = Path::new(name)
            .extension()
            .map(|extension| extension.to_ascii_lowercase());
        Ok(match extension.as_ref().and_then(|extension| extension.to_str()) {
            Some("md" | "markdown") => Self::Markdown,
            Some("html" | "htm" | "shtml" | "xhtml") => Self::Html,
            _ => Self::Text,
        })
    }
}

/// A page and its pictures as one mail: what browsers and Word call a single file web page.
fn is_web_archive(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let starts = [
        "from:",
        "mime-version:",
        "snapshot-content-location:",
        "content-type:",
        "subject:",
        "date:",
    ];
    starts.iter().any(|start| head.trim_start().starts_with(start))
        && head.contains("mime-version:")
        && head.contains("multipart/related")
}

/// Kinds that people send by mistake, told by their first bytes.
fn refused(bytes: &[u8]) -> Option<SourceError> {
    let kinds: [(&[u8], &str, &str); 6] = [
        (
            b"\xd0\xcf\x11\xe0",
            "旧版 Word（doc）、WPS（wps）文件，或加了密码的 docx",
            "在 Word 或 WPS 中去掉密码、“另存为”docx，或用 LibreOffice 转换：soffice --headless --convert-to docx 文件",
        ),
        (b"{\\rtf", " RTF 文件", "在 Word 或 WPS 中“另存为”docx"),
        (b"\x89PNG", "图片（PNG）", "先作文字识别，再存为 UTF-8 纯文本"),
        (b"\xff\xd8\xff", "图片（JPEG）", "先作文字识别，再存为 UTF-8 纯文本"),
        (b"\x1f\x8b", "压缩文件（gzip）", "先解压缩"),
        (b"Rar!", "压缩文件（RAR）", "先解压缩"),
    ];
    kinds
        .into_iter()
        .find(|(magic, _, _)| bytes.starts_with(magic))
        .map(|(_, kind, remedy)| SourceError::Unsupported { kind, remedy })
}
