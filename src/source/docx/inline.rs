//! What stands in a paragraph: runs, fields, hyperlinks, changes, symbols.

use super::body::{Open, Story};
use super::fields::is_contents;
use super::notes::{Kind, Reference};
use super::properties;
use super::symbols::symbol;
use super::xml::{Node, Space, Tag, Xml};
use crate::source::SourceError;

impl Story<'_> {
    /// Reads the rest of a paragraph or, inside it, of a run.
    pub(super) fn inline(&mut self, xml: &mut Xml, open: &mut Open, in_run: bool) -> Result<(), SourceError> {
        let depth = xml.depth();
        let mut hidden = open.look.hidden;
        while xml.depth() >= depth {
            let Node::Start(tag) = xml.next()? else {
                continue;
            };
            match (tag.space, tag.name()) {
                (Space::Word, "pPr") => {
                    self.look(xml, open)?;
                    hidden = open.look.hidden;
                }
                (Space::Word | Space::Math, "r") => self.inline(xml, open, true)?,
                (Space::Word, "rPr") if in_run => {
                    let run = properties::run(xml)?;
                    let by_style = || run.style.as_deref().and_then(|style| self.styles.hides(style));
                    hidden = run.hidden.or_else(by_style).unwrap_or(open.look.hidden);
                }
                (Space::Math, "t") => {
                    let text = xml.text()?;
                    self.put(open, hidden, &text);
                }
                (Space::Word, _) => self.piece(&tag, xml, open, hidden)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Anything that is not a run or its properties. What only holds other things is passed through.
    fn piece(&mut self, tag: &Tag, xml: &mut Xml, open: &mut Open, hidden: bool) -> Result<(), SourceError> {
        match tag.word() {
            "t" => {
                let kept = tag.attribute("space").is_some_and(|space| space == "preserve");
                let text = xml.text()?;
                self.put(
                    open,
                    hidden,
                    if kept {
                        &text
                    } else {
                        text.trim_matches([' ', '\n', '\t', '\r'])
                    },
                );
            }
            "tab" | "ptab" => self.put(open, hidden, "\t"),
            "noBreakHyphen" => self.put(open, hidden, "-"),
            "br" if tag.attribute("type").is_none_or(|kind| kind == "textWrapping") => self.break_line(open, hidden),
            "cr" => self.break_line(open, hidden),
            "sym" => {
                let (font, code) = (tag.attribute("font"), tag.attribute("char"));
                if let Some(c) = symbol(&font.unwrap_or_default(), &code.unwrap_or_default()) {
                    self.put(open, hidden, c.encode_utf8(&mut [0; 4]));
                }
            }
            "fldChar" => self.fields.step(&tag.attribute("fldCharType").unwrap_or_default()),
            "instrText" => {
                let text = xml.text()?;
                self.fields.instruct(&text);
            }
            "fldSimple" if is_contents(&tag.attribute("instr").unwrap_or_default()) => xml.skip()?,
            "footnoteReference" if self.visible(hidden) => self.refer(tag, Kind::Foot),
            "endnoteReference" if self.visible(hidden) => self.refer(tag, Kind::End),
            "txbxContent" if hidden => xml.skip()?,
            "txbxContent" => self.text_box(xml, open)?,
            "sdt" => self.hollow = false,
            "sdtPr" => self.control(xml)?,
            "sdtContent" if std::mem::take(&mut self.hollow) => xml.skip()?,
            // What is deleted or moved away; how the base text of a ruby is read aloud.
            "del" | "moveFrom" | "rt" | "rPr" | "sdtEndPr" => xml.skip()?,
            _ => {}
        }
        Ok(())
    }

    fn visible(&self, hidden: bool) -> bool {
        !hidden && self.fields.visible()
    }

    /// Adds text; the line ends of the XML are no line ends of the text.
    fn put(&self, open: &mut Open, hidden: bool, text: &str) {
        if self.visible(hidden) {
            open.text
                .extend(text.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }));
        }
    }

    fn break_line(&self, open: &mut Open, hidden: bool) {
        if self.visible(hidden) {
            open.text.push('\n');
        }
    }

    fn refer(&mut self, tag: &Tag, kind: Kind) {
        if let Some(id) = tag.attribute("id") {
            self.references.push(Reference {
                kind,
                id,
                paragraph: self.paragraph,
            });
        }
    }
}
