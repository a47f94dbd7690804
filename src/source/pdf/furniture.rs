//! What a page carries beside the text: running heads and feet, page numbers, what a browser prints in the margins.

use super::lines::Line;
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;

/// How many lines at the top and at the bottom of a page may be furniture.
const DEEP: usize = 3;

/// The part of the page's height at the top and at the bottom in which furniture stands.
const MARGIN: f64 = 0.14;

/// The share of pages on which a running head stands: left and right pages may have their own.
const MOST: f64 = 0.4;

/// Drops furniture from the pages, of which each is sorted from top to bottom.
pub(super) fn drop_from(pages: &mut [Vec<Line>]) {
    let repeated = repeated(pages);
    for page in pages.iter_mut() {
        let keep: Vec<bool> = (0..page.len()).map(|i| !is_furniture(page, i, &repeated)).collect();
        let mut keep = keep.into_iter();
        page.retain(|_| keep.next().unwrap_or(true));
    }
}

fn is_furniture(page: &[Line], i: usize, repeated: &HashMap<(String, i64), usize>) -> bool {
    let Some(edge) = Edge::of(page, i) else {
        return false;
    };
    let line = &page[i];
    repeated.contains_key(&key(line))
        || page_number(&line.text, edge.outermost && edge.apart)
        || (edge.outermost && printed_by_browser(line))
}

/// How a line stands at the edge of its page.
struct Edge {
    /// No line is nearer to the edge, but for furniture.
    outermost: bool,
    /// Stands further from the text than a line of it would.
    apart: bool,
}

impl Edge {
    /// `None` for a line in the midst of the page.
    fn of(page: &[Line], i: usize) -> Option<Self> {
        let line = page.get(i)?;
        let margin = line.extent.1 * MARGIN;
        let (from_edge, inner) = if line.y < margin {
            (i, page.get(i + 1))
        } else if line.y > line.extent.1 - margin {
            (page.len() - 1 - i, i.checked_sub(1).and_then(|i| page.get(i)))
        } else {
            return None;
        };
        let apart = inner.is_none_or(|inner| (inner.y - line.y).abs() > 1.9 * inner.size.max(line.size));
        (from_edge < DEEP).then_some(Self {
            outermost: from_edge == 0,
            apart,
        })
    }
}

/// What stands at the same height on most pages, whatever number is in it.
fn repeated(pages: &[Vec<Line>]) -> HashMap<(String, i64), usize> {
    let mut out: HashMap<(String, i64), usize> = HashMap::new();
    for page in pages {
        let mut seen: Vec<(String, i64)> = (0..page.len())
            .filter(|&i| Edge::of(page, i).is_some())
            .map(|i| key(&page[i]))
            .collect();
        seen.sort_unstable();
        seen.dedup();
        for key in seen {
            *out.entry(key).or_default() += 1;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "numbers of pages")]
    out.retain(|_, &mut count| count >= 2 && count as f64 >= pages.len() as f64 * MOST);
    out
}

/// Words with every number alike, and the height they stand at.
fn key(line: &Line) -> (String, i64) {
    static NUMBER: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\d+|第[一二三四五六七八九十百〇零]+页").expect("constant pattern"));
    let words: String = line.text.split_whitespace().collect();
    let height = if line.y < line.extent.1 / 2.0 {
        line.y
    } else {
        line.y - line.extent.1
    };
    #[expect(clippy::cast_possible_truncation, reason = "a place on a page")]
    let height = (height / 4.0).round() as i64;
    (NUMBER.replace_all(&words, "#").into_owned(), height)
}

/// Whether a line is nothing but a page number; a bare number is one only where nothing else would stand.
fn page_number(text: &str, alone: bool) -> bool {
    static DRESSED: LazyLock<Regex> = LazyLock::new(|| {
        let number = r"(?:\d{1,4}|[一二三四五六七八九十百〇零]{1,5})";
        let pattern = format!(
            r"(?ix)^(?: [-—–－―─·•~～]+ \d{{1,4}} [-—–－―─·•~～]+
            | 第 {number} [页頁] (?: [,，/／、|·]? [(（]? 共 {number} [页頁] [)）]? )?
            | 共 {number} [页頁] [,，/／、]? 第 {number} [页頁]
            | \d{{1,4}} [/／] \d{{1,4}}
            | page \d{{1,4}} (?: of \d{{1,4}} )? )$"
        );
        Regex::new(&pattern).expect("constant pattern")
    });
    static BARE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)^(?:\d{1,4}|[ivxl]{1,6})$").expect("constant pattern"));
    let words: String = text.split_whitespace().collect();
    DRESSED.is_match(&words) || (alone && BARE.is_match(&words))
}

/// The address and page at the foot, the date and title at the head of a page that a browser printed.
fn printed_by_browser(line: &Line) -> bool {
    static FOOT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:file|https?)://\S*(?:\s.*)?$|^(?:\d+/\d+)?\s*(?:file|https?)://\S+$|^about:blank")
            .expect("constant pattern")
    });
    static HEAD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\d{1,4}[/.年-]\d{1,2}[/.月-]\d{1,4}日?[,，]?\s*(?:[上下]午)?\d{1,2}:\d{2}(?::\d{2})?")
            .expect("constant pattern")
    });
    FOOT.is_match(&line.text) || (line.y < line.extent.1 * 0.06 && HEAD.is_match(&line.text))
}

#[cfg(test)]
mod tests {
    use super::super::lines::of_glyphs;
    use super::super::lines::tests::typeset;
    use super::*;

    /// A page 400 high; each line with its distance from the top.
    fn page(number: u32, lines: &[(f64, &str)]) -> Vec<Line> {
        let glyphs = lines.iter().flat_map(|&(y, text)| typeset(text, 50.0, y)).collect();
        of_glyphs(glyphs, number, (300.0, 400.0), 0)
    }

    fn kept(mut pages: Vec<Vec<Line>>) -> Vec<String> {
        drop_from(&mut pages);
        pages.into_iter().flatten().map(|line| line.text).collect()
    }

    #[test]
    fn running_heads_and_page_numbers_go_and_the_text_stays() {
        let pages = vec![
            page(
                1,
                &[(20.0, "内部资料"), (70.0, "2023"), (90.0, "正文一"), (380.0, "— 1 —")],
            ),
            page(
                2,
                &[(20.0, "内部资料"), (70.0, "2024"), (90.0, "正文二"), (380.0, "— 2 —")],
            ),
        ];
        assert_eq!(kept(pages), ["2023", "正文一", "2024", "正文二"]);
    }

    #[test]
    fn numbers_of_every_dress_are_told_on_a_single_page() {
        for number in [
            "—3—",
            "- 12 -",
            "第3页 共10页",
            "第 三 页",
            "3/10",
            "3",
            "Page 3 of 10",
            "·5·",
        ] {
            assert_eq!(
                kept(vec![page(1, &[(200.0, "正文"), (385.0, number)])]),
                ["正文"],
                "{number}"
            );
        }
        for text in ["2023年1月12日", "3件", "第三章"] {
            assert_eq!(
                kept(vec![page(1, &[(200.0, "正文"), (385.0, text)])]).len(),
                2,
                "{text}"
            );
        }
    }

    #[test]
    fn what_browsers_print_goes() {
        let head = "2024/3/1 09:30 年度报告";
        let foot = "https://www.example.gov.cn/a/b.html 1/1";
        assert_eq!(
            kept(vec![page(1, &[(15.0, head), (200.0, "正文"), (390.0, foot)])]),
            ["正文"]
        );
    }
}
