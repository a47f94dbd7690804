//! Saved results, rendered again: the same bytes as from the audit, and nothing that was edited.

use super::support::{project, run, sample_path};
use std::fs;
use std::path::Path;

fn pack() -> String {
    format!("--rules={}", project("tests/fixtures/packs/minimal.yaml").display())
}

fn report(name: &str) -> String {
    project(&sample_path(name)).display().to_string()
}

/// Runs in a folder and gives exit status and what was told.
fn told(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let output = run(folder, args, b"");
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

fn read(folder: &Path, name: &str) -> Vec<u8> {
    fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn every_format_is_rendered_from_a_saved_result_as_from_the_audit() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let (pack, report) = (pack(), report("qinghe-county-2023"));
    let mut args = vec!["audit", &pack, &report];
    let names: Vec<String> = duibiao::render::Format::ALL
        .iter()
        .map(|(_, format)| format!("a.{}", format.extension()))
        .collect();
    for name in &names {
        args.extend(["--output", name]);
    }
    assert_eq!(told(at, &args), (Some(0), String::new()));
    for saved in ["a.json", "a.jsonl"] {
        let again: Vec<String> = names.iter().map(|name| format!("from-{saved}-{name}")).collect();
        let mut args = vec!["render", saved];
        for name in &again {
            args.extend(["--output", name]);
        }
        assert_eq!(told(at, &args), (Some(0), String::new()));
        for (name, again) in names.iter().zip(&again) {
            assert!(read(at, name) == read(at, again), "{again} is not {name}");
        }
    }
}

#[test]
fn a_saved_result_is_shown_in_either_language() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let (pack, report) = (pack(), report("yunling-bureau-2023"));
    told(at, &["audit", &pack, &report, "--output", "zh.json"]);
    told(at, &["audit", &pack, &report, "--lang", "en", "--output", "en.md"]);
    told(at, &["render", "zh.json", "--lang", "en", "--output", "again.md"]);
    assert_eq!(
        String::from_utf8(read(at, "en.md")).unwrap(),
        String::from_utf8(read(at, "again.md")).unwrap()
    );
}

#[test]
fn several_results_go_to_a_folder_each_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::create_dir(at.join("out")).unwrap();
    let (pack, first, second) = (pack(), report("qinghe-county-2023"), report("liuxi-township-2022"));
    let all = ["audit", &pack, &first, &second, "--output", "all.jsonl"];
    assert_eq!(told(at, &all), (Some(0), String::new()));
    let each = [
        "render",
        "all.jsonl",
        "--format",
        "html,md",
        "--output",
        "out",
        "--output",
        "all.json",
    ];
    assert_eq!(told(at, &each), (Some(0), String::new()));
    let mut found: Vec<String> = fs::read_dir(at.join("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    found.sort();
    assert_eq!(
        found,
        [
            "liuxi-township-2022.html",
            "liuxi-township-2022.md",
            "qinghe-county-2023.html",
            "qinghe-county-2023.md"
        ]
    );
    let all: serde_json::Value = serde_json::from_slice(&read(at, "all.json")).unwrap();
    assert_eq!(all.as_array().map(Vec::len), Some(2));
    let (status, told) = told(at, &["render", "all.json", "--output", "one.html"]);
    assert!(status == Some(2) && told.contains("只放一份结果"), "{told}");
}

#[test]
fn what_is_no_saved_result_is_refused_and_why() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let (pack, report) = (pack(), report("qinghe-county-2023"));
    told(at, &["audit", &pack, &report, "--output", "good.json"]);
    let good = String::from_utf8(read(at, "good.json")).unwrap();
    let value: serde_json::Value = serde_json::from_str(&good).unwrap();
    let edited = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut value = value.clone();
        change(&mut value);
        value.to_string()
    };
    let cases = [
        ("cut short", good[..good.len() / 2].to_owned(), "不是 JSON"),
        ("nothing", String::new(), "没有结果"),
        ("no object", "1".to_owned(), "schema"),
        (
            "another schema",
            edited(&|v| v["schema"] = "duibiao/text/1".into()),
            "duibiao/text/1",
        ),
        (
            "a key gone",
            edited(&|v| drop(v.as_object_mut().unwrap().remove("score"))),
            "score",
        ),
        ("an edited text", edited(&|v| v["text"] = "别的文字".into()), "指纹"),
        (
            "a moved quote",
            edited(&|v| {
                let place = v["statements"][0].as_object_mut().unwrap();
                place["start"] = (place["start"].as_u64().unwrap() + 1).into();
            }),
            "引文",
        ),
    ];
    for (name, text, reason) in cases {
        fs::write(at.join("bad.json"), text).unwrap();
        // The good one comes through all the same.
        let (status, told) = told(at, &["render", "bad.json", "good.json", "--output", "out.jsonl"]);
        assert_eq!(status, Some(2), "{name}: {told}");
        assert!(told.contains("bad.json") && told.contains(reason), "{name}: {told}");
        assert_eq!(
            read(at, "out.jsonl").iter().filter(|&&byte| byte == b'\n').count(),
            1,
            "{name}"
        );
    }
    let (status, told) = told(at, &["render", "good.json", "--output", "good.json"]);
    assert!(status == Some(2) && told.contains("要读的文件"), "{told}");
    assert_eq!(String::from_utf8(read(at, "good.json")).unwrap(), good);
}
