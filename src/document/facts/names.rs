//! Names of bodies and places: what they end in, and which rank that tells.

use super::super::divisions;
use super::{Level, regex};
use crate::source::Span;
use regex::Regex;
use std::sync::LazyLock;

/// What names of public bodies end in, as a group.
pub(super) const BODY: &str = "(?:人民政府(?:办公室|办公厅)?|政府办公室|街道办事处|办事处|管理委员会|管委会|委员会(?:办公室)?|领导小组(?:办公室)?|党工委|党委|[局厅院署]|司法所|大队|支队|总队|中心|办公室)";

/// The author or place that a title names: 2023年度沙门镇法治政府建设年度报告, 青禾县人民政府关于….
pub(super) fn name_in_title(title: &str) -> Option<(Span, String)> {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?:20[0-9]{2}年?(?:度)?)?(?:中共)?(?<name>[^0-9,。关《》]+?)(?:关于)?(?:20[0-9]{2}年?(?:度)?)?(?:推进|加强|开展)?(?:法治政府|依法行政|法治建设)",
        )
    });
    static ABOUT: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^关于(?:20[0-9]{2}年?(?:度)?)?(?<name>[^0-9,。《》]+?(?:[镇乡县市区局委]|街道))(?:20[0-9]{2}年?(?:度)?)?(?:法治政府|依法行政)",
        )
    });
    let found = NAMED.captures(title).or_else(|| ABOUT.captures(title))?.name("name")?;
    let named = found.as_str();
    let place = ["镇", "乡", "县", "市", "区", "省", "街道", "州", "旗"]
        .iter()
        .any(|end| named.ends_with(end))
        || is_body(named);
    place.then(|| (Span::new(found.start(), found.end()), named.to_owned()))
}

/// No body has a longer name, in characters.
pub(super) const LONGEST_NAME: usize = 36;

pub(super) fn is_body(text: &str) -> bool {
    static WHOLE: LazyLock<Regex> = LazyLock::new(|| regex(&format!(r"^[^,。;:!?《》0-9]+{BODY}$")));
    text.chars().count() <= LONGEST_NAME && WHOLE.is_match(text)
}

pub(super) fn level_of_body(body: &str) -> Option<Level> {
    let government = [
        "人民政府",
        "政府",
        "街道办事处",
        "办事处",
        "管委会",
        "管理委员会",
        "党委",
        "党工委",
    ]
    .iter()
    .find_map(|suffix| body.split_once(suffix));
    match government {
        Some((_, rest)) if rest.ends_with('局') || rest.ends_with('厅') => Some(Level::Department),
        Some((place, _)) if body.contains("街道") => {
            level_of_place(&format!("{}街道", place.trim_end_matches("街道")))
        }
        Some((place, _)) => level_of_place(place),
        None if body.ends_with(['局', '厅', '署', '院']) || body.ends_with("委员会") || body.ends_with("队") => {
            Some(Level::Department)
        }
        None => None,
    }
}

pub(super) fn level_of_place(place: &str) -> Option<Level> {
    // The last part of a compound name counts: 张家港市锦丰镇 is a town.
    if place.ends_with(['镇', '乡']) || place.ends_with("街道") {
        return Some(Level::Township);
    }
    let last = divisions::known_prefix(place).map_or(place, |known| {
        let rest = place.strip_prefix(known).unwrap_or_default();
        if rest.is_empty() { known } else { rest }
    });
    divisions::level_of(last).or(match last.chars().next_back()? {
        '省' => Some(Level::Province),
        '县' | '旗' => Some(Level::County),
        '州' if last.ends_with("自治州") => Some(Level::City),
        _ => None,
    })
}
