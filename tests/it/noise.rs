//! The same report with noise in it gets the same verdicts, in the report's own characters.

use super::invariants;
use super::support::{PACK, audit, criteria, files, project, shared, stem, value};
use duibiao::document::{Document, Folding, fold_character};
use duibiao::rulepack::embedded_packs;
use duibiao::source::{Limits, SourceText};
use serde::Deserialize;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

type Noise = fn(&str) -> String;

/// Ways in which a text gets worse on its way to us.
const NOISES: [(&str, Noise); 22] = [
    ("spaces between all characters", |text| between(text, " ")),
    ("no-break spaces", |text| after_every(text, 3, "\u{a0}")),
    ("ideographic spaces", |text| after_every(text, 7, "\u{3000}")),
    ("zero-width spaces", |text| after_every(text, 3, "\u{200b}")),
    ("word joiners", |text| between(text, "\u{2060}")),
    ("soft hyphens", |text| after_every(text, 4, "\u{ad}")),
    ("tabs", |text| after_every(text, 11, "\t")),
    ("spaces inside numbers of headings", headings_apart),
    ("full-width digits and letters", full_width),
    ("lines of 30 characters", |text| wrapped(text, "", "")),
    ("lines of 30 characters, paragraphs indented", |text| {
        wrapped(text, "\u{3000}\u{3000}", "")
    }),
    ("lines of 30 characters, all indented", |text| {
        wrapped(text, "\u{3000}\u{3000}", "\u{3000}\u{3000}")
    }),
    ("CRLF", |text| text.replace('\n', "\r\n")),
    ("CR", |text| text.replace('\n', "\r")),
    ("NEL", |text| text.replace('\n', "\u{85}")),
    ("byte order marks", |text| {
        format!("\u{feff}{}", text.replace('\n', "\n\u{feff}"))
    }),
    ("Traditional", traditional),
    ("Traditional, words as in Taiwan", |text| {
        traditional(&misspelt(text, &REPAIRS.taiwan))
    }),
    ("pinyin in brackets", |text| with_pinyin(text, "（shè）")),
    ("pinyin without brackets", |text| with_pinyin(text, "shè")),
    ("misprints", |text| misspelt(text, &REPAIRS.typing)),
    ("Markdown and tables", debris),
];

#[derive(Deserialize)]
struct Repairs {
    typing: Vec<Entry>,
    taiwan: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    wrong: String,
    right: String,
    #[serde(default)]
    after: Vec<String>,
    #[serde(default)]
    before: Vec<String>,
}

static REPAIRS: LazyLock<Repairs> =
    LazyLock::new(|| serde_yaml::from_str(&std::fs::read_to_string(project("rules/repairs.yaml")).unwrap()).unwrap());

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Between any two characters of a line of which one is Han.
fn between(text: &str, noise: &str) -> String {
    let mut out = String::new();
    let mut last = '\n';
    for c in text.chars() {
        if last != '\n' && c != '\n' && (is_han(last) || is_han(c)) {
            out.push_str(noise);
        }
        out.push(c);
        last = c;
    }
    out
}

/// After every nth character, where it is Han.
fn after_every(text: &str, n: usize, noise: &str) -> String {
    let mut out = String::new();
    for (i, c) in text.chars().enumerate() {
        out.push(c);
        if i % n == n - 1 && is_han(c) {
            out.push_str(noise);
        }
    }
    out
}

/// 一 、主要成效, （ 一 ）, 1 .
fn headings_apart(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let head: String = line.chars().take(5).collect();
        let rest: String = line.chars().skip(5).collect();
        format!("{}{rest}", between(&head, " ").replace('.', " . "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn full_width(text: &str) -> String {
    let wide = |c: char| match c {
        '0'..='9' | 'A'..='Z' | 'a'..='z' => char::from_u32(c as u32 + 0xfee0).unwrap(),
        c => c,
    };
    text.chars().map(wide).collect()
}

/// Paragraphs in their own characters; some samples have broken lines, which are put together.
fn paragraphs(text: &str) -> Vec<String> {
    let document = Document::parse(SourceText::from_text("clean", text));
    let source = document.source();
    let spans = document.paragraphs().iter().map(|&span| document.to_source(span));
    spans
        .map(|span| source.slice(span).lines().map(str::trim).collect())
        .collect()
}

fn wrapped(text: &str, first: &str, next: &str) -> String {
    let mut out = String::new();
    for paragraph in paragraphs(text) {
        let mut indent = first;
        let chars: Vec<char> = paragraph.chars().collect();
        for piece in chars.chunks(30) {
            out.push_str(indent);
            out.extend(piece);
            out.push('\n');
            indent = next;
        }
        // Where nothing else parts paragraphs, an empty line does.
        if first == next {
            out.push('\n');
        }
    }
    out
}

/// Character by character, as sites do it: the first Traditional character that folds to the Simplified one.
fn traditional(text: &str) -> String {
    static TABLE: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
        let mut table = HashMap::new();
        for c in '\u{4e00}'..='\u{9fff}' {
            if let Folding::Simplified(simple) = fold_character(c) {
                table.entry(simple).or_insert(c);
            }
        }
        table
    });
    text.chars().map(|c| TABLE.get(&c).copied().unwrap_or(c)).collect()
}

fn with_pinyin(text: &str, pinyin: &str) -> String {
    let mut out = String::new();
    let chars: Vec<char> = text.chars().collect();
    for (i, &c) in chars.iter().enumerate() {
        out.push(c);
        if i % 20 == 19 && is_han(c) && chars.get(i + 1).is_some_and(|&next| is_han(next)) {
            out.push_str(pinyin);
        }
    }
    out
}

/// Every right word that could have been misspelt is.
fn misspelt(text: &str, entries: &[Entry]) -> String {
    let any = [String::new()];
    let or_any = |words: &[String]| if words.is_empty() { any.to_vec() } else { words.to_vec() };
    let mut out = text.to_owned();
    // The longest first, so that a phrase is not spoilt by a word in it.
    let mut entries: Vec<&Entry> = entries.iter().collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.right.len()));
    let mut done = Vec::new();
    for entry in entries {
        for after in or_any(&entry.after) {
            for before in or_any(&entry.before) {
                // What was misspelt once is not misspelt again: a character nobody uses keeps its place.
                let place = char::from_u32(0xf_0000 + u32::try_from(done.len()).unwrap()).unwrap();
                out = out.replace(&format!("{after}{}{before}", entry.right), &place.to_string());
                done.push((place, format!("{after}{}{before}", entry.wrong)));
            }
        }
    }
    for (place, wrong) in done {
        out = out.replace(place, &wrong);
    }
    out
}

/// Marks of Markdown and what tables leave behind.
fn debris(text: &str) -> String {
    let lines = paragraphs(text)
        .into_iter()
        .enumerate()
        .map(|(i, line)| match line.as_str() {
            line if i % 4 == 3 => format!("|\n||||\n{line}"),
            line if line.chars().count() < 30 && line.contains('、') => format!("## **{line}**"),
            line if i % 3 == 0 => format!("|{line}|"),
            line if i % 3 == 1 => format!("{line} |\n![]()"),
            line => format!("> {line}"),
        });
    lines.collect::<Vec<_>>().join("\n")
}

fn reports() -> Vec<PathBuf> {
    let mut out = files(&project("tests/fixtures/reports"), "txt");
    out.extend(files(&project("tests/fixtures/gold/reports"), "txt"));
    assert!(out.len() >= 6);
    if let Some(seeds) = shared("corpus/seeds") {
        out.extend(
            files(&seeds, "txt")
                .into_iter()
                .filter(|path| !stem(path).ends_with("-plan")),
        );
    }
    out
}

/// Criterion and status, in order.
fn verdicts(name: &str, text: &str) -> (Vec<(String, String)>, Vec<String>) {
    let report = value(audit(name, text.as_bytes()));
    let verdicts = criteria(&report)
        .map(|criterion| {
            ["id", "status"]
                .map(|key| criterion[key].as_str().unwrap().to_owned())
                .into()
        })
        .collect();
    let source = SourceText::read(name, text.as_bytes(), None, &Limits::default()).unwrap();
    (verdicts, invariants::faults(source.text(), &report))
}

fn read(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap();
    let source = SourceText::read(&stem(path), &bytes, None, &Limits::default()).unwrap();
    source.text().replace("\r\n", "\n")
}

#[test]
fn noise_changes_no_verdict_and_no_quote() {
    let mut faults = Vec::new();
    for path in reports() {
        let (name, text) = (stem(&path), read(&path));
        let (clean, _) = verdicts(&name, &text);
        assert!(
            clean.len()
                == PACK
                    .requirements()
                    .map(|requirement| requirement.criteria.len())
                    .sum::<usize>()
        );
        for (noise, make) in NOISES {
            let noisy = make(&text);
            let (found, misplaced) = verdicts(&name, &noisy);
            let other = clean.iter().zip(&found).filter(|(a, b)| a != b);
            faults.extend(other.map(|(a, b)| format!("{name}, {noise}: {} is {}, not {}", a.0, b.1, a.1)));
            faults.extend(misplaced.into_iter().map(|fault| format!("{name}, {noise}: {fault}")));
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_noise_makes_noise() {
    let text = read(&project("tests/fixtures/reports/qinghe-county-2023.txt"));
    for (noise, make) in NOISES {
        assert_ne!(make(&text), text, "{noise}");
    }
}

/// What is read otherwise in the real texts: each was looked at in its place and is a misprint there.
#[test]
fn repairs_of_the_real_texts_are_these() {
    let Some(corpus) = shared("corpus") else {
        return;
    };
    let mut found = Vec::new();
    for folder in ["seeds", "work-reports"] {
        for path in files(&corpus.join(folder), "txt") {
            let document = Document::parse(SourceText::from_text(&stem(&path), &read(&path)));
            for repair in document.repairs() {
                let words = document.source().slice(repair.span);
                found.push(format!("{}: {words}→{}", stem(&path), repair.reading));
            }
        }
    }
    assert_eq!(
        found,
        [
            "taicang-2023-plan: 投拆→投诉",
            "tieling-2021: 执法杈→执法权",
            "tieling-2021: 平合→平台",
            "tieling-2021: 2019一2021→2019—2021",
            "tieling-2021: 挑准→批准",
            "tieling-2021: 防羽→防汛",
            "tieling-2021: 发择→发挥",
            "tieling-2021: 利满→刑满",
        ]
    );
}

#[test]
fn the_list_of_repairs_is_no_pack() {
    assert!(!embedded_packs().contains(&"repairs"));
}
