//! The numbers of a page, from the attributes that it marks them with: `data-total` and `data-grade` on `#score`;
//! `data-status` with `data-count`; `data-section` and `data-requirement` with `data-points` and `data-maximum`;
//! `data-gap` with `data-lost`.

use super::Told;
use regex::Regex;
use std::collections::BTreeMap;

pub(super) fn read(file: &[u8]) -> Told {
    let tags = tags(std::str::from_utf8(file).unwrap());
    let score = tags.iter().find(|tag| tag.get("id").is_some_and(|id| id == "score"));
    let of_score = |name: &str| score.and_then(|tag| tag.get(name)).cloned();
    let pairs = |by: &'static str, first: &'static str| {
        tags.iter()
            .filter_map(move |tag| Some((tag.get(by)?.clone(), tag.get(first)?.clone(), tag)))
    };
    let worths = |by| {
        pairs(by, "data-points")
            .filter_map(|(_, points, tag)| Some((points, tag.get("data-maximum")?.clone())))
            .collect()
    };
    Told {
        total: of_score("data-total"),
        grade: of_score("data-grade"),
        counts: pairs("data-status", "data-count")
            .filter_map(|(status, count, _)| Some((status, count.parse().ok()?)))
            .collect(),
        sections: worths("data-section"),
        requirements: worths("data-requirement"),
        gaps: pairs("data-gap", "data-lost")
            .map(|(gap, lost, _)| (gap, lost))
            .collect(),
    }
}

/// The attributes of every start tag; what scripts and styles hold is no tag.
fn tags(page: &str) -> Vec<BTreeMap<String, String>> {
    let bare = Regex::new(r"(?s)<(script|style)\b.*?</(script|style)>|<!--.*?-->").unwrap();
    let page = bare.replace_all(page, "");
    let tag = Regex::new(r#"<[a-zA-Z][\w-]*((?:[^<>"]|"[^"]*")*)>"#).unwrap();
    let attribute = Regex::new(r#"([\w-]+)="([^"]*)""#).unwrap();
    tag.captures_iter(&page)
        .map(|tag| {
            let all = attribute.captures_iter(tag.get(1).unwrap().as_str());
            all.map(|one| (one[1].to_owned(), unescaped(&one[2]))).collect()
        })
        .collect()
}

fn unescaped(text: &str) -> String {
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2f;", "/"),
    ];
    let text = named
        .into_iter()
        .fold(text.to_owned(), |text, (name, c)| text.replace(name, c));
    text.replace("&amp;", "&")
}

#[test]
fn a_page_that_marks_its_numbers_is_read() {
    let page = r#"<!DOCTYPE html><style>i{}</style><script>let s = '<i data-gap="X" data-lost="9.99">';</script>
        <section id="score" data-total="61.40" data-grade="合格"><b data-status="done" data-count="50">50</b>
        <label data-status="done"><span data-count="done"></span></label></section>
        <tr data-section="一、决策" data-points="3.00" data-maximum="9.50"><td>a &gt; b</td></tr>
        <section data-requirement="TC-01" data-points="1.00" data-maximum="2.00"><article data-section="1" data-gap="TC-01.&quot;a&quot;"
        data-lost="0.50"></article></section>"#;
    let told = read(page.as_bytes());
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(
        told,
        Told {
            total: Some("61.40".to_owned()),
            grade: Some("合格".to_owned()),
            counts: BTreeMap::from([("done".to_owned(), 50)]),
            sections: vec![pair("3.00", "9.50")],
            requirements: vec![pair("1.00", "2.00")],
            gaps: BTreeMap::from([pair("TC-01.\"a\"", "0.50")]),
        }
    );
}
