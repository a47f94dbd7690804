//! Numbers as automatic numbering writes them (ECMA-376 part 1, 17.18.59).

/// Letters repeat (a … z, aa, bb …); from here on nobody counts them.
const MOST_LETTERS: u32 = 26 * 4;

/// A number in a format; one of no known format, or too large for it, is written with figures.
pub(super) fn numeral(format: &str, n: u32) -> String {
    let figures = || n.to_string();
    match format {
        "none" | "bullet" => String::new(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting" => han(n, &HAN, &UNITS),
        "chineseLegalSimplified" => han(n, &LEGAL, &LEGAL_UNITS),
        "ideographLegalTraditional" | "japaneseLegal" => han(n, &LEGAL_TRADITIONAL, &LEGAL_UNITS_TRADITIONAL),
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" | "koreanDigital" => {
            digits(n, '〇', &HAN)
        }
        "ideographTraditional" => nth("甲乙丙丁戊己庚辛壬癸", n).unwrap_or_else(figures),
        "ideographZodiac" => nth("子丑寅卯辰巳午未申酉戌亥", n).unwrap_or_else(figures),
        "decimalZero" => format!("{n:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => figures()
            .chars()
            .map(|c| char::from_u32(c as u32 + ('０' as u32 - '0' as u32)).unwrap_or(c))
            .collect(),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed('①', 20, n).unwrap_or_else(figures),
        "decimalEnclosedParen" => enclosed('⑴', 20, n).unwrap_or_else(figures),
        "decimalEnclosedFullstop" => enclosed('⒈', 20, n).unwrap_or_else(figures),
        "ideographEnclosedCircle" => enclosed('㊀', 10, n).unwrap_or_else(figures),
        "lowerLetter" => letters(n, b'a').unwrap_or_else(figures),
        "upperLetter" => letters(n, b'A').unwrap_or_else(figures),
        "upperRoman" => roman(n).unwrap_or_else(figures),
        "lowerRoman" => roman(n).map_or_else(figures, |roman| roman.to_lowercase()),
        _ => figures(),
    }
}

const HAN: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const UNITS: [&str; 4] = ["", "十", "百", "千"];
const LEGAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const LEGAL_UNITS: [&str; 4] = ["", "拾", "佰", "仟"];
const LEGAL_TRADITIONAL: [char; 10] = ['零', '壹', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖'];
const LEGAL_UNITS_TRADITIONAL: [&str; 4] = ["", "拾", "佰", "仟"];

/// 一百零三; 十二 without its 一 in plain Han figures.
fn han(n: u32, figures: &[char; 10], units: &[&str; 4]) -> String {
    if n == 0 || n > 9_999 {
        return n.to_string();
    }
    let mut out = String::new();
    let mut zero = false;
    for (power, unit) in (0..4_u32).zip(units).rev() {
        let digit = n / 10_u32.pow(power) % 10;
        if digit == 0 {
            zero = !out.is_empty();
            continue;
        }
        if zero {
            out.push(figures[0]);
            zero = false;
        }
        if !(power == 1 && digit == 1 && out.is_empty() && figures == &HAN) {
            out.push(figures[digit as usize]);
        }
        out.push_str(unit);
    }
    out
}

/// 一〇 for 10.
fn digits(n: u32, zero: char, figures: &[char; 10]) -> String {
    n.to_string()
        .chars()
        .map(|c| match c.to_digit(10) {
            Some(digit) if digit > 0 => figures[digit as usize],
            _ => zero,
        })
        .collect()
}

fn nth(of: &str, n: u32) -> Option<String> {
    of.chars().nth(n.checked_sub(1)? as usize).map(String::from)
}

/// Numbers up to `most` have characters of their own.
fn enclosed(first: char, most: u32, n: u32) -> Option<String> {
    (1..=most)
        .contains(&n)
        .then(|| char::from_u32(first as u32 + n - 1))
        .flatten()
        .map(String::from)
}

fn letters(n: u32, first: u8) -> Option<String> {
    if n == 0 || n > MOST_LETTERS {
        return None;
    }
    let (letter, times) = ((n - 1) % 26, (n - 1) / 26 + 1);
    let letter = char::from(first + u8::try_from(letter).ok()?);
    Some(std::iter::repeat_n(letter, times as usize).collect())
}

fn roman(mut n: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if n == 0 || n >= 4000 {
        return None;
    }
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while n >= value {
            out.push_str(sign);
            n -= value;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_writes_its_numbers() {
        let table: [(&str, &[(u32, &str)]); 17] = [
            (
                "chineseCounting",
                &[
                    (1, "一"),
                    (10, "十"),
                    (12, "十二"),
                    (20, "二十"),
                    (21, "二十一"),
                    (99, "九十九"),
                ],
            ),
            (
                "chineseCountingThousand",
                &[
                    (100, "一百"),
                    (103, "一百零三"),
                    (110, "一百一十"),
                    (1001, "一千零一"),
                    (1010, "一千零一十"),
                ],
            ),
            ("japaneseCounting", &[(11, "十一")]),
            ("chineseLegalSimplified", &[(11, "壹拾壹"), (3, "叁")]),
            ("ideographLegalTraditional", &[(2, "貳")]),
            ("ideographDigital", &[(3, "三"), (10, "一〇"), (23, "二三")]),
            ("ideographTraditional", &[(1, "甲"), (10, "癸"), (11, "11")]),
            ("ideographZodiac", &[(12, "亥")]),
            ("decimal", &[(0, "0"), (7, "7"), (4_000_000_000, "4000000000")]),
            ("decimalZero", &[(7, "07"), (12, "12")]),
            ("decimalFullWidth", &[(12, "１２")]),
            ("decimalEnclosedCircle", &[(1, "①"), (20, "⑳"), (21, "21")]),
            (
                "lowerLetter",
                &[(1, "a"), (26, "z"), (28, "bb"), (4_000_000_000, "4000000000")],
            ),
            ("upperLetter", &[(3, "C")]),
            ("lowerRoman", &[(4, "iv"), (4000, "4000")]),
            ("upperRoman", &[(19, "XIX")]),
            ("none", &[(5, "")]),
        ];
        for (format, cases) in table {
            for &(n, wanted) in cases {
                assert_eq!(numeral(format, n), wanted, "{format} {n}");
            }
        }
    }
}
