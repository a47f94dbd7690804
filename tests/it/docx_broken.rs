//! Word documents that are broken, hostile, or something else in a zip.

use super::docx_file::{Docx, relationships, zipped};
use super::support::run;
use duibiao::source::{Limits, SourceError, SourceText};
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn refusal(bytes: &[u8]) -> String {
    refusal_within(bytes, &Limits::default())
}

fn refusal_within(bytes: &[u8], limits: &Limits) -> String {
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
fn with(name: &str, content: Option<&[u8]>) -> Vec<u8> {
    let mut parts = plain().parts();
    parts.retain(|(part, _)| part != name);
    parts.extend(content.map(|content| (name.to_owned(), content.to_vec())));
    zipped(&parts)
}

/// What messages must say, together.
fn says(message: &str, words: &[&str]) {
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
        let _ = SourceText::read("报告.docx", &torn, None, &Limits::default());
        let _ = SourceText::read(
            "报告.docx",
            &whole[..at],
            Some(duibiao::source::InputFormat::Docx),
            &Limits::default(),
        );
    }
    assert_eq!(refusal(&Docx::default().bytes()), SourceError::Empty.to_string());
}

#[test]
fn zip_bombs_are_stopped() {
    let spaces = " ".repeat(3 * 1024 * 1024);
    let bomb = Docx {
        body: &spaces,
        ..Docx::default()
    }
    .bytes();
    assert!(bomb.len() < 20_000);
    says(
        &refusal(&bomb),
        &["word/document.xml", "超过上限 200 倍", "--max-ratio"],
    );
    let loose = Limits {
        max_ratio: 100_000,
        max_unpacked: 2 * 1024 * 1024,
        ..Limits::default()
    };
    says(
        &refusal_within(&bomb, &loose),
        &["解压后的内容超过上限 2 MB", "--max-unpacked"],
    );
    // Many parts, each small: together too much.
    let text = "字".repeat(200_000);
    let body = format!("[[{text}]]");
    let many = Docx {
        body: &body,
        styles: &spaces[..600_000],
        numbering: &spaces[..600_000],
        ..Docx::default()
    }
    .bytes();
    let tight = Limits {
        max_unpacked: 1024 * 1024,
        ..Limits::default()
    };
    says(&refusal_within(&many, &tight), &["--max-unpacked"]);
}

#[test]
fn nesting_has_an_end() {
    let deep = |n: usize| {
        format!(
            "{}[[底]]{}",
            "<w:sdt><w:sdtContent>".repeat(n),
            "</w:sdtContent></w:sdt>".repeat(n)
        )
    };
    let read = |n: usize, max_depth: usize| {
        let body = deep(n);
        let limits = Limits {
            max_depth,
            ..Limits::default()
        };
        SourceText::read(
            "报告.docx",
            &Docx {
                body: &body,
                ..Docx::default()
            }
            .bytes(),
            None,
            &limits,
        )
    };
    assert_eq!(read(100, 256).unwrap().text().trim(), "底");
    let message = read(100_000, 256).unwrap_err().to_string();
    says(&message, &["word/document.xml", "嵌套超过上限 256 层", "--max-depth"]);
    // The deepest that can be asked for goes down on an ordinary stack, in every way that parts can nest.
    for (open, close) in [
        ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p><w:r><w:r>", "</w:r></w:r></w:p>"),
        (
            "<mc:AlternateContent><mc:Choice/><mc:Fallback>",
            "</mc:Fallback></mc:AlternateContent>",
        ),
    ] {
        let body = format!("[[面]]{}{}", open.repeat(168), close.repeat(168));
        let limits = Limits {
            max_depth: 512,
            ..Limits::default()
        };
        let bytes = Docx {
            body: &body,
            ..Docx::default()
        }
        .bytes();
        assert_eq!(
            SourceText::read("报告.docx", &bytes, None, &limits)
                .unwrap()
                .text()
                .trim(),
            "面"
        );
    }
}

#[test]
fn names_and_links_lead_nowhere() {
    let secret = "[[别处的文字]]";
    let foreign = Docx {
        body: secret,
        ..Docx::default()
    }
    .parts();
    let foreign = &foreign.iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    let main = |target: &str| relationships(&[("officeDocument", target)]);
    // A main part outside the package, by name or by relationship.
    for target in [
        "../document.xml",
        "/../document.xml",
        "word/../../document.xml",
        "file:///etc/hostname",
    ] {
        let parts = [
            ("_rels/.rels".to_owned(), main(target)),
            ("[Content_Types].xml".to_owned(), Vec::new()),
            ("../document.xml".to_owned(), foreign.clone()),
            ("/etc/hostname".to_owned(), foreign.clone()),
        ];
        says(&refusal(&zipped(&parts)), &["正文部件"]);
    }
    // A symbolic link is no part, whatever it points to.
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("_rels/.rels", SimpleFileOptions::default()).unwrap();
    writer.write_all(&main("word/document.xml")).unwrap();
    writer
        .add_symlink("word/document.xml", "/etc/passwd", SimpleFileOptions::default())
        .unwrap();
    says(&refusal(&writer.finish().unwrap().into_inner()), &["缺少正文部件"]);
    // External relationships are not followed.
    let external = br#"<Relationships><Relationship Type="x/officeDocument" TargetMode="External" Target="http://example.com/a.xml"/></Relationships>"#;
    says(&refusal(&with("_rels/.rels", Some(external))), &["没有指明正文部件"]);
}

#[test]
fn limits_can_be_set_on_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let spaces = " ".repeat(3 * 1024 * 1024);
    let nested = format!("[[面]]{}{}", "<w:sdt>".repeat(40), "</w:sdt>".repeat(40));
    for (name, body) in [("bomb.docx", &spaces), ("deep.docx", &nested)] {
        std::fs::write(
            folder.path().join(name),
            Docx {
                body,
                ..Docx::default()
            }
            .bytes(),
        )
        .unwrap();
    }
    let table: [(&[&str], &str); 5] = [
        (&["bomb.docx"], "--max-ratio"),
        (
            &["bomb.docx", "--max-ratio", "100000", "--max-unpacked", "2"],
            "--max-unpacked",
        ),
        (&["bomb.docx", "--max-ratio", "100000"], "没有文字"),
        (&["deep.docx", "--max-depth", "20"], "--max-depth"),
        (&["deep.docx", "--max-depth", "9999999"], "16 到 512"),
    ];
    for (args, words) in table {
        let args: Vec<&str> = ["audit"].iter().chain(args).copied().collect();
        let output = run(folder.path(), &args, b"");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        says(&String::from_utf8_lossy(&output.stderr), &[words]);
    }
    let output = run(folder.path(), &["audit", "deep.docx"], b"");
    assert_eq!(output.status.code(), Some(0));
}
