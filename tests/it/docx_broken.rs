//! Word documents that are broken, or something else in a zip.

use super::docx_file::{Docx, relationships, zipped};
use duibiao::source::{InputFormat, Limits, SourceError, SourceText};
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(super) fn refusal(bytes: &[u8]) -> String {
    refusal_within(bytes, &Limits::default())
}

pub(super) fn refusal_within(bytes: &[u8], limits: &Limits) -> String {
    match SourceText::read("报告.docx", bytes, None, limits) {
        Ok(source) => panic!("read: {:?}", source.text()),
        Err(error) => error.to_string(),
    }
}

fn plain() -> Docx<'static> {
    Docx {
        body: "[[全年会前学法十次。]]",
        ..Docx::default()
    }
}

/// The plain document with one part replaced, added or, for `None`, taken out.
pub(super) fn with(name: &str, content: Option<&[u8]>) -> Vec<u8> {
    let mut parts = plain().parts();
    parts.retain(|(part, _)| part != name);
    parts.extend(content.map(|content| (name.to_owned(), content.to_vec())));
    zipped(&parts)
}

/// What messages must say, together.
pub(super) fn says(message: &str, words: &[&str]) {
    for word in words {
        assert!(message.contains(word), "“{word}” is not in: {message}");
    }
}

#[test]
fn other_things_in_a_zip_are_named() {
    let one = |name: &str, content: &str| zipped(&[(name.to_owned(), content.as_bytes().to_vec())]);
    let office = |part: &str, root: &str| {
        zipped(&[
            ("[Content_Types].xml".to_owned(), Vec::new()),
            ("_rels/.rels".to_owned(), relationships(&[("officeDocument", part)])),
            (part.to_owned(), root.as_bytes().to_vec()),
        ])
    };
    let table = [
        (
            one("mimetype", "application/vnd.oasis.opendocument.text"),
            "odt",
            "soffice",
        ),
        (
            one("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            "ods",
            "另存为",
        ),
        (one("mimetype", "application/epub+zip"), "epub", "docx"),
        (office("xl/workbook.xml", "<workbook/>"), "xlsx", "另存为"),
        (office("ppt/presentation.xml", "<presentation/>"), "pptx", "另存为"),
        (office("book.xml", "<workbook/>"), "xlsx", "另存为"),
        (office("visio/document.xml", "<VisioDocument/>"), "vsdx", "另存为"),
        (one("OFD.xml", "<OFD/>"), "ofd", "PDF"),
        (one("META-INF/MANIFEST.MF", ""), "jar", "报告文件"),
        (one("Index/Document.iwa", ""), "Pages", "docx"),
        (one("报告.txt", "正文"), "（zip）", "先解压缩"),
        (zipped(&[]), "空的压缩文件", "确认"),
    ];
    for (bytes, kind, remedy) in table {
        says(&refusal(&bytes), &["这是", kind, remedy]);
    }
    says(&refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), &["旧版", "密码", "docx"]);
}

#[test]
fn broken_files_are_told_with_the_reason() {
    let whole = plain().bytes();
    let document = "word/document.xml";
    let mut torn = whole.clone();
    // In the middle of the first parts' data.
    torn[40] ^= 0x55;
    let stored = {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for (name, bytes) in plain().parts() {
            writer.start_file(name, options).unwrap();
            writer.write_all(&bytes).unwrap();
        }
        let mut bytes = writer.finish().unwrap().into_inner();
        let at = bytes.windows(6).position(|window| window == "全年".as_bytes()).unwrap();
        bytes[at] = b'?';
        bytes
    };
    let table: Vec<(Vec<u8>, &[&str])> = vec![
        (whole[..whole.len() / 2].to_vec(), &["压缩结构有误", "没有下载完整"]),
        (whole[..whole.len() - 30].to_vec(), &["压缩结构有误"]),
        (b"PK\x03\x04".to_vec(), &["压缩结构有误"]),
        (stored, &["word/document.xml", "校验不符"]),
        (with("_rels/.rels", None), &["缺少部件 _rels/.rels"]),
        (with("_rels/.rels", Some(b"<Relationships/>")), &["没有指明正文部件"]),
        (with(document, None), &["缺少正文部件 word/document.xml"]),
        (with(document, Some(br#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#)), &["没有结尾"]),
        (
            with(document, Some(br#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:b></w:c>"#)),
            &["word/document.xml", "第", "语法有误"],
        ),
        (with(document, Some(b"<html/>")), &["不是 Word 正文"]),
        (with(document, Some(b"<a>\xb7\xa8</a>")), &["不是 UTF-8"]),
        (
            with(document, Some(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")),
            &["DTD"],
        ),
        (
            Docx {
                body: "[[甲&nbsp;乙]]",
                ..Docx::default()
            }
            .bytes(),
            &["不认识的实体"],
        ),
        (
            Docx {
                body: "[[甲&#0;乙]]",
                ..Docx::default()
            }
            .bytes(),
            &["不认识的实体"],
        ),
        (
            Docx {
                body: "[[甲]]<w:altChunk/>",
                ..Docx::default()
            }
            .bytes(),
            &["altChunk", "另存"],
        ),
        (
            Docx {
                body: "[[甲]]",
                styles: "<w:style>",
                ..Docx::default()
            }
            .bytes(),
            &["styles", "语法有误"],
        ),
    ];
    for (i, (bytes, words)) in table.into_iter().enumerate() {
        let message = refusal(&bytes);
        assert!(message.contains("docx 文件读不了"), "{i}: {message}");
        says(&message, words);
    }
    // Wherever a file is torn, it is read or refused.
    for at in (0..whole.len()).step_by(3) {
        let mut torn = whole.clone();
        torn[at] ^= 0x55;
        for bytes in [&torn, &whole[..at]] {
            let read = SourceText::read("报告.docx", bytes, Some(InputFormat::Docx), &Limits::default());
            assert!(
                !read.is_err_and(|error| error.to_string().contains("读取中断")),
                "a panic: {at}"
            );
        }
    }
    assert_eq!(refusal(&Docx::default().bytes()), SourceError::Empty.to_string());
}
