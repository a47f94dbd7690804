//! How each style of paragraph looks: sizes and faces of GB/T 9704-2012. 2号 is 22 points, 3号 16, 4号 14, 五号 10.5.

use super::fonts::{FANG, Face, HEI, KAI, SONG, TITLE};
use super::paper::Style;
use super::xml::Xml;
use crate::render::Lang;
use std::io;

/// A style of paragraphs.
pub(super) struct Look {
    pub(super) id: &'static str,
    /// Built-in styles go by their English names in every Word.
    pub(super) name: &'static str,
    pub(super) on: &'static str,
    pub(super) next: &'static str,
    pub(super) face: Option<Face>,
    pub(super) half_points: Option<u32>,
    pub(super) bold: bool,
    /// Twentieths of a point between characters: 28 of 16 points would be 2 mm wider than the text.
    pub(super) tighter: Option<&'static str>,
    pub(super) align: Option<&'static str>,
    /// Hundredths of a character that the first line is set in.
    pub(super) indent: u32,
    /// Height of lines, exactly, and space above and below, in twentieths of a point.
    pub(super) line: Option<u32>,
    pub(super) above: u32,
    pub(super) below: u32,
    pub(super) keep_next: bool,
    /// From 0, for the navigation pane.
    pub(super) outline: Option<&'static str>,
}

const PLAIN: Look = Look {
    id: "",
    name: "",
    on: "Normal",
    next: "BodyText",
    face: None,
    half_points: None,
    bold: false,
    tighter: None,
    align: None,
    indent: 0,
    line: None,
    above: 0,
    below: 0,
    keep_next: false,
    outline: None,
};

const BODY: Look = Look {
    id: "BodyText",
    name: "Body Text",
    tighter: Some("-5"),
    indent: 200,
    ..PLAIN
};

const CELL: Look = Look {
    id: "TableText",
    name: "表格文字",
    next: "TableText",
    half_points: Some(21),
    align: Some("left"),
    line: Some(310),
    ..PLAIN
};

/// All of them.
pub(super) const LOOKS: [Look; 15] = [
    BODY,
    Look {
        id: "Title",
        name: "Title",
        face: Some(TITLE),
        half_points: Some(44),
        align: Some("center"),
        line: Some(700),
        above: 200,
        keep_next: true,
        ..PLAIN
    },
    Look {
        id: "Subtitle",
        name: "Subtitle",
        face: Some(KAI),
        align: Some("center"),
        below: 300,
        keep_next: true,
        ..PLAIN
    },
    Look {
        id: "Heading1",
        name: "heading 1",
        face: Some(HEI),
        keep_next: true,
        outline: Some("0"),
        ..inherited()
    },
    Look {
        id: "Heading2",
        name: "heading 2",
        face: Some(KAI),
        keep_next: true,
        outline: Some("1"),
        ..inherited()
    },
    Look {
        id: "Heading3",
        name: "heading 3",
        face: Some(FANG),
        bold: true,
        keep_next: true,
        outline: Some("2"),
        ..inherited()
    },
    Look {
        id: "Point",
        name: "条目",
        next: "Point",
        ..inherited()
    },
    Look {
        id: "Caption",
        name: "caption",
        face: Some(HEI),
        half_points: Some(24),
        align: Some("center"),
        line: Some(400),
        above: 160,
        below: 60,
        keep_next: true,
        ..PLAIN
    },
    CELL,
    Look {
        id: "TableHead",
        name: "表格栏目",
        face: Some(HEI),
        align: Some("center"),
        ..CELL
    },
    Look {
        id: "TableFigure",
        name: "表格数字",
        align: Some("center"),
        ..CELL
    },
    Look {
        id: "TableBand",
        name: "表格分组",
        keep_next: true,
        ..CELL
    },
    Look {
        id: "SignOff",
        name: "落款",
        align: Some("right"),
        above: 579,
        below: 579,
        ..PLAIN
    },
    Look {
        id: "FinePrint",
        name: "附注",
        half_points: Some(24),
        align: Some("left"),
        line: Some(400),
        ..PLAIN
    },
    Look {
        id: "Footer",
        name: "footer",
        next: "Footer",
        face: Some(SONG),
        half_points: Some(28),
        line: Some(360),
        ..PLAIN
    },
];

/// What builds on running text and is set in like it.
const fn inherited() -> Look {
    Look {
        on: "BodyText",
        ..PLAIN
    }
}

impl Look {
    /// There is no 黑体 of Latin letters: where headings are English, bold stands for it.
    pub(super) fn is_bold(&self, lang: Lang) -> bool {
        self.bold || (lang == Lang::En && self.face.is_some_and(|face| face.name == HEI.name))
    }

    /// The properties of lines and of the first one.
    pub(super) fn spacing(&self, xml: &mut Xml) -> io::Result<()> {
        let (above, below) = (self.above.to_string(), self.below.to_string());
        let line = self.line.map(|line| line.to_string());
        let mut attributes = Vec::new();
        if self.above + self.below > 0 {
            attributes.extend([("w:before", above.as_str()), ("w:after", below.as_str())]);
        }
        if let Some(line) = &line {
            attributes.extend([("w:line", line.as_str()), ("w:lineRule", "exact")]);
        }
        if !attributes.is_empty() {
            xml.empty("w:spacing", &attributes)?;
        }
        if self.indent > 0 {
            // The second is for readers that do not know the first: 16 points a character.
            let (chars, twips) = (self.indent.to_string(), (self.indent * 16 * 20 / 100).to_string());
            xml.empty("w:ind", &[("w:firstLineChars", &chars), ("w:firstLine", &twips)])?;
        }
        Ok(())
    }
}

impl Style {
    /// The style's id in the file.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Subtitle => "Subtitle",
            Self::Heading => "Heading1",
            Self::Subheading => "Heading2",
            Self::Body => "BodyText",
            Self::Point => "Point",
            Self::Caption => "Caption",
            Self::Cell => "TableText",
            Self::ColumnHead => "TableHead",
            Self::Figure => "TableFigure",
            Self::Band => "TableBand",
            Self::SignOff => "SignOff",
            Self::FinePrint => "FinePrint",
        }
    }
}
