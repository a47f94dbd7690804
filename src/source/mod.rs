//! Bytes in, text with exact places out: the one door through which reports enter.

mod encoding;
mod error;
mod position;

pub use error::SourceError;
pub use position::{Position, Span};

use position::PositionIndex;
use sha2::{Digest, Sha256};

/// How much the reader accepts before it refuses a file.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Largest file, in bytes.
    pub max_bytes: u64,
}

impl Limits {
    /// 64 MiB: hundreds of times the longest report seen.
    pub const DEFAULT_MAX_BYTES: u64 = 64 * 1024 * 1024;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_bytes: Self::DEFAULT_MAX_BYTES,
        }
    }
}

/// A decoded text and the places in it. Never empty.
#[derive(Debug, Clone)]
pub struct SourceText {
    name: String,
    text: String,
    encoding: &'static str,
    positions: PositionIndex,
}

impl SourceText {
    /// Reads a report: tells what the bytes are and decodes them.
    ///
    /// `name` is what messages call the text, usually its path.
    ///
    /// # Errors
    /// Refuses what is empty, too large, no text, or text in no known encoding; see [`SourceError`].
    pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Self, SourceError> {
        let size = bytes.len() as u64;
        if size > limits.max_bytes {
            return Err(SourceError::TooLarge {
                size,
                limit: limits.max_bytes,
            });
        }
        let (text, encoding) = encoding::decode(bytes)?;
        if !text.chars().any(char::is_alphanumeric) {
            return Err(SourceError::Empty);
        }
        Ok(Self::new(name, text, encoding))
    }

    /// Wraps text that is already decoded, such as a rule's case.
    #[must_use]
    pub fn from_text(name: &str, text: &str) -> Self {
        Self::new(name, text.to_owned(), "UTF-8")
    }

    fn new(name: &str, text: String, encoding: &'static str) -> Self {
        let positions = PositionIndex::new(&text);
        Self {
            name: name.to_owned(),
            text,
            encoding,
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
