//! Pages that are refused, and pages made to break a reader.

use super::super::{InputFormat, Limits, SourceError, SourceText};
use super::read;
use proptest::prelude::*;
use std::time::{Duration, Instant};

const SENTENCE: &str = "全年办理行政复议案件二十二件，办结率百分之百，群众满意度稳步提高。";

fn text(html: &str) -> Result<String, SourceError> {
    read(html.as_bytes(), &Limits::default()).map(|extracted| extracted.text)
}

#[test]
fn pages_without_an_article_are_refused() {
    let links: String = (0..12)
        .map(|i| format!("<li><a href={i}>关于印发第{i}号文件的通知，请认真贯彻落实，抓好各项任务</a><span>2023-03-02</span></li>"))
        .collect();
    let abstracts: String = (0..12)
        .map(|i| format!("<div><h3><a href={i}>县政府召开第{i}次常务会议</a></h3><p>会议强调，{SENTENCE}…</p></div>"))
        .collect();
    for (html, expected) in [
        (format!("<html><body><ul>{links}</ul></body></html>"), "列表页"),
        (format!("<html><body>{abstracts}</body></html>"), "列表页"),
        (
            "<html><head><title>404 Not Found</title></head><body><h1>404</h1><p>抱歉，您访问的页面不存在，可能已被删除或者地址有误。</p></body></html>".to_owned(),
            "出错页",
        ),
        (
            "<html><body><form>用户名<input name=u>密码<input type=password></form><p>请先登录，登录后方可查看本栏目的内容。</p></body></html>".to_owned(),
            "登录页",
        ),
        ("<html><frameset><frame src=a.html></frameset></html>".to_owned(), "框架页"),
        ("<html><body><script>document.write('正文')</script></body></html>".to_owned(), "没有成段的文字"),
    ] {
        match text(&html) {
            Err(SourceError::NoArticle { reason }) => assert!(reason.contains(expected), "{reason}: {html}"),
            other => panic!("{other:?}: {html}"),
        }
    }
}

#[test]
fn a_bare_page_of_one_sentence_is_an_article() {
    assert_eq!(text(&format!("<p>{SENTENCE}</p>")).unwrap(), format!("{SENTENCE}\n"));
    let figure = format!("<p>404件案件全部办结，其中行政复议22件，行政应诉13件。</p><p>{SENTENCE}</p>");
    assert!(text(&figure).unwrap().starts_with("404件"));
}

#[test]
fn a_signature_below_the_article_belongs_to_it() {
    let site = "<p>版权所有</p><p>网站标识码：3300000001</p>";
    let page = |after: &str| {
        let body = format!("<p>{SENTENCE}</p>").repeat(3);
        text(&format!(
            "<html><body><div id=zoom>{body}</div>{after}{site}</body></html>"
        ))
        .unwrap()
    };
    assert!(page("<p>青禾县人民政府</p><p>2024年3月18日</p>").ends_with("\n青禾县人民政府\n2024年3月18日\n"));
    assert!(page("<p>2024年3月18日</p>").ends_with("提高。\n"));
    assert!(page("<p>青禾县人民政府</p><p>联系电话</p>").ends_with("提高。\n"));
}

#[test]
fn a_page_in_utf16_or_with_a_mark_is_read() {
    let html = format!("<html><head><meta charset=utf-8></head><body><p>{SENTENCE}</p></body></html>");
    let little: Vec<u8> = html.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [
        [b"\xff\xfe".as_slice(), &little].concat(),
        [b"\xef\xbb\xbf", html.as_bytes()].concat(),
    ] {
        let source = SourceText::read("page", &bytes, None, &Limits::default()).unwrap();
        assert_eq!(source.format(), InputFormat::Html);
        assert_eq!(source.text().trim_end(), SENTENCE);
    }
}

#[test]
fn side_bars_with_abstracts_are_not_the_article() {
    let report: String = (1..=8).map(|i| format!("<p>{i}.{SENTENCE}</p>")).collect();
    let page = format!(
        "<html><body><div class=wrap><div class=left><div class=x>{report}</div></div>\
         <div class='side-bar hot-news'><p>外地要闻：{SENTENCE}</p><p>外地要闻：{SENTENCE}</p></div></div></body></html>"
    );
    assert_eq!(text(&page).unwrap().matches(SENTENCE).count(), 8);
    assert!(!text(&page).unwrap().contains("外地"));
}

#[test]
fn web_archives_are_refused_with_a_remedy() {
    let mht =
        b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html>";
    assert!(matches!(
        InputFormat::detect("a.mht", mht),
        Err(SourceError::Unsupported { .. })
    ));
}

#[test]
fn damaged_bytes_matter_in_the_article_only() {
    let page = |description: &[u8], article: &[u8]| {
        let paragraph = encoding_rs::GBK.encode(SENTENCE).0.repeat(30);
        let parts: [&[u8]; 7] = [
            b"<html><head><meta charset=gb2312><meta name=description content=\"",
            description,
            b"\"></head><body><div id=zoom><p>",
            &paragraph,
            article,
            b"</p><p>",
            b"</p></div></body></html>",
        ];
        read(&parts.concat(), &Limits::default())
    };
    let found = page(b"\xc8\xab\xc4", b"").unwrap();
    assert_eq!(found.encoding, "gb18030");
    assert_eq!(found.text.trim_end(), SENTENCE.repeat(30));
    assert!(matches!(
        page(b"", b"\xc8\xff"),
        Err(SourceError::UnknownEncoding { .. })
    ));
}

#[test]
fn a_page_may_lie_about_its_encoding() {
    let html = format!("<html><head><meta charset=gb2312></head><body><p>{SENTENCE}</p></body></html>");
    assert!(text(&html).unwrap().contains(SENTENCE));
    let big5 = "<html><head><meta http-equiv=content-type content='text/html; charset=big5'></head><body><p>全年辦理行政復議案件二十二件，辦結率百分之百。</p>";
    let (bytes, _, _) = encoding_rs::BIG5.encode(big5);
    assert_eq!(read(&bytes, &Limits::default()).unwrap().encoding, "Big5");
}

#[test]
fn pages_made_to_break_a_reader_end_soon_and_clearly() {
    let article = format!("<p>{SENTENCE}</p>");
    let long = "甲".repeat(1_000_000);
    let attacks: Vec<(&str, String, bool)> = vec![
        ("nested div", "<div>".repeat(200_000), false),
        (
            "nested spans and an article",
            "<span>".repeat(200_000) + &article,
            false,
        ),
        (
            "nested blockquotes, closed",
            "<blockquote>".repeat(50_000) + &"</blockquote>".repeat(50_000),
            false,
        ),
        (
            "a megabyte of tables",
            format!("<html>{}{article}", "<table>".repeat(150_000)),
            true,
        ),
        (
            "a megabyte of cells",
            format!("<table><tr>{}</table>{article}", "<td>".repeat(250_000)),
            true,
        ),
        (
            "formatting never closed",
            format!("{}{article}", "<b><i><font>".repeat(20_000)),
            false,
        ),
        (
            "formatting never closed, then paragraphs",
            "<p>".to_owned()
                + &(0..100).map(|i| format!("<font size={i}>")).collect::<String>()
                + &"<p>a".repeat(20_000),
            false,
        ),
        (
            "a huge attribute",
            format!("<div title=\"{long}\">{article}</div>"),
            true,
        ),
        (
            "an attribute never closed",
            format!("<div title=\"{long}{article}"),
            false,
        ),
        (
            "many attributes",
            format!("<div {}>{article}", "a ".repeat(300_000)),
            false,
        ),
        (
            "a comment never closed",
            format!("<html><body>{article}<!-- {long}"),
            true,
        ),
        (
            "a script never closed",
            format!("<html><body>{article}<script>{long}"),
            true,
        ),
        (
            "script only",
            "<html><script>".to_owned() + &"x=1;".repeat(1000) + "</script></html>",
            false,
        ),
        (
            "entities",
            format!("<html><body>{article}<p>{}</p>", "&amp;".repeat(200_000)),
            true,
        ),
        (
            "an entity bomb",
            format!("<!DOCTYPE html [<!ENTITY a \"&b;&b;\"><!ENTITY b \"&a;&a;\">]><html><body>{article}<p>&a;</p>"),
            true,
        ),
        (
            "closing tags only",
            "</p></div></table>".repeat(50_000) + &article,
            true,
        ),
        (
            "broken tags",
            format!("<html><body><p<p<<p>><//p></ p>{article}<"),
            true,
        ),
        (
            "list items without a list",
            format!("{}{article}", "<li>".repeat(100_000)),
            true,
        ),
        (
            "options",
            format!("<select>{}</select>{article}", "<option>".repeat(100_000)),
            true,
        ),
        ("templates", format!("{}{article}", "<template>".repeat(100_000)), false),
        (
            "math and svg",
            format!("{}{article}", "<math><mi><svg>".repeat(30_000)),
            false,
        ),
        (
            "a list that counts too far",
            format!("<ol start=9223372036854775807><li>{SENTENCE}<li>{SENTENCE}</ol>"),
            true,
        ),
        (
            "line separators as entities",
            format!("<p>行政&#x2028;复议{SENTENCE}&#xb;</p>"),
            true,
        ),
        (
            "characters that are none",
            format!("<p>&#0;&#xD800;&#x110000;{SENTENCE}</p>"),
            true,
        ),
        ("a right-to-left mark", format!("<p>\u{202e}{SENTENCE}</p>"), true),
    ];
    for (name, html, article) in attacks {
        let start = Instant::now();
        let found = SourceText::read(name, html.as_bytes(), Some(InputFormat::Html), &Limits::default());
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "{name}: {:?}",
            start.elapsed()
        );
        match found {
            Ok(source) => assert!(article && source.text().contains(SENTENCE), "{name}"),
            Err(error) => assert!(!article && !error.to_string().contains("读取中断"), "{name}: {error}"),
        }
    }
    let nul = SourceText::read(
        "nul",
        b"<html><body><p>\0\0</p>",
        Some(InputFormat::Html),
        &Limits::default(),
    );
    assert!(matches!(nul, Err(SourceError::Binary { .. })));
}

/// Pieces that pages are made of, whole and broken.
const PIECES: [&str; 44] = [
    "<p>",
    "</p>",
    "<div class=\"nav\">",
    "<div id=zoom>",
    "</div>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "</td>",
    "<th>",
    "<ol start=3>",
    "<ul>",
    "<li>",
    "</ol>",
    "<a href=1>",
    "</a>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<font size=3>",
    "<br>",
    "<pre>",
    "<form>",
    "<select><option>",
    "<template>",
    "</template>",
    "<svg>",
    "<math>",
    "<script>",
    "</script>",
    "<!--ZJEG_RSS.content.begin-->",
    "<!--ZJEG_RSS.content.end-->",
    "<!--",
    "-->",
    "<frameset>",
    "<body class=article-content>",
    "<span style=\"display:none\">",
    "&nbsp;",
    "\n",
    "来源：县政府办 2024-03-20 10:11",
    "<h1>青禾县法治政府建设年度报告</h1>",
    SENTENCE,
];

proptest! {
    #[test]
    fn soups_of_tags_are_read_or_refused(picks in prop::collection::vec(0..PIECES.len(), 0..60)) {
        let html: String = picks.iter().map(|&i| PIECES[i]).collect();
        // Not through the door of the module, which would contain a panic.
        if let Ok(text) = text(&html) {
            prop_assert!(text.lines().all(|line| !line.trim().is_empty() && line.trim_end() == line));
            prop_assert!(!text.contains("<p>") && !text.contains("</"));
        }
    }
}
