//! The styles of GB/T 9704-2012: `word/styles.xml`. An office restyles the paper by changing these, not its paragraphs.

use super::fonts::{self, Face};
use super::looks::{LOOKS, Look};
use super::page::LINE;
use super::xml::Xml;
use crate::render::Lang;
use std::io;

/// The character style of quotes.
pub(super) const QUOTE: &str = "Quotation";
/// The character style of what a reader looks for first.
pub(super) const STRONG: &str = "Strong";
/// The style of tables.
pub(super) const GRID: &str = "TableGrid";

/// The part.
pub(super) fn styles(lang: Lang) -> io::Result<Vec<u8>> {
    Xml::part("w:styles", super::package::NAMESPACES, |xml| {
        // No defaults outside styles: LibreOffice sets them on the characters of tables, over their styles.
        xml.element("w:docDefaults", &[], |xml| {
            xml.empty("w:rPrDefault", &[])?;
            xml.empty("w:pPrDefault", &[])
        })?;
        normal(xml, lang)?;
        tables(xml)?;
        for look in &LOOKS {
            paragraph(xml, look, lang)?;
        }
        character(xml, QUOTE, "引文", fonts::KAI, false)?;
        character(xml, STRONG, "Strong", fonts::HEI, lang == Lang::En)?;
        grid(xml)
    })
}

/// The style that all others build on.
fn normal(xml: &mut Xml, lang: Lang) -> io::Result<()> {
    let attributes = [("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")];
    xml.element("w:style", &attributes, |xml| {
        xml.property("w:name", "Normal")?;
        xml.empty("w:qFormat", &[])?;
        xml.element("w:pPr", &[], |xml| {
            xml.property("w:widowControl", "0")?;
            line(xml, LINE)?;
            xml.property("w:jc", "both")
        })?;
        xml.element("w:rPr", &[], |xml| {
            face(xml, fonts::FANG)?;
            size(xml, 32)?;
            let latin = match lang {
                Lang::Zh => "en-US",
                other => other.tag(),
            };
            xml.empty("w:lang", &[("w:val", latin), ("w:eastAsia", "zh-CN")])
        })
    })
}

/// The style of tables that Word wants all others to build on.
fn tables(xml: &mut Xml) -> io::Result<()> {
    let attributes = [("w:type", "table"), ("w:default", "1"), ("w:styleId", "TableNormal")];
    xml.element("w:style", &attributes, |xml| {
        xml.property("w:name", "Normal Table")?;
        xml.property("w:uiPriority", "99")?;
        xml.empty("w:semiHidden", &[])?;
        xml.element("w:tblPr", &[], |xml| {
            xml.empty("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")])?;
            margins(xml, "0")
        })
    })
}

fn paragraph(xml: &mut Xml, look: &Look, lang: Lang) -> io::Result<()> {
    let attributes = [("w:type", "paragraph"), ("w:styleId", look.id)];
    xml.element("w:style", &attributes, |xml| {
        xml.property("w:name", look.name)?;
        xml.property("w:basedOn", look.on)?;
        xml.property("w:next", look.next)?;
        xml.empty("w:qFormat", &[])?;
        xml.element("w:pPr", &[], |xml| {
            if look.keep_next {
                xml.empty("w:keepNext", &[])?;
                xml.empty("w:keepLines", &[])?;
            }
            look.spacing(xml)?;
            if let Some(align) = look.align {
                xml.property("w:jc", align)?;
            }
            look.outline.map_or(Ok(()), |level| xml.property("w:outlineLvl", level))
        })?;
        xml.element("w:rPr", &[], |xml| {
            look.face.map_or(Ok(()), |of| face(xml, of))?;
            if look.is_bold(lang) {
                xml.empty("w:b", &[])?;
            }
            look.tighter.map_or(Ok(()), |by| xml.property("w:spacing", by))?;
            look.half_points.map_or(Ok(()), |half_points| size(xml, half_points))
        })
    })
}

fn character(xml: &mut Xml, id: &str, name: &str, of: Face, bold: bool) -> io::Result<()> {
    xml.element("w:style", &[("w:type", "character"), ("w:styleId", id)], |xml| {
        xml.property("w:name", name)?;
        xml.empty("w:qFormat", &[])?;
        xml.element("w:rPr", &[], |xml| {
            face(xml, of)?;
            if bold { xml.empty("w:b", &[]) } else { Ok(()) }
        })
    })
}

fn grid(xml: &mut Xml) -> io::Result<()> {
    xml.element("w:style", &[("w:type", "table"), ("w:styleId", GRID)], |xml| {
        xml.property("w:name", "Table Grid")?;
        xml.property("w:basedOn", "TableNormal")?;
        xml.element("w:tblPr", &[], |xml| {
            xml.element("w:tblBorders", &[], |xml| {
                for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                    // Half a point.
                    let thin = [
                        ("w:val", "single"),
                        ("w:sz", "4"),
                        ("w:space", "0"),
                        ("w:color", "auto"),
                    ];
                    xml.empty(side, &thin)?;
                }
                Ok(())
            })?;
            margins(xml, "40")
        })
    })
}

fn margins(xml: &mut Xml, above: &str) -> io::Result<()> {
    xml.element("w:tblCellMar", &[], |xml| {
        for (side, width) in [
            ("w:top", above),
            ("w:left", "80"),
            ("w:bottom", above),
            ("w:right", "80"),
        ] {
            xml.empty(side, &[("w:w", width), ("w:type", "dxa")])?;
        }
        Ok(())
    })
}

/// Chinese in that face, letters and figures in the Latin one.
fn face(xml: &mut Xml, of: Face) -> io::Result<()> {
    let latin = fonts::LATIN.name;
    xml.empty(
        "w:rFonts",
        &[
            ("w:ascii", latin),
            ("w:hAnsi", latin),
            ("w:eastAsia", of.name),
            ("w:cs", latin),
        ],
    )
}

fn size(xml: &mut Xml, half_points: u32) -> io::Result<()> {
    let value = half_points.to_string();
    xml.property("w:sz", &value)?;
    xml.property("w:szCs", &value)
}

fn line(xml: &mut Xml, height: u32) -> io::Result<()> {
    xml.empty("w:spacing", &[("w:line", &height.to_string()), ("w:lineRule", "exact")])
}
