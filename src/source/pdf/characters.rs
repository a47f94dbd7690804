//! Characters as fonts name them, and as a text has them.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization as _;

/// The character a text would have.
///
/// Fonts that draw 一 and the radical ⼀ with one glyph make files that say ⼀; a text never means the radical. What is
/// for private use or control is no character.
pub(super) fn plain(c: char) -> char {
    match c {
        '\u{2e80}'..='\u{2eff}' => RADICALS
            .iter()
            .find(|(radical, _)| *radical == c)
            .map_or(c, |&(_, plain)| plain),
        '\u{2f00}'..='\u{2fdf}' | '\u{2329}' | '\u{232a}' | '\u{f900}'..='\u{faff}' => {
            std::iter::once(c).nfkc().next().unwrap_or(c)
        }
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => '\u{fffd}',
        // Fonts draw the horizontal bar as a dash, and few texts mean it.
        '―' => '—',
        // Ends of lines and tabs inside a run, the soft hyphen, the order mark: nothing to see.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => ' ',
        c if c.is_control() && !c.is_whitespace() => '\u{fffd}',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Latin ligatures as the letters they join.
pub(super) fn spelt_out(text: &str) -> Cow<'_, str> {
    if text.contains(|c| matches!(c, '\u{fb00}'..='\u{fb06}')) {
        return Cow::Owned(text.nfkc().collect());
    }
    Cow::Borrowed(text)
}

/// Radicals of the supplement that look like characters in use (Unicode's `EquivalentUnifiedIdeograph`); its
/// compatibility mappings leave them out.
const RADICALS: [(char, char); 65] = [
    ('⺁', '厂'),
    ('⺄', '乙'),
    ('⺅', '亻'),
    ('⺆', '冂'),
    ('⺇', '几'),
    ('⺈', '刀'),
    ('⺉', '刂'),
    ('⺊', '卜'),
    ('⺌', '小'),
    ('⺍', '小'),
    ('⺎', '兀'),
    ('⺏', '尣'),
    ('⺒', '巳'),
    ('⺓', '幺'),
    ('⺖', '忄'),
    ('⺗', '心'),
    ('⺘', '扌'),
    ('⺙', '攵'),
    ('⺛', '旡'),
    ('⺝', '月'),
    ('⺟', '母'),
    ('⺠', '民'),
    ('⺡', '氵'),
    ('⺣', '灬'),
    ('⺤', '爫'),
    ('⺦', '丬'),
    ('⺨', '犭'),
    ('⺫', '目'),
    ('⺬', '示'),
    ('⺭', '礻'),
    ('⺮', '竹'),
    ('⺯', '糹'),
    ('⺰', '纟'),
    ('⺷', '羊'),
    ('⺹', '耂'),
    ('⺼', '肉'),
    ('⺾', '艹'),
    ('⻁', '虎'),
    ('⻂', '衤'),
    ('⻃', '覀'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻌', '辶'),
    ('⻏', '阝'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻙', '韦'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻩', '黄'),
    ('⻰', '龙'),
    ('⻣', '骨'),
    ('⻬', '齐'),
    ('⻳', '龟'),
    ('⻑', '長'),
    ('⻤', '鬼'),
];

/// Writes 户 where a Simplified text has 戶: one glyph to fonts, and the file names the wrong one of the two.
pub(super) fn one_script(text: &mut String) {
    let count = |of: &str| text.chars().filter(|&c| of.contains(c)).count();
    if text.contains('戶') && count("务业为会关设门") > count("務業為會關設門") {
        *text = text.replace('戶', "户");
    }
}

/// Whether a character is Han.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

/// A mark that no line begins with.
pub(super) fn closes(c: char) -> bool {
    "，。、；：！？）》〉」』】〕”’,.;:!?)]}%％…—·~～\"'/-".contains(c)
}

/// A mark that no line ends with.
pub(super) fn opens(c: char) -> bool {
    "（《〈「『【〔“‘([{\"'".contains(c)
}

/// Whether a line may break between two characters.
pub(super) fn may_break(before: char, after: char) -> bool {
    let run = |c: char| c.is_ascii_alphanumeric();
    let joins = |c: char| run(c) || ",.:/-".contains(c);
    let bound = closes(after) || opens(before) || (joins(before) && run(after));
    !bound
}

/// A title from the metadata; none if it is no Chinese.
pub(super) fn title(bytes: &[u8]) -> Option<String> {
    let utf16 = |bytes: &[u8]| {
        let units: Vec<u16> = bytes
            .chunks_exact(2)
            .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
            .collect();
        String::from_utf16(&units).ok()
    };
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest)?,
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok()?,
        _ => String::from_utf8(bytes.to_vec()).ok()?,
    };
    let text = text
        .trim_start_matches("Microsoft Word - ")
        .trim_end_matches(".docx")
        .trim_end_matches(".doc")
        .trim();
    text.contains(is_han).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_are_the_characters_they_look_like() {
        let plain: String = "⼀⻓⺠⻄⽂件".chars().map(plain).collect();
        assert_eq!(plain, "一长民西文件");
        for (text, meant) in [("窗口业务入戶", "窗口业务入户"), ("業務入戶", "業務入戶")] {
            let mut text = text.to_owned();
            one_script(&mut text);
            assert_eq!(text, meant);
        }
    }

    #[test]
    fn lines_break_where_typesetters_break_them() {
        assert!(may_break('年', '度') && may_break('。', '全') && may_break('度', '2'));
        assert!(!may_break('年', '，') && !may_break('（', '二') && !may_break('2', '0') && !may_break(',', '2'));
    }

    #[test]
    fn titles_are_decoded() {
        let utf16: Vec<u8> = [0xfe, 0xff]
            .into_iter()
            .chain("年度报告".encode_utf16().flat_map(u16::to_be_bytes))
            .collect();
        assert_eq!(title(&utf16).as_deref(), Some("年度报告"));
        assert_eq!(
            title("Microsoft Word - 年度报告.doc".as_bytes()).as_deref(),
            Some("年度报告")
        );
        assert_eq!(title(b"untitled"), None);
    }
}
