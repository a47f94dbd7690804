//! Workbooks read back: the cells of each sheet, and the XML around them.

use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Text(String),
    Number(f64),
}

impl Cell {
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => panic!("{number} is no text"),
        }
    }

    pub(super) fn number(&self) -> f64 {
        match self {
            Self::Number(number) => *number,
            Self::Text(text) => panic!("{text} is no number"),
        }
    }
}

/// A workbook that was unpacked.
pub(super) struct Workbook(BTreeMap<String, String>);

impl Workbook {
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for i in 0..archive.len() {
            let mut file = archive.by_index(i).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            parts.insert(file.name().unwrap().into_owned(), text);
        }
        Self(parts)
    }

    /// The XML of a sheet, from 1.
    pub(super) fn xml(&self, sheet: usize) -> &str {
        &self.0[&format!("xl/worksheets/sheet{sheet}.xml")]
    }

    /// All of it.
    pub(super) fn parts(&self) -> impl Iterator<Item = &String> {
        self.0.values()
    }

    /// The names of the sheets.
    pub(super) fn names(&self) -> Vec<String> {
        let mut out = Vec::new();
        walk(&self.0["xl/workbook.xml"], |name, attributes, _| {
            if name == "sheet" {
                out.push(attributes["name"].clone());
            }
        });
        out
    }

    /// The rows of a sheet, from 1, by the labels of its head.
    pub(super) fn rows(&self, sheet: usize) -> Vec<BTreeMap<String, Cell>> {
        let shared = self.shared();
        let mut cells: BTreeMap<(usize, String), Cell> = BTreeMap::new();
        let (mut at, mut kind) = (String::new(), String::new());
        walk(self.xml(sheet), |name, attributes, text| match name {
            "c" => {
                at = attributes["r"].clone();
                kind = attributes.get("t").cloned().unwrap_or_default();
            }
            "/v" => {
                let split = at.find(|c: char| c.is_ascii_digit()).unwrap();
                let key = (at[split..].parse().unwrap(), at[..split].to_owned());
                let cell = match kind.as_str() {
                    "s" => Cell::Text(shared[text.parse::<usize>().unwrap()].clone()),
                    "" | "n" => Cell::Number(text.parse().unwrap()),
                    other => panic!("{at} is of type {other}"),
                };
                cells.insert(key, cell);
            }
            _ => {}
        });
        let head: BTreeMap<&String, &str> = cells
            .iter()
            .filter(|((row, _), _)| *row == 1)
            .map(|((_, column), cell)| (column, cell.text()))
            .collect();
        let last = cells.keys().map(|(row, _)| *row).max().unwrap();
        let row = |row: usize| {
            cells
                .iter()
                .filter(|((at, _), _)| *at == row)
                .map(|((_, column), cell)| (head[column].to_owned(), cell.clone()))
                .collect()
        };
        (2..=last).map(row).collect()
    }

    /// Texts that cells refer to, with what is escaped in Excel's own way put back.
    fn shared(&self) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        walk(&self.0["xl/sharedStrings.xml"], |name, _, text| match name {
            "si" => out.push(String::new()),
            "/t" => out.last_mut().unwrap().push_str(text),
            _ => {}
        });
        out
    }
}

/// Calls with every tag, its attributes, and for end tags (`/name`) the text before them.
pub(super) fn walk(xml: &str, mut each: impl FnMut(&str, &BTreeMap<String, String>, &str)) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut text = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(tag) => {
                let name = tag.name().as_ref().to_owned();
                let attributes = tag.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    let value = quick_xml::escape::unescape(&attribute.value).unwrap();
                    (attribute.key.as_ref().to_owned(), value.into_owned())
                });
                let attributes: BTreeMap<String, String> = attributes.collect();
                text.clear();
                each(&name, &attributes, "");
            }
            Event::End(tag) => {
                let name = format!("/{}", tag.name().as_ref());
                each(&name, &BTreeMap::new(), &text);
                text.clear();
            }
            Event::Text(part) => text.push_str(&part.xml10_content()),
            Event::GeneralRef(part) => {
                let reference = format!("&{};", &*part);
                text.push_str(&quick_xml::escape::unescape(&reference).unwrap());
            }
            _ => {}
        }
    }
}
