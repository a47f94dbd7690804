//! Word documents: paragraphs with their automatic numbers, tables, notes.
//!
//! Structure after ECMA-376 part 1 (WordprocessingML) and part 2 (the package). Only parts that the package's own
//! relationships name are read, in memory; nothing is written and nothing outside the file is followed.

mod body;
mod counters;
mod fields;
mod inline;
mod kind;
mod lines;
mod notes;
mod numbering;
mod numeral;
mod package;
mod properties;
mod relationships;
mod styles;
mod symbols;
mod table;
mod title;
mod xml;

use super::extracted::{About, Extracted};
use super::{Limits, SourceError};
use body::Story;
use lines::Lines;
use notes::Notes;
use numbering::Numbering;
use package::Package;
use relationships::Relationships;
use styles::Styles;

/// Reads the text of a file.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, SourceError> {
    let mut package = Package::open(bytes, limits)?;
    if let Some(error) = kind::other(&mut package)? {
        return Err(error);
    }
    let root = Relationships::of(&mut package, "")?.ok_or_else(|| damaged("缺少部件 _rels/.rels"))?;
    let main = root
        .target("officeDocument")
        .ok_or_else(|| damaged("包里没有指明正文部件"))?;
    let text = package
        .part(main)?
        .ok_or_else(|| damaged(format!("缺少正文部件 {main}")))?;
    let related = Relationships::of(&mut package, main)?.unwrap_or_default();
    let mut part = |kind: &str| related.target(kind).map_or(Ok(None), |name| package.part(name));
    let depth = limits.max_depth;
    let styles = part("styles")?.map_or(Ok(Styles::default()), |text| Styles::parse(&text, depth))?;
    let numbering = part("numbering")?.map_or(Ok(Numbering::default()), |text| Numbering::parse(&text, depth))?;
    let footnotes = part("footnotes")?;
    let endnotes = part("endnotes")?;
    let title = match root.target("core-properties") {
        Some(name) => package.part(name)?.and_then(|text| title::title(&text, depth)),
        None => None,
    };
    let mut lines = Lines::default();
    let mut story = Story::new(&styles, &numbering);
    story.read_main(main, &text, depth, &mut lines)?;
    let references = std::mem::take(&mut story.references);
    for (kind, text) in [(notes::Kind::Foot, footnotes), (notes::Kind::End, endnotes)] {
        if let Some(text) = text {
            Notes {
                kind,
                text: &text,
                depth,
            }
            .append(&references, &styles, &numbering, &mut lines)?;
        }
    }
    let (text, units) = lines.finish();
    Ok(Extracted {
        text,
        encoding: "UTF-8",
        units,
        about: About {
            title,
            ..About::default()
        },
    })
}

/// The file's error: it is a docx, but broken.
fn damaged(reason: impl Into<String>) -> SourceError {
    SourceError::Damaged {
        kind: "docx",
        reason: reason.into(),
    }
}
