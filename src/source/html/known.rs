//! Names by which sites mark the article and what stands around it.

use super::dom::{Data, Dom, NodeId};
use std::ops::Range;

/// Classes and ids that the content management systems of governments give to the article, in lower case.
const ARTICLE: [&str; 36] = [
    "trs_editor",
    "trs_editor_view",
    "trs_ueditor",
    "zoom",
    "ucap-content",
    "ucapcontent",
    "pages_content",
    "xxgk_content",
    "contxt",
    "news_content",
    "article-content",
    "article_content",
    "articlecontent",
    "article-con",
    "article_con",
    "articlecon",
    "article-body",
    "article_body",
    "js_content",
    "rich_media_content",
    "view_content",
    "v_news_content",
    "detail-content",
    "detail_content",
    "news-content",
    "newscontent",
    "content_text",
    "contenttext",
    "zw_content",
    "zwcontent",
    "infocontent",
    "info_content",
    "con_text",
    "txt_content",
    "bt_content",
    "wzcontent",
];

/// Words in the names of what stands around it.
const AROUND: [&str; 60] = [
    "nav",
    "navbar",
    "navigation",
    "topnav",
    "subnav",
    "menu",
    "submenu",
    "breadcrumb",
    "breadcrumbs",
    "crumb",
    "crumbs",
    "bread",
    "dqwz",
    "weizhi",
    "curpos",
    "location",
    "share",
    "sharebar",
    "bdsharebuttonbox",
    "bdshare",
    "jiathis",
    "social",
    "sidebar",
    "aside",
    "sider",
    "related",
    "relate",
    "relation",
    "recommend",
    "xgwz",
    "xgyd",
    "xglj",
    "hot",
    "rank",
    "ranking",
    "footer",
    "foot",
    "bottom",
    "copyright",
    "header",
    "banner",
    "toolbar",
    "tools",
    "fontsize",
    "qrcode",
    "ewm",
    "erweima",
    "pagination",
    "pager",
    "paging",
    "prevnext",
    "prev",
    "next",
    "login",
    "search",
    "friendlink",
    "links",
    "comment",
    "comments",
    "advertisement",
];

/// Whether an element is named as the article.
pub(super) fn is_article(dom: &Dom, node: NodeId) -> bool {
    if dom.tag(node) == "ucapcontent" {
        return true;
    }
    names(dom, node).any(|name| ARTICLE.iter().any(|known| known.eq_ignore_ascii_case(name)))
        || dom.attribute(node, "itemprop") == Some("articleBody")
}

/// Whether an element is named or made as something around the article.
pub(super) fn is_around(dom: &Dom, node: NodeId) -> bool {
    if matches!(dom.tag(node), "nav" | "aside" | "footer" | "header") {
        return true;
    }
    names(dom, node).any(|name| {
        name.split(['-', '_'])
            .flat_map(humps)
            .any(|word| AROUND.iter().any(|known| known.eq_ignore_ascii_case(word)))
    })
}

/// The stretches between comments that mark the article: `<!--ZJEG_RSS.content.begin-->` and the like.
pub(super) fn between_comments(dom: &Dom, times: &[Range<usize>]) -> Vec<Range<usize>> {
    const MARKS: [(&str, &str); 4] = [
        ("zjeg_rss.content.begin", "zjeg_rss.content.end"),
        ("content begin", "content end"),
        ("正文开始", "正文结束"),
        ("文章内容开始", "文章内容结束"),
    ];
    let mut out = Vec::new();
    let mut open: [Option<usize>; MARKS.len()] = [None; MARKS.len()];
    for node in dom.all() {
        let Data::Comment(text) = dom.data(node) else {
            continue;
        };
        let text = text
            .trim_matches(['<', '>', '$', '[', ']', ' ', '-'])
            .to_ascii_lowercase();
        for (i, (begin, end)) in MARKS.iter().enumerate() {
            if text == *begin {
                open[i] = Some(times[node].start);
            } else if text == *end
                && let Some(start) = open[i].take()
            {
                out.push(start..times[node].start);
            }
        }
    }
    out
}

fn names(dom: &Dom, node: NodeId) -> impl Iterator<Item = &str> {
    ["class", "id"]
        .into_iter()
        .filter_map(move |name| dom.attribute(node, name))
        .flat_map(str::split_whitespace)
}

/// The words of a name in camel case, and the name as a whole.
fn humps(name: &str) -> impl Iterator<Item = &str> {
    let starts: Vec<usize> = name
        .char_indices()
        .filter(|&(i, c)| i == 0 || c.is_ascii_uppercase())
        .map(|(i, _)| i)
        .chain([name.len()])
        .collect();
    let words: Vec<&str> = starts
        .windows(2)
        .filter_map(|ends| name.get(ends[0]..ends[1]))
        .collect();
    words.into_iter().chain([name])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Limits;

    #[test]
    fn names_of_the_article_and_around_it() {
        let html = "<p id=a class='view TRS_UEDITOR trs_paper_default'><p id=b class=main-header><p id=c class=shareBar>\
                    <p id=d class=content><p id=Zoom><p id=f class='navigate'>";
        let dom = Dom::parse(html, &Limits::default()).unwrap();
        let by_id = |id: &str| dom.all().find(|&node| dom.attribute(node, "id") == Some(id)).unwrap();
        let article = ["a", "b", "c", "d", "Zoom", "f"].map(|id| is_article(&dom, by_id(id)));
        let around = ["a", "b", "c", "d", "Zoom", "f"].map(|id| is_around(&dom, by_id(id)));
        assert_eq!(article, [true, false, false, false, true, false]);
        assert_eq!(around, [false, true, true, false, false, false]);
    }
}
