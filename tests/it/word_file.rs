//! A Word file made and taken apart, to hold against what it should say.

use super::support::{audit, sample, sample_path};
use duibiao::render::view::Report;
use duibiao::render::{Format, Lang, Options, Renderer};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// The result of a sample report.
pub(super) fn result(name: &str) -> Report {
    audit(&sample_path(name), &sample(name))
}

/// Its Word file.
pub(super) fn render(report: &Report, lang: Lang) -> Vec<u8> {
    let options = Options {
        lang,
        color: false,
        width: 100,
    };
    let renderer = Renderer::new(Format::Docx, options);
    renderer.render(std::slice::from_ref(report), false).unwrap()
}

/// What stands one below the other in the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// The id of its style, and its text.
    Paragraph(String, String),
    /// Rows of cells; the paragraphs of a cell are its lines.
    Table(Vec<Vec<String>>),
}

/// The parts by name.
pub(super) fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|i| {
            let mut part = zip.by_index(i).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// Every element of a part with its attributes, in order; fails if the part is not well formed.
pub(super) fn elements(xml: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut out = Vec::new();
    each(xml, |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event {
            out.push((name(tag), attributes(tag)));
        }
    });
    out
}

/// Paragraphs and tables of the body, in order.
pub(super) fn blocks(bytes: &[u8]) -> Vec<Block> {
    let parts = parts(bytes);
    let mut out = Vec::new();
    let mut rows: Option<Vec<Vec<String>>> = None;
    let mut lines: Vec<String> = Vec::new();
    let (mut style, mut text, mut in_text) = (String::new(), String::new(), false);
    each(&parts["word/document.xml"], |event| match event {
        Event::Start(tag) => match name(tag).as_str() {
            "w:tbl" => rows = Some(Vec::new()),
            "w:tr" => rows.as_mut().unwrap().push(Vec::new()),
            "w:p" => (style, text) = (String::new(), String::new()),
            "w:t" => in_text = true,
            _ => {}
        },
        Event::Empty(tag) if name(tag) == "w:pStyle" => style = attributes(tag)["w:val"].clone(),
        Event::Text(found) if in_text => text.push_str(&found.xml_content(XmlVersion::Implicit1_0)),
        Event::GeneralRef(found) if in_text => text.push(match &*found.xml_content(XmlVersion::Implicit1_0) {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            "apos" => '\'',
            other => panic!("&{other};"),
        }),
        Event::End(tag) => match tag.name().into_inner() {
            "w:t" => in_text = false,
            "w:p" if rows.is_some() => lines.push(std::mem::take(&mut text)),
            "w:p" => out.push(Block::Paragraph(style.clone(), std::mem::take(&mut text))),
            "w:tc" => {
                let cell = std::mem::take(&mut lines).join("\n");
                rows.as_mut().unwrap().last_mut().unwrap().push(cell);
            }
            "w:tbl" => out.push(Block::Table(rows.take().unwrap())),
            _ => {}
        },
        _ => {}
    });
    out
}

/// The first table whose head has these columns, without its head.
pub(super) fn table(blocks: &[Block], head: &[&str]) -> Vec<Vec<String>> {
    let found = blocks.iter().find_map(|block| match block {
        Block::Table(rows) if rows[0] == head => Some(rows[1..].to_vec()),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("no table with {head:?}"))
}

fn each(xml: &str, mut with: impl FnMut(&Event<'_>)) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut open = 0;
    loop {
        let event = reader
            .read_event()
            .unwrap_or_else(|error| panic!("{error}: {xml:.200}"));
        match event {
            Event::Start(_) => open += 1,
            Event::End(_) => open -= 1,
            Event::Eof => break,
            _ => {}
        }
        with(&event);
    }
    assert_eq!(open, 0, "{xml:.200}");
}

fn name(tag: &BytesStart<'_>) -> String {
    tag.name().into_inner().to_owned()
}

fn attributes(tag: &BytesStart<'_>) -> BTreeMap<String, String> {
    tag.attributes()
        .map(|attribute| {
            let attribute = attribute.unwrap();
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap();
            (attribute.key.into_inner().to_owned(), value.into_owned())
        })
        .collect()
}
