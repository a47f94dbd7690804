//! SARIF: valid by its schema, with the judgements of the JSON.

use super::rendering::{decide, rendered_text, samples};
use super::sarif_places::count_again;
use super::support::{audit, project, run, value};
use duibiao::evaluation::{Status, Strength};
use duibiao::render::Format;
use duibiao::render::view::Report;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::process::Command;

/// The log of these results.
pub(super) fn log(reports: &[Report]) -> Value {
    serde_json::from_str(&rendered_text(Format::Sarif, reports)).unwrap()
}

/// An array that may be missing.
pub(super) fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// The results of a run.
pub(super) fn results(run: &Value) -> &[Value] {
    list(run, "results")
}

/// The results of criteria, by id.
pub(super) fn by_id(run: &Value) -> BTreeMap<&str, &Value> {
    let of_criteria = results(run).iter().filter(|result| !result["properties"].is_null());
    of_criteria
        .map(|result| (result["ruleId"].as_str().unwrap(), result))
        .collect()
}

#[test]
fn judgements_are_those_of_the_json() {
    let reports = samples();
    let log = log(&reports);
    assert_eq!(log["version"], "2.1.0");
    for (run, report) in list(&log, "runs").iter().zip(reports) {
        let json = value(report);
        for key in ["pack", "report", "score"] {
            assert_eq!(run["properties"][key], json[key], "{key}");
        }
        let found = by_id(run);
        let criteria: Vec<&Value> = super::support::criteria(&json).collect();
        assert_eq!(found.len(), criteria.len());
        for (i, criterion) in criteria.iter().enumerate() {
            let id = criterion["id"].as_str().unwrap();
            let result = found[id];
            let wanted = match (criterion["status"].as_str().unwrap(), criterion["strength"].as_str()) {
                ("done", Some("specific")) => ("pass", "none"),
                ("done", Some("generic")) => ("open", "none"),
                ("planned", None) => ("fail", "note"),
                ("absent", None) => ("fail", "warning"),
                ("deficient", None) => ("fail", "error"),
                ("na", None) => ("notApplicable", "none"),
                other => panic!("{other:?}"),
            };
            assert_eq!(
                (result["kind"].as_str().unwrap(), result["level"].as_str().unwrap()),
                wanted,
                "{id}"
            );
            assert_eq!(result["ruleIndex"], i);
            let rule = &run["tool"]["driver"]["rules"][i];
            assert_eq!(rule["id"], id);
            assert_eq!(rule["shortDescription"]["text"], criterion["asks"]);
            for key in ["status", "points", "maximum"] {
                assert_eq!(result["properties"][key], criterion[key], "{id}");
            }
            // The best quote is the place, the others stand beside it; a silent report is meant as a whole.
            let quotes = list(criterion, "evidence");
            assert_eq!(list(result, "locations").len(), 1);
            let snippet = &result["locations"][0]["physicalLocation"]["region"]["snippet"]["text"];
            assert_eq!(
                *snippet,
                quotes.first().map_or(Value::Null, |quote| quote["quote"].clone())
            );
            let near = usize::from(!criterion["near_miss"].is_null());
            assert_eq!(
                list(result, "relatedLocations").len(),
                quotes.len().saturating_sub(1) + near,
                "{id}"
            );
            assert_eq!(result["suppressions"], json!([]));
        }
        let reviews = results(run).iter().filter(|result| result["kind"] == "review").count();
        let figures = list(&json, "notices")
            .iter()
            .filter(|notice| !list(notice, "figures").is_empty())
            .count();
        let told = list(&run["invocations"][0], "toolExecutionNotifications").len();
        assert_eq!((reviews, told), (figures, list(&json, "notices").len() - figures));
    }
}

#[test]
fn figures_that_contradict_each_other_are_for_a_person_to_look_at() {
    let text = "青禾县2023年法治政府建设年度报告\n一、做法\n全年收到行政复议申请22件，其中受理9件、不予受理14件。\n";
    let log = log(&[audit("a.txt", text.as_bytes())]);
    let run = &log["runs"][0];
    let found: Vec<&Value> = results(run)
        .iter()
        .filter(|result| result["kind"] == "review")
        .collect();
    assert_eq!(found.len(), 1);
    let rules = list(&run["tool"]["driver"], "rules");
    assert_eq!(rules.last().unwrap()["id"], found[0]["ruleId"]);
    assert_eq!(found[0]["ruleIndex"], rules.len() - 1);
    assert_eq!(list(found[0], "relatedLocations").len(), 2);
    count_again(run);
}

#[test]
fn fingerprints_outlive_edits_and_tell_results_apart() {
    let text = "青禾县2023年法治政府建设年度报告\n一、做法\n设立立法联系点3个。\n";
    let prints = |name: &str, text: &str| -> Vec<String> {
        let log = log(&[audit(name, text.as_bytes())]);
        let all = results(&log["runs"][0]).iter();
        all.map(|result| {
            result["partialFingerprints"]["criterionOfReport/v1"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect()
    };
    let first = prints("a.txt", text);
    assert_eq!(
        first,
        prints("b/c.txt", &text.replace("一、做法\n", "一、做法\n这一年成绩很大。\n"))
    );
    assert_eq!(first.iter().collect::<BTreeSet<_>>().len(), first.len());
    let other = prints("a.txt", &text.replace("2023", "2022"));
    assert!(first.iter().zip(&other).all(|(first, other)| first != other));
}

#[test]
fn a_decision_that_ends_a_gap_suppresses_the_result() {
    let mut report = samples().swap_remove(0);
    let ended = decide(&mut report, Status::Absent, Status::Done, Some(Strength::Specific));
    let changed = decide(&mut report, Status::Absent, Status::Planned, None);
    let raised = decide(&mut report, Status::Done, Status::Absent, None);
    // The first `done` is the one decided above: it must not be decided twice.
    assert_ne!(ended, raised);
    let log = log(&[report]);
    let results = by_id(&log["runs"][0]);
    let result = results[ended.as_str()];
    assert_eq!(
        (&result["kind"], &result["level"]),
        (&json!("fail"), &json!("warning")),
        "what the tool found"
    );
    assert_eq!(result["properties"]["status"], "done", "what was decided");
    let suppression = &result["suppressions"][0];
    assert_eq!(
        (&suppression["kind"], &suppression["status"]),
        (&json!("external"), &json!("accepted"))
    );
    let why = suppression["justification"].as_str().unwrap();
    assert!(
        why.contains("王审核") && why.contains("附件三写有此事") && why.contains("未见表述"),
        "{why}"
    );
    let place = &suppression["location"]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "decisions.yaml");
    assert_eq!(place["region"]["startLine"], 12);
    for (id, level) in [(changed, "note"), (raised, "warning")] {
        let result = results[id.as_str()];
        assert_eq!(
            (&result["kind"], &result["level"]),
            (&json!("fail"), &json!(level)),
            "what was decided"
        );
        assert_eq!(result["suppressions"], json!([]));
        assert!(result["message"]["text"].as_str().unwrap().contains("王审核"));
        assert_eq!(result["properties"]["decision"]["by"], "王审核");
    }
}

#[test]
fn what_a_pack_says_is_no_markup() {
    let folder = tempfile::tempdir().unwrap();
    let pack = "duibiao: 1\nid: p\ntitle: t\nsections:\n- title: s\n  requirements:\n  - id: R\n    clause: （一）\n    title: t\n    \
                remedy: '{0} [甲](javascript:alert(1))'\n    criteria:\n    - id: A\n      asks: '{0} [甲](javascript:alert(1)) [乙]'\n      \
                evidence: [立法联系点]\n      cases: {done: [设立立法联系点3个。]}\n";
    fs::write(folder.path().join("pack.yaml"), pack).unwrap();
    let report = "青禾县2023年法治政府建设年度报告\n一、做法\n办理{1}[乙](file:///x)\u{202e}件。\n";
    fs::write(folder.path().join("a.txt"), report).unwrap();
    let output = run(
        folder.path(),
        &["audit", "a.txt", "--rules", "pack.yaml", "--format", "sarif"],
        b"",
    );
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(!text.contains('\u{202e}'));
    let log: Value = serde_json::from_str(&text).unwrap();
    let run = &log["runs"][0];
    let wanted = r"{{0}} \[甲\](javascript:alert(1))";
    let message = run["results"][0]["message"]["text"].as_str().unwrap();
    assert!(message.starts_with(wanted), "{message}");
    assert_eq!(run["tool"]["driver"]["rules"][0]["help"]["text"], wanted);
    // Contents are no messages: they stay what they are.
    assert_eq!(run["artifacts"][0]["contents"]["text"], report);
}

#[test]
fn a_report_from_stdin_is_called_what_it_was_called() {
    let report = "青禾县2023年法治政府建设年度报告\n一、做法\n设立立法联系点3个。\n";
    let output = run(&project(""), &["audit", "-", "--format", "sarif"], report.as_bytes());
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(log["runs"][0]["artifacts"][0]["location"]["uri"], "-");
}

/// Validates every file it is given; the schema and the validator are those of an npm package.
const VALIDATE: &str = "
const [home, ...files] = process.argv.slice(1);
const Ajv = require(home + '/ajv');
const ajv = new Ajv({ schemaId: 'auto', allErrors: true, unknownFormats: 'ignore' });
ajv.addMetaSchema(require(home + '/ajv/lib/refs/json-schema-draft-04.json'));
const valid = ajv.compile(require(home + '/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));
for (const file of files) {
  if (!valid(JSON.parse(require('fs').readFileSync(file, 'utf8')))) {
    console.error(file, JSON.stringify(valid.errors.slice(0, 5), null, 1));
    process.exitCode = 1;
  }
}
";

#[test]
fn logs_are_valid_by_the_schema() {
    let home = project("target/sarif/node_modules");
    if !home.join("@microsoft/jest-sarif").exists() {
        let _ = std::io::stderr().write_all(b"skipped: target/sarif has no schema of SARIF\n");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut reports = samples();
    decide(&mut reports[0], Status::Absent, Status::Done, Some(Strength::Specific));
    reports.push(audit(
        "a.html",
        "<html><body><p>设立立法联系点3个，收到申请22件，其中受理9件、不予受理14件。</p></body></html>".as_bytes(),
    ));
    let valid = rendered_text(Format::Sarif, &reports);
    // A validator that finds no fault in this finds none at all.
    let invalid = valid.replace(r#""kind": "fail""#, r#""kind": "failed""#);
    let validate = |text: &str| {
        let path = folder.path().join("a.sarif");
        fs::write(&path, text).unwrap();
        let output = Command::new("node")
            .arg("-e")
            .arg(VALIDATE)
            .arg(&home)
            .arg(&path)
            .output()
            .unwrap();
        (
            output.status.success(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    };
    let (good, told) = validate(&valid);
    assert!(good, "{told}");
    assert!(!validate(&invalid).0);
    assert!(validate(&rendered_text(Format::Sarif, &[])).0);
}
