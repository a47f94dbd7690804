//! What elements look like as far as it matters: blocks, line breaks kept, hidden. Style sheets are not read.

use super::dom::{Dom, NodeId};
use super::known;

/// Elements that show nothing, or nothing of the text.
const UNSEEN: [&str; 26] = [
    "script", "style", "noscript", "template", "head", "title", "meta", "link", "iframe", "object", "embed", "svg",
    "math", "canvas", "audio", "video", "select", "button", "input", "textarea", "datalist", "rt", "rp", "del", "map",
    "noframes",
];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 49] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Whether the text inside is not shown.
pub(super) fn is_hidden(dom: &Dom, node: NodeId) -> bool {
    if UNSEEN.contains(&dom.tag(node)) {
        return true;
    }
    // Some sites show the article by script once it is loaded; saved, it is still called hidden.
    (dom.attribute(node, "hidden").is_some()
        || declares(
            dom,
            node,
            &[
                "display:none",
                "visibility:hidden",
                "mso-hide:all",
                "font-size:0;",
                "font-size:0px",
            ],
        ))
        && !known::is_article(dom, node)
}

/// Whether it begins and ends a line.
pub(super) fn is_block(dom: &Dom, node: NodeId) -> bool {
    BLOCKS.contains(&dom.tag(node))
        || declares(dom, node, &["display:block", "display:flex", "display:table"])
        || known::is_article(dom, node)
}

/// Whether line breaks of the markup show.
pub(super) fn keeps_breaks(dom: &Dom, node: NodeId) -> bool {
    dom.tag(node) == "pre" || declares(dom, node, &["white-space:pre"])
}

/// Whether a list shows no numbers.
pub(super) fn unnumbered(dom: &Dom, node: NodeId) -> bool {
    declares(dom, node, &["list-style:none", "list-style-type:none"])
}

/// Whether its own style attribute says one of these, written without spaces.
fn declares(dom: &Dom, node: NodeId, wanted: &[&str]) -> bool {
    let Some(style) = dom.attribute(node, "style") else {
        return false;
    };
    let mut style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    style.make_ascii_lowercase();
    style.push(';');
    wanted.iter().any(|wanted| style.contains(wanted))
}
