//! Why results cannot be set side by side.

use thiserror::Error;

/// Results that cannot be compared; whoever chose them mends it.
#[derive(Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum CompareError {
    /// There is none.
    #[error("没有可以比较的报告")]
    Nothing,
    /// They were judged by different packs: the numbers mean different things.
    #[error(
        "结果出自不同的规则包，不能放在一起比：{first_path} 用的是 {first}，{other_path} 用的是 {other}；请用同一个规则包重新审阅，或分开比较"
    )]
    Packs {
        /// A pack: its name and title.
        first: String,
        /// A report judged by it.
        first_path: String,
        /// The other pack.
        other: String,
        /// A report judged by that.
        other_path: String,
    },
    /// They were judged by one pack before and after it was changed.
    #[error(
        "规则包 {id} 改过：{first_path} 按改动前后的一种（{first}）审阅，{other_path} 按另一种（{other}）；请用 duibiao audit 把存下的结果重新得出"
    )]
    Changed {
        /// The pack's name.
        id: String,
        /// The start of a fingerprint.
        first: String,
        /// A report judged by that.
        first_path: String,
        /// The start of the other.
        other: String,
        /// A report judged by that.
        other_path: String,
    },
    /// A saved result lacks what its pack asks.
    #[error("{path}：结果里的要点与同一规则包的其他结果对不上，存下之后被改过；请用 duibiao audit 重新得出")]
    Edited {
        /// The report.
        path: String,
    },
}
