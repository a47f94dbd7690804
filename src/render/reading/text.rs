//! A reading for a person: facts, outline, roles, then the text with line numbers.

use super::view::{At, Heading, Line, Reading, Stretch};
use super::wrap::pieces;
use crate::document::{Level, Role};
use crate::render::filters::{pad, paint, rpad, wrap};
use crate::render::{Options, visible};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// Names of facts stand in a column of that many cells.
const NAMES: usize = 10;
/// So do roles, before the text.
const ROLES: usize = 10;

/// The reading as text.
#[must_use]
pub fn text(reading: &Reading, options: &Options) -> String {
    let writer = Writer { reading, options };
    let mut out = String::new();
    writer.facts(&mut out);
    writer.notices(&mut out);
    writer.outline(&mut out);
    writer.roles(&mut out);
    writer.lines(&mut out);
    out
}

struct Writer<'a> {
    reading: &'a Reading,
    options: &'a Options,
}

impl Writer<'_> {
    fn paint(&self, text: &str, style: &str) -> String {
        paint(text, style, self.options.color)
    }

    fn title(&self, out: &mut String, title: &str) {
        let _ = writeln!(out, "\n{}", self.paint(title, "bold"));
    }

    fn facts(&self, out: &mut String) {
        let (report, counts) = (&self.reading.report, &self.reading.counts);
        let level = report.level.map_or("层级看不出", level_name);
        let year = report
            .year
            .map_or("年度看不出".to_owned(), |year| format!("{year}年度"));
        let place = format!(
            "{} · {level} · {} · {year}",
            report.locality.as_deref().unwrap_or("地区看不出"),
            report.province.as_deref().unwrap_or("省份看不出"),
        );
        let size = format!(
            "{} 字 · {} 行 · {} 段 · {} 句 · {} 个标题",
            report.characters, counts.lines, counts.paragraphs, counts.sentences, counts.headings
        );
        let unknown = || "看不出".to_owned();
        let facts: [(&str, String); 9] = [
            ("文件", report.path.clone()),
            ("格式", format!("{} · {}", report.format, report.encoding)),
            ("篇幅", size),
            ("标题", report.title.clone().unwrap_or_else(unknown)),
            ("报告单位", report.issuer.clone().unwrap_or_else(unknown)),
            ("地区", place),
            ("主送机关", report.addressee.clone().unwrap_or_else(unknown)),
            ("成文日期", report.signed.clone().unwrap_or_else(unknown)),
            ("网页", published(report.published.as_deref(), report.origin.as_deref())),
        ];
        for (name, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
            let value = wrap(&visible(value), self.options.width, NAMES);
            let _ = writeln!(out, "{}{value}", self.paint(&pad(name, NAMES), "dim"));
        }
    }

    fn notices(&self, out: &mut String) {
        for notice in &self.reading.notices {
            let message = wrap(&visible(&notice.message), self.options.width, 3);
            let _ = writeln!(out, "{}{message}", self.paint("※ ", "cyan"));
        }
    }

    fn outline(&self, out: &mut String) {
        self.title(out, "结构");
        let headings = &self.reading.outline;
        if headings.is_empty() {
            let _ = writeln!(out, "  没有认出分级标题");
        }
        let places: Vec<String> = headings.iter().map(|heading| place(&heading.at)).collect();
        let wide = places.iter().map(|place| place.width()).max().unwrap_or(0);
        for (
            Heading {
                level,
                marker,
                title,
                role,
                ..
            },
            place,
        ) in headings.iter().zip(&places)
        {
            let indent = "  ".repeat(level.saturating_sub(1).min(12));
            let left = wide + 4 + indent.len();
            let words = visible(marker).into_owned() + &visible(title);
            let words = clipped(&words, self.options.width.saturating_sub(left + ROLES + 2));
            let gap = self.options.width.saturating_sub(left + words.width() + ROLES);
            let _ = writeln!(
                out,
                "  {}  {indent}{words}{}{}",
                self.paint(&pad(place, wide), "dim"),
                " ".repeat(gap.max(2)),
                self.role(*role, 0)
            );
        }
    }

    fn roles(&self, out: &mut String) {
        self.title(out, "各段作用");
        let total = self.reading.report.characters.max(1);
        for Stretch {
            role,
            start,
            end,
            at,
            last_line,
        } in &self.reading.roles
        {
            let place = if at.line == *last_line {
                format!("第{}行", at.line)
            } else {
                format!("第{}～{last_line}行", at.line)
            };
            let length = end - start;
            let _ = writeln!(
                out,
                "  {}{}  {} 字（{}%）",
                self.role(*role, 16),
                pad(&place, 16),
                rpad(&length.to_string(), 8),
                (length * 100 + total / 2) / total
            );
        }
    }

    fn lines(&self, out: &mut String) {
        self.title(out, "正文");
        let lines = &self.reading.lines;
        let number = lines.last().map_or(1, |line| line.at.line.to_string().len()).max(2);
        let unit = lines.iter().map(|line| unit(&line.at).width()).max().unwrap_or(0);
        let left = 2 + number + if unit > 0 { unit + 1 } else { 0 } + 1 + ROLES + 2;
        let width = self.options.width.saturating_sub(left);
        let (mut before, mut role): (Option<At>, Option<Role>) = (None, None);
        for Line {
            text, role: own, at, ..
        } in lines
        {
            let shown = visible(text);
            let new_line = before.is_none_or(|before| before.line != at.line);
            let new_unit = before.is_none_or(|before| self::unit(&before) != self::unit(at));
            let turn = own.is_some() && *own != role;
            for (i, piece) in shown.split('\n').flat_map(|line| pieces(line, width)).enumerate() {
                let first = i == 0;
                let number = if first && new_line {
                    rpad(&at.line.to_string(), number)
                } else {
                    " ".repeat(number)
                };
                let mut margin = format!("  {number} ");
                if unit > 0 {
                    let own = if first && new_unit {
                        self::unit(at)
                    } else {
                        String::new()
                    };
                    margin = format!("{margin}{} ", rpad(&own, unit));
                }
                let label = own
                    .filter(|_| first && turn)
                    .map_or_else(|| " ".repeat(ROLES), |role| self.role(role, ROLES));
                let line = format!(
                    "{}{label}{} {piece}",
                    self.paint(&margin, "dim"),
                    self.paint("│", "dim")
                );
                let _ = writeln!(out, "{}", line.trim_end());
            }
            before = Some(*at);
            role = own.or(role);
        }
    }

    fn role(&self, role: Role, width: usize) -> String {
        let style = match role {
            Role::Achievements => "green",
            Role::Problems => "yellow",
            Role::Plan | Role::Leadership => "cyan",
            Role::Preamble | Role::Closing => "dim",
        };
        self.paint(&pad(role_name(role), width), style)
    }
}

fn published(date: Option<&str>, origin: Option<&str>) -> String {
    let parts = [
        date.map(|date| format!("{date} 发布")),
        origin.map(|origin| format!("来源 {origin}")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn place(at: &At) -> String {
    let unit = unit(at);
    if unit.is_empty() {
        format!("第{}行", at.line)
    } else {
        format!("第{}行 {unit}", at.line)
    }
}

/// `3页`, `12段`; nothing where the text is the original.
fn unit(at: &At) -> String {
    match (at.page, at.paragraph) {
        (Some(page), _) => format!("{page}页"),
        (None, Some(paragraph)) => format!("{paragraph}段"),
        (None, None) => String::new(),
    }
}

/// No wider than that many cells.
fn clipped(text: &str, width: usize) -> String {
    let width = width.max(12);
    if text.width() <= width {
        return text.to_owned();
    }
    let first = pieces(text, width - 2).first().copied().unwrap_or_default();
    format!("{first}…")
}

/// What a part of a report is for, no wider than its column.
fn role_name(role: Role) -> &'static str {
    match role {
        Role::Achievements => "举措成效",
        Role::Problems => "问题不足",
        Role::Leadership => "第一责任人",
        Role::Plan => "下步计划",
        Role::Preamble => "开头",
        Role::Closing => "落款",
    }
}

fn level_name(level: Level) -> &'static str {
    match level {
        Level::Province => "省级",
        Level::City => "市级",
        Level::County => "县级",
        Level::Township => "乡镇（街道）",
        Level::Department => "部门",
    }
}
