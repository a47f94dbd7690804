//! XML as the readers of the parts see it: starts, ends and text, namespaces told, alternatives settled.
//!
//! Of `mc:AlternateContent` only the first choice is seen: the fallback says the same once more. Nothing is expanded
//! but the five entities of XML and character references; a document type declaration is refused.

use super::damaged;
use crate::source::SourceError;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;
use std::borrow::Cow;

/// Namespaces that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// WordprocessingML, transitional or strict.
    Word,
    /// Formulas.
    Math,
    /// Markup compatibility: alternatives.
    Compatibility,
    /// Everything else.
    Other,
}

impl Space {
    fn of(resolved: &ResolveResult) -> Self {
        let ResolveResult::Bound(namespace) = resolved else {
            return Self::Other;
        };
        match namespace.0 {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Math,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compatibility,
            _ => Self::Other,
        }
    }
}

/// The start of an element.
pub(super) struct Tag<'a> {
    pub(super) space: Space,
    start: BytesStart<'a>,
}

impl Tag<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The name of an element of WordprocessingML, empty for any other.
    pub(super) fn word(&self) -> &str {
        if self.space == Space::Word { self.name() } else { "" }
    }

    /// An attribute by its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        // Looking for doubles takes time that grows with their square.
        attributes.with_checks(false);
        attributes
            .filter_map(Result::ok)
            .find(|attribute| attribute.key.local_name().into_inner() == name)
            .and_then(|attribute| {
                attribute
                    .normalized_value(XmlVersion::Implicit1_0)
                    .ok()
                    .map(Cow::into_owned)
            })
    }

    /// The attribute `val`.
    pub(super) fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// What an element that switches something says: present and not `false` means on.
    pub(super) fn is_on(&self) -> bool {
        self.value()
            .is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off"))
    }
}

/// What stands next in a part.
pub(super) enum Node<'a> {
    Start(Tag<'a>),
    End,
    Text(Cow<'a, str>),
    /// The end of the part; all elements are closed.
    Eof,
}

/// An element that is open.
enum Open {
    Plain,
    /// `mc:AlternateContent`; whether a branch was taken.
    Alternatives(bool),
    /// The branch taken.
    Branch,
}

/// A part being read.
pub(super) struct Xml<'a> {
    part: &'a str,
    reader: NsReader<&'a [u8]>,
    open: Vec<Open>,
    max_depth: usize,
}

impl<'a> Xml<'a> {
    /// `part` is what messages call it.
    pub(super) fn new(part: &'a str, text: &'a str, max_depth: usize) -> Self {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self {
            part,
            reader,
            open: Vec::new(),
            max_depth,
        }
    }

    /// How many elements are open, the one just started included.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The next start, end or text.
    pub(super) fn next(&mut self) -> Result<Node<'a>, SourceError> {
        loop {
            let place = self.reader.buffer_position();
            let (space, event) = match self.reader.read_resolved_event() {
                Ok((resolved, event)) => (Space::of(&resolved), event),
                Err(_) => return Err(self.fault(self.reader.error_position(), "XML 语法有误")),
            };
            match event {
                Event::Start(start) => {
                    let tag = Tag { space, start };
                    if self.enter(&tag)? {
                        return Ok(Node::Start(tag));
                    }
                }
                Event::End(_) => match self.open.pop() {
                    Some(Open::Plain) => return Ok(Node::End),
                    Some(_) => {}
                    None => return Err(self.fault(place, "XML 多出结束标记")),
                },
                Event::Text(text) => return Ok(Node::Text(text.xml10_content())),
                Event::CData(text) => return Ok(Node::Text(text.xml10_content())),
                Event::GeneralRef(reference) => {
                    let resolved = match reference.resolve_char_ref() {
                        Ok(Some(c)) => Some(c),
                        Ok(None) => predefined(&reference),
                        Err(_) => None,
                    };
                    return resolved
                        .map(|c| Node::Text(c.to_string().into()))
                        .ok_or_else(|| self.fault(place, "XML 里有不认识的实体"));
                }
                Event::DocType(_) => return Err(self.fault(place, "XML 里有 DTD，正常的文档没有")),
                Event::Eof if self.open.is_empty() => return Ok(Node::Eof),
                Event::Eof => return Err(self.fault(place, "XML 没有结尾，内容不完整")),
                _ => {}
            }
        }
    }

    /// Passes over the rest of the element just started.
    pub(super) fn skip(&mut self) -> Result<(), SourceError> {
        let depth = self.depth();
        loop {
            match self.next()? {
                Node::End if self.depth() < depth => return Ok(()),
                Node::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// All text of the element just started.
    pub(super) fn text(&mut self) -> Result<String, SourceError> {
        let depth = self.depth();
        let mut out = String::new();
        loop {
            match self.next()? {
                Node::Text(text) => out.push_str(&text),
                Node::End if self.depth() < depth => return Ok(out),
                Node::Eof => return Ok(out),
                _ => {}
            }
        }
    }

    /// Takes note of a start; `false` where the reader is not to see it.
    fn enter(&mut self, tag: &Tag) -> Result<bool, SourceError> {
        if self.open.len() >= self.max_depth {
            return Err(SourceError::TooMuch {
                what: format!("部件 {} 里 XML 的嵌套", self.part),
                limit: format!("{} 层", self.max_depth),
                option: "--max-depth",
            });
        }
        if tag.space != Space::Compatibility {
            self.open.push(Open::Plain);
            return Ok(true);
        }
        let branch = matches!(tag.name(), "Choice" | "Fallback");
        match self.open.last_mut() {
            Some(Open::Alternatives(taken)) if branch && !*taken => {
                *taken = true;
                self.open.push(Open::Branch);
            }
            _ if tag.name() == "AlternateContent" => self.open.push(Open::Alternatives(false)),
            _ => {
                self.open.push(Open::Plain);
                self.skip()?;
            }
        }
        Ok(false)
    }

    fn fault(&self, place: u64, what: &str) -> SourceError {
        damaged(format!("部件 {} 第 {} 字节处{what}", self.part, place + 1))
    }
}

fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "apos" => '\'',
        "quot" => '"',
        _ => return None,
    })
}
