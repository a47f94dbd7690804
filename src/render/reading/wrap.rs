//! Lines of any length cut to a width in terminal cells, in one pass over the characters: a report may be one line.

use unicode_width::UnicodeWidthChar as _;

/// The pieces of a line, each at most that wide but for a punctuation mark that hangs over. No piece begins with a
/// closing mark, and no word or number in Latin letters is cut unless it is wider than a line.
pub(super) fn pieces(line: &str, width: usize) -> Vec<&str> {
    let width = width.max(8);
    let mut out = Vec::new();
    let (mut start, mut used) = (0, 0);
    // Where the word that is being read began, and how wide the line was there.
    let mut word: Option<(usize, usize)> = None;
    for (i, c) in line.char_indices() {
        let cells = c.width().unwrap_or(0);
        if used + cells > width && !closes(c) && i > start {
            let cut = word
                .filter(|_| c.is_ascii_alphanumeric())
                .filter(|&(begun, _)| begun > start);
            let (end, left) = match cut {
                Some((begun, before)) => (begun, used - before),
                None => (i, 0),
            };
            out.push(line.get(start..end).unwrap_or_default());
            start = end;
            used = left;
            word = word.map(|_| (start, 0));
        }
        word = match (c.is_ascii_alphanumeric(), word) {
            (false, _) => None,
            (true, None) => Some((i, used)),
            (true, known) => known,
        };
        used += cells;
    }
    if start < line.len() || out.is_empty() {
        out.push(line.get(start..).unwrap_or_default());
    }
    out
}

fn closes(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '”'
            | '’'
            | '）'
            | '》'
            | '」'
            | '】'
            | ','
            | '.'
            | ';'
            | ':'
            | '?'
            | '!'
            | ')'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_up_the_line() {
        assert_eq!(pieces("办理案件三件，结案", 8), ["办理案件", "三件，结", "案"]);
        assert_eq!(pieces("办理案件，结案", 8), ["办理案件，", "结案"]);
        assert_eq!(pieces("办理12345件", 8), ["办理", "12345件"]);
        assert_eq!(pieces("1234567890", 8), ["12345678", "90"]);
        assert_eq!(pieces("", 8), [""]);
    }
}
