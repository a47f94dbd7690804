//! What would keep the parser busy for minutes: it compares every attribute of a tag with all before it.

use super::super::SourceError;

/// No sane tag has more attributes.
const MOST_ATTRIBUTES: usize = 2_000;

/// Refuses tags with more attributes than any page has.
///
/// What looks like a tag inside a script is looked at, too; a script without any `>` for so long is not written by
/// people, and minified ones hold many.
pub(super) fn attributes(html: &str) -> Result<(), SourceError> {
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(open) = bytes.get(at..).and_then(|rest| rest.iter().position(|&b| b == b'<')) {
        at += open + 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let mut count = 0_usize;
        let mut between = false;
        let mut quote = None;
        let mut value = false;
        while let Some(&b) = bytes.get(at) {
            at += 1;
            match (quote, b) {
                (Some(open), _) => {
                    if b == open {
                        quote = None;
                        between = true;
                    }
                }
                (None, b'>') => break,
                (None, b'"' | b'\'') if value => quote = Some(b),
                (None, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/') => between = true,
                (None, _) => {
                    count += usize::from(between && b != b'=');
                    between = false;
                }
            }
            value = b == b'=' || (value && b.is_ascii_whitespace());
            if count > MOST_ATTRIBUTES {
                return Err(SourceError::Damaged {
                    kind: "html",
                    reason: format!("一个标签里有 {MOST_ATTRIBUTES} 个以上的属性"),
                });
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::attributes;

    #[test]
    fn many_attributes_are_refused_and_long_ones_are_not() {
        assert!(attributes(&format!("<p {}>", "a ".repeat(3000))).is_err());
        assert!(attributes(&format!("<p {}>", "a=''".repeat(3000))).is_err());
        assert!(attributes(&format!("<p {}>", "/a".repeat(3000))).is_err());
        assert!(attributes(&format!("<p title='{}'>正文", "甲 ".repeat(300_000))).is_ok());
        assert!(attributes(&"<p class=a>".repeat(3000)).is_ok());
    }
}
