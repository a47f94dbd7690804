//! Nothing in the project is copied from the real texts: they are data, not ours.

use super::support::{PACK, files, project, shared};
use std::collections::HashMap;
use std::process::Command;
use unicode_normalization::UnicodeNormalization as _;

/// Runs of this many Han characters are sentences, not terms.
const RUN: usize = 22;
/// Bytes of one character between U+4E00 and U+9FFF.
const HAN: usize = 3;
/// Files above this are no text of ours.
const LARGEST: u64 = 2_000_000;

/// Width folded, nothing but Han characters.
fn han(text: &str) -> String {
    text.nfkc().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).collect()
}

fn runs(text: &str) -> impl Iterator<Item = &str> {
    let last = (text.len() + HAN).saturating_sub(RUN * HAN);
    (0..last).step_by(HAN).map(|start| &text[start..start + RUN * HAN])
}

/// What the pack must take over from the plan word for word, longest first: names of units, titles of work points.
fn facts() -> Vec<&'static str> {
    let mut out: Vec<&str> = Vec::new();
    for requirement in PACK.requirements() {
        out.push(&requirement.title);
        out.extend(
            requirement
                .lead
                .iter()
                .chain(&requirement.responsible)
                .map(String::as_str),
        );
    }
    out.sort_unstable_by_key(|fact| std::cmp::Reverse(fact.len()));
    out.dedup();
    out
}

/// The parts of a line between such facts.
fn own_words(line: &str, facts: &[&str]) -> String {
    facts
        .iter()
        .fold(line.to_owned(), |line, fact| line.replace(fact, "\n"))
}

/// Files of the project, committed or about to be; `None` where git does not know them.
fn project_files() -> Option<Vec<String>> {
    let output = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(project(""))
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let names = String::from_utf8(output.stdout).unwrap();
    Some(
        names
            .split('\0')
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect(),
    )
}

#[test]
fn no_sentence_is_copied_from_the_corpus() {
    let (Some(corpus), Some(names)) = (shared("corpus"), project_files()) else {
        return;
    };
    let folders = ["seeds", "work-reports"];
    let texts: Vec<(String, String)> = folders
        .iter()
        .flat_map(|folder| files(&corpus.join(folder), "txt"))
        .map(|path| {
            (
                han(&std::fs::read_to_string(&path).unwrap()),
                path.display().to_string(),
            )
        })
        .collect();
    let known: HashMap<&str, &str> = texts
        .iter()
        .flat_map(|(text, name)| runs(text).map(move |run| (run, name.as_str())))
        .collect();
    let facts = facts();
    let mut hits = Vec::new();
    for name in names {
        let path = project(&name);
        if !std::fs::metadata(&path).is_ok_and(|about| about.is_file() && about.len() <= LARGEST) {
            continue;
        }
        let Ok(text) = std::fs::read_to_string(path) else {
            continue;
        };
        for (i, line) in text.lines().enumerate() {
            let words = own_words(line, &facts);
            let pieces = words.lines().map(han);
            hits.extend(pieces.filter_map(|piece| {
                let (run, source) = runs(&piece).find_map(|run| known.get_key_value(run))?;
                Some(format!("{name}:{}: “{run}” stands in {source}", i + 1))
            }));
        }
    }
    assert!(hits.is_empty(), "{} lines\n{}", hits.len(), hits.join("\n"));
}
