//! The YAML reader's messages, in Chinese.

use super::{NodeError, guard};
use std::ops::Range;

/// A part of the reader's message, what it means, and what to do.
const KNOWN: &[(&str, &str, &str)] = &[
    ("tab", "用了 Tab 缩进", "把 Tab 换成空格"),
    (
        "byte order mark",
        "文件中间有字节顺序标记",
        "删去这里看不见的字符，另存为 UTF-8",
    ),
    ("unprintable", "有不能显示的控制字符", "删去这里看不见的字符"),
    ("unexpected character", "这个字符不能开头", "整个值加单引号"),
    ("flow sequence", "方括号列表没有写对", LIST),
    ("flow mapping", "花括号没有写对", LIST),
    ("flow construct", "方括号或花括号里的缩进不对", LIST),
    ("misplaced bracket", "括号不成对", LIST),
    ("start with '-' followed", "短横后面不能紧跟这个符号", LIST),
    (
        "mapping values are not allowed",
        "这里不能再有冒号",
        "检查这一行的缩进是否与同级的键对齐；值里有冒号加空格时，整个值加单引号",
    ),
    (
        "mapping keys are not allowed",
        "这里不能写键",
        "检查这一行的缩进是否与同级的键对齐",
    ),
    (
        "illegal placement of ':'",
        "冒号的位置不对",
        "值里有冒号时，整个值加单引号",
    ),
    ("simple key", "这一行缺少冒号", "写成“键: 值”，冒号用半角，后面空一格"),
    (
        "block mapping",
        "这一行与同级的键没有对齐，或缺少冒号",
        "检查这一行及上一行的缩进，以及冒号后的空格",
    ),
    ("block collection", "这一行与同级的各项没有对齐", "同级的“- ”左边对齐"),
    (
        "block sequence entries",
        "这里不能写“- ”开头的列表",
        "列表另起一行，检查缩进",
    ),
    ("unknown escape", "双引号里的反斜杠没有这种用法", "改用单引号"),
    ("hexadecimal", "双引号里的反斜杠没有这种用法", "改用单引号"),
    ("escape", "双引号里的反斜杠没有这种用法", "改用单引号"),
    (
        "trailing content after double-quoted",
        "双引号后面还有内容",
        "整个值加单引号",
    ),
    ("quoted scalar", "引号没有收尾，或引号里的缩进不对", "补上收尾的引号"),
    (
        "block scalar",
        "“|”或“>”后面的多行文字缩进不对",
        "多行文字统一多缩进两格",
    ),
    (
        "multiline text",
        "多行文字中间夹了注释",
        "把注释移到别处，或给文字加单引号",
    ),
    ("plain scalar", "文字的写法有误", "整个值加单引号"),
    ("indentation", "缩进不对", "同级的键左边对齐，用空格缩进"),
    (
        "unknown anchor",
        "“*”引用了没有的名字",
        "若“*”是表达式的一部分，整个加单引号",
    ),
    ("anchor", "“&”或“*”的用法不对", "若它是文字的一部分，整个加单引号"),
    ("alias expansion", "“*”引用展开后太大", "不用“&”和“*”，直接写出内容"),
    ("tag", "“!”的用法不对", "若它是文字的一部分，整个加单引号"),
    ("directive", "“%”的用法不对", "若它是文字的一部分，整个加单引号"),
    ("handle", "“!”的用法不对", "若它是文字的一部分，整个加单引号"),
    (
        "document",
        "“---”或“...”前后还有内容",
        "一个文件只写一个规则包，删去这些分隔线",
    ),
    ("eof", "文件没有写完", "检查引号和括号是否成对"),
];

const LIST: &str = "列表里的表达式若含 [ ] { } , : 请加单引号";

/// The reader's error in our words.
pub(super) fn error(info: &str, at: usize) -> NodeError {
    if info.contains("duplicate") {
        return duplicate(at..at);
    }
    if info.contains("recursion limit") {
        return guard::too_deep(at..at);
    }
    let lower = info.to_ascii_lowercase();
    let known = KNOWN.iter().find(|(part, ..)| lower.contains(part));
    let (reason, help) = known.map_or(
        ("写法有误", "检查这一行及上一行的缩进、冒号后的空格、引号和括号是否成对"),
        |&(_, reason, help)| (reason, help),
    );
    NodeError::syntax(at..at, format!("不是合法的 YAML：{reason}"), help)
}

/// One key of a mapping, given again.
pub(super) fn duplicate(range: Range<usize>) -> NodeError {
    NodeError::syntax(range, "同一个键写了两次", "删去其中一个，或合并两处内容")
}

/// A tag that its value does not fit, or that nobody knows.
pub(super) fn tag(range: Range<usize>) -> NodeError {
    NodeError::syntax(
        range,
        "“!”开头的类型标记与内容不合",
        "删去“!”开头的标记；若它是文字的一部分，整个加单引号",
    )
}

#[cfg(test)]
mod tests {
    use super::super::Node;

    #[test]
    fn brackets_in_a_list_are_explained() {
        let error = Node::read("a:\n- [重大决策, 合法性审[查核]]\n").unwrap_err();
        assert!(error.help.contains("加单引号"), "{error:?}");
        assert!(!error.message.contains("did not"), "{error:?}");
    }

    #[test]
    fn no_english_gets_through() {
        for text in [
            "a: 'b",
            "a: b: c",
            "\ta: 1",
            "a: \"\\d\"",
            "a: @b",
            "- a\nb: c",
            "a:\n b\n  c: d",
            "a: *x",
            "a: %",
        ] {
            let Err(error) = Node::read(text) else {
                continue;
            };
            let words = error.message.replace("YAML", "").replace("Tab", "");
            assert!(!words.contains(|c: char| c.is_ascii_alphabetic()), "{text}: {error:?}");
        }
    }
}
