//! XML as the parts of a package need it: elements nested by calls, so that what is opened is closed.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

/// Names and values.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A part being written. Attributes and text are escaped; what XML cannot hold, `paragraph` has made visible before.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// A whole part with one root.
    pub(super) fn part(
        root: &str,
        attributes: Attributes<'_>,
        inner: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<Vec<u8>> {
        let mut xml = Self(Writer::new(Vec::new()));
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
        xml.0.write_event(Event::Decl(declaration))?;
        xml.element(root, attributes, inner)?;
        Ok(xml.0.into_inner())
    }

    /// An element and what is in it.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        inner: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        let start = quick_xml::events::BytesStart::new(name).with_attributes(attributes.iter().copied());
        let end = start.to_end().into_owned();
        self.0.write_event(Event::Start(start))?;
        inner(self)?;
        self.0.write_event(Event::End(end))
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        let start = quick_xml::events::BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.0.write_event(Event::Empty(start))
    }

    /// A property: an element whose only attribute is `w:val`.
    pub(super) fn property(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.empty(name, &[("w:val", value)])
    }

    /// An element with text and nothing else.
    pub(super) fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) -> io::Result<()> {
        self.element(name, attributes, |xml| {
            xml.0.write_event(Event::Text(BytesText::new(text)))
        })
    }
}
