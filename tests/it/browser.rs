//! The pages in a real Chromium: `tests/browser/*.mjs` drives it. Without Chromium, Node or the packages of
//! `tests/browser/package.json` the tests say that they were skipped.

use super::escaping;
use super::support::{criteria, project, run, sample_path, stdout};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A page of a report of 5,000 characters is smaller than this, in bytes.
const LARGEST: usize = 400_000;

/// What the scripts need: the folder with `node_modules`, and the browser.
fn tools() -> Option<(PathBuf, PathBuf)> {
    let packages = std::env::var_os("DUIBIAO_BROWSER").map_or_else(|| project("target/browser"), PathBuf::from);
    let browser = on_path(&["chromium", "chromium-browser", "google-chrome"]);
    let missing = if !packages.join("node_modules/playwright-core").is_dir() {
        "the packages of tests/browser/package.json are not in target/browser"
    } else if on_path(&["node"]).is_none() {
        "there is no node"
    } else if browser.is_none() {
        "there is no chromium"
    } else {
        return Some((packages, browser?));
    };
    // Past the capture of the test harness, which keeps silent about tests that pass.
    let _ = writeln!(std::io::stderr(), "skipped: {missing}");
    None
}

fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
}

/// Runs a script on a folder of pages; what it prints are failures.
fn drive(script: &str, folder: &Path, (packages, browser): &(PathBuf, PathBuf)) {
    let output = Command::new("node")
        .arg(project("tests/browser").join(script))
        .args([packages, browser])
        .arg(folder)
        .output()
        .unwrap();
    let failures = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    let done = output.status.success() && errors.ends_with(" checks\n");
    assert!(done, "{script} broke: {errors}{failures}");
    assert!(failures.is_empty(), "{failures}");
}

/// A result with a person's word on some criteria: one status of each kind overruled.
fn decided(mut report: Value) -> Value {
    report["score"]["automatic"] = json!({
        "total": report["score"]["total"], "grade": report["score"]["grade"], "criteria": report["score"]["criteria"],
    });
    let passage = inside(&report["statements"][0]);
    let mut left = vec!["absent", "done", "planned"];
    let sections = report["sections"].as_array_mut().unwrap().iter_mut();
    let requirements = sections.flat_map(|section| section["requirements"].as_array_mut().unwrap());
    for criterion in requirements.flat_map(|requirement| requirement["criteria"].as_array_mut().unwrap()) {
        let status = criterion["status"].as_str().unwrap();
        let Some(place) = left.iter().position(|wanted| *wanted == status) else {
            continue;
        };
        left.remove(place);
        let (status, strength) = if status == "done" {
            ("absent", None)
        } else {
            ("done", Some("specific"))
        };
        criterion["decision"] = json!({
            "status": status, "strength": strength, "reason": "台账第3项有会议记录，<b>已核实</b>。", "by": "张审核",
            "on": "2024-03-05", "expires": "2025-03-04", "place": "decisions.yaml:7",
            "passage": if status == "done" { passage.clone() } else { Value::Null },
            "automatic": {
                "status": criterion["status"], "strength": criterion["strength"], "score": criterion["score"],
                "points": criterion["points"], "maximum": criterion["maximum"],
            },
        });
        (criterion["status"], criterion["strength"]) = (json!(status), json!(strength));
    }
    assert!(criteria(&report).any(|criterion| !criterion["decision"].is_null()));
    report
}

/// A place a little inside another, where no other quote of the page starts.
fn inside(place: &Value) -> Value {
    let after = |key: &str| json!(place[key].as_u64().unwrap() + 2);
    let quote: String = place["quote"].as_str().unwrap().chars().skip(2).collect();
    json!({
        "quote": quote, "start": after("start"), "end": place["end"], "line": place["line"], "column": after("column"),
        "page": null, "paragraph": null,
    })
}

/// Labels by their whole keys, as pages carry them.
fn labels(lang: &str) -> Value {
    fn walk(value: &Value, path: &str, out: &mut BTreeMap<String, Value>) {
        match value {
            Value::Object(all) => all
                .iter()
                .for_each(|(key, value)| walk(value, &format!("{path}.{key}"), out)),
            other => drop(out.insert(path[1..].to_owned(), other.clone())),
        }
    }
    let text = fs::read_to_string(project(&format!("templates/labels/{lang}.yaml"))).unwrap();
    let mut out = BTreeMap::new();
    walk(&serde_yaml::from_str(&text).unwrap(), "", &mut out);
    json!(out)
}

#[test]
fn the_page_of_a_report() {
    let Some(tools) = tools() else { return };
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let saved = stdout(&["audit", &sample_path("qinghe-county-2023"), "--format", "json"]);
    write("report.json", &saved);
    write(
        "decided.json",
        &decided(serde_json::from_str(&saved).unwrap()).to_string(),
    );
    write("zh.json", &labels("zh").to_string());
    write("en.json", &labels("en").to_string());
    write("evil.html", &escaping::page());
    let pages: [&[&str]; 3] = [
        &["render", "report.json", "--output", "report.html"],
        &["render", "decided.json", "--output", "decided.html"],
        &["render", "report.json", "--lang", "en", "--output", "english.html"],
    ];
    for args in pages {
        let output = run(folder.path(), args, b"");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?}: {told}");
    }
    drive("report.mjs", folder.path(), &tools);
}

/// 200 results: those given, over and over, each as of another body.
fn many(results: &str) -> String {
    let lines: Vec<Value> = results
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let levels = ["county", "township", "department"];
    let all = (0..200).map(|i| {
        let mut result = lines[i % lines.len()].clone();
        result["report"]["path"] = json!(format!("{i}.txt"));
        result["report"]["locality"] = json!(format!("样本{i}县"));
        result["report"]["issuer"] = json!(format!("样本{i}县某局"));
        result["report"]["level"] = json!(levels[i % levels.len()]);
        format!("{result}\n")
    });
    all.collect()
}

#[test]
fn the_page_of_many_reports() {
    let Some(tools) = tools() else { return };
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let samples = super::support::SAMPLES.map(sample_path);
    let args: Vec<&str> = std::iter::once("audit")
        .chain(samples.iter().map(String::as_str))
        .chain(["--format", "jsonl"])
        .collect();
    let saved = stdout(&args);
    write("few.jsonl", &saved);
    write("many.jsonl", &many(&saved));
    write("zh.json", &labels("zh").to_string());
    write("en.json", &labels("en").to_string());
    let pages: [&[&str]; 2] = [
        &[
            "compare",
            "few.jsonl",
            "--output",
            "comparison.html",
            "--output",
            "comparison.json",
        ],
        &["compare", "many.jsonl", "--output", "many.html"],
    ];
    for args in pages {
        let output = run(folder.path(), args, b"");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?}: {told}");
    }
    drive("comparison.mjs", folder.path(), &tools);
}

#[test]
fn pages_are_small() {
    let seeds = super::support::shared("corpus/seeds").map(|folder| super::support::files(&folder, "txt"));
    let samples = super::support::SAMPLES.map(sample_path);
    let paths = seeds.into_iter().flatten().map(|path| path.display().to_string());
    for path in paths.chain(samples) {
        let page = stdout(&["audit", &path, "--format", "html"]);
        assert!(page.len() < LARGEST, "{path}: {} bytes", page.len());
    }
}
