//! What the head and the foot of a report tell.

use crate::document::{Document, Level};
use crate::source::SourceText;

fn facts(text: &str) -> super::Facts {
    Document::parse(SourceText::from_text("report", text)).facts().clone()
}

#[test]
fn what_the_head_and_the_foot_tell() {
    let text = "云岭市人民政府：\n2021年，柳溪镇继续推进法治建设。现将2021年度法治政府建设情况报告如下：\n一、成效\n\
                办理案件3件。\n云岭市柳溪镇人民政府\n2022年1月29日\n";
    let facts = facts(text);
    assert_eq!(facts.issuer.as_deref(), Some("云岭市柳溪镇人民政府"));
    assert_eq!(facts.locality.as_deref(), Some("云岭市柳溪镇"));
    assert_eq!(facts.addressee.as_deref(), Some("云岭市人民政府"));
    assert_eq!(facts.level, Some(Level::Township));
    assert_eq!(facts.year, Some(2021));
    assert_eq!(facts.signed.map(|date| date.to_string()).as_deref(), Some("2022-01-29"));
}

#[test]
fn a_title_outside_of_the_text_serves_where_the_text_has_none() {
    let read = |markdown: &str| {
        let limits = crate::source::Limits::default();
        let source = SourceText::read("report.md", markdown.as_bytes(), None, &limits).unwrap();
        Document::parse(source).facts().clone()
    };
    let silent = read("---\ntitle: 柳溪镇2022年度法治政府建设年度报告\ndate: 2023-01-05\n---\n办理案件3件。\n");
    assert_eq!(silent.title.as_deref(), Some("柳溪镇2022年度法治政府建设年度报告"));
    assert_eq!((silent.year, silent.level), (Some(2022), Some(Level::Township)));
    assert_eq!(
        silent.published.map(|date| date.to_string()).as_deref(),
        Some("2023-01-05")
    );
    let own = read("---\ntitle: 柳溪镇2021年法治政府建设报告\n---\n# 柳溪镇2022年法治政府建设报告\n办理案件3件。\n");
    assert_eq!(own.title.as_deref(), Some("柳溪镇2022年法治政府建设报告"));
    assert_eq!(read("---\ntitle: 无标题\n---\n办理案件3件。\n").title, None);
}

#[test]
fn what_is_not_told_is_not_guessed() {
    let facts = facts("2021年，在市委、市政府坚强领导下，全市坚持依法行政，各项工作取得进展。");
    assert_eq!(facts.locality, None);
    assert_eq!(facts.level, None);
    assert_eq!(facts.province, None);
    assert_eq!(facts.issuer, None);
}
