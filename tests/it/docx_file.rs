//! Word documents made at test time: XML zipped up, so that nothing binary need be kept.
//!
//! Short forms in the XML: `[text]` is a run, `[[text]]` a paragraph, `[[2/0 text]]` one numbered by list 2 at level 0,
//! `lvl(0 decimal %1. <more/>)` a level of a list.

use regex::Regex;
use std::io::{Cursor, Write as _};
use std::sync::LazyLock;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml""#,
);

/// A document to be.
#[derive(Debug, Default)]
pub(super) struct Docx<'a> {
    pub(super) body: &'a str,
    pub(super) styles: &'a str,
    pub(super) numbering: &'a str,
    pub(super) footnotes: &'a str,
    pub(super) endnotes: &'a str,
    pub(super) title: &'a str,
}

impl Docx<'_> {
    /// Its parts by name, as Word lays them out.
    pub(super) fn parts(&self) -> Vec<(String, Vec<u8>)> {
        let mut parts = vec![
            ("[Content_Types].xml".to_owned(), b"<Types/>".to_vec()),
            (
                "_rels/.rels".to_owned(),
                relationships(&[
                    ("officeDocument", "word/document.xml"),
                    ("metadata/core-properties", "docProps/core.xml"),
                    ("extended-properties", "docProps/app.xml"),
                ]),
            ),
            (
                "word/document.xml".to_owned(),
                part("document", &format!("<w:body>{}<w:sectPr/></w:body>", self.body)),
            ),
        ];
        let mut related = Vec::new();
        for (name, xml) in [
            ("styles", self.styles),
            ("numbering", self.numbering),
            ("footnotes", self.footnotes),
            ("endnotes", self.endnotes),
        ] {
            if !xml.is_empty() {
                related.push((name, format!("{name}.xml")));
                parts.push((format!("word/{name}.xml"), part(name, xml)));
            }
        }
        if !self.title.is_empty() {
            let core = format!("<p xmlns:dc='dc'><dc:title>{}</dc:title></p>", self.title);
            parts.push(("docProps/core.xml".to_owned(), core.into_bytes()));
        }
        let related: Vec<(&str, &str)> = related.iter().map(|(kind, name)| (*kind, name.as_str())).collect();
        parts.push(("word/_rels/document.xml.rels".to_owned(), relationships(&related)));
        parts
    }

    /// The file.
    pub(super) fn bytes(&self) -> Vec<u8> {
        zipped(&self.parts())
    }
}

/// A file of these parts.
pub(super) fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A part of relationships: the end of the type, and the target.
pub(super) fn relationships(of: &[(&str, &str)]) -> Vec<u8> {
    let each = of.iter().enumerate().map(|(i, (kind, target))| {
        format!(r#"<Relationship Id="r{i}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>"#)
    });
    format!("<Relationships>{}</Relationships>", each.collect::<String>()).into_bytes()
}

fn part(root: &str, xml: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:{root} {NAMESPACES}>{}</w:{root}>",
        written_out(xml)
    )
    .into_bytes()
}

/// The short forms written out.
fn written_out(xml: &str) -> String {
    static NUMBERED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\[\[(\d+)/(\d) ([^\]]*)\]\]").unwrap());
    static PLAIN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\[\[([^\]]*)\]\]").unwrap());
    static RUN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\[([^\]]*)\]").unwrap());
    static LEVEL: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"lvl\((\d) (\w+) ([^ )]*)(?: ([^)]*))?\)").unwrap());
    let xml = NUMBERED.replace_all(
        xml,
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="$2"/><w:numId w:val="$1"/></w:numPr></w:pPr>[$3]</w:p>"#,
    );
    let xml = PLAIN.replace_all(&xml, "<w:p>[$1]</w:p>");
    let xml = RUN.replace_all(&xml, r#"<w:r><w:t xml:space="preserve">$1</w:t></w:r>"#);
    let level = r#"<w:lvl w:ilvl="$1"><w:start w:val="1"/><w:numFmt w:val="$2"/><w:lvlText w:val="$3"/>$4</w:lvl>"#;
    LEVEL.replace_all(&xml, level).into_owned()
}
