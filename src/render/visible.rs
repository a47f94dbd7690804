//! Characters that act on a terminal or turn a line around, made visible: no report, pack or file name may speak to
//! the reader's screen.

use minijinja::Value;
use minijinja::value::ValueKind;
use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with control characters, marks of writing direction and odd line breaks written as `⟨U+202E⟩`. Line feeds
/// and tabs stay; a carriage return becomes a line feed.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| c == '\r' || acts(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // Alone it would set the cursor back over what was written.
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' => out.push('\n'),
            c if acts(c) => {
                let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
            }
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// JSON text with the same characters as escapes: a program reads what stood there, a terminal is not spoken to.
pub(super) fn escaped_json(text: String) -> String {
    // The serialiser has escaped those below U+0020 already; the others can stand inside strings only.
    if !text.contains(|c| c != '\n' && c != '\t' && acts(c)) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if c != '\n' && c != '\t' && acts(c) {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// All strings in a value of a template, made visible.
pub(super) fn visible_value(value: &Value) -> Value {
    match value.kind() {
        ValueKind::String => match value.as_str().map(visible) {
            Some(Cow::Owned(text)) => Value::from(text),
            _ => value.clone(),
        },
        ValueKind::Seq => match value.try_iter() {
            Ok(items) => items.map(|item| visible_value(&item)).collect(),
            Err(_) => value.clone(),
        },
        ValueKind::Map => match value.try_iter() {
            Ok(keys) => Value::from_pairs(keys.map(|key| {
                let item = value.get_item(&key).unwrap_or_default();
                (key, visible_value(&item))
            })),
            Err(_) => value.clone(),
        },
        _ => value.clone(),
    }
}

/// Whether a character does something besides being shown.
fn acts(c: char) -> bool {
    let direction =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let breaks = matches!(c, '\u{2028}' | '\u{2029}');
    // No characters at all; XML cannot hold them.
    let nothing = matches!(c, '\u{fffe}' | '\u{ffff}');
    (c.is_control() && !matches!(c, '\n' | '\t' | '\r')) || direction || breaks || nothing
}

#[cfg(test)]
mod tests {
    use super::*;
    use minijinja::value::Serde;

    #[test]
    fn what_acts_is_shown() {
        assert_eq!(
            visible("甲\u{1b}[31m乙\u{202e}丙\r\n丁\r戊\t"),
            "甲⟨U+001B⟩[31m乙⟨U+202E⟩丙\n丁\n戊\t"
        );
        assert!(matches!(visible("第一行\n第二行"), Cow::Borrowed(_)));
    }

    #[test]
    fn json_means_the_same() {
        let text = "甲\u{202e}乙\u{9b}\u{7f}\u{1b}";
        let json = escaped_json(serde_json::to_string(text).unwrap());
        assert!(!json.contains(acts), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }

    #[test]
    fn values_are_walked_to_the_bottom() {
        let value = Value::from(Serde(
            serde_json::json!({"甲": ["\u{202e}", {"乙": "\u{7}", "丙": 1.0, "丁": null}]}),
        ));
        let json = serde_json::to_value(visible_value(&value)).unwrap();
        assert_eq!(
            json,
            serde_json::json!({"甲": ["⟨U+202E⟩", {"乙": "⟨U+0007⟩", "丙": 1.0, "丁": null}]})
        );
    }
}
