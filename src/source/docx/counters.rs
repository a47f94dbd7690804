//! Counts the numbered paragraphs and writes their numbers: 一、 （一） 1.

use super::numbering::{Found, LEVELS, Level};
use super::numeral::numeral;
use std::collections::{HashMap, HashSet};

/// Numbers are some characters long; a template cannot blow the text up.
const LONGEST: usize = 64;

/// Where each list stands. Numbers that share a list go on counting from one another.
#[derive(Debug, Default)]
pub(super) struct Counters {
    lists: HashMap<String, [Option<u32>; LEVELS]>,
    /// Numbers that were used: only the first use of one starts its list anew.
    used: HashSet<String>,
}

impl Counters {
    /// Counts one paragraph of the number `id` at a level from 0, and writes its number with what follows it.
    pub(super) fn next(&mut self, id: &str, found: Found, level: usize) -> String {
        let Some(look) = found.level(level) else {
            return String::new();
        };
        let counts = self.lists.entry(found.list.to_owned()).or_default();
        if self.used.insert(id.to_owned()) {
            for (level, count) in counts.iter_mut().enumerate() {
                if found.start_anew(level).is_some() {
                    *count = None;
                }
            }
        }
        let start = |level: usize| {
            found
                .start_anew(level)
                .or_else(|| found.level(level).map(|level| level.start))
                .unwrap_or(1)
        };
        if let Some(count) = counts.get_mut(level) {
            *count = Some(count.map_or_else(|| start(level), |count| count.saturating_add(1)));
        }
        for (below, count) in counts.iter_mut().enumerate().skip(level + 1) {
            // A level may ask to start anew only after the first so many levels.
            let restarts = found
                .level(below)
                .and_then(|level| level.restart)
                .is_none_or(|after| level < after);
            if restarts {
                *count = None;
            }
        }
        let number = |level: usize| counts.get(level).copied().flatten().unwrap_or_else(|| start(level));
        written(look, found, number)
    }
}

/// The template filled in.
fn written(look: &Level, found: Found, number: impl Fn(usize) -> u32) -> String {
    if look.format == "bullet" {
        return String::new();
    }
    let mut out = String::new();
    let mut chars = look.template.chars().peekable();
    while let Some(c) = chars.next() {
        let place = chars
            .peek()
            .and_then(|c| c.to_digit(10))
            .filter(|&digit| c == '%' && digit > 0);
        let Some(place) = place else {
            out.push(c);
            continue;
        };
        chars.next();
        let level = place as usize - 1;
        if let Some(of) = found.level(level) {
            let format = if look.legal { "decimal" } else { of.format.as_str() };
            out.push_str(&numeral(format, number(level)));
        }
    }
    let mut out: String = out.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    let gap = match look.suffix.as_str() {
        "nothing" => false,
        "space" => true,
        // After 、 and ） the stop that a tab makes is only a gap on the page.
        _ => out
            .chars()
            .next_back()
            .is_some_and(|c| c.is_ascii() || c.is_alphanumeric()),
    };
    if gap && !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
    out
}
