//! Word documents made to do harm: bombs, nesting without end, names that lead elsewhere, any order of elements.

use super::docx_broken::{refusal, refusal_within, says, with};
use super::docx_file::{Docx, relationships, zipped};
use super::structure::faults;
use super::support::run;
use duibiao::document::Document;
use duibiao::source::{Limits, SourceText};
use proptest::prelude::*;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

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

/// Elements in any order, each closed where the next one on the way out is.
fn soup(pieces: &[usize]) -> String {
    const PIECES: [&str; 24] = [
        "w:p",
        "w:p",
        "w:r",
        "w:r",
        "w:tbl",
        "w:tr",
        "w:tc",
        "w:sdt",
        "w:sdtPr",
        "w:sdtContent",
        "w:txbxContent",
        "w:pPr",
        "w:rPr",
        "w:numPr",
        "w:del",
        "w:ruby",
        "mc:AlternateContent",
        "mc:Choice",
        "mc:Fallback",
        "w:numId w:val='1'",
        "w:vanish",
        "w:fldChar w:fldCharType='begin'",
        "w:fldChar w:fldCharType='separate'",
        "w:fldChar w:fldCharType='end'",
    ];
    let (mut out, mut open) = (String::new(), Vec::new());
    for &piece in pieces {
        match PIECES.get(piece) {
            Some(start) => {
                out += &format!("<{start}>");
                open.push(start.split(' ').next().unwrap());
            }
            None if piece % 3 == 0 => out += "[一、法治]",
            None => out.extend(open.pop().map(|name| format!("</{name}>"))),
        }
    }
    out.extend(open.into_iter().rev().map(|name| format!("</{name}>")));
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn elements_may_stand_anywhere(pieces in prop::collection::vec(0..48_usize, 0..120)) {
        let body = format!("[[开头]]{}", soup(&pieces));
        let numbering = "<w:abstractNum w:abstractNumId='0'>lvl(0 chineseCounting %1、)</w:abstractNum>\
                         <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
        let bytes = Docx { body: &body, numbering, ..Docx::default() }.bytes();
        match SourceText::read("报告.docx", &bytes, None, &Limits::default()) {
            Ok(source) => {
                prop_assert!(source.text().starts_with("开头"));
                prop_assert_eq!(faults(&Document::parse(source)), Vec::<String>::new());
            }
            Err(error) => prop_assert!(false, "{}", error),
        }
    }
}
