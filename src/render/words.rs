//! What the command line's own reports call judgements, in Chinese.

use crate::evaluation::{Lack, Status, Strength};

/// A status as readers know it.
#[must_use]
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Done => "已体现",
        Status::Planned => "列为计划",
        Status::Deficient => "自述不足",
        Status::Absent => "未见表述",
        Status::Na => "不适用",
    }
}

/// A strength as readers know it.
#[must_use]
pub fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Specific => "有具体内容",
        Strength::Generic => "仅为表态",
    }
}

/// Why the nearest passage is no evidence.
#[must_use]
pub fn lack(lack: &Lack) -> String {
    match lack {
        Lack::Vetoed(words) => format!("其中“{words}”说的是另一件事"),
        Lack::Patterns(patterns) => format!("缺 {}", patterns.join("；")),
        Lack::Part(_) => "所在部分不作依据".to_owned(),
        Lack::Measure => "数量不合要求".to_owned(),
        Lack::Heading => "只是标题，下文没有具体说".to_owned(),
        Lack::Formula => "属于套话".to_owned(),
        Lack::Words => "只是字面相近".to_owned(),
        Lack::Late(limit) => format!("晚于 {limit}"),
        Lack::Mismatch(wanted) => format!("未写明 {wanted}"),
        Lack::Short => "内容太少".to_owned(),
        Lack::Bare => "没有数字、文件、机构、时间等具体内容".to_owned(),
        Lack::Unanswered => "计划中未见对应的措施".to_owned(),
    }
}
