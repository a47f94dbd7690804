//! Fields of a YAML mapping.

use super::checker::{Checker, Field};
use crate::rulepack::Code;
use crate::rulepack::decode::suggest;
use crate::rulepack::node::{Data, Node, key_name};

/// The fields of a mapping, in the order of its keys; one that is not there is empty. Other keys are told.
pub(crate) fn fields<const N: usize>(checker: &mut Checker, entries: &[(Node, Node)], keys: &[&str; N]) -> [Field; N] {
    let mut out = std::array::from_fn(|_| Field::default());
    for (key, value) in entries {
        let name = key_name(key);
        match keys.iter().position(|known| *known == name) {
            Some(i) => out[i] = scalar(checker, value),
            None => unknown_key(checker, key, keys),
        }
    }
    out
}

/// What is no list and no mapping.
pub(crate) fn scalar(checker: &mut Checker, node: &Node) -> Field {
    if matches!(node.data, Data::List(_) | Data::Map(_)) {
        let help = "这里写一段文字；若文字里有冒号或括号，加单引号";
        checker.tell(Code::WrongType, &node.range, "类型不对：写的是列表或键值对", help);
    }
    Field::of(node)
}

/// A key that means nothing here.
pub(crate) fn unknown_key(checker: &mut Checker, key: &Node, known: &[&str]) {
    let name = key_name(key);
    checker.tell(
        Code::UnknownKey,
        &key.range,
        format!("没有“{name}”这个键"),
        suggest(&name, known),
    );
}
