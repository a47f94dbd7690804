//! The page of GB/T 9704-2012: A4, 22 lines of 28 characters in 156 × 225 mm.

use super::package::{EVEN_FOOTER, ODD_FOOTER};
use super::xml::Xml;
use std::io;

/// Twentieths of a point.
pub(super) type Twips = u32;

/// 22 lines in 225 mm: 28.95 pt each.
pub(super) const LINE: Twips = 579;

/// How wide the text is.
pub(super) const TEXT_WIDTH: Twips = mm(156);

const TEXT_HEIGHT: Twips = mm(225);
const WIDTH: Twips = mm(210);
const HEIGHT: Twips = mm(297);
/// The white margins above the text and along the binding.
const HEAD: Twips = mm(37);
const BINDING: Twips = mm(28);
/// From the edge of the paper up to a page number whose dashes are 7 mm below the text.
const UNDER_NUMBER: Twips = mm(22);

const fn mm(value: u32) -> Twips {
    // 1440 twips an inch of 25.4 mm, rounded.
    (value * 14_400 + 127) / 254
}

/// The properties of all pages.
pub(super) fn write(xml: &mut Xml) -> io::Result<()> {
    let number = |value: Twips| value.to_string();
    xml.element("w:sectPr", &[], |xml| {
        for (kind, id) in [("default", ODD_FOOTER), ("even", EVEN_FOOTER)] {
            xml.empty("w:footerReference", &[("w:type", kind), ("r:id", id)])?;
        }
        xml.empty("w:pgSz", &[("w:w", &number(WIDTH)), ("w:h", &number(HEIGHT))])?;
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &number(HEAD)),
                ("w:right", &number(WIDTH - BINDING - TEXT_WIDTH)),
                ("w:bottom", &number(HEIGHT - HEAD - TEXT_HEIGHT)),
                ("w:left", &number(BINDING)),
                ("w:header", &number(mm(15))),
                ("w:footer", &number(UNDER_NUMBER)),
                ("w:gutter", "0"),
            ],
        )?;
        xml.empty("w:docGrid", &[("w:linePitch", &number(LINE))])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_two_lines_fit_and_no_more() {
        assert_eq!(TEXT_HEIGHT / LINE, 22);
    }

    #[test]
    fn the_page_is_that_of_the_standard() {
        assert_eq!((WIDTH, HEIGHT), (11_906, 16_838));
        assert_eq!((HEAD, BINDING), (2098, 1587));
    }
}
