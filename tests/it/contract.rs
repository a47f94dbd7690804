//! The machine output of the sample reports, and how it is framed.

use super::invariants;
use super::support::{PACK, SAMPLES, criteria, sample, sample_path, stdout};
use serde_json::Value;

#[test]
fn the_samples_hold_to_the_contract() {
    for name in SAMPLES {
        let report: Value = serde_json::from_str(&stdout(&["audit", &sample_path(name), "--format", "json"])).unwrap();
        let text = String::from_utf8(sample(name)).unwrap();
        assert_eq!(invariants::faults(&text, &report), Vec::<String>::new(), "{name}");
        assert_eq!(report["report"]["path"], sample_path(name));
        let told: Vec<&str> = criteria(&report)
            .map(|criterion| criterion["id"].as_str().unwrap())
            .collect();
        let asked: Vec<&str> = PACK.criteria().map(|criterion| criterion.id.as_str()).collect();
        assert_eq!(told, asked, "{name}");
    }
}

#[test]
fn one_report_is_an_object_and_several_are_an_array_in_the_order_given() {
    let [first, second, third] = SAMPLES.map(sample_path);
    let one: Value = serde_json::from_str(&stdout(&["audit", &first, "--format", "json"])).unwrap();
    assert!(one.is_object());
    let all: Value = serde_json::from_str(&stdout(&["audit", &third, &first, &second, "--format", "json"])).unwrap();
    let paths: Vec<&Value> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|report| &report["report"]["path"])
        .collect();
    assert_eq!(paths, [&third, &first, &second]);
    assert_eq!(all[1], one, "alone and in company a report is judged alike");
}

#[test]
fn jsonl_has_one_object_a_line() {
    let [first, second, third] = SAMPLES.map(sample_path);
    let text = stdout(&["audit", &first, &second, &third, "--format", "jsonl"]);
    assert!(text.ends_with("}\n"));
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let paths: Vec<&Value> = lines.iter().map(|report| &report["report"]["path"]).collect();
    assert_eq!(paths, [&first, &second, &third]);
    let array: Value = serde_json::from_str(&stdout(&["audit", &first, &second, &third, "--format", "json"])).unwrap();
    assert_eq!(array, Value::Array(lines));
}

#[test]
fn the_same_run_writes_the_same_bytes() {
    for format in ["text", "md", "html", "json", "csv", "sarif", "junit"] {
        let path = sample_path("liuxi-township-2022");
        let args = ["audit", &path, "--format", format];
        assert_eq!(stdout(&args), stdout(&args), "{format}");
    }
}
