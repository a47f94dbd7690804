//! What the READMEs and the rules' README show is run: commands with what they print, rules with their cases.

use super::support::{project, run};
use duibiao::rulepack::Library;
use duibiao::rulepack::cases::run_cases;
use std::fs;
use std::path::Path;

/// Fenced blocks of a Markdown file: the info string and the text.
fn blocks(file: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(project(file)).unwrap();
    let mut out = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in text.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(info), None) => open = Some((info.trim().to_owned(), String::new())),
            (Some(_), Some(_)) => out.extend(open.take()),
            (None, Some((_, body))) => {
                body.push_str(line);
                body.push('\n');
            }
            (None, None) => {}
        }
    }
    out
}

/// Copies a folder with all in it.
fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).unwrap();
        } else {
            fs::copy(entry.path(), &target).unwrap();
        }
    }
}

/// Runs every command of the `sh` blocks that is ours, one after the other, in a folder that has the samples where the
/// project has them and takes what is written; where a `text` block follows, each of its lines must be printed.
fn commands_run(file: &str) {
    let folder = tempfile::tempdir().unwrap();
    copy(&project("tests/fixtures"), &folder.path().join("tests/fixtures"));
    let blocks = blocks(file);
    let mut ran = 0;
    for (i, (info, body)) in blocks.iter().enumerate() {
        if info != "sh" {
            continue;
        }
        let mut printed = String::new();
        for line in body.lines() {
            let line = line
                .strip_prefix("cargo run --release -- ")
                .or(line.strip_prefix("duibiao "));
            let Some(line) = line else { continue };
            // Quotation marks are the shell's.
            let args: Vec<&str> = line.split_whitespace().map(|arg| arg.trim_matches('\'')).collect();
            let output = run(folder.path(), &args, b"");
            assert!(
                output.status.success(),
                "{file}: {line}: {}",
                String::from_utf8_lossy(&output.stderr)
            );
            printed.push_str(&String::from_utf8_lossy(&output.stdout));
            ran += 1;
        }
        if let Some((_, shown)) = blocks.get(i + 1).filter(|(info, _)| info == "text") {
            for line in shown.lines().filter(|line| *line != "…" && !line.is_empty()) {
                assert!(
                    printed.lines().any(|real| real == line),
                    "{file} shows a line that is not printed: {line}"
                );
            }
        }
    }
    assert!(ran >= 7, "{file}: only {ran} commands");
}

#[test]
fn the_readme_shows_what_is_printed() {
    commands_run("README.md");
}

#[test]
fn the_chinese_readme_shows_what_is_printed() {
    commands_run("README.zh-CN.md");
}

#[test]
fn the_worked_pack_of_the_rules_readme_works() {
    let blocks = blocks("rules/README.md");
    let packs: Vec<&String> = blocks
        .iter()
        .filter(|(info, _)| info == "yaml pack")
        .map(|(_, body)| body)
        .collect();
    assert_eq!(packs.len(), 1);
    let pack = Library::from_text("README.yaml", packs[0]).unwrap_or_else(|error| panic!("{error}"));
    let results = run_cases(&pack);
    assert!(results.passed(), "{results:?}");
    assert!(results.cases.len() >= 10);
}

#[test]
fn the_changes_of_cues_in_the_rules_readme_fit_a_pack() {
    let minimal = fs::read_to_string(project("tests/fixtures/packs/minimal.yaml")).unwrap();
    let blocks = blocks("rules/README.md");
    let changes = blocks.iter().find(|(_, body)| body.starts_with("stance:")).unwrap();
    let pack = Library::from_text("README.yaml", &format!("{minimal}{}", changes.1));
    let pack = pack.unwrap_or_else(|error| panic!("{error}"));
    let ids: Vec<&str> = pack.stance.cues.iter().map(|cue| cue.id.as_str()).collect();
    assert!(ids.contains(&"本县说法") && ids.contains(&"力争") && !ids.contains(&"规定"));
}
