//! Where two sides differ, criterion by criterion, with both passages.

use super::super::view::{LabelView, QuoteView, SideView};
use super::Writer;
use crate::evaluation::Status;
use crate::render::filters::{oneline, pad, wrap};
use crate::render::words;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// Passages stand below the judgement they belong to.
const INDENT: usize = 10;

impl Writer<'_> {
    pub(super) fn differences(&self, out: &mut String, outcome: &str, title: &str, style: &str) {
        let labels: Vec<&LabelView> = self
            .view
            .labels
            .iter()
            .filter(|label| label.outcome == outcome)
            .collect();
        self.title(out, &format!("{title}（{}）", labels.len()));
        if labels.is_empty() {
            let _ = writeln!(out, "  没有");
        }
        for label in labels {
            let id = self.paint(&label.criterion, style);
            let asks = wrap(&label.asks, self.options.width, 4);
            let _ = writeln!(out, "\n  {} {id}\n    {}", label.report, self.paint(&asks, "dim"));
            let [reader, other] = self.sides;
            self.side(out, reader, &label.reader);
            self.side(out, other, &label.other);
            if self.tool() && label.other.status == Status::Absent && label.other.near_miss.is_none() {
                let _ = writeln!(out, "{}没有找到相近的表述", " ".repeat(INDENT));
            }
        }
    }

    /// One side: its judgement, then its passages.
    fn side(&self, out: &mut String, name: &str, side: &SideView) {
        let mut told = words::status(side.status).to_owned();
        if let Some(strength) = side.strength {
            let _ = write!(told, "，{}", words::strength(strength));
        }
        if side.contested {
            told.push_str("（读者间曾有分歧）");
        }
        let _ = writeln!(out, "    {} {told}", pad(name, 5));
        // One passage shows what a side went by; where readers differed, both of theirs.
        let shown = if side.contested { 2 } else { 1 };
        for quote in side.quotes.iter().take(shown) {
            self.quote(out, "", quote, "");
        }
        if let Some(near) = &side.near_miss {
            self.quote(out, "最接近的表述：", &near.quote, &format!("，{}", near.lack));
        }
    }

    fn quote(&self, out: &mut String, before: &str, quote: &QuoteView, after: &str) {
        let place = match (quote.line, quote.column) {
            (Some(line), Some(column)) => format!("第{line}行第{column}列"),
            _ => "不在报告里".to_owned(),
        };
        let line = format!("{before}「{}」 {place}{after}", oneline(&quote.quote));
        let _ = writeln!(out, "{}{}", " ".repeat(INDENT), wrap(&line, self.options.width, INDENT));
    }

    /// Where both say done and differ in what it is worth, or in where it stands: ids only, the machine output has the
    /// passages.
    pub(super) fn finer(&self, out: &mut String) {
        let [_, other] = self.sides;
        self.ids(out, "都判为已体现，强弱不同", |label| {
            label.strength_agrees == Some(false)
        });
        let title = format!("都判为已体现，{other}的首条引文在别处");
        self.ids(out, &title, |label| label.first_quote_overlaps == Some(false));
    }

    /// The criteria of each report that are meant.
    fn ids(&self, out: &mut String, title: &str, meant: fn(&LabelView) -> bool) {
        let labels: Vec<&LabelView> = self.view.labels.iter().filter(|label| meant(label)).collect();
        self.title(out, &format!("{title}（{}）", labels.len()));
        if labels.is_empty() {
            let _ = writeln!(out, "  没有");
        }
        let width = labels.iter().map(|label| label.report.width()).max().unwrap_or(0);
        for report in &self.view.reports {
            let ids = labels.iter().filter(|label| label.report == report.report);
            let ids: Vec<&str> = ids.map(|label| label.criterion.as_str()).collect();
            if !ids.is_empty() {
                let ids = wrap(&ids.join(" "), self.options.width, width + 4);
                let _ = writeln!(out, "  {}  {ids}", pad(&report.report, width));
            }
        }
    }

    pub(super) fn unmatched(&self, out: &mut String) {
        if self.view.unmatched.is_empty() {
            return;
        }
        self.title(out, &format!("只有一位读者标注（{}）", self.view.unmatched.len()));
        for one in &self.view.unmatched {
            let side = usize::from(one.side != "reader");
            let who = self.sides.get(side).copied().unwrap_or_default();
            let _ = match (&one.criterion, one.status) {
                (Some(criterion), Some(status)) => {
                    writeln!(out, "  {who} {} {criterion} {}", one.report, words::status(status))
                }
                _ => writeln!(out, "  {who} {} 整份，{} 条", one.report, one.labels),
            };
        }
    }
}
