//! A YAML file with the place of every node, read before serde sees it.
//!
//! This reader guards the next one: it refuses what is nested too deep, aliases that multiply and keys given twice,
//! none of which serde_yaml would notice in time.

use super::problem::Code;
use saphyr::{LoadableYamlNode as _, MarkedYaml, YamlData};
use std::collections::HashMap;
use std::ops::Range;

/// Byte ranges of a file's nodes by path: `sections[0].requirements[1].weight`.
#[derive(Debug, Default)]
pub(super) struct NodeIndex {
    values: HashMap<String, Range<usize>>,
    keys: HashMap<String, Range<usize>>,
}

/// Why a file is no YAML we take.
#[derive(Debug)]
pub(super) struct NodeError {
    pub(super) code: Code,
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
}

impl NodeIndex {
    /// Reads the file and notes where everything stands.
    pub(super) fn read(text: &str) -> Result<Self, NodeError> {
        // A byte order mark is no character of the file; offsets count from behind it.
        let body = text.trim_start_matches('\u{feff}');
        let offsets = Offsets::new(text, text.len() - body.len());
        let documents = MarkedYaml::load_from_str(body).map_err(|error| {
            let at = offsets.byte(error.marker().index());
            let duplicate = error.info().contains("duplicate");
            NodeError {
                code: Code::Syntax,
                range: at..at,
                message: if duplicate {
                    "同一个键写了两次".to_owned()
                } else {
                    format!("不是合法的 YAML（{}）", error.info())
                },
                help: if duplicate {
                    "删去其中一个，或合并两处内容".to_owned()
                } else {
                    "检查这一行及上一行的缩进、冒号后的空格、引号和括号是否成对".to_owned()
                },
            }
        })?;
        let mut index = Self::default();
        match documents.as_slice() {
            [root] => index.add(String::new(), root, &offsets),
            [] => {}
            [_, second, ..] => {
                let at = offsets.byte(second.span.start.index());
                return Err(NodeError {
                    code: Code::Syntax,
                    range: at..at,
                    message: "一个文件里有多个 YAML 文档".to_owned(),
                    help: "删去“---”分隔线，一个文件只写一个规则包".to_owned(),
                });
            }
        }
        Ok(index)
    }

    /// Where the value at a path stands; the nearest node above it where there is none.
    pub(super) fn value(&self, path: &str) -> Range<usize> {
        self.nearest(path, |path| self.values.get(path))
    }

    /// Where the key at a path stands.
    pub(super) fn key(&self, path: &str) -> Range<usize> {
        self.nearest(path, |path| self.keys.get(path).or_else(|| self.values.get(path)))
    }

    fn nearest<'a>(&'a self, path: &str, get: impl Fn(&str) -> Option<&'a Range<usize>>) -> Range<usize> {
        let mut path = path;
        loop {
            if let Some(range) = get(path) {
                return range.clone();
            }
            let Some(cut) = path.rfind(['.', '[']) else {
                // The head of the file stands for the whole.
                return 0..0;
            };
            path = path.get(..cut).unwrap_or_default();
        }
    }

    fn add(&mut self, path: String, node: &MarkedYaml<'_>, offsets: &Offsets) {
        match &node.data {
            YamlData::Mapping(mapping) => {
                for (key, value) in mapping {
                    let Some(name) = key.data.as_str() else { continue };
                    let child = join(&path, name);
                    self.keys.insert(child.clone(), offsets.range(key));
                    self.add(child, value, offsets);
                }
            }
            YamlData::Sequence(items) => {
                for (i, item) in items.iter().enumerate() {
                    self.add(format!("{path}[{i}]"), item, offsets);
                }
            }
            _ => {}
        }
        let range = offsets.range(node);
        self.values.insert(path, range);
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

/// Character indexes, as the reader counts, to byte offsets.
struct Offsets(Vec<usize>);

impl Offsets {
    fn new(text: &str, skip: usize) -> Self {
        let body = text.get(skip..).unwrap_or_default();
        let starts = body.char_indices().map(|(byte, _)| skip + byte);
        Self(starts.chain(std::iter::once(text.len())).collect())
    }

    fn byte(&self, index: usize) -> usize {
        self.0.get(index).or(self.0.last()).copied().unwrap_or(0)
    }

    fn range(&self, node: &MarkedYaml<'_>) -> Range<usize> {
        let start = self.byte(node.span.start.index());
        let end = self.byte(node.span.end.index()).max(start);
        match node.data {
            // A mapping's or list's range would underline half the file; its first character will do.
            YamlData::Mapping(_) | YamlData::Sequence(_) => start..start,
            _ => start..end,
        }
    }
}
