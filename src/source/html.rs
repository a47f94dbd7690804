//! Web pages: the article, without the site around it.

mod about;
mod article;
mod charset;
mod detect;
mod dom;
mod furniture;
mod guard;
mod known;
mod lines;
mod lists;
mod refusal;
mod rows;
mod signature;
mod style;

pub(super) use furniture::date;
pub(super) use rows::BETWEEN_CELLS;

use super::extracted::Extracted;
use super::{Limits, SourceError, encoding};
use dom::Dom;
use lines::Page;

/// Reads the article of a page and what the page tells of it.
///
/// # Errors
/// [`SourceError::NoArticle`] for pages that hold none; what cannot be decoded or parsed within the limits.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, SourceError> {
    let (html, encoding) = encoding::decode_declared(bytes, charset::declared(bytes))?;
    guard::attributes(&html)?;
    let dom = Dom::parse(&html, limits)?;
    let page = Page::new(&dom);
    let found = article::find(&dom, &page);
    if let Some(reason) = refusal::reason(&dom, &page, &found) {
        return Err(SourceError::NoArticle { reason });
    }
    let mut kept = found.lines.clone();
    furniture::strip(&mut kept);
    let about = about::about(&dom, &page, &found, &kept);
    let mut lines: Vec<String> = kept.into_iter().map(|line| line.text).collect();
    about::put_title(about.title.as_deref(), &mut lines);
    let text = lines.join("\n") + "\n";
    // Damaged bytes around the article are no matter; in it, a word would be missing.
    if text.contains('\u{fffd}') && std::str::from_utf8(bytes).is_err() {
        return Err(encoding::not_utf8(bytes));
    }
    Ok(Extracted {
        text,
        encoding,
        units: Vec::new(),
        about,
    })
}

/// The lines of a piece of a page, all of them.
///
/// # Errors
/// As for [`read`], apart from the article.
pub(super) fn lines_of(html: &str, limits: &Limits) -> Result<Vec<String>, SourceError> {
    guard::attributes(html)?;
    let dom = Dom::parse(html, limits)?;
    Ok(Page::new(&dom).lines.into_iter().map(|line| line.text).collect())
}

/// Whether a file is a web page, whatever it is called.
///
/// A page begins with a tag of the document itself, after white space and comments; a piece of one begins and ends
/// with tags. Texts that mention a tag do neither.
pub(super) fn looks_like_html(bytes: &[u8]) -> bool {
    detect::looks_like_html(bytes)
}

#[cfg(test)]
mod tests;
