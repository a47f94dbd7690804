//! A signature that a site's editor put below the element that holds the article: body and date, nothing else.

use super::furniture::simplified;
use super::lines::Line;
use regex::Regex;
use std::sync::LazyLock;

/// How many of the lines after the article belong to it: those down to the date, or none.
pub(super) fn length(after: &[Line]) -> usize {
    static BODY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"^[^，。：:；]{2,30}(?:人民政府|办事处|委员会|管委会|党委|党工委|办公室|领导小组|中心|[局厅院署委办])$",
        )
        .expect("constant pattern")
    });
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:20[0-9]{2}|二[〇○零][〇○零一二三四五六七八九]{2})\s*年.{1,3}月.{1,3}日$")
            .expect("constant pattern")
    });
    let squashed = |line: &Line| -> String {
        let text = simplified(&line.text);
        text.chars().filter(|c| !c.is_whitespace()).collect()
    };
    match after {
        [body, date, ..]
            if body.links + date.links == 0 && BODY.is_match(&squashed(body)) && DATE.is_match(&squashed(date)) =>
        {
            2
        }
        _ => 0,
    }
}
