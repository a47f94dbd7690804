//! Why an expression is none, in Chinese, and what to do about it.

use regex_syntax::{ast, hir};

const COUNT: (&str, &str) = ("重复次数 {…} 写法不对", "写成 {2}、{0,12} 这样，前小后大");
const NAME: (&str, &str) = ("组的名字写法不对", "写成 (?<n>…)，名字不重复");
const FLAGS: (&str, &str) = ("括号开头的 (?…) 写法不对", "不需要设选项；只分组写成 (…)");
const ESCAPE: (&str, &str) = (
    "反斜杠后面的字符没有这种用法",
    "要找的若是反斜杠本身，写两个；其余去掉反斜杠",
);
const BOUNDARY: (&str, &str) = ("词边界写法不对", "汉字之间没有词边界，去掉它");
const NESTED: (&str, &str) = ("括号套得太深", "拆成几个表达式");

/// Too large once compiled.
pub(super) const TOO_BIG: (&str, &str) = ("太大：重复次数相乘后装不下", "减小 {…} 里的次数，或拆成几个表达式");

/// The reason and the remedy for what the parser refused.
pub(super) fn of_syntax(kind: &ast::ErrorKind) -> (&'static str, &'static str) {
    use ast::ErrorKind as E;
    match kind {
        E::UnsupportedLookAround => (
            "不支持环视（(?=…)、(?!…) 等）",
            "要排除前后的字，用 none 或 except；要求同时出现，用 all",
        ),
        E::UnsupportedBackreference => ("不支持反向引用（\\1 等）", "把可能的写法都列出来，用“|”隔开"),
        E::GroupUnclosed | E::GroupUnopened => (
            "括号不成对",
            "补齐或删去多余的括号；要找的若就是括号，写全角的（），或在前面加反斜杠",
        ),
        E::ClassUnclosed => ("方括号没有收尾", "补上“]”；要找的若就是方括号，在前面加反斜杠"),
        E::ClassRangeInvalid | E::ClassRangeLiteral => ("方括号里的范围不对", "范围从小到大；要找的若是短横，写在最后"),
        E::ClassEscapeInvalid => ("方括号里不能这样用反斜杠", "去掉反斜杠，或把这一段移到方括号外"),
        E::RepetitionMissing => (
            "*、+、? 或 {…} 前面没有可重复的内容",
            "在前面写上要重复的字；要找的若就是这个符号，在它前面加反斜杠",
        ),
        E::RepetitionCountInvalid
        | E::RepetitionCountUnclosed
        | E::RepetitionCountDecimalEmpty
        | E::DecimalEmpty
        | E::DecimalInvalid => COUNT,
        E::EscapeUnexpectedEof => ("末尾多了一个反斜杠", "删去它；要找的若是反斜杠本身，写两个"),
        E::EscapeHexEmpty | E::EscapeHexInvalid | E::EscapeHexInvalidDigit | E::EscapeUnrecognized => ESCAPE,
        E::FlagDanglingNegation
        | E::FlagDuplicate { .. }
        | E::FlagRepeatedNegation { .. }
        | E::FlagUnexpectedEof
        | E::FlagUnrecognized => FLAGS,
        E::GroupNameDuplicate { .. } | E::GroupNameEmpty | E::GroupNameInvalid | E::GroupNameUnexpectedEof => NAME,
        E::NestLimitExceeded(_) => NESTED,
        E::CaptureLimitExceeded => ("括号太多", "拆成几个表达式"),
        E::SpecialWordBoundaryUnclosed
        | E::SpecialWordBoundaryUnrecognized
        | E::SpecialWordOrRepetitionUnexpectedEof => BOUNDARY,
        E::UnicodeClassInvalid => ("\\p{…} 写法不对", "汉字写成 \\p{Han}"),
        _ => OTHER,
    }
}

/// The reason and the remedy for what parses and means nothing.
pub(super) fn of_meaning(kind: &hir::ErrorKind) -> (&'static str, &'static str) {
    use hir::ErrorKind as E;
    match kind {
        E::UnicodePropertyNotFound | E::UnicodePropertyValueNotFound => ("\\p{…} 里的名字不认识", "汉字写成 \\p{Han}"),
        E::UnicodeNotAllowed | E::InvalidUtf8 => ("关掉了按字匹配", "去掉 (?-u)"),
        _ => OTHER,
    }
}

const OTHER: (&str, &str) = ("写法有误", "对照 rules/README.md 里的写法改正");
