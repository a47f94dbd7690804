//! The tree of a page in one arena: nothing recurses over it, neither to read nor to drop it.

mod builder;

use super::super::{Limits, SourceError};
use builder::Builder;
use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::{Attribute, LocalName, ParseOpts, parse_document};

/// Place of a node in the arena.
pub(super) type NodeId = usize;

/// What a node is.
#[derive(Debug)]
pub(super) enum Data {
    /// The document, or what a template holds.
    Root,
    Element {
        tag: LocalName,
        attributes: Vec<Attribute>,
    },
    Text(StrTendril),
    Comment(StrTendril),
}

#[derive(Debug)]
struct Node {
    data: Data,
    depth: usize,
    parent: Option<NodeId>,
    before: Option<NodeId>,
    after: Option<NodeId>,
    first: Option<NodeId>,
    last: Option<NodeId>,
}

/// A parsed page.
#[derive(Debug)]
pub(super) struct Dom {
    nodes: Vec<Node>,
}

/// One step of a walk through the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Enter(NodeId),
    Leave(NodeId),
}

/// Hundreds of times the nodes of a long report's page; keeps the tree within some hundred megabytes.
const MOST_NODES: usize = 1_000_000;

/// Parsed piece by piece, so that a bomb is noticed before it has gone off.
const PIECE: usize = 4096;

impl Dom {
    /// The root.
    pub(super) const ROOT: NodeId = 0;

    /// Parses a page as browsers do.
    ///
    /// # Errors
    /// [`SourceError::TooMuch`] where tags nest too deep, [`SourceError::Damaged`] where faulty markup would grow into
    /// many times its size.
    pub(super) fn parse(html: &str, limits: &Limits) -> Result<Self, SourceError> {
        let mut parser = parse_document(Builder::new(), ParseOpts::default());
        let mut rest = html;
        while !rest.is_empty() {
            let end = (PIECE..rest.len()).find(|&at| rest.is_char_boundary(at));
            let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
            parser.process(StrTendril::from_slice(piece));
            rest = after;
            let builder = &parser.tokenizer.sink.sink;
            if builder.deepest() > limits.max_depth {
                return Err(SourceError::TooMuch {
                    what: "网页标签的嵌套层数".to_owned(),
                    limit: format!("{} 层", limits.max_depth),
                    option: "--max-depth",
                });
            }
            // Every node of a sane page costs at least a character of it.
            let nodes = builder.len();
            let reason = if nodes > html.len() + 1024 {
                "未闭合的标签过多".to_owned()
            } else if nodes > MOST_NODES {
                format!("标签超过 {} 万个", MOST_NODES / 10_000)
            } else {
                continue;
            };
            return Err(SourceError::Damaged { kind: "html", reason });
        }
        Ok(parser.finish())
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn data(&self, node: NodeId) -> &Data {
        &self.nodes[node].data
    }

    /// The tag's name in lower case; empty for what is no element.
    pub(super) fn tag(&self, node: NodeId) -> &str {
        match &self.nodes[node].data {
            Data::Element { tag, .. } => tag,
            _ => "",
        }
    }

    pub(super) fn attribute(&self, node: NodeId, name: &str) -> Option<&str> {
        match &self.nodes[node].data {
            Data::Element { attributes, .. } => attributes
                .iter()
                .find(|attribute| &*attribute.name.local == name)
                .map(|attribute| &*attribute.value),
            _ => None,
        }
    }

    pub(super) fn children(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.nodes[node].first, |&child| self.nodes[child].after)
    }

    /// The step after this one; `inside` says whether a node just entered is gone into.
    pub(super) fn next(&self, step: Step, inside: bool) -> Option<Step> {
        match step {
            Step::Enter(node) => Some(match self.nodes[node].first {
                Some(child) if inside => Step::Enter(child),
                _ => Step::Leave(node),
            }),
            Step::Leave(node) => match self.nodes[node].after {
                Some(sibling) => Some(Step::Enter(sibling)),
                None => self.nodes[node].parent.map(Step::Leave),
            },
        }
    }

    /// All nodes from the root on, in the order of the page.
    pub(super) fn all(&self) -> impl Iterator<Item = NodeId> + '_ {
        let steps = std::iter::successors(Some(Step::Enter(Self::ROOT)), |&step| self.next(step, true));
        steps.filter_map(|step| match step {
            Step::Enter(node) => Some(node),
            Step::Leave(_) => None,
        })
    }

    /// The text inside a node, white space run together.
    pub(super) fn text(&self, node: NodeId) -> String {
        let mut out = String::new();
        let mut at = Some(Step::Enter(node));
        while let Some(step) = at {
            if let Step::Enter(node) = step
                && let Data::Text(text) = &self.nodes[node].data
            {
                out.push_str(text);
            }
            at = if step == Step::Leave(node) {
                None
            } else {
                self.next(step, true)
            };
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_like_a_browsers() {
        let dom = Dom::parse("<p>一<b>二<p>三<table><td>四<td>五</table>", &Limits::default()).unwrap();
        assert_eq!(dom.text(Dom::ROOT), "一二三四五");
        let tags: Vec<&str> = dom
            .all()
            .map(|node| dom.tag(node))
            .filter(|tag| !tag.is_empty())
            .collect();
        assert_eq!(
            tags,
            [
                "html", "head", "body", "p", "b", "p", "b", "table", "tbody", "tr", "td", "td"
            ]
        );
    }

    #[test]
    fn depth_and_growth_are_bounded() {
        let limits = Limits::default();
        let many = "<p>a".repeat(520_000);
        assert!(matches!(Dom::parse(&many, &limits), Err(SourceError::Damaged { .. })));
        for bomb in ["<div>".repeat(200_000), "<b><i>".repeat(100_000)] {
            assert!(matches!(Dom::parse(&bomb, &limits), Err(SourceError::TooMuch { .. })));
        }
        let unclosed: String = (0..100).map(|i| format!("<font size={i}>")).collect();
        let bomb = format!("<p>{unclosed}{}", "<p>a".repeat(20_000));
        assert!(matches!(Dom::parse(&bomb, &limits), Err(SourceError::Damaged { .. })));
    }
}
