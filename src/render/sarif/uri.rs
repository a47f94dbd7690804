//! Paths of files as URIs.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but what a URI lets stand anywhere, and the slash between names.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// A path as a URI: relative where the path is. Backslashes part names where the path shows that it is one of Windows,
/// by a drive, a share, or by having no slash: a saved result is shown alike on any machine.
pub(super) fn uri(path: &str) -> String {
    let windows = drive(path).is_some() || path.starts_with(r"\\") || !path.contains('/');
    let path = if windows {
        path.replace('\\', "/")
    } else {
        path.to_owned()
    };
    if let Some((drive, rest)) = drive(&path) {
        return format!("file:///{drive}:{}", encoded(rest));
    }
    if let Some(share) = path.strip_prefix("//") {
        return format!("file://{}", encoded(share));
    }
    if path.starts_with('/') {
        return format!("file://{}", encoded(&path));
    }
    encoded(path.strip_prefix("./").unwrap_or(&path))
}

/// The letter of a drive and the path from its root.
fn drive(path: &str) -> Option<(char, &str)> {
    let mut chars = path.chars();
    let letter = chars.next().filter(char::is_ascii_alphabetic)?;
    let rest = chars.as_str().strip_prefix(':')?;
    rest.starts_with(['/', '\\']).then_some((letter, rest))
}

fn encoded(path: &str) -> String {
    utf8_percent_encode(path, ENCODED).to_string()
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_uris() {
        for (path, wanted) in [
            ("reports/a-1.txt", "reports/a-1.txt"),
            ("./reports/a.txt", "reports/a.txt"),
            ("../柳溪.txt", "../%E6%9F%B3%E6%BA%AA.txt"),
            ("-", "-"),
            ("甲 #1?[x]%.txt", "%E7%94%B2%20%231%3F%5Bx%5D%25.txt"),
            ("a:b.txt", "a%3Ab.txt"),
            ("/data/a.txt", "file:///data/a.txt"),
            (r"reports\柳.txt", "reports/%E6%9F%B3.txt"),
            (r"C:\报告\a.txt", "file:///C:/%E6%8A%A5%E5%91%8A/a.txt"),
            ("d:/a.txt", "file:///d:/a.txt"),
            (r"\\server\share\a.txt", "file://server/share/a.txt"),
            // A name on Unix may hold a backslash.
            (r"reports/a\b.txt", "reports/a%5Cb.txt"),
        ] {
            assert_eq!(uri(path), wanted, "{path}");
        }
    }
}
