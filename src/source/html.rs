//! Web pages: the article, without the site around it.

use super::extracted::Extracted;
use super::{Limits, SourceError};

/// Reads the text of a file.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, SourceError> {
    let _ = (bytes, limits);
    Err(SourceError::Empty)
}

/// Whether a file is a web page, whatever it is called.
pub(super) fn looks_like_html(bytes: &[u8]) -> bool {
    let _ = bytes;
    false
}
