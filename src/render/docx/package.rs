//! The parts of a Word file, zipped up: the same bytes for the same paper (ECMA-376 part 2).

use super::paper::Paper;
use super::xml::Xml;
use super::{body, fonts, parts, styles};
use crate::render::Lang;
use crate::render::view::Tool;
use std::io::{self, Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Namespaces of all parts in `word/`.
pub(super) const NAMESPACES: &[(&str, &str)] = &[
    (
        "xmlns:w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
];

/// Relationships from the body to the feet of its pages.
pub(super) const ODD_FOOTER: &str = "rId4";
pub(super) const EVEN_FOOTER: &str = "rId5";

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Parts with their names and types; the main one first.
struct Part {
    name: &'static str,
    content_type: String,
    bytes: Vec<u8>,
}

/// The file.
///
/// # Errors
/// If a part is larger than a zip file's 4 GB.
pub(super) fn package(paper: &Paper, tool: &Tool, lang: Lang) -> io::Result<Vec<u8>> {
    let word = |name, kind: &str, bytes| Part {
        name,
        content_type: format!("{WORD}.{kind}+xml"),
        bytes,
    };
    let parts = [
        word("word/document.xml", "document.main", body::body(paper)?),
        word("word/styles.xml", "styles", styles::styles(lang)?),
        word("word/settings.xml", "settings", parts::settings()?),
        word("word/fontTable.xml", "fontTable", fonts::table()?),
        word("word/footer1.xml", "footer", parts::footer("right")?),
        word("word/footer2.xml", "footer", parts::footer("left")?),
        Part {
            name: "docProps/core.xml",
            content_type: "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
            bytes: parts::core(paper, lang)?,
        },
        Part {
            name: "docProps/app.xml",
            content_type: "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
            bytes: parts::app(tool)?,
        },
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Word files bear no day but this one: a file's date is no part of the result.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut add = |name: &str, bytes: &[u8]| {
        zip.start_file(name, options)?;
        zip.write_all(bytes)
    };
    add("[Content_Types].xml", &content_types(&parts)?)?;
    add("_rels/.rels", &root()?)?;
    for part in &parts {
        add(part.name, &part.bytes)?;
    }
    add("word/_rels/document.xml.rels", &related()?)?;
    Ok(zip.finish()?.into_inner())
}

fn content_types(parts: &[Part]) -> io::Result<Vec<u8>> {
    let namespace = format!("{PACKAGE}/content-types");
    Xml::part("Types", &[("xmlns", &namespace)], |xml| {
        let relationships = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty("Default", &[("Extension", "rels"), ("ContentType", relationships)])?;
        xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")])?;
        for part in parts {
            let name = format!("/{}", part.name);
            xml.empty("Override", &[("PartName", &name), ("ContentType", &part.content_type)])?;
        }
        Ok(())
    })
}

fn root() -> io::Result<Vec<u8>> {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    relationships(&[
        ("rId1", &format!("{OFFICE}/officeDocument"), "word/document.xml"),
        ("rId2", &core, "docProps/core.xml"),
        ("rId3", &format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
    ])
}

fn related() -> io::Result<Vec<u8>> {
    relationships(&[
        ("rId1", &format!("{OFFICE}/styles"), "styles.xml"),
        ("rId2", &format!("{OFFICE}/settings"), "settings.xml"),
        ("rId3", &format!("{OFFICE}/fontTable"), "fontTable.xml"),
        (ODD_FOOTER, &format!("{OFFICE}/footer"), "footer1.xml"),
        (EVEN_FOOTER, &format!("{OFFICE}/footer"), "footer2.xml"),
    ])
}

/// Id, type and target of each.
fn relationships(all: &[(&str, &str, &str)]) -> io::Result<Vec<u8>> {
    let namespace = format!("{PACKAGE}/relationships");
    Xml::part("Relationships", &[("xmlns", &namespace)], |xml| {
        all.iter().try_for_each(|(id, kind, target)| {
            xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)])
        })
    })
}
