//! The parts of a Word file: legal, complete, fitting together, the same every time.

use super::word_file::{Block, blocks, elements, parts, render, result};
use duibiao::render::Lang;
use std::collections::BTreeSet;

#[test]
fn the_same_result_is_the_same_file() {
    let report = result("liuxi-township-2022");
    let bytes = render(&report, Lang::Zh);
    assert!(bytes == render(&report, Lang::Zh));
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    for i in 0..zip.len() {
        let part = zip.by_index(i).unwrap();
        let day = part.last_modified().unwrap();
        assert_eq!(
            (day.year(), day.month(), day.day()),
            (1980, 1, 1),
            "{}",
            part.name().unwrap()
        );
    }
}

#[test]
fn the_parts_fit_together() {
    let parts = parts(&render(&result("qinghe-county-2023"), Lang::Zh));
    let told: BTreeSet<String> = elements(&parts["[Content_Types].xml"])
        .into_iter()
        .filter_map(|(_, attributes)| {
            attributes
                .get("PartName")
                .map(|name| name.trim_start_matches('/').to_owned())
        })
        .collect();
    let there: BTreeSet<String> = parts
        .keys()
        .filter(|name| !name.ends_with(".rels") && !name.starts_with('['))
        .cloned()
        .collect();
    assert_eq!(told, there);
    let mut related = BTreeSet::new();
    for (part, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
        let targets = elements(&parts[part]);
        related.extend(
            targets
                .iter()
                .filter_map(|(_, about)| Some(format!("{folder}{}", about.get("Target")?))),
        );
    }
    assert_eq!(related, there, "every part is reached");
    let document = elements(&parts["word/document.xml"]);
    let ids: BTreeSet<String> = elements(&parts["word/styles.xml"])
        .into_iter()
        .filter_map(|(_, attributes)| attributes.get("w:styleId").cloned())
        .collect();
    let used = |names: [&str; 3]| -> BTreeSet<String> {
        let found = document.iter().filter(|(name, _)| names.contains(&name.as_str()));
        found.map(|(_, attributes)| attributes["w:val"].clone()).collect()
    };
    let used = used(["w:pStyle", "w:rStyle", "w:tblStyle"]);
    assert!(used.is_subset(&ids), "{used:?} ⊄ {ids:?}");
    assert!(used.contains("Heading1") && used.contains("Heading2"), "{used:?}");
    let faces: BTreeSet<String> = elements(&parts["word/fontTable.xml"])
        .into_iter()
        .filter(|(name, _)| name == "w:font")
        .map(|(_, attributes)| attributes["w:name"].clone())
        .collect();
    for (name, attributes) in elements(&parts["word/styles.xml"]) {
        if name == "w:rFonts" {
            for face in attributes.values() {
                assert!(faces.contains(face), "{face} has no stand-in");
            }
        }
    }
}

#[test]
fn every_row_is_as_wide_as_its_table() {
    for lang in [Lang::Zh, Lang::En] {
        let parts = parts(&render(&result("qinghe-county-2023"), lang));
        let (mut grid, mut row, mut rows) = (0, 0, 0);
        let mut check = |grid: u32, row: u32| {
            assert!(row == 0 || row == grid, "a row of {row} in a table of {grid}");
            rows += 1;
        };
        for (name, attributes) in elements(&parts["word/document.xml"]) {
            let width = || attributes["w:w"].parse::<u32>().unwrap();
            match name.as_str() {
                "w:tbl" => {
                    check(grid, row);
                    (grid, row) = (0, 0);
                }
                "w:gridCol" => grid += width(),
                "w:tr" => {
                    check(grid, row);
                    row = 0;
                }
                "w:tcW" => row += width(),
                _ => {}
            }
        }
        check(grid, row);
        assert!(rows > 200, "{rows}");
    }
}

#[test]
fn nothing_in_a_report_breaks_the_file() {
    const EVIL: &str = "甲\u{0}乙\u{7}\u{1b}[31m\u{202e}丙\u{fffe}\u{ffff}<w:p>&amp;]]>\"'\r\n丁\u{2028}\t戊\u{85}";
    const SHOWN: &str =
        "甲⟨U+0000⟩乙⟨U+0007⟩⟨U+001B⟩[31m⟨U+202E⟩丙⟨U+FFFE⟩⟨U+FFFF⟩<w:p>&amp;]]>\"' 丁⟨U+2028⟩ 戊⟨U+0085⟩";
    let mut report = result("yunling-bureau-2023");
    report.report.locality = Some(EVIL.to_owned());
    report.report.title = Some(EVIL.to_owned());
    report.report.issuer = Some(EVIL.to_owned());
    report.report.path = EVIL.to_owned();
    report.pack.title = EVIL.to_owned();
    for notice in &mut report.notices {
        notice.messages.zh = EVIL.to_owned();
    }
    for section in &mut report.sections {
        section.title = EVIL.to_owned();
        for requirement in &mut section.requirements {
            requirement.title = EVIL.to_owned();
            requirement.lead = vec![EVIL.to_owned()];
            requirement.basis = vec![EVIL.to_owned()];
            requirement.remedy = EVIL.to_owned();
            for criterion in &mut requirement.criteria {
                criterion.asks = EVIL.to_owned();
                for quote in &mut criterion.evidence {
                    quote.place.quote = EVIL.to_owned();
                    quote.section = Some(EVIL.to_owned());
                }
            }
        }
    }
    let bytes = render(&report, Lang::Zh);
    for (name, xml) in parts(&bytes) {
        let illegal = xml.chars().find(|&c| {
            let legal = matches!(c, '\n' | '\t' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
            !legal || matches!(c, '\u{202e}' | '\u{2028}' | '\u{85}')
        });
        assert_eq!(illegal, None, "{name}");
        assert!(!elements(&xml).is_empty(), "{name}");
    }
    let text: String = blocks(&bytes)
        .iter()
        .map(|block| match block {
            Block::Paragraph(_, text) => text.clone(),
            Block::Table(rows) => rows.concat().concat(),
        })
        .collect();
    let told = text.matches(SHOWN).count();
    assert!(told > report.criteria().count(), "{told}: {text:.500}");
}
