//! The numbers browsers put before the items of ordered lists.

use super::dom::{Dom, NodeId};
use super::style;

/// Lists that are open, and the number due at the next character.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The next number; `None` where items have none.
    open: Vec<Option<i64>>,
    due: Option<i64>,
}

impl Lists {
    pub(super) fn enter(&mut self, dom: &Dom, node: NodeId) {
        match dom.tag(node) {
            "li" => {
                self.due = None;
                if let Some(Some(next)) = self.open.last_mut() {
                    let own = dom.attribute(node, "value").and_then(|value| value.trim().parse().ok());
                    let number = own.unwrap_or(*next);
                    *next = number.saturating_add(1);
                    self.due = Some(number);
                }
            }
            "ol" if dom.attribute(node, "type").is_none_or(|kind| kind == "1") && !style::unnumbered(dom, node) => {
                let start = dom.attribute(node, "start").and_then(|start| start.trim().parse().ok());
                self.open.push(Some(start.unwrap_or(1)));
            }
            _ => self.open.push(None),
        }
    }

    pub(super) fn leave(&mut self) {
        self.open.pop();
        self.due = None;
    }

    /// The number before a line that begins with this character. Items that carry their own show no other: sites switch
    /// the browser's off in a style sheet.
    pub(super) fn marker(&mut self, first: char) -> Option<String> {
        let number = self.due.take()?;
        let own = first.is_numeric()
            || matches!(first, '(' | '（' | '第' | '•' | '·')
            || "一二三四五六七八九十".contains(first);
        (!own).then(|| format!("{number}."))
    }
}
