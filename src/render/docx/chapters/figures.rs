//! 六、需要核对的数字和用字: figures that contradict each other and words that seem misprinted, each with its places.

use super::{Source, to_verify};
use crate::render::docx::paper::{Block, Paragraph, Style};

pub(super) fn blocks(source: &Source<'_>) -> Vec<Block> {
    let mut out = vec![source.heading("office.figures")];
    let notices = source.report.notices.iter().filter(|notice| to_verify(notice));
    for (i, notice) in notices.enumerate() {
        let text = format!("{}. {}", i + 1, notice.messages.in_lang(source.lang));
        out.push(Paragraph::of(Style::Point, text).into());
        out.extend(notice.figures.iter().map(|figure| {
            Paragraph::new(Style::Point)
                .quote(&figure.quote)
                .plain(source.place(figure, None))
                .into()
        }));
    }
    if out.len() == 1 {
        out.push(Paragraph::of(Style::Body, source.words.get("office.no_figures")).into());
    }
    out
}
