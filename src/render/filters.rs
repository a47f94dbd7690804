//! What templates can do with values besides minijinja's own filters.

use super::numbers;
use minijinja::{Environment, HtmlEscape, Value};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Adds all filters. Colour is decided once, for the whole run.
pub(super) fn add(env: &mut Environment<'_>, color: bool) {
    env.add_filter("points", points);
    env.add_filter("percent", percent);
    env.add_filter("plain", plain);
    env.add_filter("signed", signed);
    env.add_filter("fill", fill);
    env.add_filter("pad", pad);
    env.add_filter("rpad", rpad);
    env.add_filter("clip", clipped);
    env.add_filter("cells", cells);
    env.add_filter("wrap", wrap);
    env.add_filter("bar", bar);
    env.add_filter("oneline", oneline);
    env.add_filter("han", han);
    env.add_filter("md", markdown);
    env.add_filter("paint", move |text: &str, style: &str| paint(text, style, color));
}

/// `1.80`; a dash for null.
fn points(value: Value) -> String {
    numbers::points(f64::try_from(value).ok())
}

/// `61.2%`; a dash for null.
fn percent(value: Value) -> String {
    numbers::percent(f64::try_from(value).ok())
}

/// A number without needless zeros: `0.6`, `90`.
fn plain(value: Value) -> String {
    numbers::plain(f64::try_from(value).ok())
}

/// A change: `+1.80`, `-0.20`; a dash for null.
fn signed(value: Value) -> String {
    f64::try_from(value).map_or_else(|_| "—".to_owned(), |value| format!("{value:+.2}"))
}

/// Puts a value where the label has its first `{}`.
fn fill(label: &str, value: Value) -> String {
    label.replacen("{}", &value.to_string(), 1)
}

/// How many terminal cells a text takes.
fn cells(text: &str) -> usize {
    text.width()
}

/// No column is wider: a template's slip must not fill the memory.
const WIDEST: usize = 10_000;

/// Left-aligned in a column of that many terminal cells; Chinese characters take two.
pub(super) fn pad(text: &str, width: usize) -> String {
    let gap = width.min(WIDEST).saturating_sub(text.width());
    format!("{text}{}", " ".repeat(gap))
}

/// Right-aligned, see [`pad`].
pub(super) fn rpad(text: &str, width: usize) -> String {
    let gap = width.min(WIDEST).saturating_sub(text.width());
    format!("{}{text}", " ".repeat(gap))
}

/// No wider than that many cells.
pub(super) fn clipped(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if out.width() + c.width().unwrap_or(0) + 1 > width {
            break;
        }
        out.push(c);
    }
    out + "…"
}

/// Wrapped to a width in cells; lines after the first are indented.
pub(super) fn wrap(text: &str, width: usize, indent: usize) -> String {
    let spaces = " ".repeat(indent.min(WIDEST));
    let options = textwrap::Options::new(width.saturating_sub(indent).max(20)).break_words(true);
    textwrap::wrap(&oneline(text), options).join(&format!("\n{spaces}"))
}

/// A bar of that many cells, filled by a share from 0 to 1.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a share of a small width"
)]
fn bar(share: Value, width: usize) -> String {
    let share = f64::try_from(share).unwrap_or(0.0).clamp(0.0, 1.0);
    let width = width.min(WIDEST);
    let full = (share * width as f64).round() as usize;
    "█".repeat(full) + &"░".repeat(width - full)
}

/// Without line breaks: a quote may run over the lines of its source.
pub(super) fn oneline(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Markup in which runs of Chinese characters are marked as Chinese, for text in another language.
fn han(text: &str) -> Value {
    use std::fmt::Write as _;
    let chinese = |c: char| matches!(c, '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    let (mut out, mut rest) = (String::with_capacity(text.len() * 2), text);
    while let Some(first) = rest.chars().next() {
        let marked = chinese(first);
        let (run, after) = rest.split_at(rest.find(|c| chinese(c) != marked).unwrap_or(rest.len()));
        let run = HtmlEscape(run);
        let _ = if marked {
            write!(out, "<span lang=\"zh-CN\">{run}</span>")
        } else {
            write!(out, "{run}")
        };
        rest = after;
    }
    Value::from_safe_string(out)
}

/// Text that Markdown must not take for markup.
fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let line = oneline(text);
    let mut chars = line.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let leads = i == 0 && matches!(c, '+' | '-' | '=');
        let numbers = c == '.' && i > 0 && out.chars().all(|c| c.is_ascii_digit());
        // A number opens a list only before a space: 1.开展 does not.
        let opens_list = numbers && chars.peek().is_none_or(|&(_, next)| next == ' ');
        if leads
            || opens_list
            || matches!(
                c,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!' | '&'
            )
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

pub(super) fn paint(text: &str, style: &str, color: bool) -> String {
    use anstyle::{AnsiColor, Style};
    if !color {
        return text.to_owned();
    }
    let plain = Style::new();
    let style = match style {
        "bold" => plain.bold(),
        "dim" => plain.dimmed(),
        "green" => plain.fg_color(Some(AnsiColor::Green.into())),
        "yellow" => plain.fg_color(Some(AnsiColor::Yellow.into())),
        "red" => plain.fg_color(Some(AnsiColor::Red.into())),
        "cyan" => plain.fg_color(Some(AnsiColor::Cyan.into())),
        _ => plain,
    };
    format!("{style}{text}{style:#}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_align_under_chinese() {
        assert_eq!(pad("差距", 6), "差距  ");
        assert_eq!(rpad("9.5", 6), "   9.5");
        assert_eq!(pad("很长的标题", 4), "很长的标题");
    }

    #[test]
    fn no_cell_is_wider_than_its_column() {
        assert_eq!(clipped("推行柔性执法", 12), "推行柔性执法");
        assert_eq!(clipped("推行柔性执法", 11), "推行柔性执…");
        assert_eq!(clipped("推行柔性执法", 10), "推行柔性…");
    }

    #[test]
    fn chinese_is_marked() {
        let told = han("“投拆” <was> read as 投诉").to_string();
        assert_eq!(
            told,
            "“<span lang=\"zh-CN\">投拆</span>” &lt;was&gt; read as <span lang=\"zh-CN\">投诉</span>"
        );
    }

    #[test]
    fn markdown_is_text() {
        assert_eq!(markdown("1.开展*活动*|<b>"), r"1.开展\*活动\*\|\<b\>");
        assert_eq!(markdown("1. 开展"), r"1\. 开展");
        assert_eq!(markdown("分两行\n写"), "分两行 写");
    }
}
