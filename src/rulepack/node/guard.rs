//! Nesting so deep that reading it would exhaust the stack.

use super::NodeError;
use std::ops::Range;

/// A pack needs a dozen levels.
const DEEPEST: usize = 100;
/// Columns of indentation, each of which may be a level.
const WIDEST_INDENT: usize = 400;

/// Looks at the characters that open block levels, before any parser does.
pub(super) fn depth_of_lines(text: &str) -> Result<(), NodeError> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches([' ', '-', '?', ':', '\t']);
        let opening = line.len() - words.len();
        if opening > WIDEST_INDENT && !words.trim().is_empty() {
            return Err(too_deep(start + opening..start + opening));
        }
        start += line.len();
    }
    Ok(())
}

/// Refuses a node below too many others.
pub(super) fn depth(depth: usize, range: &Range<usize>) -> Result<(), NodeError> {
    if depth > DEEPEST {
        return Err(too_deep(range.start..range.start));
    }
    Ok(())
}

pub(super) fn too_deep(range: Range<usize>) -> NodeError {
    NodeError::syntax(range, "嵌套太深", "规则包用不着这么多层：检查这里的缩进和括号")
}

#[cfg(test)]
mod tests {
    use super::super::Node;

    #[test]
    fn deep_nesting_of_every_kind_is_refused_in_place() {
        for text in [
            format!("a: {}{}\n", "[".repeat(150), "]".repeat(150)),
            format!("a: {}{}\n", "[".repeat(5000), "]".repeat(5000)),
            format!("{}x\n", "- ".repeat(150)),
            format!("{}x\n", "- ".repeat(100_000)),
        ] {
            let error = Node::read(&text).unwrap_err();
            assert_eq!(error.message, "嵌套太深", "{}", text.len());
            assert!(error.range.start > 0);
        }
    }
}
