//! 五、报告自述的不足和计划: sentence by sentence, in the report's own words.

use super::Source;
use crate::document::Role;
use crate::render::docx::paper::{Block, Paragraph, Style};

pub(super) fn blocks(source: &Source<'_>) -> Vec<Block> {
    let mut out = vec![source.heading("office.statements")];
    for (role, heading, silent) in [
        (Role::Problems, "office.admits", "no_admits"),
        (Role::Plan, "office.plans", "no_plans"),
    ] {
        out.push(source.subheading(heading));
        let told = source
            .report
            .statements
            .iter()
            .filter(|statement| statement.role == role);
        let before = out.len();
        out.extend(told.enumerate().map(|(i, statement)| {
            Paragraph::of(Style::Point, format!("{}. ", i + 1))
                .quote(&statement.place.quote)
                .plain(source.place(&statement.place, None))
                .into()
        }));
        if out.len() == before {
            out.push(Paragraph::of(Style::Body, source.words.get(silent)).into());
        }
    }
    out
}
