//! Marks, lists, tables, front matter, and texts made to break a reader.

use super::super::{InputFormat, Limits, SourceError, SourceText};
use super::read;
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn text(markdown: &str) -> String {
    read(markdown.as_bytes(), &Limits::default()).unwrap().text
}

fn lines(markdown: &str) -> Vec<String> {
    text(markdown).lines().map(str::to_owned).collect()
}

#[test]
fn marks_go_and_words_stay() {
    for (markdown, expected) in [
        ("# 年度报告\n\n## 一、成效\n正文。", "年度报告|一、成效|正文。"),
        ("**一、**强化组织领导", "一、强化组织领导"),
        (
            "**一、强化组织领导。**全年召开会议2次。",
            "一、强化组织领导。全年召开会议2次。",
        ),
        ("重*大*行**政**决策", "重大行政决策"),
        ("##一、主要成效\n正文", "一、主要成效|正文"),
        ("1\\.抓实学习，\\*\\*原样\\*\\*", "1.抓实学习，**原样**"),
        ("见[清单](http://example.invalid)和![图](a.png)。", "见清单和。"),
        ("甲  \n乙\\\n丙", "甲|乙|丙"),
        ("> 引文\n> 第二行", "引文|第二行"),
        ("办结率90~95%，1~3月22件", "办结率90~95%，1~3月22件"),
        ("```\n代码**原样**\n```", "代码**原样**"),
        ("甲[^1]乙\n\n[^1]: 注释", "甲乙|注释"),
        (
            "一、成效\n===\n\n二、不足\n---\n\n***\n\n三、计划",
            "一、成效|二、不足|三、计划",
        ),
        ("第一行\r\n第二行\r第三行", "第一行|第二行|第三行"),
        ("&lt;script&gt;是文字", "<script>是文字"),
    ] {
        assert_eq!(lines(markdown).join("|"), expected, "{markdown}");
    }
}

#[test]
fn numbers_are_as_written() {
    assert_eq!(
        lines("1. 甲\n1. 乙\n   续行\n8. 丙\n\n- 丁\n\n3) 戊"),
        ["1.甲", "1.乙", "续行", "8.丙", "丁", "3)戊"]
    );
}

#[test]
fn tables_and_pieces_of_html() {
    assert_eq!(
        lines("| 指标 | 数值 |\n|---|---|\n| 复议 | 22件 |\n| **应诉** | |"),
        ["指标　数值", "复议　22件", "应诉"]
    );
    assert_eq!(
        lines(
            "<div align=\"center\">年度报告</div>\n\n<!-- 批注 -->\n\n甲<br>乙<span>丙</span>\n\n<script>\nx\n</script>"
        ),
        ["年度报告", "甲", "乙丙"]
    );
}

#[test]
fn front_matter_is_not_text() {
    let found = read(
        "---\ntitle: \"青禾县2023年法治政府建设年度报告\"\ndate: 2024-03-18T08:00:00+08:00\nsource: 青禾县司法局\n---\n\n一、成效\n"
            .as_bytes(),
        &Limits::default(),
    )
    .unwrap();
    assert_eq!(found.text, "一、成效\n");
    assert_eq!(found.about.title.as_deref(), Some("青禾县2023年法治政府建设年度报告"));
    assert_eq!(
        found.about.published.map(|day| day.to_string()).as_deref(),
        Some("2024-03-18")
    );
    assert_eq!(found.about.origin.as_deref(), Some("青禾县司法局"));
}

#[test]
fn only_files_called_so_are_markdown() {
    let detect = |name: &str| InputFormat::detect(name, "**一、**成效".as_bytes()).unwrap();
    assert_eq!(detect("报告.md"), InputFormat::Markdown);
    assert_eq!(detect("报告.MARKDOWN"), InputFormat::Markdown);
    assert_eq!(detect("报告.txt"), InputFormat::Text);
    assert_eq!(detect("-"), InputFormat::Text);
}

#[test]
fn texts_made_to_break_a_reader_end_soon() {
    for (name, markdown) in [
        ("quotes", ">".repeat(300_000) + "甲"),
        ("lists", "- ".repeat(300_000) + "甲"),
        ("numbers", "1. ".repeat(300_000) + "甲"),
        (
            "nested lists",
            (0..3_000).map(|i| " ".repeat(i * 2) + "- 甲\n").collect(),
        ),
        ("brackets", "[".repeat(300_000) + "甲"),
        ("images", "![".repeat(300_000) + "甲"),
        ("stars", "*甲 **乙 ".repeat(50_000)),
        ("underlines", "_".repeat(300_000) + "甲"),
        ("backticks", (1..1_500).map(|i| "`".repeat(i) + "甲").collect()),
        (
            "cells",
            format!("|{}\n|{}\n甲", "a|".repeat(20_000), "-|".repeat(20_000)),
        ),
        ("entities", "&amp;".repeat(200_000)),
        ("html", "<div>".repeat(200_000)),
        ("links", "[a]: b\n".repeat(100_000) + "甲[a]"),
        (
            "front matter never closed",
            "---\n".to_owned() + &"a: b\n".repeat(100_000),
        ),
    ] {
        let start = Instant::now();
        let found = SourceText::read(
            name,
            markdown.as_bytes(),
            Some(InputFormat::Markdown),
            &Limits::default(),
        );
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "{name}: {:?}",
            start.elapsed()
        );
        if let Err(error) = found {
            assert!(
                matches!(error, SourceError::TooMuch { .. } | SourceError::Empty),
                "{name}: {error}"
            );
        }
    }
}

const PIECES: [&str; 30] = [
    "# ",
    "##",
    "**",
    "*",
    "_",
    "__",
    "- ",
    "1. ",
    "3) ",
    "> ",
    "    ",
    "\n",
    "\n\n",
    "|",
    "|---|---|\n",
    "---\n",
    "===\n",
    "```\n",
    "`",
    "[甲](b)",
    "![图](c)",
    "<div>",
    "</div>",
    "<br>",
    "<table><tr><td>",
    "\\*",
    "[^1]",
    "[^1]: 注",
    "&amp;",
    "一、成效",
];

proptest! {
    #[test]
    fn soups_of_marks_are_read(picks in prop::collection::vec(0..PIECES.len(), 0..60)) {
        let markdown: String = picks.iter().map(|&i| PIECES[i]).collect();
        if markdown.is_empty() {
            return Ok(());
        }
        let text = text(&markdown);
        prop_assert!(text == "\n" || text.lines().all(|line| !line.trim().is_empty()), "{text:?}");
    }
}
