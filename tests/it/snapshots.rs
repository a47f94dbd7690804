//! Accepted output. Read every new snapshot before accepting it; never edit one by hand.

use super::support::{SAMPLES, audit, criteria, files, project, run, sample, sample_path, stdout, stem, value};
use std::fmt::Write as _;

/// Compares with `snapshots/<name>.snap`, which carries the command it shows and the file it read.
fn accept(name: &str, command: &str, input: &str, output: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_description(command);
    settings.set_input_file(project(input));
    settings.bind(|| insta::assert_snapshot!(name, output));
}

/// Runs a command line on one file and accepts what it writes to stdout.
fn accept_stdout(name: &str, input: &str, args: &[&str]) {
    accept(name, &format!("duibiao {}", args.join(" ")), input, &stdout(args));
}

#[test]
fn gap_reports_of_the_samples_as_markdown() {
    for name in SAMPLES {
        let path = sample_path(name);
        accept_stdout(&format!("{name}.md"), &path, &["audit", &path, "--format", "md"]);
    }
}

#[test]
fn gap_reports_of_the_samples_as_text() {
    for name in SAMPLES {
        let path = sample_path(name);
        accept_stdout(&format!("{name}.text"), &path, &["audit", &path]);
    }
}

#[test]
fn an_english_gap_report() {
    let path = sample_path("yunling-bureau-2023");
    accept_stdout("yunling-bureau-2023.en.text", &path, &["audit", &path, "--lang", "en"]);
}

#[test]
fn a_comparison_of_the_samples_as_markdown() {
    let folder = "tests/fixtures/reports";
    accept_stdout("comparison.md", folder, &["compare", folder, "--format", "md"]);
}

/// Two years of one town, its neighbour, and the plan: what years and shared wording look like.
#[test]
fn a_comparison_over_years_with_the_plan_as_text() {
    let folder = "tests/fixtures/compare";
    let plan = format!("{folder}/plan.txt");
    accept_stdout("comparison.text", folder, &["compare", folder, "--plan", &plan]);
}

#[test]
fn judgements_of_the_samples() {
    for name in SAMPLES {
        let path = sample_path(name);
        let report = value(audit(&path, &sample(name)));
        let mut out = String::new();
        for key in [
            "title",
            "issuer",
            "locality",
            "level",
            "province",
            "year",
            "signed",
            "addressee",
        ] {
            let _ = writeln!(out, "{key}: {}", report["report"][key]);
        }
        let _ = writeln!(
            out,
            "total: {}\ngrade: {}\nnotices:",
            report["score"]["total"], report["score"]["grade"]
        );
        for notice in report["notices"].as_array().unwrap() {
            let _ = writeln!(out, "- {}", notice["kind"].as_str().unwrap());
        }
        let _ = writeln!(out, "criteria:");
        for criterion in criteria(&report) {
            let _ = write!(
                out,
                "  {}: {}",
                criterion["id"].as_str().unwrap(),
                criterion["status"].as_str().unwrap()
            );
            if let Some(strength) = criterion["strength"].as_str() {
                let _ = write!(out, " {strength}");
            }
            for quote in criterion["evidence"].as_array().unwrap().iter().take(1) {
                let _ = write!(out, " {}:{} {}", quote["line"], quote["column"], quote["quote"]);
            }
            out.push('\n');
        }
        accept(
            &format!("{name}.judgements"),
            "every criterion with its status, strength and best quote",
            &path,
            &out,
        );
    }
}

/// Oddities among the bad packs that must load all the same.
const HARMLESS: [&str; 1] = ["bom"];

#[test]
fn problems_of_the_bad_packs() {
    let mut wrong = Vec::new();
    for path in files(&project("tests/fixtures/packs/bad"), "yaml") {
        let name = stem(&path);
        let input = format!("tests/fixtures/packs/bad/{name}.yaml");
        let output = run(&project(""), &["check", &input], b"");
        let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        let status = if HARMLESS.contains(&name.as_str()) { 0 } else { 2 };
        if output.status.code() != Some(status) {
            wrong.push(format!("{name}: {:?}, not {status}", output.status.code()));
            continue;
        }
        accept(
            &format!("check-{name}"),
            &format!("duibiao check {input}"),
            &input,
            &abridged(&text),
        );
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The start and the end of what nobody would read in full.
fn abridged(text: &str) -> String {
    const KEPT: usize = 60;
    let lines: Vec<&str> = text.lines().collect();
    if lines.len() <= 3 * KEPT {
        return text.to_owned();
    }
    let left_out = format!("… {} lines …", lines.len() - 2 * KEPT);
    [&lines[..KEPT], &[&left_out], &lines[lines.len() - KEPT..]]
        .concat()
        .join("\n")
}

#[test]
fn explanations() {
    for (name, criterion) in [("qinghe-county-2023", "TC-09.c"), ("liuxi-township-2022", "TC-10.c")] {
        let path = sample_path(name);
        accept_stdout(
            &format!("explain-{criterion}-{name}"),
            &path,
            &["explain", criterion, &path],
        );
    }
}

#[test]
fn agreement_with_our_own_labels() {
    let labels = "tests/fixtures/gold/labels";
    accept_stdout("agreement.text", labels, &["agree", "--gold", labels]);
}
