//! What must hold for any text and any bytes at all. `PROPTEST_CASES` sets how many are tried.

use super::support::{audit_document, cases, value};
use super::{invariants, structure};
use duibiao::arithmetic::contradictions;
use duibiao::document::Document;
use duibiao::render::json;
use duibiao::source::{Limits, SourceText};
use proptest::prelude::*;

/// Bounded, so that the whole suite stays quick in a build without optimisation.
fn tries(usual: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: cases.unwrap_or(usual),
        // What once went wrong is kept by hand in cases/texts.yaml.
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Any Unicode, or something closer to a report: pieces of sentences, headings, numbers, brackets, table debris.
fn text() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "一、",
        "（一）",
        "1.",
        "1、",
        "(2)",
        "①",
        "一是",
        "二是",
        "第三条 ",
        "第一章",
        "下一步",
        "存在问题",
        "主要问题：",
        "2023年",
        "２０２２年12月31日",
        "二〇二一年",
        "太仓市人民政府",
        "法治政府建設",
        "年度報告",
        "投拆",
        "規範性檔案",
        "資訊",
        "视窗",
        "己完成",
        "2o2",
        "2019一2021",
        "（shè）",
        "shè",
        "(gong)",
        "?。ㄒ唬?",
        "**",
        "## ",
        "《",
        "》",
        "“",
        "”",
        "「",
        "」",
        "|",
        "||||",
        "![]()",
        "<!--",
        "-->",
        "| --- |",
        "。",
        "，",
        "；",
        "：",
        "、",
        "！",
        "!",
        ";",
        " ",
        "\u{3000}",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "\u{2028}",
        "\u{200b}",
        "\u{feff}",
        "重大行政决策",
        "合法性审查",
        "規範性文件",
        "法律顾问",
        "行政復議",
        "出庭應訴",
        "将",
        "计划",
        "不够",
        "有待加强",
        "聘请",
        "开展",
        "培训",
        "12345",
        "3.5万",
        "百分之九十八",
        "１００％",
        "近三百余件",
        "㎡",
        "⑴",
        "㈠",
        "ﬁ",
        "𠮷",
        "é",
        "e\u{301}",
        "👍",
        "ABC",
        "a b",
        "0",
    ]);
    let pieces = prop_oneof![
        6 => words.prop_map(str::to_owned),
        2 => "[一-龥]{1,12}",
        1 => "[！-～]{1,4}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop_oneof![
        1 => any::<String>(),
        4 => prop::collection::vec(pieces, 0..80).prop_map(|pieces| pieces.concat()),
    ]
}

fn parsed(text: &str) -> Document {
    Document::parse(SourceText::from_text("property", text))
}

/// Judges a text twice; lists what is wrong with the result.
fn judged(text: &str) -> Vec<String> {
    let first = audit_document(&parsed(text));
    let mut faults = invariants::faults(text, &value(first.clone()));
    if json(&[first]) != json(&[audit_document(&parsed(text))]) {
        faults.push("the same text was judged in two ways".to_owned());
    }
    faults
}

proptest! {
    #![proptest_config(tries(400))]

    #[test]
    fn the_parts_of_any_text_are_sound(text in text()) {
        prop_assert_eq!(structure::faults(&parsed(&text)), Vec::<String>::new());
    }
}

/// Pieces that accounts are made of, in any order.
fn account() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "共收到",
        "受理",
        "不予受理",
        "办结",
        "其中",
        "其他类",
        "合计",
        "同比减少",
        "办结率",
        "满意率达",
        "全县共办理行政复议案件",
        "3件",
        "12件",
        "95%",
        "120%",
        "1.5万件",
        "近20件",
        "９件",
        "9",
        "件",
        "，",
        "、",
        "；",
        "。",
        "（",
        "）",
        "“",
        "\n",
        "𠮷",
        "收到",
        "等",
        "九件",
        "百分之九十",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(tries(400))]

    #[test]
    fn any_account_can_be_checked(text in prop_oneof![account(), text()]) {
        let document = parsed(&text);
        let found = contradictions(&document);
        prop_assert_eq!(&found, &contradictions(&document));
        for contradiction in found {
            prop_assert!(!contradiction.figures.is_empty());
            for figure in contradiction.figures {
                prop_assert!(!document.slice(figure.span).is_empty(), "{:?}", figure);
                prop_assert!(figure.value.is_finite());
            }
        }
    }
}

proptest! {
    #![proptest_config(tries(40))]

    #[test]
    fn any_text_can_be_judged(text in text()) {
        prop_assert_eq!(judged(&text), Vec::<String>::new());
    }
}

proptest! {
    #![proptest_config(tries(600))]

    #[test]
    fn any_bytes_can_be_read_or_refused(start in prop::sample::select(vec![
        &b""[..], b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"%PDF", b"PK\x03\x04", b"\xce\xd2\xd5\xf2",
    ]), body in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(source) = SourceText::read("property", &[start, &body].concat(), None, &Limits::default()) {
            prop_assert!(!source.text().is_empty());
            prop_assert_eq!(source.characters(), source.text().chars().count());
            prop_assert_eq!(structure::faults(&Document::parse(source)), Vec::<String>::new());
        }
    }
}

#[test]
fn texts_that_are_known_to_be_hard_are_sound() {
    for text in cases::<Vec<String>>("texts.yaml") {
        let mut faults = structure::faults(&parsed(&text));
        faults.extend(judged(&text));
        assert_eq!(faults, Vec::<String>::new(), "{text:?}");
    }
}
