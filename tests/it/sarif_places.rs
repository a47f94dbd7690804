//! Places in SARIF: they hold when they are counted again.

use super::rendering::samples;
use super::sarif::{by_id, list, log, results};
use super::support::audit;
use serde_json::Value;

/// Every place of a run with the artifact it is in.
fn places(run: &Value) -> Vec<&Value> {
    let notifications = list(&run["invocations"][0], "toolExecutionNotifications");
    let all = results(run).iter().chain(notifications);
    all.flat_map(|result| list(result, "locations").iter().chain(list(result, "relatedLocations")))
        .map(|location| &location["physicalLocation"])
        .collect()
}

/// What stands between two places, counted line by line and character by character.
fn cut(text: &str, region: &Value) -> String {
    let number = |key: &str| usize::try_from(region[key].as_u64().unwrap()).unwrap();
    let (mut line, mut column) = (1, 1);
    let (start, end) = (
        (number("startLine"), number("startColumn")),
        (number("endLine"), number("endColumn")),
    );
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::new();
    for (i, c) in chars.iter().enumerate() {
        if (line, column) >= start && (line, column) < end {
            out.push(*c);
        }
        column += 1;
        if *c == '\n' || (*c == '\r' && chars.get(i + 1) != Some(&'\n')) {
            (line, column) = (line + 1, 1);
        }
    }
    out
}

/// Holds every region of a run against the text of its artifact; tells how many there are.
pub(super) fn count_again(run: &Value) -> usize {
    let mut counted = 0;
    for place in places(run) {
        let index = usize::try_from(place["artifactLocation"]["index"].as_u64().unwrap()).unwrap();
        let artifact = &run["artifacts"][index];
        assert_eq!(artifact["location"]["uri"], place["artifactLocation"]["uri"]);
        let region = &place["region"];
        let Some(snippet) = region["snippet"]["text"].as_str() else {
            continue;
        };
        let text = artifact["contents"]["text"].as_str().unwrap();
        assert_eq!(cut(text, region), snippet);
        let offset = |key: &str| usize::try_from(region[key].as_u64().unwrap()).unwrap();
        let slice: String = text
            .chars()
            .skip(offset("charOffset"))
            .take(offset("charLength"))
            .collect();
        assert_eq!(slice, snippet);
        counted += 1;
    }
    counted
}

#[test]
fn every_place_holds_when_it_is_counted_again() {
    let log = log(&samples());
    for run in list(&log, "runs") {
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        assert!(count_again(run) > 40);
    }
}

#[test]
fn a_place_is_where_a_reader_counts_it() {
    let text = "青禾县2023年法治政府建设年度报告\r\n一、主要做法\r\n𠮷日启动。设立立法联系点3个，征集\r\n意见12条。";
    let log = log(&[audit("报告 #1.txt", text.as_bytes())]);
    let run = &log["runs"][0];
    let result = by_id(run)["TC-07.a"];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "%E6%8A%A5%E5%91%8A%20%231.txt");
    assert_eq!(place["artifactLocation"]["uriBaseId"], "WORKDIR");
    let region = &place["region"];
    assert_eq!(region["snippet"]["text"], "设立立法联系点3个，征集\r\n意见12条");
    // 𠮷日启动。 stands before it: a character is one column, however many bytes it takes.
    for (key, wanted) in [
        ("startLine", 3),
        ("startColumn", 6),
        ("endLine", 4),
        ("endColumn", 6),
        ("charOffset", (18 + 2) + (6 + 2) + 5),
        ("charLength", 12 + 2 + 5),
    ] {
        assert_eq!(region[key], wanted, "{key}");
    }
    count_again(run);
}

#[test]
fn lines_end_where_the_reader_ends_them() {
    for end in ["\n", "\r\n", "\r"] {
        let text = [
            "青禾县2023年法治政府建设年度报告",
            "一、做法",
            "聘请3名律师担任",
            "法律顾问。",
            "设立立法联系点2个。",
        ]
        .join(end);
        let log = log(&[audit("a.txt", text.as_bytes())]);
        assert!(count_again(&log["runs"][0]) > 0, "{end:?}");
    }
}

#[test]
fn what_is_no_plain_text_has_its_text_inside_it() {
    let page = "<html><head><title>x</title></head><body><h1>青禾县2023年法治政府建设年度报告</h1>\
                <p>一、做法</p><p>设立立法联系点3个。</p></body></html>";
    let log = log(&[audit("网页/a.html", page.as_bytes())]);
    let run = &log["runs"][0];
    assert_eq!(run["artifacts"][0]["mimeType"], "text/html");
    assert_eq!(run["artifacts"][0]["contents"], Value::Null);
    assert_eq!(run["artifacts"][1]["parentIndex"], 0);
    assert_eq!(run["artifacts"][1]["location"]["uri"], "/a.html.txt");
    let place = &by_id(run)["TC-07.a"]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["index"], 1);
    assert!(count_again(run) > 0);
}
