//! JUnit XML: well formed whatever a report says, with the counts of the JSON.

use super::rendering::{decide, rendered_text, samples};
use super::support::{run, value};
use super::workbook::walk;
use duibiao::evaluation::{Status, Strength};
use duibiao::render::Format;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

type Attributes = BTreeMap<String, String>;

/// A suite as a reader sees it.
#[derive(Debug, Default)]
struct Suite {
    attributes: Attributes,
    properties: BTreeMap<String, String>,
    cases: Vec<Case>,
}

impl Suite {
    fn case(&self, id: &str) -> &Case {
        let start = format!("{id} ");
        let mut all = self.cases.iter();
        all.find(|case| case.attributes["name"].starts_with(&start)).unwrap()
    }
}

#[derive(Debug, Default)]
struct Case {
    attributes: Attributes,
    /// `failure`, `skipped`, or nothing.
    outcome: String,
    told: Attributes,
    text: String,
}

/// The head and the suites of a file, which must hold nothing that is not of JUnit.
fn read(xml: &str) -> (Attributes, Vec<Suite>) {
    let (mut head, mut suites, mut path) = (Attributes::new(), Vec::<Suite>::new(), Vec::<String>::new());
    walk(xml, |name, attributes, text| {
        if let Some(name) = name.strip_prefix('/') {
            assert_eq!(path.pop().as_deref(), Some(name));
            if matches!(name, "failure" | "system-out") && path.last().is_some_and(|parent| parent == "testcase") {
                let case = suites.last_mut().and_then(|suite| suite.cases.last_mut()).unwrap();
                case.text.push_str(text);
            }
            return;
        }
        let parent = path.last().map_or("", String::as_str);
        match (parent, name) {
            ("", "testsuites") => head = attributes.clone(),
            ("testsuites", "testsuite") => suites.push(Suite {
                attributes: attributes.clone(),
                ..Suite::default()
            }),
            ("testsuite", "properties" | "system-out") | ("testcase", "system-out") => {}
            ("properties", "property") => {
                let (name, value) = (attributes["name"].clone(), attributes["value"].clone());
                suites.last_mut().unwrap().properties.insert(name, value);
            }
            ("testsuite", "testcase") => suites.last_mut().unwrap().cases.push(Case {
                attributes: attributes.clone(),
                ..Case::default()
            }),
            ("testcase", "failure" | "skipped") => {
                let case = suites.last_mut().and_then(|suite| suite.cases.last_mut()).unwrap();
                assert_eq!(case.outcome, "");
                case.outcome = name.to_owned();
                case.told = attributes.clone();
            }
            other => panic!("{other:?}"),
        }
        path.push(name.to_owned());
    });
    assert!(path.is_empty());
    (head, suites)
}

fn number(attributes: &Attributes, key: &str) -> usize {
    attributes[key].parse().unwrap()
}

#[test]
fn a_suite_is_a_report_and_a_test_is_a_criterion() {
    let reports = samples();
    let (head, suites) = read(&rendered_text(Format::Junit, &reports));
    assert_eq!(suites.len(), reports.len());
    for key in ["tests", "failures", "skipped", "errors"] {
        let sum: usize = suites.iter().map(|suite| number(&suite.attributes, key)).sum();
        assert_eq!(number(&head, key), sum, "{key}");
    }
    let mut names = std::collections::BTreeSet::new();
    for (suite, report) in suites.iter().zip(reports) {
        let json = value(report);
        let counts = &json["score"]["criteria"];
        let count = |keys: &[&str]| keys.iter().map(|key| counts[key].as_u64().unwrap()).sum::<u64>();
        let told = |key: &str| u64::try_from(number(&suite.attributes, key)).unwrap();
        assert_eq!(told("tests"), count(&["done", "planned", "deficient", "absent", "na"]));
        assert_eq!(told("failures"), count(&["planned", "deficient", "absent"]));
        assert_eq!((told("skipped"), told("errors")), (count(&["na"]), 0));
        assert_eq!(suite.properties["score.total"], json["score"]["total"].to_string());
        assert_eq!(
            suite.properties["score.grade"],
            json["score"]["grade"].as_str().unwrap()
        );
        assert_eq!(suite.properties["score.criteria.absent"], counts["absent"].to_string());
        assert_eq!(
            suite.properties["report.fingerprint"],
            json["report"]["fingerprint"].as_str().unwrap()
        );
        let criteria: Vec<&Value> = super::support::criteria(&json).collect();
        assert_eq!(suite.cases.len(), criteria.len());
        for (case, criterion) in suite.cases.iter().zip(criteria) {
            let id = criterion["id"].as_str().unwrap();
            let status = criterion["status"].as_str().unwrap();
            let name = format!("{id} {}", criterion["asks"].as_str().unwrap());
            assert_eq!(case.attributes["name"], name);
            assert_eq!(case.attributes["time"], "0");
            assert!(names.insert((case.attributes["classname"].clone(), name)), "{id} twice");
            let wanted = match status {
                "done" => "",
                "na" => "skipped",
                _ => "failure",
            };
            assert_eq!(case.outcome, wanted, "{id}");
            if wanted == "failure" {
                assert_eq!(case.told["type"], status);
            }
            for quote in criterion["evidence"].as_array().unwrap() {
                assert!(
                    case.text.contains(quote["quote"].as_str().unwrap()),
                    "{id}: {}",
                    case.text
                );
            }
            if let Some(near) = criterion["near_miss"]["quote"].as_str() {
                assert!(case.text.contains(near), "{id}");
            }
        }
    }
}

#[test]
fn a_bare_statement_passes_and_says_what_it_is() {
    let reports = samples();
    let json = value(reports[0].clone());
    let generic = super::support::criteria(&json)
        .find(|criterion| criterion["strength"] == "generic")
        .unwrap();
    let (_, suites) = read(&rendered_text(Format::Junit, &reports[..1]));
    let case = suites[0].case(generic["id"].as_str().unwrap());
    assert_eq!(case.outcome, "");
    assert!(case.text.starts_with("报告仅有笼统表述"), "{}", case.text);
}

#[test]
fn decisions_decide_the_test_and_are_told() {
    let mut report = samples().swap_remove(0);
    let before = read(&rendered_text(Format::Junit, std::slice::from_ref(&report)));
    let id = decide(&mut report, Status::Absent, Status::Done, Some(Strength::Specific));
    let (head, suites) = read(&rendered_text(Format::Junit, &[report]));
    assert_eq!(number(&head, "failures") + 1, number(&before.0, "failures"));
    let case = suites[0].case(&id);
    assert_eq!(case.outcome, "");
    assert!(
        case.text.contains("王审核") && case.text.contains("系统判定：未见表述"),
        "{}",
        case.text
    );
}

#[test]
fn whatever_a_report_says_the_file_is_xml() {
    let folder = tempfile::tempdir().unwrap();
    let evil = "<a b=\"c\">&amp;]]>\u{1}\u{b}\u{1b}\u{fffe}\u{ffff}\u{202e}'";
    let quoted = serde_json::to_string(evil).unwrap();
    let pack = format!(
        "duibiao: 1\nid: {quoted}\ntitle: {quoted}\nsections:\n- title: {quoted}\n  requirements:\n  - id: {quoted}\n    \
         clause: {quoted}\n    title: {quoted}\n    lead: [{quoted}]\n    remedy: {quoted}\n    criteria:\n    - id: A\n      \
         asks: {quoted}\n      evidence: [法律顾问]\n      cases: {{done: [聘请3名律师担任法律顾问。]}}\n    - id: B\n      \
         asks: b\n      evidence: [立法联系点]\n      cases: {{done: [设立立法联系点3个。]}}\n"
    );
    fs::write(folder.path().join("pack.yaml"), pack).unwrap();
    let report = format!("青禾县2023年法治政府建设年度报告\n一、做法\n聘请{evil}3名律师担任法律顾问。\n");
    fs::write(folder.path().join("a&b<c>.txt"), report).unwrap();
    let args = ["audit", "a&b<c>.txt", "--rules", "pack.yaml", "--format", "junit"];
    let output = run(folder.path(), &args, b"");
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout).unwrap();
    let legal = |c: char| matches!(c, '\n' | '\t') || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{202e}'));
    assert!(text.chars().all(legal), "{text:?}");
    let (_, suites) = read(&text);
    let case = &suites[0].cases[0];
    assert_eq!(case.attributes["file"], "a&b<c>.txt");
    assert!(
        case.attributes["name"].contains("<a b=\"c\">&amp;]]>⟨U+0001⟩"),
        "{:?}",
        case.attributes
    );
    assert!(case.text.contains("3名律师"), "{}", case.text);
    assert_eq!(suites[0].cases[1].outcome, "failure");
}

#[test]
fn nothing_is_a_file_too() {
    let (head, suites) = read(&rendered_text(Format::Junit, &[]));
    assert!(suites.is_empty() && head["tests"] == "0");
}
