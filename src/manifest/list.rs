//! Lists in YAML: one mapping a report.

use super::COLUMNS;
use super::check::{Checker, Field, Row};
use crate::rulepack::Code;
use crate::rulepack::decode::suggest;
use crate::rulepack::node::{Data, Node, key_name};

/// Reads the rows; what is wrong goes to the checker.
pub(super) fn read(checker: &mut Checker) -> Vec<Row> {
    let root = match Node::read(checker.source()) {
        Ok(root) => root,
        Err(error) => {
            checker.unreadable(error);
            return Vec::new();
        }
    };
    let Data::List(items) = &root.data else {
        let help = "每份报告一项，例如“- {path: 报告/甲.txt, level: county, year: 2023}”";
        checker.tell(Code::WrongType, &root.range, "清单应是一个列表", help);
        return Vec::new();
    };
    items.iter().map(|item| row(checker, item)).collect()
}

fn row(checker: &mut Checker, node: &Node) -> Row {
    let mut row = Row {
        at: node.range.clone(),
        ..Row::default()
    };
    match &node.data {
        // A path alone says all that is needed.
        Data::Text(_) | Data::Number(..) => row.fields[0] = scalar(checker, node),
        Data::Map(entries) => {
            for (key, value) in entries {
                let name = key_name(key);
                match COLUMNS.iter().position(|known| *known == name) {
                    Some(i) => row.fields[i] = scalar(checker, value),
                    None => {
                        let message = format!("没有“{name}”这个键");
                        checker.tell(Code::UnknownKey, &key.range, message, suggest(&name, &COLUMNS));
                    }
                }
            }
        }
        _ => {}
    }
    row
}

fn scalar(checker: &mut Checker, node: &Node) -> Field {
    if matches!(node.data, Data::List(_) | Data::Map(_)) {
        let help = "这里写一段文字；若文字里有冒号或括号，加单引号";
        checker.tell(Code::WrongType, &node.range, "类型不对：写的是列表或键值对", help);
    }
    Field {
        text: node.text().unwrap_or_default().trim().to_owned(),
        range: node.range.clone(),
    }
}
