//! Characters of symbol fonts, which lie outside the fonts' names for them.

/// What a `w:sym` shows: `code` is hexadecimal. Ornaments show nothing.
pub(super) fn symbol(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    let wingdings = font.eq_ignore_ascii_case("Wingdings");
    match code {
        // Symbol fonts lie at F000–F0FF, or at their own low numbers.
        0xf000..=0xf0ff | 0..=0xff if wingdings || code >= 0xf000 => wingdings.then(|| dingbat(code & 0xff)).flatten(),
        _ => char::from_u32(code).filter(|c| !c.is_control()),
    }
}

/// Marks of forms in Wingdings.
fn dingbat(code: u32) -> Option<char> {
    Some(match code {
        0xfc => '✓',
        0xfb => '✗',
        0xfe | 0x52 => '☑',
        0xfd | 0x51 => '☒',
        0xa8 | 0x6f | 0x71 | 0x72 => '□',
        0xe0 => '→',
        0x81..=0x8a => char::from_u32('①' as u32 + code - 0x81)?,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_ornaments() {
        assert_eq!(symbol("Wingdings", "F0FE"), Some('☑'));
        assert_eq!(symbol("wingdings", "F081"), Some('①'));
        assert_eq!(symbol("Wingdings", "F04A"), None);
        assert_eq!(symbol("宋体", "2103"), Some('℃'));
        assert_eq!(symbol("Webdings", "F061"), None);
        assert_eq!(symbol("宋体", "xyz"), None);
    }
}
