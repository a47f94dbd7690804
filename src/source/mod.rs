//! Bytes in, text with exact places out: the one door through which reports enter.

mod docx;
mod encoding;
mod error;
mod extracted;
mod format;
mod html;
mod limits;
mod markdown;
mod pdf;
mod position;

pub use error::SourceError;
pub use extracted::{About, Unit};
pub use format::InputFormat;
pub use limits::Limits;
pub use position::{Position, Span};

pub(crate) use extracted::NOTE_MARKS;

use extracted::Extracted;
use position::PositionIndex;
use sha2::{Digest, Sha256};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A decoded text and the places in it. Never empty.
#[derive(Debug, Clone)]
pub struct SourceText {
    name: String,
    text: String,
    encoding: &'static str,
    format: InputFormat,
    units: Vec<(usize, Unit)>,
    about: About,
    positions: PositionIndex,
}

impl SourceText {
    /// Reads a report: tells what the bytes are, unless `format` says it, and takes the text out of them.
    ///
    /// `name` is what messages call the text, usually its path.
    ///
    /// # Errors
    /// Refuses what is empty, too large, no text, or text in no known encoding; see [`SourceError`].
    pub fn read(name: &str, bytes: &[u8], format: Option<InputFormat>, limits: &Limits) -> Result<Self, SourceError> {
        let size = bytes.len() as u64;
        if size > limits.max_bytes {
            return Err(SourceError::TooLarge {
                size,
                limit: limits.max_bytes,
            });
        }
        if bytes.is_empty() {
            return Err(SourceError::Empty);
        }
        let format = match format {
            Some(format) => format,
            None => InputFormat::detect(name, bytes)?,
        };
        let read = || match format {
            InputFormat::Text => encoding::decode(bytes).map(|(text, encoding)| Extracted {
                text,
                encoding,
                ..Extracted::default()
            }),
            InputFormat::Markdown => markdown::read(bytes, limits),
            InputFormat::Html => html::read(bytes, limits),
            InputFormat::Docx => docx::read(bytes, limits),
            InputFormat::Pdf => pdf::read(bytes, limits),
        };
        // Readers written by others may panic on broken files: that is the file's error.
        let extracted = catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(SourceError::Damaged {
            kind: format.name(),
            reason: "内容有误，读取中断".to_owned(),
        }))?;
        if !extracted.text.chars().any(char::is_alphanumeric) {
            return Err(SourceError::Empty);
        }
        Ok(Self::new(name, extracted, format))
    }

    /// Wraps text that is already decoded, such as a rule's case.
    #[must_use]
    pub fn from_text(name: &str, text: &str) -> Self {
        let extracted = Extracted {
            text: text.to_owned(),
            encoding: "UTF-8",
            ..Extracted::default()
        };
        Self::new(name, extracted, InputFormat::Text)
    }

    fn new(name: &str, extracted: Extracted, format: InputFormat) -> Self {
        debug_assert!(
            extracted.units.is_sorted_by_key(|&(start, _)| start)
                && extracted
                    .units
                    .iter()
                    .all(|&(start, _)| extracted.text.is_char_boundary(start)),
            "units begin at characters, in text order"
        );
        let positions = PositionIndex::new(&extracted.text);
        Self {
            name: name.to_owned(),
            text: extracted.text,
            encoding: extracted.encoding,
            format,
            units: extracted.units,
            about: extracted.about,
            positions,
        }
    }

    /// What messages call this text.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole decoded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The encoding the bytes were in, by its WHATWG name.
    #[must_use]
    pub fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// What kind of file it was.
    #[must_use]
    pub fn format(&self) -> InputFormat {
        self.format
    }

    /// What the file says of itself outside the text.
    #[must_use]
    pub fn about(&self) -> &About {
        &self.about
    }

    /// The page or paragraph of the original that holds a byte offset; `None` where the text is the original.
    #[must_use]
    pub fn unit(&self, byte: usize) -> Option<Unit> {
        let next = self.units.partition_point(|&(start, _)| start <= byte);
        next.checked_sub(1).map(|i| self.units[i].1)
    }

    /// The characters at `span`.
    ///
    /// # Panics
    /// If the span is not one of this text: spans are made from it and never travel.
    #[must_use]
    #[expect(
        clippy::string_slice,
        reason = "spans are made at character boundaries of this very text"
    )]
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.start..span.end]
    }

    /// Line and column of a byte offset, both counted from 1.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        self.positions.position(&self.text, byte)
    }

    /// How many characters stand before a byte offset.
    #[must_use]
    pub fn characters_before(&self, byte: usize) -> usize {
        self.positions.characters_before(&self.text, byte)
    }

    /// The length of the text in characters.
    #[must_use]
    pub fn characters(&self) -> usize {
        self.characters_before(self.text.len())
    }

    /// `sha256:` and the digest of the decoded text, so that the same report in another encoding has the same
    /// fingerprint.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        fingerprint([self.text.as_bytes()])
    }
}

/// `sha256:` and the hexadecimal digest of the parts, each with its length so that parts cannot run together.
pub(crate) fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    use std::fmt::Write as _;
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let mut out = String::from("sha256:");
    for byte in hasher.finalize() {
        let _ = write!(out, "{byte:02x}");
    }
    out
}
