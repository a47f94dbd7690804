//! Decisions through the real binary: written by one command, taken by the others, kept in what was saved.

use super::invariants;
use super::support::{project, run, stdout};
use serde_json::Value;
use std::fs;
use std::path::Path;

const TEXT: &str = "柳溪镇2023年法治政府建设年度报告\n一、主要做法\n聘请3名律师担任镇政府法律顾问。\n";

fn small() -> String {
    format!("--rules={}", project("tests/fixtures/packs/minimal.yaml").display())
}

/// A folder with a report and a decision on it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("报告")).unwrap();
    fs::create_dir_all(folder.path().join("认定")).unwrap();
    fs::write(folder.path().join("报告/柳溪镇.txt"), TEXT).unwrap();
    decide(folder.path(), "QH-01.a", &["--status=done", "--strength=generic"]);
    folder
}

fn decide(folder: &Path, criterion: &str, what: &[&str]) -> String {
    let small = small();
    let args = [
        "decide",
        "报告/柳溪镇.txt",
        criterion,
        &small,
        "--decisions=认定/认定.yaml",
    ];
    let signed = ["--reason=会议纪要第4号", "--by=张三", "--on=2024-03-01"];
    let output = run(folder, &[&args[..], &signed, what].concat(), b"");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{criterion} {what:?}: {told}");
    String::from_utf8(output.stdout).unwrap()
}

/// What an audit writes, and what it tells.
fn audit(folder: &Path, args: &[&str]) -> (String, String, Option<i32>) {
    let small = small();
    let output = run(folder, &[&["audit", "报告/柳溪镇.txt", &small], args].concat(), b"");
    let text = String::from_utf8(output.stdout).unwrap();
    (text, String::from_utf8(output.stderr).unwrap(), output.status.code())
}

const TAKEN: &str = "--decisions=认定/认定.yaml";

#[test]
fn what_was_decided_is_in_force_in_every_format_and_beside_what_the_tool_found() {
    let folder = folder();
    for format in ["text", "md"] {
        let format = format!("--format={format}");
        let (text, told, status) = audit(folder.path(), &[&format, TAKEN]);
        assert_eq!((told.as_str(), status), ("", Some(0)));
        for words in [
            "80.00",
            "不计人工认定",
            "50.00",
            "人工认定：已体现，仅为表态",
            "张三，2024-03-01，会议纪要第4号",
            "系统判定：未见表述",
            "认定.yaml:6",
            "经人工认定的标准",
        ] {
            assert!(text.contains(words), "{format} lacks {words}: {text}");
        }
    }
    let (text, ..) = audit(folder.path(), &["--format=json", TAKEN]);
    let report: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(invariants::faults(TEXT, &report), Vec::<String>::new());
    let decision = &report["sections"][0]["requirements"][0]["criteria"][0]["decision"];
    assert_eq!(decision["by"], "张三");
    assert_eq!(decision["automatic"]["status"], "absent");
    assert_eq!(report["score"]["automatic"]["total"], 50.0);
    // The gate looks at what was decided.
    assert_eq!(audit(folder.path(), &["--fail-under=80"]).2, Some(1));
    assert_eq!(audit(folder.path(), &["--fail-under=80", TAKEN]).2, Some(0));
}

#[test]
fn decisions_left_aside_leave_no_trace() {
    let folder = folder();
    for format in ["text", "md", "html", "json", "jsonl"] {
        let format = format!("--format={format}");
        let (plain, ..) = audit(folder.path(), &[&format]);
        let (aside, told, status) = audit(folder.path(), &[&format, TAKEN, "--no-decisions"]);
        assert_eq!((told.as_str(), status), ("", Some(0)));
        assert!(aside == plain, "{format}");
        // Nor do those that do not hold.
        let (early, told, status) = audit(folder.path(), &[&format, TAKEN, "--as-of=2024-02-29"]);
        assert!(early == plain && status == Some(0), "{format}");
        assert!(told.contains("warning[not-yet]"), "{told}");
    }
}

#[test]
fn saved_results_keep_what_was_decided() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let outputs = ["--output=a.json", "--output=a.md", TAKEN];
    assert_eq!(audit(folder.path(), &outputs).2, Some(0));
    let output = run(folder.path(), &["render", "a.json", "--output=b.md"], b"");
    assert!(output.status.success());
    assert_eq!(fs::read(at("a.md")).unwrap(), fs::read(at("b.md")).unwrap());
}

#[test]
fn a_decision_replaced_is_one_decision() {
    let folder = folder();
    let told = decide(folder.path(), "QH-01.b", &["--status=absent", "--expires=2099-01-01"]);
    assert!(
        told.contains("总分：80.00（良好） → 30.00（不合格）；不计任何人工认定是 50.00（不合格）"),
        "{told}"
    );
    let told = decide(folder.path(), "QH-01.a", &["--status=planned", "--replace"]);
    assert!(told.contains("已写入 认定/认定.yaml:6"), "{told}");
    let text = fs::read_to_string(folder.path().join("认定/认定.yaml")).unwrap();
    assert_eq!(text.matches("- criterion").count(), 2, "{text}");
    assert!(text.contains("report: ../报告/柳溪镇.txt"), "{text}");
    let (text, told, _) = audit(folder.path(), &["--format=json", TAKEN]);
    let report: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((told.as_str(), &report["score"]["total"]), ("", &Value::from(10.0)));
}

#[test]
fn facts_from_a_manifest_count_for_decisions_too() {
    let folder = folder();
    let pack = "duibiao: 1\nid: p\ntitle: 要点\nsections:\n- title: 一、法治\n  requirements:\n  - id: P-1\n    clause: （一）\n    \
                title: 公证\n    remedy: 补充。\n    criteria:\n    - {id: P-1.a, asks: 公证, applies: {level: [county]}, \
                evidence: [公证], cases: {done: [公证3件。]}}\n";
    fs::write(folder.path().join("p.yaml"), pack).unwrap();
    let list = "path,level\n报告/别的.txt,city\n报告/柳溪镇.txt,county\n";
    fs::write(folder.path().join("list.csv"), list).unwrap();
    fs::write(folder.path().join("报告/别的.txt"), TEXT).unwrap();
    let known = ["--manifest=list.csv", "--rules=p.yaml"];
    let args = [
        "decide",
        "报告/柳溪镇.txt",
        "P-1.a",
        "--status=na",
        "--reason=x",
        "--by=y",
        "--decisions=d.yaml",
    ];
    // By the text alone it does not apply: there is nothing to overrule.
    let output = run(folder.path(), &[&args[..], &known[1..]].concat(), b"");
    assert_eq!(output.status.code(), Some(2));
    let output = run(folder.path(), &[&args[..], &known].concat(), b"");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let audit = [&["audit", "--decisions=d.yaml", "--format=jsonl"][..], &known].concat();
    let output = run(folder.path(), &audit, b"");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(String::from_utf8_lossy(&output.stdout).contains("\"by\":\"y\""));
}

#[test]
fn the_sample_decisions_hold() {
    let decisions = "tests/fixtures/decisions/minimal.yaml";
    let args = [
        "audit",
        "tests/fixtures/reports",
        "--rules=tests/fixtures/packs/minimal.yaml",
        "--as-of=2024-06-01",
        "--format=json",
        "--decisions",
        decisions,
    ];
    let reports: Vec<Value> = serde_json::from_str(&stdout(&args)).unwrap();
    let totals: Vec<(&Value, &Value)> = reports
        .iter()
        .map(|report| (&report["score"]["total"], &report["score"]["automatic"]["total"]))
        .collect();
    let number = |value: f64| Value::from(value);
    assert_eq!(totals[0], (&number(80.0), &number(100.0)));
    assert_eq!(totals[1], (&number(100.0), &number(50.0)));
    assert_eq!(totals[2], (&number(50.0), &Value::Null));
}
