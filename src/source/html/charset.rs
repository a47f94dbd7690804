//! What a page says of its own encoding.

use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use regex::bytes::Regex;
use std::sync::LazyLock;

/// Browsers look at the first kilobyte; sites put long comments before the declaration.
const HEAD: usize = 8 * 1024;

/// The encoding declared by `<meta charset>`, `<meta http-equiv>` or an XML declaration.
///
/// GBK and GB2312 become GB18030, which holds them. UTF-16 becomes UTF-8: a declaration that could be read is no UTF-16.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    static DECLARED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(?i)<(?:meta\s[^>]*?charset|\?xml\s[^>]*?encoding)\s*=\s*["']?\s*([a-z0-9_:-]{2,20})"#)
            .expect("constant pattern")
    });
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let label = DECLARED.captures(head)?.get(1)?.as_bytes();
    let encoding = Encoding::for_label_no_replacement(label)?;
    Some(match encoding {
        _ if encoding == GBK => GB18030,
        _ if encoding == UTF_16LE || encoding == UTF_16BE => UTF_8,
        _ => encoding,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::BIG5;

    #[test]
    fn declarations_of_every_kind() {
        for (head, expected) in [
            ("<meta charset=gbk>", Some(GB18030)),
            (
                "<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=gb2312\">",
                Some(GB18030),
            ),
            (
                "<meta http-equiv=Content-Type content='text/html;charset = BIG5'>",
                Some(BIG5),
            ),
            ("<?xml version=\"1.0\" encoding=\"utf-8\"?>", Some(UTF_8)),
            ("<meta charset=utf-16>", Some(UTF_8)),
            ("<meta charset=klingon>", None),
            ("<p>charset=gbk</p>", None),
        ] {
            assert_eq!(declared(head.as_bytes()), expected, "{head}");
        }
    }
}
