//! The gap report as an office sends it: a Word file laid out by GB/T 9704-2012.
//!
//! `chapters` decide what is said, as a `Paper`; `body` and `table` write it as WordprocessingML (ECMA-376 part 1),
//! `package` zips it up. No part of the file depends on the clock, the machine or chance.

mod body;
mod chapters;
mod fonts;
mod looks;
mod package;
mod page;
mod paper;
mod parts;
mod styles;
mod table;
mod xml;

use super::labels::Lang;
use super::view::Report;
use std::io;

/// The file of one result.
///
/// # Errors
/// If it would be larger than a Word file can be: 4 GB.
pub(super) fn docx(report: &Report, lang: Lang) -> io::Result<Vec<u8>> {
    package::package(&chapters::paper(report, lang), &report.tool, lang)
}
