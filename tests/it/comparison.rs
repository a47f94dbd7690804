//! `duibiao compare` on our own reports: contract, order, saved results, years, shared wording.

use super::comparison_invariants::faults;
use super::support::{SAMPLES, files, project, run, sample_path, stdout};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// All nine reports of ours.
const ALL: [&str; 3] = [
    "tests/fixtures/reports",
    "tests/fixtures/gold/reports",
    "tests/fixtures/unseen/reports",
];

fn compared(args: &[&str]) -> Value {
    let args = [&["compare"], args, &["--format", "json"]].concat();
    serde_json::from_str(&stdout(&args)).unwrap()
}

/// The texts of the reports in these folders, by the paths they are given by.
fn texts(folders: &[&str]) -> BTreeMap<String, String> {
    let all = folders.iter().flat_map(|folder| files(&project(folder), "txt"));
    all.map(|path| {
        let shown = path.strip_prefix(project("")).unwrap().display().to_string();
        (shown, fs::read_to_string(path).unwrap())
    })
    .collect()
}

/// A folder of reports with these texts.
fn folder(reports: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in reports {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// Compares what is in a folder; checks that all holds that must.
fn of_folder(folder: &Path, args: &[&str]) -> Value {
    // The smallest pack loads fast; shared wording does not depend on it.
    let rules = project("tests/fixtures/packs/minimal.yaml").display().to_string();
    let args = [&["compare", ".", "--format", "json", "--rules", &rules], args].concat();
    let output = run(folder, &args, b"");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {errors}");
    let comparison = serde_json::from_slice(&output.stdout).unwrap();
    let texts = files(folder, "txt").into_iter().map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(path).unwrap())
    });
    let plan = fs::read_to_string(folder.join("plan.txt")).unwrap_or_default();
    assert_eq!(faults(&texts.collect(), &plan, &comparison), Vec::<String>::new());
    comparison
}

fn names(comparison: &Value) -> Vec<&str> {
    let rows = comparison["reports"].as_array().unwrap().iter();
    rows.map(|row| row["name"].as_str().unwrap()).collect()
}

/// The passages that the first pair shares: kind, figures, and the quote in one of the two reports.
fn passages(comparison: &Value, path: &str) -> Vec<[String; 3]> {
    let pair = &comparison["reuse"]["pairs"][0];
    let number = |side: usize| usize::try_from(pair["reports"][side].as_u64().unwrap()).unwrap();
    let side = [0, 1]
        .into_iter()
        .find(|&side| comparison["reports"][number(side)]["report"]["path"] == path);
    let told = pair["passages"].as_array().into_iter().flatten().map(|passage| {
        let word = |value: &Value| value.as_str().unwrap().to_owned();
        [
            word(&passage["kind"]),
            word(&passage["figures"]),
            word(&passage["quotes"][side.unwrap()]["quote"]),
        ]
    });
    told.collect()
}

#[test]
fn our_reports_hold_to_the_contract_and_share_nothing() {
    let comparison = compared(&ALL);
    assert_eq!(faults(&texts(&ALL), "", &comparison), Vec::<String>::new());
    assert_eq!(comparison["reports"].as_array().unwrap().len(), 9);
    let levels: Vec<&str> = comparison["peers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|peers| peers["level"].as_str().unwrap())
        .collect();
    assert_eq!(levels, ["county", "township", "department"]);
    // Nine reports by one author, each written anew.
    let shared: Vec<&Value> = comparison["reuse"]["reports"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["shared"]["share"])
        .collect();
    assert!(shared.iter().all(|share| share.as_f64().unwrap() < 0.01), "{shared:?}");
}

#[test]
fn the_order_of_the_reports_makes_no_difference() {
    let [a, b, c] = SAMPLES.map(sample_path);
    for format in ["json", "md"] {
        let of = |reports: [&str; 3]| stdout(&[&["compare"], &reports[..], &["--format", format]].concat());
        let wanted = of([&a, &b, &c]);
        assert_eq!(wanted, of([&c, &a, &b]), "{format}");
        assert_eq!(wanted, of([&b, &c, &a]), "{format}");
    }
}

#[test]
fn a_saved_result_counts_like_its_report() {
    let [a, b, c] = SAMPLES.map(sample_path);
    let folder = TempDir::new().unwrap();
    let saved = |name: &str, reports: &[&str]| {
        let path = folder.path().join(name).display().to_string();
        stdout(&[&["audit"], reports, &["--output", &path]].concat());
        path
    };
    let (array, lines) = (saved("两份.json", &[&a, &c]), saved("三份.jsonl", &[&c, &b, &a]));
    let fresh = compared(&[&a, &b, &c]);
    assert_eq!(fresh, compared(&[&lines]));
    assert_eq!(fresh, compared(&[&b, &array]));
    let mut both = compared(&[&a, &b, &c, &array]);
    let notices = both["notices"].as_array_mut().unwrap();
    let (twice, rest): (Vec<Value>, Vec<Value>) = notices.drain(..).partition(|notice| notice["kind"] == "given-twice");
    *notices = rest;
    assert_eq!(twice.len(), 2, "{twice:?}");
    assert_eq!(fresh, both);
    // Through a pipe.
    let args = ["compare", "-", "--format", "json"];
    let output = run(&project(""), &args, &fs::read(&lines).unwrap());
    assert_eq!(fresh, serde_json::from_slice::<Value>(&output.stdout).unwrap());
}

#[test]
fn results_of_different_packs_are_not_compared() {
    let [a, b, _] = SAMPLES.map(sample_path);
    let folder = TempDir::new().unwrap();
    let saved = folder.path().join("minimal.json").display().to_string();
    stdout(&[
        "audit",
        &a,
        "--rules",
        "tests/fixtures/packs/minimal.yaml",
        "--output",
        &saved,
    ]);
    let output = run(&project(""), &["compare", &saved, &b], b"");
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    for wanted in ["qinghe-minimal（", "taicang-2023（", &a, &b] {
        assert!(told.contains(wanted), "{told}");
    }
    assert!(output.stdout.is_empty());
    // The same pack, changed since.
    let text = fs::read_to_string(&saved).unwrap();
    let pack = fs::read_to_string(project("tests/fixtures/packs/minimal.yaml")).unwrap();
    fs::write(folder.path().join("changed.yaml"), format!("{pack}\n")).unwrap();
    fs::write(folder.path().join("r.txt"), "聘请3名律师担任镇政府法律顾问。\n").unwrap();
    fs::write(folder.path().join("old.json"), text).unwrap();
    let output = run(
        folder.path(),
        &["compare", "old.json", "r.txt", "--rules", "changed.yaml"],
        b"",
    );
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        output.status.code() == Some(2) && told.contains("qinghe-minimal 改过"),
        "{told}"
    );
}

#[test]
fn what_is_known_of_saved_results_stays() {
    let [a, b, _] = SAMPLES.map(sample_path);
    let folder = TempDir::new().unwrap();
    let saved = folder.path().join("a.json").display().to_string();
    stdout(&["audit", &a, "--output", &saved]);
    let output = run(
        &project(""),
        &["compare", &saved, &b, "--year", "2019", "--format", "json"],
        b"",
    );
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("a.json") && told.contains("--year"), "{told}");
    let comparison: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(names(&comparison), ["青禾县2019", "柳溪镇2022"]);
}

/// Sentences of our own that no sample holds; the formula in the third is everybody's.
const OWN: [&str; 3] = [
    "在三处新建的便民点全部装上自助查询终端，群众随到随查，全年受理业务120件。",
    "村里的老会计带着两名年轻人把十年的账本翻了一遍，账目贴在祠堂门口由各户核对。",
    "以习近平法治思想为指导，把早市的摊位重新划线编号，摊主抽签进场，收摊前自己打扫干净。",
];

#[test]
fn planted_sentences_are_found_with_their_places_and_nothing_else_is() {
    let sample = |name: &str| fs::read_to_string(project(&sample_path(name))).unwrap();
    let (one, other) = (sample("qinghe-county-2023"), sample("liuxi-township-2022"));
    // One of the two samples is written on a single line.
    let planted = |text: &str, sentences: &[String]| {
        let mut pieces: Vec<&str> = text.split_inclusive('。').collect();
        for (i, sentence) in sentences.iter().enumerate() {
            pieces.insert(6 + 5 * i, sentence);
        }
        pieces.concat()
    };
    let mine = OWN.map(str::to_owned);
    let theirs = [
        OWN[0].replace("120件", "97件"),
        format!("三是{}", OWN[1].replace('，', ", ")),
        OWN[2]
            .replace("以习近平法治思想为指导", "全镇按照上级部署要求")
            .replace("抽签", "摇号"),
    ];
    let folder = folder(&[("a.txt", &planted(&one, &mine)), ("b.txt", &planted(&other, &theirs))]);
    let comparison = of_folder(folder.path(), &[]);
    let found = passages(&comparison, "a.txt");
    let wanted = [("near", "changed", 0), ("same", "none", 1), ("near", "none", 2)];
    let told: Vec<(&str, &str, &str)> = found
        .iter()
        .map(|passage| (passage[0].as_str(), passage[1].as_str(), passage[2].as_str()))
        .collect();
    let wanted: Vec<(&str, &str, &str)> = wanted.map(|(kind, figures, i)| (kind, figures, OWN[i])).to_vec();
    assert_eq!(told, wanted);
    let reuse = &comparison["reuse"];
    assert_eq!(reuse["pairs_in_all"], 1);
    assert_eq!(reuse["pairs"][0]["years_apart"], Value::Null);
    for row in reuse["reports"].as_array().unwrap() {
        assert_eq!(row["shared"]["sentences"], 3);
        assert_eq!(row["own"]["sentences"], 0);
    }
}

#[test]
fn a_year_that_repeats_the_last_is_told() {
    let text = fs::read_to_string(project(&sample_path("liuxi-township-2022"))).unwrap();
    let next = text.replace("2022年", "2023年").replace("2023年1月", "2024年1月");
    assert_ne!(text, next);
    let list = "path,locality,level,year\n去年.txt,柳溪镇,township,2022\n今年.txt,青禾县柳溪镇,township,2023\n";
    let folder = folder(&[("去年.txt", &text), ("今年.txt", &next)]);
    fs::write(folder.path().join("清单.csv"), list).unwrap();
    let output = run(
        folder.path(),
        &["compare", "--manifest", "清单.csv", "--format", "json"],
        b"",
    );
    let comparison: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(names(&comparison).len(), 2);
    let series = &comparison["years"][0];
    assert_eq!(series["body"], "青禾县柳溪镇", "{}", comparison["notices"]);
    assert_eq!(series["steps"][0]["years"], 1);
    let pair = &comparison["reuse"]["pairs"][0];
    assert_eq!(pair["years_apart"], 1);
    let years = pair["reports"].as_array().unwrap().iter();
    let years: Vec<&Value> = years
        .map(|i| &comparison["reports"][usize::try_from(i.as_u64().unwrap()).unwrap()]["report"]["year"])
        .collect();
    assert_eq!(years, [2022, 2023], "the earlier year first");
    assert!(pair["shares"][1].as_f64().unwrap() > 0.95, "{}", pair["shares"]);
    let own = &comparison["reuse"]["reports"][0];
    assert_eq!(own["own"], own["shared"]);
    let kinds: Vec<&Value> = comparison["notices"]
        .as_array()
        .unwrap()
        .iter()
        .map(|notice| &notice["kind"])
        .collect();
    assert!(kinds.contains(&&Value::from("same-body")), "{kinds:?}");
}

#[test]
fn set_phrases_and_short_sentences_are_nobodys() {
    let formula = "坚持以习近平法治思想为指导，深入学习贯彻党的二十大精神，坚定“四个自信”，做到“两个维护”。";
    let short = "全年办结十二件。";
    let title = "2023年法治政府建设年度报告";
    let report = |name: &str, own: &str| format!("{name}{title}\n一、主要做法\n{formula}\n{short}\n{own}\n");
    let folder = folder(&[
        ("a.txt", &report("青禾县", OWN[0])),
        ("b.txt", &report("云岭县", OWN[1])),
    ]);
    let comparison = of_folder(folder.path(), &[]);
    assert_eq!(comparison["reuse"]["pairs_in_all"], 0);
    let row = &comparison["reuse"]["reports"][0];
    assert_eq!(row["sentences"], 1);
    assert_eq!(
        (&row["left_out"]["formulas"], &row["left_out"]["short"]),
        (&Value::from(1), &Value::from(1))
    );
}

#[test]
fn what_only_repeats_the_plan_is_told_where_the_plan_is_given() {
    let asked = "在每个村设立便民服务点并配备自助查询终端，方便群众就近办理各类事项。";
    let plan = format!("青禾县2023年法治政府建设工作要点\n\n一、便民\n\n{asked}\n");
    let part = "在每个村设立便民服务点并配备自助查询终端。";
    let report = |name: &str, said: &str| format!("{name}2023年法治政府建设年度报告\n一、做法\n{said}\n{}\n", OWN[1]);
    let folder = folder(&[
        ("a.txt", &report("柳溪镇", part)),
        ("b.txt", &report("云岭镇", OWN[0])),
        ("plan.txt", &plan),
    ]);
    let comparison = of_folder(folder.path(), &["--plan", "plan.txt", "--exclude", "plan.txt"]);
    let told = &comparison["reuse"]["plan"];
    assert_eq!(told["path"], "plan.txt");
    let repeats = told["repeats"].as_array().unwrap();
    assert_eq!(repeats.len(), 1);
    assert_eq!(repeats[0]["quotes"][0]["quote"], part);
    assert_eq!(repeats[0]["quotes"][1]["quote"], asked);
    let without = of_folder(folder.path(), &["--exclude", "plan.txt"]);
    assert_eq!(without["reuse"]["plan"], Value::Null);
    assert!(without["reuse"]["reports"][0]["plan"].is_null());
}

#[test]
fn a_sentence_that_many_share_is_told_once() {
    let report = |name: &str, said: &str| format!("{name}2023年法治政府建设年度报告\n一、做法\n{said}\n{}\n", OWN[0]);
    let texts: Vec<(String, String)> = ["青禾县", "云岭县", "柳溪镇", "石禾镇"]
        .iter()
        .enumerate()
        .map(|(i, name)| (format!("{i}.txt"), report(name, if i < 3 { OWN[1] } else { "" })))
        .collect();
    let texts: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let comparison = of_folder(folder(&texts).path(), &[]);
    let reuse = &comparison["reuse"];
    let common = reuse["common"].as_array().unwrap().iter();
    let told: Vec<(u64, &str)> = common
        .map(|common| {
            let quote = common["places"][0]["quote"].as_str().unwrap();
            (common["reports"].as_u64().unwrap(), quote)
        })
        .collect();
    assert_eq!(told, [(4, OWN[0]), (3, OWN[1])]);
    assert_eq!(reuse["pairs_in_all"], 6);
}

#[test]
fn a_spreadsheet_gets_a_row_for_each_report_and_requirement() {
    let [a, b, _] = SAMPLES.map(sample_path);
    let text = stdout(&["compare", &a, &b, "--format", "csv"]);
    assert!(text.starts_with("\u{feff}名次,报告,单位,") && text.contains("\r\n"));
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 60);
    let comparison = compared(&[&a, &b]);
    for row in &comparison["reports"].as_array().unwrap()[..] {
        let own = rows.iter().filter(|record| record.get(1) == row["name"].as_str());
        let points: f64 = own.map(|record| record.get(14).unwrap().parse::<f64>().unwrap()).sum();
        assert!(
            (points - row["score"]["total"].as_f64().unwrap()).abs() < 0.005,
            "{points}"
        );
    }
}
