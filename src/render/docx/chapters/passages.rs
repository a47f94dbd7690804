//! What stands in cells of several tables: criteria, and the report's own words with their place.

use super::Source;
use crate::render::docx::paper::{Paragraph, Style};
use crate::render::view::{Near, Place, Quote};

impl Source<'_> {
    /// A criterion by its id and what it asks.
    pub(super) fn criterion(&self, id: &str, asks: &str) -> Paragraph {
        Paragraph::new(Style::Cell).strong(id).plain(format!(" {asks}"))
    }

    /// A passage and the line it stands in.
    pub(super) fn quoted(&self, quote: &Quote) -> Paragraph {
        let paragraph = Paragraph::new(Style::Cell).quote(&quote.place.quote);
        paragraph.plain(self.place(&quote.place, None))
    }

    /// A passage after a label, with the headings above it, by which a reader of a printed report finds it; where there
    /// is none, with the part it stands in.
    pub(super) fn passage(&self, label: &str, quote: &Quote) -> Paragraph {
        let section = quote.section.as_deref().unwrap_or_else(|| self.words.role(quote.role));
        Paragraph::new(Style::Cell)
            .strong(self.labelled(label, ""))
            .quote(&quote.place.quote)
            .plain(self.place(&quote.place, Some(section)))
    }

    /// The passage that came closest, and what it lacked.
    pub(super) fn near(&self, near: &Near) -> Paragraph {
        Paragraph::new(Style::Cell)
            .strong(self.labelled("near", ""))
            .quote(&near.place.quote)
            .plain(self.place(&near.place, None))
            .plain(format!("{}{}", self.words.get("dash"), self.words.lack(near)))
    }

    /// Where it stands, in parentheses.
    pub(super) fn place(&self, place: &Place, section: Option<&str>) -> String {
        let words = self.words;
        let section = section.map_or_else(String::new, |section| format!("{}{section}", words.get("comma")));
        format!(
            "{}{}{section}{}",
            words.get("open"),
            words.place(place),
            words.get("close")
        )
    }
}
