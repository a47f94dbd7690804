//! How far the judgements agree with people's labels, and what `duibiao agree` makes of it.

use super::shape;
use super::support::{PACK, files, project, run, stdout, stem};
use duibiao::agreement::{Figures, Pair, against_tool, load};
use duibiao::document::Document;
use duibiao::source::{Limits, SourceText};
use serde_json::Value;
use std::fs;
use std::path::Path;

const LABELS: &str = "tests/fixtures/gold/labels";

/// Every label of a folder beside the tool's judgement.
fn pairs(folder: &Path) -> Vec<Pair> {
    let (set, errors) = load(folder, &PACK);
    assert!(errors.is_empty(), "{errors:?}");
    let reports = set.sheets.iter().map(|sheet| {
        let path = sheet.locate().unwrap_or_else(|| panic!("{}: no report", sheet.report));
        let source = SourceText::read(&sheet.report, &fs::read(path).unwrap(), None, &Limits::default()).unwrap();
        let report = against_tool(sheet, &Document::parse(source), &PACK);
        assert_eq!(report.warnings, Vec::<String>::new());
        report.pairs
    });
    reports.flatten().collect()
}

/// Fails below this kappa of done / not done and says where they differ.
pub(super) fn require(folder: &Path, least: f64) {
    let pairs = pairs(folder);
    let kappa = Figures::of(&pairs).kappa_done().unwrap();
    let differing: Vec<String> = pairs
        .iter()
        .filter(|pair| pair.reader.status != pair.other.status)
        .map(|pair| {
            let [reader, tool] = [&pair.reader, &pair.other].map(|side| side.status.name());
            format!("{}: {tool}, labelled {reader}", pair.criterion)
        })
        .collect();
    assert!(
        kappa >= least,
        "kappa {kappa:.4} over {} labels, {least} wanted\n{}",
        pairs.len(),
        differing.join("\n")
    );
}

#[test]
fn judgements_of_our_own_labelled_reports_agree() {
    require(&project(LABELS), 0.85);
}

/// Reports labelled before the tool was run on them, for which no pattern was written: what to expect on others.
#[test]
fn judgements_of_reports_the_rules_have_not_seen_agree() {
    require(&project("tests/fixtures/unseen/labels"), 0.8);
}

fn machine(args: &[&str]) -> Value {
    serde_json::from_str(&stdout(args)).unwrap()
}

#[test]
fn the_machine_output_is_as_the_contract_says() {
    let found = machine(&["agree", "--gold", LABELS, "--format", "json"]);
    assert_eq!(shape::agreement_faults(&found), Vec::<String>::new());
    let labels = found["labels"].as_array().unwrap();
    assert_eq!(found["overall"]["labels"], labels.len());
    let count = |value: &Value, outcome: &str| {
        let list = value.as_array().unwrap();
        list.iter().map(|row| row[outcome].as_u64().unwrap()).sum::<u64>()
    };
    for outcome in ["agreed", "noisy", "missing", "differing"] {
        let told = labels.iter().filter(|label| label["outcome"] == outcome).count() as u64;
        assert_eq!(count(&found["requirements"], outcome), told, "{outcome}");
        assert_eq!(count(&found["criteria"], outcome), told, "{outcome}");
    }
    let text = fs::read_to_string(project("tests/fixtures/gold/reports/hongya-county-2021.txt")).unwrap();
    let text: Vec<char> = text.chars().collect();
    for label in labels.iter().filter(|label| label["report"] == "hongya-county-2021") {
        for quote in label["reader"]["quotes"].as_array().unwrap() {
            let at = |key: &str| usize::try_from(quote[key].as_u64().unwrap()).unwrap();
            let slice: String = text[at("start")..at("end")].iter().collect();
            assert_eq!(quote["quote"], slice);
        }
    }
}

/// A report of three criteria's worth of text, and a folder to label it in.
fn labelled(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let report = "某镇2023年法治政府建设年度报告\n一、主要做法\n聘请3名律师担任镇政府法律顾问。举办普法讲座12场。\n";
    fs::write(folder.path().join("report.txt"), report).unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn minimal() -> String {
    project("tests/fixtures/packs/minimal.yaml").display().to_string()
}

fn agree(folder: &Path, args: &[&str]) -> Value {
    let pack = minimal();
    let args = [&["agree", "--rules", &pack, "--format", "json"], args].concat();
    let output = run(folder, &args, b"");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{errors}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn two_readers_are_compared_without_the_tool() {
    let folder = labelled(&[
        (
            "first/r.yaml",
            "text: report.txt\nlabels:\n  QH-01.a: {status: absent}\n  QH-01.b: {status: done, strength: specific, quote: 聘请3名律师}\n",
        ),
        (
            "second/r.yaml",
            "text: report.txt\nlabels:\n  QH-01.a: {status: done, strength: generic, quote: 举办普法讲座}\n  QH-01.b: {status: done, strength: generic, quote: 律师担任镇政府, also: 普法讲座12场}\n",
        ),
        (
            "second/s.yaml",
            "text: report.txt\nlabels:\n  QH-01.a: {status: absent}\n",
        ),
    ]);
    let found = agree(folder.path(), &["--gold", "first", "--gold", "second"]);
    assert_eq!(shape::agreement_faults(&found), Vec::<String>::new());
    assert_eq!(
        (
            &found["compared"]["kind"],
            &found["compared"]["reader"],
            &found["compared"]["other"]
        ),
        (&"reader".into(), &"first".into(), &"second".into())
    );
    let overall = &found["overall"];
    assert_eq!(overall["agreed"]["count"], 1);
    assert_eq!(overall["precision"]["share"], 0.5);
    assert_eq!(overall["recall"]["share"], 1.0);
    assert_eq!(overall["strength"]["share"], 0.0);
    assert_eq!(overall["first_quote"]["share"], 1.0);
    assert_eq!(overall["kappa_done"], 0.0);
    assert_eq!(found["unmatched"][0]["report"], "s");
    assert_eq!(found["labels"][0]["outcome"], "noisy");
    let turned = agree(folder.path(), &["--gold", "second", "--gold", "first"]);
    assert_eq!(turned["labels"][0]["outcome"], "missing");
    assert_eq!(turned["overall"]["kappa_done"], overall["kappa_done"]);
}

#[test]
fn a_blank_sheet_can_be_filled_in_and_read_back() {
    let folder = labelled(&[("labels/README.txt", "")]);
    let pack = minimal();
    for (sheet, empty, filled) in [
        (
            "labels/r.yaml",
            "QH-01.b: {status: , strength: , quote: ''}",
            "QH-01.b: {status: done, strength: specific, quote: '聘请3名律师'}",
        ),
        ("labels/r.csv", ",,,,,\r\n", ",done,specific,聘请3名律师,,\r\n"),
    ] {
        let path = folder.path().join(sheet);
        let args = ["agree", "--rules", &pack, "--blank", "report.txt", "--output", sheet];
        let output = run(folder.path(), &args, b"");
        assert_eq!(
            output.status.code(),
            Some(0),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let untouched = agree(folder.path(), &["--gold", "labels"]);
        assert_eq!(untouched["overall"]["labels"], 0);
        assert_eq!(untouched["overall"]["kappa_done"], Value::Null);
        let text = fs::read_to_string(&path).unwrap();
        let at = text.rfind("QH-01.b").unwrap();
        let (before, after) = text.split_at(at);
        assert!(after.contains(empty), "{after}");
        fs::write(&path, format!("{before}{}", after.replacen(empty, filled, 1))).unwrap();
        let found = agree(folder.path(), &["--gold", "labels"]);
        assert_eq!(found["overall"]["labels"], 1, "{sheet}");
        assert_eq!(found["overall"]["first_quote"]["share"], 1.0, "{sheet}");
        assert_eq!(found["reports"][0]["report"], "report");
        fs::remove_file(&path).unwrap();
    }
}

/// Spreadsheets of this country save in GB18030, capitalise truth, and leave empty rows behind.
#[test]
fn a_sheet_that_went_through_a_spreadsheet_is_read() {
    let folder = labelled(&[("labels/none.txt", "")]);
    let text = "status,text,criterion,quote,contested\r\ndone,report.txt,QH-01.b,\"聘请3名律师\",TRUE\r\n,,,,\r\n";
    let (bytes, _, lossy) = encoding_rs::GB18030.encode(text);
    assert!(!lossy);
    fs::write(folder.path().join("labels/r.csv"), &bytes).unwrap();
    let found = agree(folder.path(), &["--gold", "labels/r.csv"]);
    assert_eq!(found["labels"][0]["reader"]["contested"], true);
    assert_eq!(found["labels"][0]["first_quote_overlaps"], true);
}

#[test]
fn cells_of_a_table_are_no_formulas() {
    let folder = labelled(&[(
        "labels/r.yaml",
        "report: =cmd\ntext: report.txt\nlabels:\n  QH-01.b: {status: done, quote: '聘请3名律师'}\n",
    )]);
    let pack = minimal();
    let output = run(
        folder.path(),
        &["agree", "--rules", &pack, "--gold", "labels", "--format", "csv"],
        b"",
    );
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.starts_with("\u{feff}report,") && text.contains("\r\n'=cmd,QH-01.b,"),
        "{text}"
    );
}

#[test]
fn every_labelled_report_of_ours_is_there() {
    for folder in ["tests/fixtures/gold", "tests/fixtures/unseen"].map(project) {
        let reports = files(&folder.join("reports"), "txt");
        let labels = files(&folder.join("labels"), "yaml");
        let stems = |paths: &[std::path::PathBuf]| paths.iter().map(|path| stem(path)).collect::<Vec<_>>();
        assert_eq!(stems(&reports), stems(&labels));
    }
}
