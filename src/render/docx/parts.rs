//! The small parts: settings, page numbers, properties.

use super::package::NAMESPACES;
use super::paper::Paper;
use super::xml::Xml;
use crate::render::view::Tool;
use crate::render::{Lang, visible};
use std::io;

/// `word/settings.xml`
pub(super) fn settings() -> io::Result<Vec<u8>> {
    Xml::part("w:settings", NAMESPACES, |xml| {
        xml.empty("w:zoom", &[("w:percent", "100")])?;
        xml.property("w:defaultTabStop", "640")?;
        xml.empty("w:evenAndOddHeaders", &[])?;
        xml.property("w:characterSpacingControl", "compressPunctuation")?;
        xml.element("w:compat", &[], |xml| {
            // The way Word 2013 and later lay out.
            xml.empty(
                "w:compatSetting",
                &[
                    ("w:name", "compatibilityMode"),
                    ("w:uri", "http://schemas.microsoft.com/office/word"),
                    ("w:val", "15"),
                ],
            )
        })?;
        xml.empty("w:themeFontLang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN")])
    })
}

/// The foot of a page: its number between dashes, one character in from the outer edge.
pub(super) fn footer(edge: &str) -> io::Result<Vec<u8>> {
    let (chars, twips) = match edge {
        "left" => ("w:leftChars", "w:left"),
        _ => ("w:rightChars", "w:right"),
    };
    Xml::part("w:ftr", NAMESPACES, |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.property("w:pStyle", "Footer")?;
                xml.empty("w:ind", &[(chars, "100"), (twips, "280")])?;
                xml.property("w:jc", edge)
            })?;
            let hint = |xml: &mut Xml| {
                xml.element("w:rPr", &[], |xml| {
                    let song = super::fonts::SONG.name;
                    xml.empty(
                        "w:rFonts",
                        &[("w:hint", "eastAsia"), ("w:ascii", song), ("w:hAnsi", song)],
                    )
                })
            };
            let dash = |xml: &mut Xml, text: &str| {
                xml.element("w:r", &[], |xml| {
                    hint(xml)?;
                    xml.text("w:t", &[("xml:space", "preserve")], text)
                })
            };
            dash(xml, "— ")?;
            xml.element("w:fldSimple", &[("w:instr", " PAGE ")], |xml| {
                xml.element("w:r", &[], |xml| {
                    hint(xml)?;
                    xml.text("w:t", &[], "1")
                })
            })?;
            dash(xml, " —")
        })
    })
}

/// `docProps/core.xml`, without a date: the same result is the same file.
pub(super) fn core(paper: &Paper, lang: Lang) -> io::Result<Vec<u8>> {
    let namespaces = [
        (
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        ),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    Xml::part("cp:coreProperties", &namespaces, |xml| {
        xml.text("dc:title", &[], &visible(&paper.title))?;
        xml.text("dc:subject", &[], &visible(&paper.subject))?;
        xml.text("dc:creator", &[], env!("CARGO_PKG_NAME"))?;
        xml.text("dc:language", &[], lang.tag())
    })
}

/// `docProps/app.xml`
pub(super) fn app(tool: &Tool) -> io::Result<Vec<u8>> {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    Xml::part("Properties", &[("xmlns", namespace)], |xml| {
        xml.text("Application", &[], &visible(&tool.name))
    })
}
