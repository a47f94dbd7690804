//! Word documents that are well formed whatever the bytes: a byte draws a step, so that the fuzzer reaches what the
//! elements mean and not only whether they are closed.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::{FileOptions, SimpleFileOptions};

const MAIN: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml""#,
);

/// The parts that are drawn, in order; each ends where the bytes say so.
const PARTS: [&str; 5] = ["document", "numbering", "styles", "footnotes", "endnotes"];

/// Elements that mean something to the reader, and some that do not.
#[rustfmt::skip]
const ELEMENTS: [&str; 76] = [
    "w:body", "w:p", "w:r", "w:t", "w:pPr", "w:rPr", "w:tbl", "w:tr", "w:tc", "w:tcPr", "w:tblPr", "w:trPr",
    "w:gridSpan", "w:vMerge", "w:hMerge", "w:numPr", "w:ilvl", "w:numId", "w:pStyle", "w:rStyle", "w:outlineLvl",
    "w:abstractNum", "w:num", "w:abstractNumId", "w:lvl", "w:start", "w:numFmt", "w:lvlText", "w:lvlRestart",
    "w:isLgl", "w:suff", "w:lvlOverride", "w:startOverride", "w:numStyleLink", "w:styleLink", "w:style",
    "w:basedOn", "w:name", "w:docDefaults", "w:pPrDefault", "w:rPrDefault", "w:vanish", "w:del", "w:ins",
    "w:moveFrom", "w:moveTo", "w:fldChar", "w:instrText", "w:fldSimple", "w:hyperlink", "w:sdt", "w:sdtPr",
    "w:sdtContent", "w:showingPlcHdr", "w:docPartGallery", "w:txbxContent", "w:pict", "v:textbox", "mc:AlternateContent",
    "mc:Choice", "mc:Fallback", "w:drawing", "wps:txbx", "w:footnote", "w:endnote", "w:footnoteReference",
    "w:endnoteReference", "w:tab", "w:br", "w:cr", "w:sym", "m:oMath", "m:t", "w:ruby", "w:rt", "w:rubyBase",
];

#[rustfmt::skip]
const VALUES: [&str; 40] = [
    "0", "1", "2", "3", "8", "9", "-1", "99999999999", "4294967295", "true", "false", "off", "decimal",
    "chineseCounting", "chineseCountingThousand", "ideographTraditional", "lowerRoman", "upperLetter", "bullet",
    "decimalEnclosedCircle", "%1、", "（%2）", "第%1章", "%1.%2.%3", "%", "%%1", "begin", "separate", "end", "restart",
    "continue", "space", "nothing", "separator", "a", "b", "Heading1", "heading 1", "F0B7", "Table of Contents",
];

#[rustfmt::skip]
const ATTRIBUTES: [&str; 10] = [
    "w:val", "w:id", "w:abstractNumId", "w:numId", "w:ilvl", "w:styleId", "w:type", "w:default", "w:fldCharType",
    "w:instr",
];

#[rustfmt::skip]
const WORDS: [&str; 24] = [
    "法治政府建设", "年度报告", "一、", "（二）", "3.", "12件", " ", "\t", "\n", "。", "，", "：", "&amp;", "&#x1F44D;",
    "&lt;", "TOC \\o", "EQ \\o\\ac(○,1)", "PAGE", "HYPERLINK", "2023年", "附件", "\u{3000}", "\u{a0}", "青禾县",
];

/// A docx of what the bytes draw.
pub fn docx(bytes: &[u8]) -> Vec<u8> {
    let mut steps = bytes.iter().copied();
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        ("_rels/.rels".to_owned(), relationships(&["officeDocument"], "word/")),
        (
            "word/_rels/document.xml.rels".to_owned(),
            relationships(&PARTS[1..], ""),
        ),
    ];
    for part in PARTS {
        files.push((format!("word/{part}.xml"), drawn(part, &mut steps)));
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options: SimpleFileOptions = FileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in files {
        writer.start_file(name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn relationships(kinds: &[&str], folder: &str) -> String {
    let each = kinds.iter().enumerate().map(|(i, kind)| {
        let file = if *kind == "officeDocument" { "document" } else { kind };
        format!(r#"<Relationship Id="r{i}" Type="{MAIN}/{kind}" Target="{folder}{file}.xml"/>"#)
    });
    format!("<Relationships>{}</Relationships>", each.collect::<String>())
}

/// One part: elements opened and closed as the bytes say, whatever is open closed at its end.
fn drawn(part: &str, steps: &mut impl Iterator<Item = u8>) -> String {
    let mut out = format!("<w:{part} {NAMESPACES}>");
    let mut open = Vec::new();
    if part == "document" {
        out.push_str("<w:body>");
        open.push("w:body");
    }
    while let Some(step) = steps.next() {
        match step {
            0xff => break,
            // Capital letters and below: the frame of a paragraph in one step.
            0 => {
                out.push_str("<w:p><w:r><w:t>");
                open.extend(["w:p", "w:r", "w:t"]);
            }
            1..=31 => {
                for _ in 0..step.min(3) {
                    if let Some(name) = open.pop() {
                        let _ = write!(out, "</{name}>");
                    }
                }
            }
            32..=107 => open_element(ELEMENTS[usize::from(step - 32)], steps, &mut out, &mut open),
            108..=183 => {
                let name = ELEMENTS[usize::from(step - 108)];
                let value = pick(&VALUES, steps);
                let _ = write!(out, r#"<{name} w:val="{value}"/>"#);
            }
            _ => out.push_str(WORDS[usize::from(step - 184) % WORDS.len()]),
        }
    }
    for name in open.into_iter().rev() {
        let _ = write!(out, "</{name}>");
    }
    out + &format!("</w:{part}>")
}

fn open_element(
    name: &'static str,
    steps: &mut impl Iterator<Item = u8>,
    out: &mut String,
    open: &mut Vec<&'static str>,
) {
    let _ = write!(out, "<{name}");
    let mut given = Vec::new();
    for _ in 0..steps.next().unwrap_or_default() % 4 {
        let attribute = pick(&ATTRIBUTES, steps);
        let value = pick(&VALUES, steps);
        if !given.contains(&attribute) {
            let _ = write!(out, r#" {attribute}="{value}""#);
            given.push(attribute);
        }
    }
    out.push('>');
    open.push(name);
}

fn pick<'a>(of: &[&'a str], steps: &mut impl Iterator<Item = u8>) -> &'a str {
    of[usize::from(steps.next().unwrap_or_default()) % of.len()]
}
