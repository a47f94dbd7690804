//! Fonts, colours, borders, number formats: everything a cell can look like, made once.

use crate::render::labels::Lang;
use crate::render::sheets::table::{Column, Kind, Rank, Tone};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use std::collections::HashMap;

/// The looks of a workbook.
pub(super) struct Looks {
    head: Format,
    machine_head: Format,
    /// A line to the reader where there are no rows.
    pub(super) note: Format,
    cells: HashMap<(Kind, Shade), Format>,
    tones: HashMap<Tone, Format>,
}

/// What a cell's ground and letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Shade {
    Plain,
    Part,
    Total,
    Machine,
}

const KINDS: [Kind; 6] = [
    Kind::Text,
    Kind::Word,
    Kind::Count,
    Kind::Points,
    Kind::Share,
    Kind::Date,
];
const LINES: Color = Color::RGB(0xBF_C5CC);
const GREY: Color = Color::RGB(0x6B_7280);

impl Looks {
    pub(super) fn new(lang: Lang) -> Self {
        // Songti is on every Chinese machine; others put their own Chinese font in its place.
        let font = match lang {
            Lang::Zh => "宋体",
            Lang::En => "Calibri",
        };
        let base = Format::new()
            .set_font_name(font)
            .set_font_size(10)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        let framed = base.clone().set_border(FormatBorder::Thin).set_border_color(LINES);
        let head = framed.clone().set_bold().set_align(FormatAlign::Center);
        let mut cells = HashMap::new();
        for kind in KINDS {
            for shade in [Shade::Plain, Shade::Part, Shade::Total, Shade::Machine] {
                cells.insert((kind, shade), cell(&framed, kind, shade));
            }
        }
        Self {
            machine_head: head.clone().set_font_color(GREY).set_background_color(0xF3_F4F6),
            head: head.set_font_color(Color::White).set_background_color(0x1F_4E79),
            note: Format::new().set_font_name(font).set_font_size(10).set_italic(),
            cells,
            tones: Tone::ALL.map(|tone| (tone, colours(tone))).into(),
        }
    }

    pub(super) fn head(&self, column: &Column) -> &Format {
        if column.machine { &self.machine_head } else { &self.head }
    }

    pub(super) fn cell(&self, column: &Column, rank: Rank) -> &Format {
        let shade = match rank {
            _ if column.machine => Shade::Machine,
            Rank::Plain => Shade::Plain,
            Rank::Part => Shade::Part,
            Rank::Total => Shade::Total,
        };
        self.cells.get(&(column.kind, shade)).unwrap_or(&self.note)
    }

    pub(super) fn tone(&self, tone: Tone) -> &Format {
        self.tones.get(&tone).unwrap_or(&self.note)
    }
}

fn cell(framed: &Format, kind: Kind, shade: Shade) -> Format {
    let format = framed.clone();
    let number = |format: Format, look: &str| format.unset_text_wrap().set_num_format(look);
    let format = match kind {
        Kind::Text => format.set_align(FormatAlign::Left),
        Kind::Word => format.set_align(FormatAlign::Center),
        Kind::Count => number(format.set_align(FormatAlign::Center), "0"),
        Kind::Points => number(format.set_align(FormatAlign::Right).set_indent(1), "0.00"),
        Kind::Share => number(format.set_align(FormatAlign::Right).set_indent(1), "0.0%"),
        Kind::Date => format.set_align(FormatAlign::Center).set_num_format("yyyy-mm-dd"),
    };
    match shade {
        Shade::Plain => format,
        Shade::Part => format.set_bold().set_background_color(0xEE_F2F7),
        Shade::Total => format.set_bold().set_background_color(0xD6_E0EC),
        // What only programs read takes no second line.
        Shade::Machine => format.set_font_color(GREY).unset_text_wrap(),
    }
}

/// Ground and letters, dark enough to be read on it.
fn colours(tone: Tone) -> Format {
    let (ground, letters) = match tone {
        Tone::Good => (0xE2_F0D9, 0x1E_5B2A),
        Tone::Weak => (0xFF_F2CC, 0x6B_4E00),
        Tone::Plan => (0xDD_EBF7, 0x1F_4E79),
        Tone::Bad => (0xF8_CBAD, 0x7A_2E0B),
        Tone::Silent => (0xFA_DBD8, 0x8A_1F1A),
        Tone::Muted => (0xED_EDED, 0x50_5050),
    };
    Format::new().set_background_color(ground).set_font_color(letters)
}
