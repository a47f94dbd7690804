//! Label sheets in YAML.

use super::check::{Checker, Field, RawLabel, RawSheet};
use crate::rulepack::Code;
use crate::rulepack::decode::suggest;
use crate::rulepack::node::{Data, Node, key_name};

/// Reads the sheet of a file; what is wrong goes to the checker.
pub(super) fn read(checker: &mut Checker<'_>) -> Vec<RawSheet> {
    let root = match Node::read(checker.source()) {
        Ok(root) => root,
        Err(error) => {
            checker.unreadable(error);
            return Vec::new();
        }
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
            _ => unknown(checker, key, &["report", "text", "labels"]),
        }
    }
    if root.get("labels").is_none() {
        checker.tell(Code::MissingKey, &(0..0), "没写“labels”", "补上 labels，每条标准一行");
    }
    vec![sheet]
}

fn labels(checker: &mut Checker<'_>, node: &Node) -> Vec<RawLabel> {
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

fn label(checker: &mut Checker<'_>, key: &Node, node: &Node) -> RawLabel {
    let mut label = RawLabel {
        criterion: Field {
            text: key_name(key),
            range: key.range.clone(),
        },
        ..RawLabel::default()
    };
    match &node.data {
        Data::Null => {}
        Data::Map(entries) => {
            for (key, value) in entries {
                let field = match key.text() {
                    Some("status") => &mut label.status,
                    Some("strength") => &mut label.strength,
                    Some("quote") => &mut label.quote,
                    Some("also") => &mut label.also,
                    Some("contested") => &mut label.contested,
                    _ => {
                        unknown(checker, key, &["status", "strength", "quote", "also", "contested"]);
                        continue;
                    }
                };
                *field = scalar(checker, value);
            }
        }
        _ => {
            let message = format!("{} 的标注应是键值对", label.criterion.text);
            let help = "例如“{status: done, strength: specific, quote: '原文'}”";
            checker.tell(Code::WrongType, &node.range, message, help);
        }
    }
    label
}

fn scalar(checker: &mut Checker<'_>, node: &Node) -> Field {
    if matches!(node.data, Data::List(_) | Data::Map(_)) {
        let help = "这里写一段文字；若文字里有冒号或括号，加单引号";
        checker.tell(Code::WrongType, &node.range, "类型不对：写的是列表或键值对", help);
    }
    Field::of(node)
}

fn unknown(checker: &mut Checker<'_>, key: &Node, known: &[&str]) {
    let name = key_name(key);
    checker.tell(
        Code::UnknownKey,
        &key.range,
        format!("没有“{name}”这个键"),
        suggest(&name, known),
    );
}
