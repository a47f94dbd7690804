//! Label sheets in YAML.

use super::check::{RawLabel, RawSheet};
use crate::handwritten::{Checker, Field, fields, scalar, unknown_key};
use crate::rulepack::Code;
use crate::rulepack::node::{Data, Node, key_name};

/// Reads the sheet of a file; what is wrong goes to the checker.
pub(super) fn read(checker: &mut Checker) -> Vec<RawSheet> {
    let Some(root) = checker.tree() else {
        return Vec::new();
    };
    let mut sheet = RawSheet::default();
    let Data::Map(entries) = &root.data else {
        checker.tell(
            Code::WrongType,
            &root.range,
            "这不是标注文件",
            "标注文件有 report、text 和 labels 三个键；用 duibiao agree --blank 可得到一张空白的",
        );
        return Vec::new();
    };
    for (key, value) in entries {
        match key.text() {
            Some("report") => sheet.report = scalar(checker, value),
            Some("text") => sheet.text = scalar(checker, value),
            Some("labels") => sheet.labels = labels(checker, value),
            _ => unknown_key(checker, key, &["report", "text", "labels"]),
        }
    }
    if root.get("labels").is_none() {
        checker.tell(Code::MissingKey, &(0..0), "没写“labels”", "补上 labels，每条标准一行");
    }
    vec![sheet]
}

fn labels(checker: &mut Checker, node: &Node) -> Vec<RawLabel> {
    match &node.data {
        Data::Null => Vec::new(),
        Data::Map(entries) => entries.iter().map(|(key, value)| label(checker, key, value)).collect(),
        _ => {
            let help = "labels 下每条标准一行，例如“TC-01.a: {status: absent}”";
            checker.tell(Code::WrongType, &node.range, "labels 应是键值对", help);
            Vec::new()
        }
    }
}

fn label(checker: &mut Checker, key: &Node, node: &Node) -> RawLabel {
    let criterion = Field {
        text: key_name(key),
        range: key.range.clone(),
    };
    let keys = ["status", "strength", "quote", "also", "contested"];
    let [status, strength, quote, also, contested] = match &node.data {
        Data::Null => Default::default(),
        Data::Map(entries) => fields(checker, entries, &keys),
        _ => {
            let message = format!("{} 的标注应是键值对", criterion.text);
            let help = "例如“{status: done, strength: specific, quote: '原文'}”";
            checker.tell(Code::WrongType, &node.range, message, help);
            Default::default()
        }
    };
    RawLabel {
        criterion,
        status,
        strength,
        quote,
        also,
        contested,
    }
}
