//! What a page tells of its article outside of it: title, date of publication, source.

use super::super::About;
use super::article::Article;
use super::dom::Dom;
use super::furniture::{date, origin, published, simplified};
use super::lines::{Line, Page};
use regex::Regex;
use std::sync::LazyLock;

/// Reads the page's metadata first, then the lines around the article's head, then those below it.
pub(super) fn about(dom: &Dom, page: &Page, article: &Article, text: &[Line]) -> About {
    let own = |line: &&Line| text.binary_search_by_key(&line.time, |kept| kept.time).is_err();
    let lines = || page.lines.iter().filter(own);
    let meta = |names: &[&str]| metadata(dom, names);
    About {
        title: title(dom, page, article),
        published: meta(&[
            "pubdate",
            "publishdate",
            "publish-date",
            "article:published_time",
            "firstpublishedtime",
        ])
        .as_deref()
        .and_then(date)
        .or_else(|| lines().find_map(|line| published(&line.text))),
        origin: meta(&["contentsource", "source", "article:source"])
            .map(|value| value.trim_start_matches("来源：").trim().to_owned())
            .filter(|value| !value.is_empty() && value.chars().count() <= 40)
            .or_else(|| lines().find_map(|line| origin(&line.text))),
    }
}

/// What titles of such documents end in, apart from brackets.
fn is_titled(text: &str) -> bool {
    static TITLED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?:报告|总结|汇报|自查|白皮书|情况|要点|通知|方案|意见|公报|计划|规划|纲要|办法|规定|细则|公告|决定)[》”]?(?:[（(].{1,16}[)）])?$",
        )
        .expect("constant pattern")
    });
    static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[)）]|第.{1,3}[章节部])")
            .expect("constant pattern")
    });
    let text = unbarred(text);
    let length = text.chars().count();
    (6..=80).contains(&length)
        && !text.contains(['。', '；', '，', ','])
        && !NUMBERED.is_match(text)
        && TITLED.is_match(&simplified(text))
}

/// Without the bar that tables leave at the end of a line.
fn unbarred(text: &str) -> &str {
    text.trim_end_matches(['|', '｜', ' ', '\u{3000}'])
}

fn title(dom: &Dom, page: &Page, article: &Article) -> Option<String> {
    let named = metadata(dom, &["articletitle", "article:title"]).filter(|title| title.chars().count() >= 4);
    let element = || {
        let node = dom.all().find(|&node| dom.tag(node) == "title")?;
        segment(&dom.text(node))
    };
    let own = || {
        let line = article.lines.iter().take(3).find(|line| is_titled(&line.text))?;
        Some(line.text.clone())
    };
    let above = page.lines.partition_point(|line| line.time < article.time.start);
    // The line right above the article, if it is called as documents are.
    let line = || {
        let lines = page.lines.get(..above)?.iter().rev().take(12);
        let found = lines
            .filter(|line| line.linked == 0)
            .find(|line| is_titled(&line.text))?;
        Some(found.text.clone())
    };
    named
        .or_else(|| heading(dom, page))
        .or_else(own)
        .or_else(line)
        .or_else(element)
        .map(|title| clean(&title))
        .filter(|title| !title.is_empty())
}

/// The first h1 that is called as documents are.
fn heading(dom: &Dom, page: &Page) -> Option<String> {
    dom.all()
        .filter(|&node| dom.tag(node) == "h1")
        .map(|node| {
            let lines = page.within(&page.times[node]);
            lines.iter().map(|line| line.text.as_str()).collect::<String>()
        })
        .find(|text| is_titled(text))
}

/// The part of a page's title that is the document's: 青禾县2023年…报告_青禾县人民政府.
fn segment(title: &str) -> Option<String> {
    static BETWEEN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\s*[_|｜»>]+\s*|\s+[-–—]+\s+|--+|——+|-").expect("constant pattern"));
    if is_titled(title) && !title.contains(['_', '|', '>']) {
        return Some(title.to_owned());
    }
    BETWEEN
        .split(title)
        .filter(|segment| is_titled(segment))
        .max_by_key(|segment| segment.chars().count())
        .map(str::to_owned)
}

/// A title without its label, and without the tags that content management systems leave in it.
fn clean(title: &str) -> String {
    static TAGS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"<[^<>]*>|^(?:名\s*[称稱]|[标標]\s*[题題])\s*[:：]").expect("constant pattern"));
    let title = TAGS.replace_all(title, "").replace(['\u{a0}', '\u{3000}'], " ");
    unbarred(&title).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn metadata(dom: &Dom, names: &[&str]) -> Option<String> {
    let metas = || dom.all().filter(|&node| dom.tag(node) == "meta");
    names.iter().find_map(|wanted| {
        metas().find_map(|node| {
            let name = dom
                .attribute(node, "name")
                .or_else(|| dom.attribute(node, "property"))?;
            let content = dom.attribute(node, "content")?.trim();
            (name.trim().eq_ignore_ascii_case(wanted) && !content.is_empty()).then(|| content.to_owned())
        })
    })
}

/// Puts the title before the text, unless the text begins with it or with one of its own; says it once.
pub(super) fn put_title(title: Option<&str>, lines: &mut Vec<String>) {
    const HEAD: usize = 6;
    let head = lines.get(..HEAD.min(lines.len())).unwrap_or_default();
    let squashed: Vec<String> = head.iter().map(|line| squash(line)).collect();
    // The same line twice: once as the page's heading, once as the text's.
    if let [first, second, ..] = &squashed[..]
        && first == second
        && !first.is_empty()
    {
        lines.remove(1);
        return;
    }
    let Some(title) = title else { return };
    let joined = squashed.concat();
    let own = head.iter().take(3).any(|line| is_titled(line));
    if !own && !joined.contains(&squash(title)) {
        lines.insert(0, title.to_owned());
    }
}

fn squash(text: &str) -> String {
    simplified(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_without_the_site() {
        for (title, expected) in [
            (
                "青禾县2023年法治政府建设年度报告_青禾县人民政府",
                Some("青禾县2023年法治政府建设年度报告"),
            ),
            ("青禾县人民政府 - 公告公示 - 2021-2022年度法治政府建设情况", None),
            (
                "首页>法治>关于青禾县依法行政情况的报告（2023年）",
                Some("关于青禾县依法行政情况的报告（2023年）"),
            ),
            ("青禾县人民政府门户网站", None),
        ] {
            let found = segment(title);
            match expected {
                Some(expected) => assert_eq!(found.as_deref(), Some(expected)),
                None => assert!(found.is_none_or(|found| !found.contains("门户")), "{title}"),
            }
        }
    }

    #[test]
    fn the_title_is_told_once() {
        let put = |title: &str, lines: &[&str]| {
            let mut lines: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
            put_title(Some(title), &mut lines);
            lines.join("|")
        };
        let title = "青禾县人民政府关于2023年法治政府建设情况的报告";
        assert_eq!(put(title, &["一、成效"]), format!("{title}|一、成效"));
        let broken = ["青禾县人民政府", "关于2023年法治政府建设情况的报告", "一、成效"];
        assert_eq!(put(title, &broken), broken.join("|"));
        assert_eq!(put(title, &[title, title, "甲"]), format!("{title}|甲"));
        assert_eq!(
            put(title, &["2023年法治政府建设总结", "甲"]),
            "2023年法治政府建设总结|甲"
        );
    }
}
