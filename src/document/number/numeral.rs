//! Numerals, Arabic and Chinese: their value and how long they are.

use super::rest;

/// The value of a numeral alone: `12`, `1,200`, `1.1万`, `七`, `二十余`. `None` where it is none.
#[must_use]
pub fn value_of(numeral: &str) -> Option<f64> {
    let (value, end) = if numeral.starts_with(|c: char| c.is_ascii_digit()) {
        arabic(numeral)
    } else {
        han(numeral)?
    };
    rest(numeral, end)
        .chars()
        .all(|c| matches!(c, '余' | '多' | '来'))
        .then_some(value)
}

/// `1,384,286`, `95.24`, `1.1万`: value and length in bytes.
pub(super) fn arabic(text: &str) -> (f64, usize) {
    let bytes = text.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    let mut digits = String::new();
    while digit(end) || grouping_comma(bytes, end) {
        if digit(end) {
            digits.push(char::from(bytes[end]));
        }
        end += 1;
    }
    if bytes.get(end) == Some(&b'.') && digit(end + 1) {
        digits.push('.');
        end += 1;
        while digit(end) {
            digits.push(char::from(bytes[end]));
            end += 1;
        }
    }
    let mut value: f64 = digits.parse().unwrap_or(0.0);
    for (word, factor) in [("百万", 1e6), ("千万", 1e7), ("万", 1e4), ("亿", 1e8), ("千", 1e3)] {
        if rest(text, end).starts_with(word) {
            value *= factor;
            end += word.len();
            break;
        }
    }
    (value, end)
}

/// A comma with three digits after it and not a fourth: 1,384,286.
fn grouping_comma(bytes: &[u8], at: usize) -> bool {
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    at > 0 && bytes.get(at) == Some(&b',') && digit(at - 1) && (1..=3).all(|i| digit(at + i)) && !digit(at + 4)
}

/// Chinese numerals: value and length in bytes.
pub(super) fn han(text: &str) -> Option<(f64, usize)> {
    let (mut total, mut section, mut digit) = (0.0_f64, 0.0_f64, None::<f64>);
    let mut end = 0;
    let mut positional = String::new();
    let mut last_unit = 0.0_f64;
    for c in text.chars() {
        if let Some(value) = han_digit(c) {
            positional.push(char::from(b'0' + value));
            digit = Some(f64::from(value));
        } else if let Some(unit) = han_unit(c) {
            if unit >= 1e4 {
                total = (total + section + digit.take().unwrap_or(0.0)).max(1.0) * unit;
                section = 0.0;
            } else {
                section += digit.take().unwrap_or(1.0) * unit;
            }
            last_unit = unit;
            positional.clear();
            positional.push('x');
        } else {
            break;
        }
        end += c.len_utf8();
    }
    if end == 0 {
        return None;
    }
    // 二〇二二 is read digit by digit; 一千二 means 一千二百.
    if !positional.contains('x') && positional.len() > 1 {
        return positional.parse().ok().map(|value| (value, end));
    }
    let tail = digit.unwrap_or(0.0);
    let elliptic = last_unit >= 100.0 && positional == "x".to_owned() + &format!("{tail}");
    let tail = if elliptic { tail * last_unit / 10.0 } else { tail };
    Some((total + section + tail, end))
}

pub(super) fn han_digit(c: char) -> Option<u8> {
    let c = match c {
        '零' => '〇',
        '两' => '二',
        other => other,
    };
    "〇一二三四五六七八九"
        .chars()
        .position(|digit| digit == c)
        .and_then(|value| u8::try_from(value).ok())
}

fn han_unit(c: char) -> Option<f64> {
    match c {
        '十' => Some(1e1),
        '百' => Some(1e2),
        '千' => Some(1e3),
        '万' => Some(1e4),
        '亿' => Some(1e8),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_alone() {
        for (text, value) in [
            ("12", 12.0),
            ("七", 7.0),
            ("二十余", 20.0),
            ("一千二", 1200.0),
            ("二〇二二", 2022.0),
            ("两万", 2e4),
            ("一百零五", 105.0),
        ] {
            assert_eq!(value_of(text), Some(value), "{text}");
        }
        assert_eq!(value_of("项"), None);
    }
}
