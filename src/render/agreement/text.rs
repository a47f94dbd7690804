//! For a terminal, in Chinese.

mod cells;
mod differences;

use super::view::{AgreementView, FiguresView, TallyView};
use crate::evaluation::Status;
use crate::render::Options;
use crate::render::filters::{pad, paint, rpad};
use crate::render::words;
use cells::{clipped, counts, kappa, nonzero, percent, width_of};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// Figures, every difference with both passages, and where the differences are.
#[must_use]
pub fn text(view: &AgreementView, options: &Options) -> String {
    let mut out = String::new();
    let writer = Writer {
        view,
        options,
        sides: match view.compared.kind {
            "tool" => ["读者", "工具"],
            _ => ["读者1", "读者2"],
        },
    };
    writer.head(&mut out);
    writer.reports(&mut out);
    writer.table(&mut out);
    let [reader, other] = writer.sides;
    let [noisy, missing] = writer.kinds();
    let kinds = [
        ("noisy", format!("{noisy}：{other}判为已体现，{reader}不这样看"), "red"),
        (
            "missing",
            format!("{missing}：{reader}判为已体现，{other}不这样看"),
            "yellow",
        ),
        ("differing", "其他：都不是已体现，但判定不同".to_owned(), "cyan"),
    ];
    for (outcome, title, style) in kinds {
        writer.differences(&mut out, outcome, &title, style);
    }
    writer.finer(&mut out);
    writer.tallies(&mut out, "按要点", "要点", &view.requirements);
    writer.tallies(&mut out, "按标准", "标准", &view.criteria);
    writer.unmatched(&mut out);
    out
}

struct Writer<'a> {
    view: &'a AgreementView,
    options: &'a Options,
    sides: [&'static str; 2],
}

/// Columns of the table of reports.
const COLUMNS: [&str; 10] = [
    "标注",
    "一致",
    "做没做",
    "κ做没做",
    "κ全部",
    "查准",
    "查全",
    "强弱",
    "首条引文",
    "任一引文",
];

impl Writer<'_> {
    fn tool(&self) -> bool {
        self.view.compared.kind == "tool"
    }

    /// A second reader raises no false alarms: the two are equals.
    fn kinds(&self) -> [&'static str; 2] {
        if self.tool() {
            ["noisy（误报）", "missing（漏报）"]
        } else {
            ["仅读者2", "仅读者1"]
        }
    }

    fn paint(&self, text: &str, style: &str) -> String {
        paint(text, style, self.options.color)
    }

    fn title(&self, out: &mut String, title: &str) {
        let _ = writeln!(out, "\n{}", self.paint(title, "bold"));
    }

    fn head(&self, out: &mut String) {
        let compared = &self.view.compared;
        let title = match compared.kind {
            "tool" => "工具与读者的一致程度",
            _ => "两位读者的一致程度",
        };
        let _ = writeln!(out, "{}\n", self.paint(title, "bold"));
        let _ = writeln!(out, "规则包    {}（{}）", self.view.pack.title, self.view.pack.id);
        if compared.kind == "tool" {
            let _ = writeln!(out, "读者标注  {}", compared.reader);
        } else {
            let _ = writeln!(out, "读者1     {}\n读者2     {}", compared.reader, compared.other);
        }
        let unlabelled: usize = self.view.reports.iter().map(|report| report.unlabelled).sum();
        let _ = write!(
            out,
            "范围      {} 份报告，{} 条标注",
            self.view.reports.len(),
            self.view.overall.labels
        );
        let _ = match unlabelled {
            0 => writeln!(out),
            some => writeln!(out, "；另有 {some} 条标准没有标注，不参加比较"),
        };
        self.figures(out);
    }

    /// Each figure over all reports, with what it counts.
    fn figures(&self, out: &mut String) {
        let all = &self.view.overall;
        let [reader, other] = self.sides;
        let rows = [
            (
                "做没做 一致",
                percent(all.agreed_done),
                counts(all.agreed_done),
                "都判为已体现，或都不是".to_owned(),
            ),
            (
                "做没做 κ",
                kappa(all.kappa_done),
                String::new(),
                "Cohen's kappa：1 完全一致，0 与碰巧无异".to_owned(),
            ),
            (
                "全部判定 一致",
                percent(all.agreed),
                counts(all.agreed),
                "五种判定都算".to_owned(),
            ),
            ("全部判定 κ", kappa(all.kappa_all), String::new(), String::new()),
            (
                "查准率",
                percent(all.precision),
                counts(all.precision),
                format!("{other}判为已体现的，{reader}也这样判"),
            ),
            (
                "查全率",
                percent(all.recall),
                counts(all.recall),
                format!("{reader}判为已体现的，{other}也这样判"),
            ),
            (
                "强弱 一致",
                percent(all.strength),
                counts(all.strength),
                "都判为已体现且都分了强弱的".to_owned(),
            ),
            (
                "首条引文 重合",
                percent(all.first_quote),
                counts(all.first_quote),
                format!("{other}的首条引文与{reader}的有共同的字"),
            ),
            (
                "任一引文 重合",
                percent(all.any_quote),
                counts(all.any_quote),
                format!("{other}的任一条引文与{reader}的有共同的字"),
            ),
        ];
        let _ = writeln!(out);
        for (name, value, counts, meaning) in rows {
            let row = format!("{}{}  {}  {meaning}", pad(name, 14), rpad(&value, 7), pad(&counts, 9));
            let _ = writeln!(out, "{}", row.trim_end());
        }
    }

    fn reports(&self, out: &mut String) {
        self.title(out, "各份报告");
        let names = self.view.reports.iter().map(|report| report.report.width());
        let width = names.max().unwrap_or(0).clamp(4, 30);
        let _ = write!(out, "{}", pad("", width));
        for column in COLUMNS {
            let _ = write!(out, "{}", rpad(column, width_of(column)));
        }
        let _ = writeln!(out);
        for report in &self.view.reports {
            self.row(out, &pad(&clipped(&report.report, width), width), &report.figures);
        }
        if self.view.reports.len() > 1 {
            self.row(out, &pad("全部", width), &self.view.overall);
        }
    }

    fn row(&self, out: &mut String, name: &str, figures: &FiguresView) {
        let cells = [
            figures.labels.to_string(),
            percent(figures.agreed),
            percent(figures.agreed_done),
            kappa(figures.kappa_done),
            kappa(figures.kappa_all),
            percent(figures.precision),
            percent(figures.recall),
            percent(figures.strength),
            percent(figures.first_quote),
            percent(figures.any_quote),
        ];
        let _ = write!(out, "{name}");
        for (cell, column) in cells.iter().zip(COLUMNS) {
            let _ = write!(out, "{}", rpad(cell, width_of(column)));
        }
        let _ = writeln!(out);
    }

    /// What one side's statuses are to the other.
    fn table(&self, out: &mut String) {
        let [reader, other] = self.sides;
        self.title(out, &format!("判定对照（行：{reader}；列：{other}）"));
        let _ = write!(out, "{}", pad("", 8));
        for status in Status::ALL {
            let _ = write!(out, "{}", rpad(words::status(status), 10));
        }
        let _ = writeln!(out);
        for (i, row) in self.view.overall.table.iter().enumerate() {
            let _ = write!(out, "{}", pad(words::status(Status::ALL[i]), 8));
            for (j, count) in row.iter().enumerate() {
                let style = if i == j { "green" } else { "red" };
                let cell = rpad(&nonzero(*count), 10);
                let _ = write!(out, "{}", if *count > 0 { self.paint(&cell, style) } else { cell });
            }
            let _ = writeln!(out);
        }
    }

    fn tallies(&self, out: &mut String, title: &str, kind: &str, tallies: &[TallyView]) {
        self.title(out, title);
        let ids = tallies.iter().map(|tally| tally.id.width());
        let id = ids.max().unwrap_or(0).max(kind.width());
        let heads = match self.tool() {
            true => ["标注", "一致", "误报", "漏报", "其他"],
            false => ["标注", "一致", "仅读者2", "仅读者1", "其他"],
        };
        let cell = heads.map(|head| head.width() + 2);
        let room = self.options.width.saturating_sub(id + 2 + cell.iter().sum::<usize>());
        let widest = tallies.iter().map(|tally| tally.title.width()).max().unwrap_or(0);
        let name = widest.min(room.max(16));
        let _ = write!(out, "{}  {}", pad(kind, id), pad("", name));
        for (head, width) in heads.iter().zip(cell) {
            let _ = write!(out, "{}", rpad(head, width));
        }
        let _ = writeln!(out);
        for tally in tallies {
            let _ = write!(
                out,
                "{}  {}",
                pad(&tally.id, id),
                pad(&clipped(&tally.title, name), name)
            );
            let counts = [tally.labels, tally.agreed, tally.noisy, tally.missing, tally.differing];
            let styles = ["", "", "red", "yellow", "cyan"];
            for ((count, width), style) in counts.into_iter().zip(cell).zip(styles) {
                let cell = rpad(&nonzero(count), width);
                let _ = write!(out, "{}", if count > 0 { self.paint(&cell, style) } else { cell });
            }
            let _ = writeln!(out);
        }
    }
}
