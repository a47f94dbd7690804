//! PDF: glyphs to lines, lines to paragraphs, without running heads, page numbers and watermarks.
//!
//! A PDF knows no lines and no paragraphs, only glyphs and where they stand. What a typesetter did is undone step by
//! step: [`glyphs`] → [`lines`] → [`furniture`] (dropped) → [`columns`] → [`paragraphs`].

mod characters;
mod columns;
mod furniture;
mod glyphs;
mod guard;
mod lines;
mod paragraphs;
mod setting;
mod tables;

use super::extracted::{About, Extracted};
use super::{Limits, SourceError};
use glyphs::Page;
use guard::Budget;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Object};
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use lines::Line;

/// Reads the text of a file.
///
/// # Errors
/// Refuses broken and locked files, scans, fonts that do not tell their characters, and what exceeds a limit; see
/// [`SourceError`].
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, SourceError> {
    if !guard::is_whole(bytes) {
        return Err(damaged("文件不完整，末尾缺失，可能没有下载完"));
    }
    let (bytes, limits) = (bytes.to_vec(), *limits);
    // Unpacking takes time, too: pictures that each stay within the limit may together be without end.
    guard::with_patience(move |budget| {
        guard::unpacked_size(&bytes, &limits)?;
        extract(bytes, &limits, budget)
    })?
}

fn extract(bytes: Vec<u8>, limits: &Limits, budget: &mut Budget) -> Result<Extracted, SourceError> {
    let pdf = Pdf::new(bytes).map_err(|error| refusal(&error))?;
    within(pdf.len(), limits.max_objects, "个对象", "--max-objects")?;
    let count = pdf.pages().len();
    within(count, limits.max_pages, "页", "--max-pages")?;
    if count == 0 {
        return Err(damaged("里面没有页"));
    }
    complete(&pdf)?;
    let pages = glyphs::pages(&pdf, budget);
    readable(&pages)?;
    let mut lines: Vec<Vec<Line>> = pages.iter().flat_map(lines::of_page).collect();
    furniture::drop_from(&mut lines);
    let lines: Vec<Line> = lines.into_iter().flat_map(columns::in_reading_order).collect();
    let (text, units) = paragraphs::text(&lines);
    Ok(Extracted {
        text,
        encoding: "UTF-8",
        units,
        about: About {
            title: pdf.metadata().title.as_deref().and_then(characters::title),
            ..About::default()
        },
    })
}

fn within(count: usize, limit: usize, unit: &str, option: &'static str) -> Result<(), SourceError> {
    if count <= limit {
        return Ok(());
    }
    Err(SourceError::TooMuch {
        what: format!("这份 PDF 有 {count} {unit}，"),
        limit: format!("{limit} {unit}"),
        option,
    })
}

/// Whether every page is there with all it holds: readers go on without what they cannot read, and say nothing.
fn complete(pdf: &Pdf) -> Result<(), SourceError> {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let told = root.and_then(|root| root.get::<Dict<'_>>("Pages")?.get::<u32>("Count"));
    let found = pdf.pages().len();
    if let Some(told) = told.filter(|&told| told as usize > found) {
        return Err(damaged(&format!("应有 {told} 页，只找到 {found} 页")));
    }
    for (page, number) in pdf.pages().iter().zip(1..) {
        let contents = page.raw();
        let parts = contents.get::<Array<'_>>("Contents");
        let broken = parts.is_some_and(|parts| {
            let whole = |part: Object<'_>| part.into_stream().is_some_and(|part| part.decoded_data().is_ok());
            !parts.iter::<Object<'_>>().all(whole)
        });
        if broken || (contents.contains_key("Contents") && page.page_stream().is_none()) {
            return Err(damaged(&format!("第 {number} 页的内容读不出")));
        }
    }
    Ok(())
}

fn refusal(error: &LoadPdfError) -> SourceError {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => SourceError::Locked,
        LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => damaged("加密方式不认识"),
        LoadPdfError::Decryption(_) => damaged("加密信息有误"),
        LoadPdfError::Invalid => damaged("文件不完整，或内部结构有误"),
    }
}

fn damaged(reason: &str) -> SourceError {
    SourceError::Damaged {
        kind: "PDF",
        reason: reason.to_owned(),
    }
}

/// Han characters that a page of text has at least; a stamp or a page number on a picture has fewer.
const FEW: usize = 10;

/// Share of glyphs without a character above which the text would mislead.
const UNMAPPED: f64 = 0.05;

/// Whether there is text to be had from these pages.
fn readable(pages: &[Page]) -> Result<(), SourceError> {
    let glyphs: usize = pages.iter().map(|page| page.shown).sum();
    let unmapped: usize = pages.iter().map(|page| page.unmapped).sum();
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    let share = unmapped as f64 / glyphs.max(1) as f64;
    if share > UNMAPPED {
        return Err(SourceError::Unmapped { unmapped, glyphs });
    }
    // Letters count little: the name of a scanning program is no text.
    let words = |page: &Page| page.han() + page.letters() / 10;
    let pictures = pages.iter().filter(|page| page.pictures && words(page) < FEW).count();
    let text: usize = pages.iter().map(words).sum();
    if pictures * 2 > pages.len() || (pictures > 0 && text < FEW * pages.len()) {
        return Err(SourceError::Scanned {
            pages: pages.len(),
            pictures,
        });
    }
    Ok(())
}
