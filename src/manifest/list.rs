//! Lists in YAML: one mapping a report.

use super::COLUMNS;
use super::check::Row;
use crate::handwritten::{Checker, fields, scalar};
use crate::rulepack::Code;
use crate::rulepack::node::{Data, Node};

/// Reads the rows; what is wrong goes to the checker.
pub(super) fn read(checker: &mut Checker) -> Vec<Row> {
    let Some(root) = checker.tree() else {
        return Vec::new();
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
        fields: Default::default(),
    };
    match &node.data {
        // A path alone says all that is needed.
        Data::Text(_) | Data::Number(..) => row.fields[0] = scalar(checker, node),
        Data::Map(entries) => row.fields = fields(checker, entries, &COLUMNS),
        _ => {}
    }
    row
}
