//! Definitions of automatic numbering: `numbering.xml`.

use super::styles::Styles;
use super::xml::{Node, Tag, Xml};
use crate::source::SourceError;
use std::collections::HashMap;

/// Levels that a list has.
pub(super) const LEVELS: usize = 9;

/// Templates are some characters long; a longer one is no template.
const LONGEST_TEMPLATE: usize = 64;

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<String, List>,
    numbers: HashMap<String, Number>,
}

/// An abstract definition, which several numbers share, and with it its counters.
#[derive(Debug, Default)]
struct List {
    levels: [Option<Level>; LEVELS],
    /// The list style that defines it instead.
    link: Option<String>,
}

/// One level of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Level {
    pub(super) start: u32,
    pub(super) format: String,
    /// `第%1章`: `%` and a level from 1.
    pub(super) template: String,
    /// What stands between number and text: `tab`, `space` or `nothing`.
    pub(super) suffix: String,
    /// The level, from 1, whose numbers make this one start anew; 0 for never, `None` for any above.
    pub(super) restart: Option<usize>,
    /// All numbers of the template in Arabic figures.
    pub(super) legal: bool,
    /// The paragraph style that stands for this level.
    style: Option<String>,
}

/// What paragraphs refer to: a list, with levels of its own where it differs.
#[derive(Debug, Default)]
struct Number {
    list: String,
    starts: [Option<u32>; LEVELS],
    levels: [Option<Level>; LEVELS],
}

/// A number with its list found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found<'a> {
    /// The list whose counters it uses.
    pub(super) list: &'a str,
    definition: &'a List,
    number: &'a Number,
}

impl<'a> Found<'a> {
    /// What a level, from 0, looks like.
    pub(super) fn level(&self, level: usize) -> Option<&'a Level> {
        let at = |levels: &'a [Option<Level>; LEVELS]| levels.get(level).and_then(Option::as_ref);
        at(&self.number.levels).or_else(|| at(&self.definition.levels))
    }

    /// The number with which this use of the list starts anew.
    pub(super) fn start_anew(&self, level: usize) -> Option<u32> {
        self.number.starts.get(level).copied().flatten()
    }

    /// The level that stands for one of these styles.
    pub(super) fn level_of_style(&self, styles: &[String]) -> Option<usize> {
        styles.iter().find_map(|style| {
            (0..LEVELS).find(|&level| {
                self.level(level)
                    .is_some_and(|level| level.style.as_ref() == Some(style))
            })
        })
    }
}

impl Numbering {
    pub(super) fn parse(text: &str, depth: usize) -> Result<Self, SourceError> {
        let mut xml = Xml::new("numbering", text, depth);
        let mut out = Self::default();
        loop {
            match xml.next()? {
                Node::Start(tag) if tag.word() == "abstractNum" => {
                    let id = tag.attribute("abstractNumId").unwrap_or_default();
                    out.lists.insert(id, List::parse(&mut xml)?);
                }
                Node::Start(tag) if tag.word() == "num" => {
                    let id = tag.attribute("numId").unwrap_or_default();
                    out.numbers.insert(id, Number::parse(&mut xml)?);
                }
                Node::Eof => return Ok(out),
                _ => {}
            }
        }
    }

    /// The list a `numId` means; `None` for 0 and for what is not defined.
    pub(super) fn find<'a>(&'a self, id: &str, styles: &Styles) -> Option<Found<'a>> {
        if id == "0" {
            return None;
        }
        let number = self.numbers.get(id)?;
        let mut list = number.list.as_str();
        let mut definition = self.lists.get(list)?;
        // A list style names a number, and that the list.
        if let Some(link) = &definition.link
            && let Some(linked) = styles.number_of(link).and_then(|id| self.numbers.get(id))
            && let Some(found) = self.lists.get(&linked.list)
        {
            list = linked.list.as_str();
            definition = found;
        }
        Some(Found {
            list,
            definition,
            number,
        })
    }
}

impl List {
    fn parse(xml: &mut Xml) -> Result<Self, SourceError> {
        let depth = xml.depth();
        let mut out = Self::default();
        loop {
            match xml.next()? {
                Node::Start(tag) => match tag.word() {
                    "numStyleLink" => out.link = tag.value(),
                    "lvl" => put_level(&tag, xml, &mut out.levels)?,
                    _ => {}
                },
                Node::End if xml.depth() < depth => return Ok(out),
                Node::Eof => return Ok(out),
                _ => {}
            }
        }
    }
}

impl Number {
    fn parse(xml: &mut Xml) -> Result<Self, SourceError> {
        let depth = xml.depth();
        let mut out = Self::default();
        let mut overridden = 0;
        loop {
            match xml.next()? {
                Node::Start(tag) => match tag.word() {
                    "abstractNumId" => out.list = tag.value().unwrap_or_default(),
                    "lvlOverride" => overridden = number(tag.attribute("ilvl")).unwrap_or(LEVELS),
                    "startOverride" => {
                        if let Some(start) = out.starts.get_mut(overridden) {
                            *start = number(tag.value());
                        }
                    }
                    "lvl" => put_level(&tag, xml, &mut out.levels)?,
                    _ => {}
                },
                Node::End if xml.depth() < depth => return Ok(out),
                Node::Eof => return Ok(out),
                _ => {}
            }
        }
    }
}

/// Reads a `w:lvl` into its place.
fn put_level(tag: &Tag, xml: &mut Xml, levels: &mut [Option<Level>; LEVELS]) -> Result<(), SourceError> {
    let place = number(tag.attribute("ilvl")).unwrap_or(LEVELS);
    let level = Level::parse(xml)?;
    if let Some(slot) = levels.get_mut(place) {
        *slot = Some(level);
    }
    Ok(())
}

impl Level {
    fn parse(xml: &mut Xml) -> Result<Self, SourceError> {
        let depth = xml.depth();
        let mut out = Self {
            format: "decimal".to_owned(),
            suffix: "tab".to_owned(),
            ..Self::default()
        };
        loop {
            match xml.next()? {
                Node::Start(tag) => match tag.word() {
                    "start" => out.start = number(tag.value()).unwrap_or(0),
                    "numFmt" => out.format = format(&tag),
                    "lvlText" => {
                        out.template = tag.value().unwrap_or_default().chars().take(LONGEST_TEMPLATE).collect();
                    }
                    "suff" => out.suffix = tag.value().unwrap_or_default(),
                    "lvlRestart" => out.restart = number(tag.value()),
                    "pStyle" => out.style = tag.value(),
                    "isLgl" => out.legal = tag.is_on(),
                    "pPr" | "rPr" => xml.skip()?,
                    _ => {}
                },
                Node::End if xml.depth() < depth => return Ok(out),
                Node::Eof => return Ok(out),
                _ => {}
            }
        }
    }
}

/// The format's name; of formats that are given by example, those with leading zeros are told.
fn format(tag: &Tag) -> String {
    let format = tag.value().unwrap_or_default();
    let example = tag.attribute("format").unwrap_or_default();
    match format.as_str() {
        "custom" if example.starts_with('0') => "decimalZero".to_owned(),
        _ => format,
    }
}

fn number<T: std::str::FromStr>(text: Option<String>) -> Option<T> {
    text?.trim().parse().ok()
}
