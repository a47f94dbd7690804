//! Pages that hold no article: lists, errors, forms to log in, frames. Their navigation must not be judged as a report.

use super::article::{Article, running};
use super::dom::Dom;
use super::furniture::simplified;
use super::lines::Page;

/// Running text below which a page holds no article, in characters.
const LEAST: usize = 60;
/// Running text below which a page that speaks of an error is one.
const LEAST_BESIDE_ERROR: usize = 500;

/// Why a page holds no article; `None` where it does.
pub(super) fn reason(dom: &Dom, page: &Page, article: &Article) -> Option<&'static str> {
    let text: usize = article.lines.iter().map(running).sum();
    let sentences = article.lines.iter().filter(|line| running(line) > 0).count();
    let has = |tags: &[&str]| dom.all().any(|node| tags.contains(&dom.tag(node)));
    if text < LEAST_BESIDE_ERROR && says(dom, page, &ERRORS) {
        return Some("这是出错页");
    }
    if text < LEAST_BESIDE_ERROR
        && dom.all().any(|node| {
            dom.attribute(node, "type")
                .is_some_and(|kind| kind.eq_ignore_ascii_case("password"))
        })
    {
        return Some("这是登录页");
    }
    let entries = article
        .lines
        .iter()
        .filter(|line| line.links > 0 && line.linked * 2 > line.text.chars().count())
        .count();
    if entries >= 5 && entries * 2 >= sentences {
        return Some("这是列表页");
    }
    if text >= LEAST {
        return None;
    }
    // A short note on a page without any site around it is an article all the same.
    let links: usize = page.lines.iter().map(|line| line.links).sum();
    let note = article.lines.iter().any(|line| line.text.contains(['。', '，']));
    if note && links == 0 && !has(&["form", "frameset"]) {
        return None;
    }
    Some(if has(&["frame", "iframe", "frameset"]) {
        "正文在它引用的框架页里"
    } else if links >= 5 {
        "只有链接，可能是列表页，或正文由脚本载入而没有存下来"
    } else {
        "没有成段的文字"
    })
}

const ERRORS: [&str; 12] = [
    "404",
    "403",
    "页面不存在",
    "页面未找到",
    "找不到页面",
    "找不到该页",
    "无法找到",
    "页面已删除",
    "访问的页面",
    "无法访问此",
    "服务器错误",
    "访问被拒绝",
];

/// Whether the title or one of the first lines speaks so.
fn says(dom: &Dom, page: &Page, words: &[&str]) -> bool {
    let title = dom
        .all()
        .find(|&node| dom.tag(node) == "title")
        .map(|node| dom.text(node));
    let lines = page.lines.iter().take(40).map(|line| line.text.clone());
    title
        .into_iter()
        .chain(lines)
        .filter(|line| line.chars().count() <= 60)
        .any(|line| {
            let line = simplified(&line);
            words.iter().any(|word| match line.find(word) {
                // 404件 is a figure of a report; the code of an error stands by itself.
                Some(at) if word.starts_with('4') => {
                    let rest = line.get(at + word.len()..).unwrap_or_default();
                    at == 0 && !rest.starts_with(|c: char| c.is_numeric() || ('\u{4e00}'..='\u{9fff}').contains(&c))
                }
                found => found.is_some(),
            })
        })
}
