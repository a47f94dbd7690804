//! Word documents: what is read from them (`cases/docx.yaml`), where it stands, and that the verdicts are those of
//! the plain text.

use super::docx_file::{Docx, relationships, zipped};
use super::support::{audit, cases, criteria, files, project, sample, stem, value};
use duibiao::document::Document;
use duibiao::source::{InputFormat, Limits, SourceError, SourceText, Unit};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    body: String,
    #[serde(default)]
    styles: String,
    #[serde(default)]
    numbering: String,
    #[serde(default)]
    footnotes: String,
    #[serde(default)]
    endnotes: String,
    lines: Vec<String>,
}

fn read(bytes: &[u8]) -> Result<SourceText, SourceError> {
    SourceText::read("报告.docx", bytes, None, &Limits::default())
}

#[test]
fn documents_read_as_the_cases_say() {
    let table: Vec<Case> = cases("docx.yaml");
    let mut faults = Vec::new();
    for case in &table {
        let docx = Docx {
            body: &case.body,
            styles: &case.styles,
            numbering: &case.numbering,
            footnotes: &case.footnotes,
            endnotes: &case.endnotes,
            title: "",
        };
        match read(&docx.bytes()) {
            Ok(source) => {
                let lines: Vec<&str> = source.text().lines().filter(|line| !line.is_empty()).collect();
                if lines != case.lines {
                    faults.push(format!("{}: {lines:?}, not {:?}", case.name, case.lines));
                }
            }
            Err(error) => faults.push(format!("{}: {error}", case.name)),
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn places_are_paragraphs_of_the_original() {
    let docx = Docx {
        body: "[[甲]]<w:p/><w:tbl><w:tr><w:tc>[[乙]]</w:tc><w:tc>[[丙]]</w:tc></w:tr></w:tbl>\
               <w:p>[丁]<w:r><w:footnoteReference w:id='2'/><w:pict><w:txbxContent>[[框]]</w:txbxContent></w:pict></w:r></w:p>[[戊]]",
        footnotes: "<w:footnote w:id='2'>[[注]]</w:footnote>",
        ..Docx::default()
    };
    let source = read(&docx.bytes()).unwrap();
    let unit = |words: &str| source.unit(source.text().find(words).unwrap());
    for (words, paragraph) in [
        ("甲", 1),
        ("乙", 3),
        ("丙", 4),
        ("丁", 5),
        ("框", 5),
        ("戊", 6),
        ("注", 5),
    ] {
        assert_eq!(unit(words), Some(Unit::Paragraph(paragraph)), "{words}");
    }
    assert_eq!(source.format(), InputFormat::Docx);
}

#[test]
fn headings_and_indented_paragraphs_do_not_run_together() {
    let docx = Docx {
        styles: "<w:style w:type='paragraph' w:styleId='h'><w:name w:val='heading 2'/></w:style>\
                 <w:style w:type='paragraph' w:default='1' w:styleId='n'><w:name w:val='Normal'/></w:style>\
                 <w:style w:type='paragraph' w:styleId='i'><w:name w:val='正文缩进'/><w:pPr><w:ind w:firstLineChars='200' w:firstLine='640'/></w:pPr></w:style>",
        body: "<w:p><w:pPr><w:pStyle w:val='h'/></w:pPr>[坚持党的领导，筑牢全镇依法治理根基]</w:p>\
               [[全年研究涉法事项三次，会前学法十次，并形成整改台账]]\
               <w:p><w:pPr><w:pStyle w:val='i'/></w:pPr>[镇里聘请两名律师]</w:p>\
               [[逐件审查合同，出具意见书，由司法所归档备查，全年共]][[四十件，无一差错。]]",
        ..Docx::default()
    };
    let document = Document::parse(read(&docx.bytes()).unwrap());
    let paragraphs: Vec<&str> = document
        .paragraphs()
        .iter()
        .map(|span| &document.text()[span.start..span.end])
        .collect();
    assert_eq!(paragraphs.len(), 4, "{paragraphs:#?}");
    assert!(
        paragraphs[3].ends_with("全年共四十件,无一差错。"),
        "pasted lines are joined: {paragraphs:#?}"
    );
}

#[test]
fn notes_are_no_headings() {
    let docx = Docx {
        body: "[[一、做法]]<w:p>[会前学法十次。]<w:r><w:footnoteReference w:id='2'/></w:r></w:p>",
        footnotes: "<w:footnote w:id='2'><w:p>[二、不是标题]<w:r><w:br/></w:r>[三、也不是]</w:p></w:footnote>",
        ..Docx::default()
    };
    let document = Document::parse(read(&docx.bytes()).unwrap());
    assert_eq!(document.sections().len(), 1);
}

#[test]
fn notes_do_not_hide_the_signature() {
    let (mut body, mut footnotes) = (String::from("[[青禾县2023年法治政府建设年度报告]]"), String::new());
    for id in 1..=20 {
        body += &format!("<w:p>[会前学法十次。]<w:r><w:footnoteReference w:id='{id}'/></w:r></w:p>");
        footnotes += &format!("<w:footnote w:id='{id}'>[[说明。]]</w:footnote>");
    }
    body += "[[青禾县人民政府]][[2024年2月26日]]";
    let docx = Docx {
        body: &body,
        footnotes: &footnotes,
        ..Docx::default()
    };
    let document = Document::parse(read(&docx.bytes()).unwrap());
    assert_eq!(document.facts().signed.unwrap().to_string(), "2024-02-26");
    assert!(document.text().trim_end().ends_with("【脚注20】说明。"));
}

#[test]
fn the_title_of_the_properties_is_kept_if_it_says_something() {
    let title = |title| {
        let docx = Docx {
            body: "[[正文]]",
            title,
            ..Docx::default()
        };
        read(&docx.bytes()).unwrap().about().title.clone()
    };
    assert_eq!(
        title("青禾县法治政府建设年度报告").as_deref(),
        Some("青禾县法治政府建设年度报告")
    );
    assert_eq!(title("文档1"), None);
    assert_eq!(title("&broken;"), None);
}

#[test]
fn parts_may_have_any_name_and_strict_namespaces() {
    let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    let parts = vec![
        (
            "_rels/.rels".to_owned(),
            br#"<Relationships><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/WORD/Main2.xml"/></Relationships>"#.to_vec(),
        ),
        (
            "word\\main2.xml".to_owned(),
            format!("<d:document xmlns:d='{strict}'><d:body><d:p><d:pPr><d:pStyle d:val='x'/></d:pPr><d:r><d:t>严格</d:t></d:r></d:p></d:body></d:document>")
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect(),
        ),
        ("WORD/_rels/Main2.xml.rels".to_owned(), relationships(&[("styles", "../样式/s.xml")])),
        (
            "样式/s.xml".to_owned(),
            format!("<d:styles xmlns:d='{strict}'><d:style d:styleId='x'><d:name d:val='标题 1'/></d:style></d:styles>").into_bytes(),
        ),
    ];
    assert_eq!(read(&zipped(&parts)).unwrap().text().trim(), "严格");
}

#[test]
fn verdicts_are_those_of_the_plain_text() {
    let folder = project("tests/fixtures/inputs/docx");
    let files = files(&folder, "docx");
    assert!(files.len() >= 3, "{files:?}");
    for path in files {
        let name = stem(&path);
        let plain = name.rsplit_once('.').map_or(name.as_str(), |(plain, _)| plain);
        let judged = |name: &str, bytes: &[u8]| -> Vec<(String, String, String)> {
            let report = value(audit(name, bytes));
            let field = |criterion: &serde_json::Value, key: &str| criterion[key].to_string();
            criteria(&report)
                .map(|c| (field(c, "id"), field(c, "status"), field(c, "strength")))
                .collect()
        };
        let wanted = judged("报告.txt", &sample(plain));
        let got = judged("报告.docx", &std::fs::read(&path).unwrap());
        assert!(wanted.len() > 100);
        let folded = |name: &str, bytes: &[u8]| {
            let source = SourceText::read(name, bytes, None, &Limits::default()).unwrap();
            Document::parse(source).text().to_owned()
        };
        // Automatic numbers and all.
        let text = folded("报告.docx", &std::fs::read(&path).unwrap());
        assert!(text == folded("报告.txt", &sample(plain)), "{name}: {text}");
        assert_eq!(got, wanted, "{name}");
    }
}
