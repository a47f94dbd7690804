//! The block between `---` at the head of a file: what it tells of the text. Read line by line, not as YAML: it needs
//! no more, and what is fed in cannot explode.

use super::super::About;
use super::super::html::date;

/// Title, date and source, under the names they usually have.
pub(super) fn about(block: &str) -> About {
    let value = |names: &[&str]| {
        block.lines().find_map(|line| {
            let (name, value) = line.split_once([':', '：'])?;
            let value = value.trim().trim_matches(['"', '\'', '“', '”']).trim();
            let wanted = names.iter().any(|wanted| wanted.eq_ignore_ascii_case(name.trim()));
            (wanted && !value.is_empty()).then(|| value.to_owned())
        })
    };
    About {
        title: value(&["title", "标题", "題目", "标题名称"]),
        published: value(&["date", "published", "pubdate", "发布日期", "发布时间", "日期"])
            .as_deref()
            .and_then(date),
        origin: value(&["source", "origin", "来源", "來源"]),
    }
}
