//! A tree into raw types, with *all* problems of shape and not only the first.
//!
//! serde stops at the first error. So this reader makes none: where a node does not fit what is asked of it, the
//! problem is noted and something harmless is handed over. One pass sees the whole file.

mod reader;
mod suggest;

pub(crate) use suggest::{nearest, suggest};

use super::node::Node;
use super::problem::Code;
use reader::{Path, Reader};
use serde::de::DeserializeOwned;
use std::cell::RefCell;

/// A problem of shape at a path.
#[derive(Debug)]
pub(super) struct ShapeProblem {
    pub(super) code: Code,
    /// The node it is about.
    pub(super) path: String,
    /// Show the key and not the value.
    pub(super) at_key: bool,
    /// Where a misspelt key was probably meant to lead.
    pub(super) meant: Option<String>,
    pub(super) message: String,
    pub(super) help: String,
}

/// What could be read, and what could not.
pub(super) struct Decoded<T> {
    pub(super) value: T,
    pub(super) problems: Vec<ShapeProblem>,
}

/// Reads a tree into a type in which everything is optional.
pub(super) fn decode<T: DeserializeOwned + Default>(root: &Node) -> Decoded<T> {
    let told = RefCell::new(Vec::new());
    let value = T::deserialize(Reader::new(root, &Path::Root, &told));
    let mut problems = told.into_inner();
    let value = value.unwrap_or_else(|unfit| {
        // No raw type refuses what the reader hands over; should one, the file is still told to be wrong.
        problems.push(ShapeProblem {
            code: Code::WrongType,
            path: String::new(),
            at_key: false,
            meant: None,
            message: format!("读不懂：{unfit}"),
            help: "对照 rules/README.md 的格式改正".to_owned(),
        });
        T::default()
    });
    Decoded { value, problems }
}

#[cfg(test)]
mod tests {
    use super::super::raw::RawPack;
    use super::*;

    fn pack(text: &str) -> Decoded<RawPack> {
        decode(&Node::read(text).unwrap())
    }

    fn told(text: &str) -> Vec<(Code, String)> {
        pack(text)
            .problems
            .into_iter()
            .map(|problem| (problem.code, problem.path))
            .collect()
    }

    #[test]
    fn scalars_are_text_where_text_is_asked_for() {
        let text = "issued: 20240301\ntitle: true\nsections:\n- requirements:\n  - clause: 01\n    criteria:\n    - except: [3, 1.10]\n";
        let decoded = pack(text);
        assert!(decoded.problems.is_empty(), "{:?}", decoded.problems);
        let requirement = &decoded.value.sections[0].requirements[0];
        assert_eq!(decoded.value.issued.as_deref(), Some("20240301"));
        assert_eq!(decoded.value.title.as_deref(), Some("true"));
        assert_eq!(requirement.clause.as_deref(), Some("01"));
        assert_eq!(requirement.criteria[0].except, ["3", "1.10"]);
    }

    #[test]
    fn the_rest_of_a_wrong_file_is_read_all_the_same() {
        let decoded = pack("perod: 2024\nperiod: 很多\nid: x\nsections: [一]\n");
        assert_eq!(decoded.value.id.as_deref(), Some("x"));
        assert_eq!(decoded.value.sections.len(), 1);
        let codes: Vec<Code> = decoded.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [Code::UnknownKey, Code::WrongType, Code::WrongType]);
    }

    #[test]
    fn an_unknown_word_in_a_list_ends() {
        let text = "sections:\n- requirements:\n  - criteria:\n    - applies: {level: [village, county]}\n      evidence:\n      - all: [a]\n        in: [summary]\n";
        let paths: Vec<String> = told(text).into_iter().map(|(_, path)| path).collect();
        let criterion = "sections[0].requirements[0].criteria[0]";
        assert_eq!(
            paths,
            [
                format!("{criterion}.applies.level[0]"),
                format!("{criterion}.evidence[0].in[0]")
            ]
        );
    }

    #[test]
    fn keys_need_not_be_text() {
        assert_eq!(told("2024: a\nid: x\n"), [(Code::UnknownKey, "2024".to_owned())]);
        assert_eq!(told("? [a]\n: b\n").len(), 1);
    }

    #[test]
    fn a_key_without_a_value_is_told_at_the_key() {
        let decoded = pack("title:\nid: x\n");
        assert!(decoded.problems[0].at_key);
        assert!(decoded.problems[0].message.contains("没写值"));
    }

    #[test]
    fn numbers_out_of_range_say_the_range() {
        let decoded = pack("period: 99999\nduibiao: 1.5\n");
        assert!(decoded.problems[0].help.contains("-32768"), "{:?}", decoded.problems);
        assert!(decoded.problems[1].help.contains("整数"), "{:?}", decoded.problems);
    }
}
