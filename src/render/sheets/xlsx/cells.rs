//! What a cell can hold.

use std::borrow::Cow;

/// Characters of a cell as Excel counts them, in UTF-16.
const MOST: usize = 32_767;
/// Stands where a text was cut.
const CUT: &str = "……（超过单元格上限，以下截去；全文见 JSON）";

/// The text as far as a cell holds it; where it was cut, it says so.
pub(super) fn fitting(text: &str) -> Cow<'_, str> {
    if text.len() <= MOST || units(text) <= MOST {
        return Cow::Borrowed(text);
    }
    let room = MOST - units(CUT);
    let mut used = 0;
    let mut out: String = text
        .chars()
        .take_while(|c| {
            used += c.len_utf16();
            used <= room
        })
        .collect();
    out.push_str(CUT);
    Cow::Owned(out)
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_is_left_alone() {
        let full = "字".repeat(MOST);
        assert!(matches!(fitting(&full), Cow::Borrowed(_)));
    }

    #[test]
    fn what_does_not_fit_is_cut_and_says_so() {
        let long = "𠮷".repeat(MOST);
        let cut = fitting(&long);
        assert!(units(&cut) <= MOST && units(&cut) > MOST - 2, "{}", units(&cut));
        assert!(cut.ends_with(CUT));
        assert!(cut.starts_with("𠮷𠮷"));
    }
}
