//! A YAML file as a tree in which every node knows its place.
//!
//! The tree keeps scalars as they are written, so that `clause: 01` can be text and `weight: 1.0` a number, whichever
//! the reader of the node asks for.

mod guard;
mod syntax;

use super::problem::Code;
use saphyr::{LoadableYamlNode as _, MarkedYaml, Scalar, YamlData};
use std::collections::HashSet;
use std::ops::Range;

/// One node.
#[derive(Debug, Default)]
pub(crate) struct Node {
    pub(crate) data: Data,
    /// Bytes of a scalar; the first byte of anything else, since the whole would underline half the file.
    pub(crate) range: Range<usize>,
}

/// What a node holds.
#[derive(Debug, Default)]
pub(crate) enum Data {
    #[default]
    Null,
    Text(String),
    /// With the characters it is written in.
    Number(String, f64),
    Truth(String, bool),
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

/// Why a file is no YAML we take.
#[derive(Debug)]
pub(crate) struct NodeError {
    pub(crate) code: Code,
    pub(crate) range: Range<usize>,
    pub(crate) message: String,
    pub(crate) help: String,
}

impl NodeError {
    fn syntax(range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            code: Code::Syntax,
            range,
            message: message.into(),
            help: help.into(),
        }
    }
}

impl Node {
    /// Reads a file; an empty one is a null.
    pub(crate) fn read(text: &str) -> Result<Self, NodeError> {
        guard::depth_of_lines(text)?;
        let offsets = Offsets::new(text);
        let documents = MarkedYaml::load_from_str(text).map_err(|error| {
            let at = offsets.byte(error.marker().index());
            syntax::error(error.info(), at)
        })?;
        match documents.as_slice() {
            [] => Ok(Self::default()),
            [root] if matches!(root.data, YamlData::BadValue) && root.span.is_empty() => Ok(Self::default()),
            [root] => Builder {
                text,
                offsets: &offsets,
            }
            .node(root, 0),
            [_, second, ..] => {
                let before = text.get(..offsets.byte(second.span.start.index())).unwrap_or_default();
                let at = before.rfind("\n---").map_or(before.len(), |line_end| line_end + 1);
                Err(NodeError::syntax(
                    at..text.len().min(at + 3),
                    "一个文件里有多个 YAML 文档",
                    "删去“---”分隔线，一个文件只写一个文档",
                ))
            }
        }
    }

    /// A scalar's characters.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.data {
            Data::Text(text) | Data::Number(text, _) | Data::Truth(text, _) => Some(text),
            Data::Null | Data::List(_) | Data::Map(_) => None,
        }
    }

    /// The entry of a mapping.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        match &self.data {
            Data::Map(entries) => entries
                .iter()
                .find(|(known, _)| known.text() == Some(key))
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The node at a path such as `sections[0].title`, or the nearest above it, with its key.
    pub(super) fn nearest<'a>(&'a self, path: &str) -> (Option<&'a Self>, &'a Self) {
        let (mut key, mut node, mut rest) = (None, self, path);
        while let Some((next_key, next, after)) = node.step(rest) {
            key = next_key;
            node = next;
            rest = after;
        }
        (key, node)
    }

    /// One step down a path: the key if there is one, the child, and what is left of the path.
    fn step<'a, 'p>(&'a self, path: &'p str) -> Option<(Option<&'a Self>, &'a Self, &'p str)> {
        let ends = |rest: &str| rest.is_empty() || rest.starts_with(['.', '[']);
        match &self.data {
            Data::Map(entries) => {
                let path = path.strip_prefix('.').unwrap_or(path);
                entries
                    .iter()
                    .filter_map(|(key, value)| {
                        let rest = path.strip_prefix(key_name(key).as_str())?;
                        (!path.is_empty() && ends(rest)).then_some((Some(key), value, rest))
                    })
                    // A key may itself hold a dot: the longest that fits is meant.
                    .min_by_key(|(_, _, rest)| rest.len())
            }
            Data::List(items) => {
                let (index, rest) = path.strip_prefix('[')?.split_once(']')?;
                Some((None, items.get(index.parse::<usize>().ok()?)?, rest))
            }
            _ => None,
        }
    }
}

/// What messages and paths call a key, which need not be text.
pub(crate) fn key_name(key: &Node) -> String {
    match &key.data {
        Data::Null => "（空）".to_owned(),
        Data::List(_) => "（列表）".to_owned(),
        Data::Map(_) => "（键值对）".to_owned(),
        Data::Text(text) | Data::Number(text, _) | Data::Truth(text, _) => text.clone(),
    }
}

/// A child's path.
pub(super) fn join(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

struct Builder<'a> {
    text: &'a str,
    offsets: &'a Offsets,
}

impl Builder<'_> {
    fn node(&self, node: &MarkedYaml<'_>, depth: usize) -> Result<Node, NodeError> {
        let range = self.range(node);
        guard::depth(depth, &range)?;
        let written = self.text.get(range.clone()).unwrap_or_default();
        // An alias is written with the name of what it stands for.
        let as_written = |own: String| {
            if written.starts_with('*') {
                own
            } else {
                written.to_owned()
            }
        };
        let data = match &node.data {
            YamlData::Value(Scalar::Null) => Data::Null,
            YamlData::Value(Scalar::Boolean(truth)) => Data::Truth(as_written(truth.to_string()), *truth),
            #[expect(clippy::cast_precision_loss, reason = "weights and years are small")]
            YamlData::Value(Scalar::Integer(number)) => Data::Number(as_written(number.to_string()), *number as f64),
            YamlData::Value(Scalar::FloatingPoint(number)) => Data::Number(as_written(number.to_string()), number.0),
            YamlData::Value(Scalar::String(text)) => Data::Text(text.to_string()),
            YamlData::Sequence(items) => Data::List(
                items
                    .iter()
                    .map(|item| self.node(item, depth + 1))
                    .collect::<Result<_, _>>()?,
            ),
            YamlData::Mapping(mapping) => Data::Map(self.entries(mapping.iter(), depth)?),
            YamlData::Representation(..) | YamlData::Tagged(..) | YamlData::Alias(_) | YamlData::BadValue => {
                return Err(syntax::tag(range));
            }
        };
        let range = match data {
            Data::List(_) | Data::Map(_) => range.start..range.start,
            _ => range,
        };
        Ok(Node { data, range })
    }

    fn entries<'n, 'y: 'n>(
        &self,
        mapping: impl Iterator<Item = (&'n MarkedYaml<'y>, &'n MarkedYaml<'y>)>,
        depth: usize,
    ) -> Result<Vec<(Node, Node)>, NodeError> {
        let mut known = HashSet::new();
        mapping
            .map(|(key, value)| {
                let key = self.node(key, depth + 1)?;
                // 1 and '1' differ for YAML and are the same key for us.
                if !known.insert(key_name(&key)) {
                    return Err(syntax::duplicate(key.range));
                }
                Ok((key, self.node(value, depth + 1)?))
            })
            .collect()
    }

    fn range(&self, node: &MarkedYaml<'_>) -> Range<usize> {
        let start = self.offsets.byte(node.span.start.index());
        let end = self.offsets.byte(node.span.end.index()).max(start);
        let written = self.text.get(start..end).unwrap_or_default();
        start..start + written.trim_end().len()
    }
}

/// Character indexes, as the reader counts, to byte offsets.
struct Offsets(Vec<usize>);

impl Offsets {
    fn new(text: &str) -> Self {
        let starts = text.char_indices().map(|(byte, _)| byte);
        Self(starts.chain(std::iter::once(text.len())).collect())
    }

    fn byte(&self, index: usize) -> usize {
        self.0.get(index).or(self.0.last()).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written<'t>(text: &'t str, path: &str) -> &'t str {
        let tree = Node::read(text).unwrap();
        text.get(tree.nearest(path).1.range.clone()).unwrap()
    }

    #[test]
    fn every_scalar_has_its_place_and_its_own_characters() {
        let text = "甲: 01\n乙:\n- 二\n- 'x.y': 3\n";
        assert_eq!(written(text, "甲"), "01");
        assert_eq!(written(text, "乙[0]"), "二");
        assert_eq!(written(text, "乙[1].x.y"), "3");
        assert_eq!(Node::read(text).unwrap().get("甲").and_then(Node::text), Some("01"));
    }

    #[test]
    fn two_documents_are_told_at_the_line_between() {
        let text = "a: 1\n---\nb: 2\n";
        assert_eq!(Node::read(text).unwrap_err().range, 5..8);
    }

    #[test]
    fn a_key_given_twice_is_told_at_the_second() {
        assert_eq!(Node::read("1: a\n'1': b\n").unwrap_err().range, 5..8);
        assert_eq!(Node::read("a: 1\na: 2\n").unwrap_err().range.start, 5);
    }

    #[test]
    fn what_is_no_number_after_all_has_its_place() {
        let error = Node::read("id: x\nperiod: !!int abc\n").unwrap_err();
        assert_eq!(error.code, Code::Syntax);
        assert!(error.range.start >= 6, "{error:?}");
    }

    #[test]
    fn an_alias_reads_as_what_it_stands_for() {
        let tree = Node::read("a: &x 5\nb: *x\n").unwrap();
        assert_eq!(tree.get("b").and_then(Node::text), Some("5"));
    }
}
