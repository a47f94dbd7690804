//! What becomes of one character. Each is folded on its own, so that the map back stays simple and patterns can be
//! folded by the same table.

use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization as _;

/// What a character becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Folding {
    /// Itself.
    Same,
    /// Its Simplified form.
    Simplified(char),
    /// Its half-width or compatible form, one character or several.
    Width(String),
    /// White space of any kind.
    Space,
    /// Nothing: it cannot be seen.
    Dropped,
}

/// Folds one character.
#[must_use]
pub fn fold_character(c: char) -> Folding {
    match c {
        '!'..='~' | '。' | '、' => Folding::Same,
        '\u{4e00}'..='\u{9fff}' => match simplified(c) {
            simple if simple == c => Folding::Same,
            simple => Folding::Simplified(simple),
        },
        '「' => Folding::Width("“".into()),
        '」' => Folding::Width("”".into()),
        '『' => Folding::Width("‘".into()),
        '』' => Folding::Width("’".into()),
        '○' | '◯' => Folding::Width("〇".into()),
        '∶' => Folding::Width(":".into()),
        // Circled figures stay: they head items, and NFKC would make plain figures of them.
        '\u{2460}'..='\u{2473}' => Folding::Same,
        '\u{2474}'..='\u{24ff}'
        | '\u{2e80}'..='\u{2fdf}'
        | '\u{3200}'..='\u{33ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff01}'..='\u{ffee}' => compatible(c),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {
            Folding::Dropped
        }
        _ if c.is_whitespace() => Folding::Space,
        _ if c.is_control() => Folding::Dropped,
        _ => Folding::Same,
    }
}

fn compatible(c: char) -> Folding {
    let text: String = std::iter::once(c).nfkc().collect();
    // Some spacing accents decompose into a space and a mark: the space would be none of the text's own.
    if text.chars().eq([c]) || text.chars().any(char::is_whitespace) {
        return Folding::Same;
    }
    // A compatibility form may stand for a Traditional character, or for a bracket that is folded in turn.
    let folded = text.chars().map(|c| match fold_character(c) {
        Folding::Width(text) => text,
        Folding::Simplified(simple) => simple.to_string(),
        Folding::Same | Folding::Space | Folding::Dropped => c.to_string(),
    });
    Folding::Width(folded.collect())
}

/// Variants that the table of the crate leaves as they are, or folds to what nobody writes (諮詢).
const VARIANTS: [(char, char); 20] = [
    ('羣', '群'),
    ('諮', '咨'),
    ('谘', '咨'),
    ('峯', '峰'),
    ('査', '查'),
    ('眞', '真'),
    ('旣', '既'),
    ('敎', '教'),
    ('卽', '即'),
    ('畵', '画'),
    ('衹', '只'),
    ('遡', '溯'),
    ('蔘', '参'),
    ('闇', '暗'),
    ('凈', '净'),
    ('鎭', '镇'),
    ('鑪', '炉'),
    ('嚐', '尝'),
    ('曏', '向'),
    ('疊', '叠'),
];

const FIRST_HAN: u32 = 0x4e00;
const LAST_HAN: u32 = 0x9fff;

/// Traditional to Simplified without looking at neighbours: the same character always folds the same way, in the
/// report and in the rule.
fn simplified(c: char) -> char {
    static TABLE: LazyLock<Vec<char>> = LazyLock::new(|| {
        // One call for all, with a neutral character between, because the crate looks at neighbours.
        let spaced: String = (FIRST_HAN..=LAST_HAN)
            .filter_map(char::from_u32)
            .flat_map(|c| ['0', c, '0'])
            .collect();
        let mut table: Vec<char> = fast2s::convert(&spaced).chars().skip(1).step_by(3).collect();
        for (variant, simple) in VARIANTS {
            if let Some(entry) = table.get_mut((variant as u32 - FIRST_HAN) as usize) {
                *entry = simple;
            }
        }
        table
    });
    (c as u32)
        .checked_sub(FIRST_HAN)
        .and_then(|i| TABLE.get(i as usize).copied())
        .unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_twice_changes_nothing() {
        for c in (0..=0xffff).filter_map(char::from_u32) {
            let once = match fold_character(c) {
                Folding::Same => c.to_string(),
                Folding::Simplified(simple) => simple.to_string(),
                Folding::Width(text) => text,
                Folding::Space | Folding::Dropped => continue,
            };
            for d in once.chars() {
                assert!(
                    fold_character(d) == Folding::Same,
                    "{c} → {once} → {:?}",
                    fold_character(d)
                );
            }
        }
    }
}
