//! Pinyin put in after characters: 建设(shè), 办(ban)公(gong)厅, 建shè设. Mirror sites do so to spoil copies.

use crate::source::Span;
use regex::Regex;
use std::sync::LazyLock;

/// Syllables without tone marks are noise only where there are several: one may be an abbreviation.
const SEVERAL: usize = 3;

const TONED: &str = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ\u{300}\u{301}\u{304}\u{30c}";

/// Where pinyin stands in a folded text, brackets included.
pub(super) fn pinyin(text: &str) -> Vec<Span> {
    if !may_hold(text) {
        return Vec::new();
    }
    static NOTE: LazyLock<Regex> = LazyLock::new(|| {
        let letters = format!("[a-zɡü{TONED}]{{1,8}}");
        Regex::new(&format!(r"\((?<note>{letters})\)|(?<bare>{letters})")).expect("constant pattern")
    });
    let mut out = Vec::new();
    let mut plain = Vec::new();
    for captures in NOTE.captures_iter(text) {
        let (Some(whole), Some(letters)) = (captures.get(0), captures.name("note").or(captures.name("bare"))) else {
            continue;
        };
        let span = Span::new(whole.start(), whole.end());
        let bracketed = captures.name("note").is_some();
        let toned = letters.as_str().contains(|c| TONED.contains(c));
        let before = text.get(..span.start).and_then(|text| text.chars().next_back());
        let after = text.get(span.end..).and_then(|text| text.chars().next());
        let in_place = before.is_some_and(is_han) && (bracketed || after.is_none_or(|c| !c.is_ascii_alphanumeric()));
        if !in_place || !is_syllable(letters.as_str()) {
            continue;
        }
        if toned {
            out.push(span);
        } else if bracketed && letters.len() > 1 {
            plain.push(span);
        }
    }
    if out.len() + plain.len() >= SEVERAL {
        out.append(&mut plain);
        out.sort_unstable();
    }
    out
}

/// A quick look: letters with marks, or a bracket with a small letter after it.
fn may_hold(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Without a branch in the inner loop, which then takes many bytes at a time.
    let marked = |chunk: &[u8]| {
        chunk
            .iter()
            .fold(false, |found, byte| found | byte.wrapping_sub(0xc3).lt(&10))
    };
    bytes.chunks(256).any(marked)
        || text
            .match_indices('(')
            .any(|(at, _)| bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase))
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

fn is_syllable(letters: &str) -> bool {
    static SYLLABLE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            "^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?",
            "(?:iang|iong|uang|ian|iao|ing|uai|uan|ang|eng|ong|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|üe|[aeiouüv])|er|n|ng)$"
        ))
        .expect("constant pattern")
    });
    let bare: String = letters
        .chars()
        .filter_map(|c| match c {
            'ā' | 'á' | 'ǎ' | 'à' => Some('a'),
            'ē' | 'é' | 'ě' | 'è' => Some('e'),
            'ī' | 'í' | 'ǐ' | 'ì' => Some('i'),
            'ō' | 'ó' | 'ǒ' | 'ò' => Some('o'),
            'ū' | 'ú' | 'ǔ' | 'ù' => Some('u'),
            'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => Some('ü'),
            'ń' | 'ň' | 'ǹ' => Some('n'),
            'ɡ' => Some('g'),
            '\u{300}'..='\u{30f}' => None,
            c => Some(c),
        })
        .collect();
    SYLLABLE.is_match(&bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        pinyin(text)
            .iter()
            .map(|span| text.get(span.start..span.end).unwrap())
            .collect()
    }

    #[test]
    fn toned_syllables_are_noise_wherever_they_follow_a_character() {
        assert_eq!(found("法治建设(shè),执(zhí)法"), ["(shè)", "(zhí)"]);
        assert_eq!(found("建shè设,执法zhi\u{301},"), ["shè", "zhi\u{301}"]);
        assert_eq!(found("在Café坐坐,(shè),naïve"), Vec::<&str>::new());
    }

    #[test]
    fn plain_syllables_are_noise_where_there_are_several() {
        assert_eq!(found("办(ban)公(gong)厅(ting)"), ["(ban)", "(gong)", "(ting)"]);
        assert_eq!(
            found("推广小程序(ban)和方案(a)、(b)、(e),客户端(app)"),
            Vec::<&str>::new()
        );
        assert_eq!(found("见方案(a)、方案(e)、方案(o)、方案(a)"), Vec::<&str>::new());
    }
}
