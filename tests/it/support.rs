//! What all tests share: where things are, the embedded pack, the audit in one call, the real binary.

use duibiao::document::Document;
use duibiao::evaluation::evaluate;
use duibiao::render::{Inputs, Lang, json, report, view::Report};
use duibiao::rulepack::{Library, RulePack};
use duibiao::scorecard::score;
use duibiao::source::{Limits, SourceText};
use serde_json::Value;
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// The pack every report is held against, compiled once.
pub(super) static PACK: LazyLock<RulePack> = LazyLock::new(|| Library::load("taicang-2023").unwrap());

/// The sample reports: our own writing, about invented localities.
pub(super) const SAMPLES: [&str; 3] = ["liuxi-township-2022", "qinghe-county-2023", "yunling-bureau-2023"];

/// A path in the project.
pub(super) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A path in the folder of real texts beside the project; `None`, told on stderr, where it is not there.
pub(super) fn shared(path: &str) -> Option<PathBuf> {
    let found = project("../shared").join(path);
    if found.exists() {
        return Some(found);
    }
    // Past the capture of the test harness, which keeps silent about tests that pass.
    let _ = writeln!(std::io::stderr(), "skipped: ../shared/{path} is not there");
    None
}

/// A sample report's path, relative to the project.
pub(super) fn sample_path(name: &str) -> String {
    format!("tests/fixtures/reports/{name}.txt")
}

/// A sample report's bytes.
pub(super) fn sample(name: &str) -> Vec<u8> {
    std::fs::read(project(&sample_path(name))).unwrap()
}

/// Files in a folder with this extension, sorted.
pub(super) fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut out: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    out.retain(|path| path.extension().is_some_and(|found| found == extension));
    out.sort();
    out
}

/// A file's name without its extension.
pub(super) fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

/// A case file: YAML of any shape.
pub(super) fn cases<T: serde::de::DeserializeOwned>(name: &str) -> T {
    let path = project("tests/cases").join(name);
    let text = std::fs::read_to_string(&path).unwrap();
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Bytes into the view that all output is made of.
pub(super) fn audit(name: &str, bytes: &[u8]) -> Report {
    let source =
        SourceText::read(name, bytes, None, &Limits::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
    audit_document(&Document::parse(source))
}

/// A parsed report into the view.
pub(super) fn audit_document(document: &Document) -> Report {
    let evaluation = evaluate(document, &PACK);
    let scorecard = score(&PACK, &evaluation.marks());
    let inputs = Inputs {
        pack: &PACK,
        document,
        evaluation: &evaluation,
        scorecard: &scorecard,
        decided: None,
    };
    report(inputs, Lang::Zh)
}

/// The machine output of one report.
pub(super) fn value(report: Report) -> Value {
    serde_json::from_str(&json(&[report])).unwrap()
}

/// Every criterion of a machine report, in order.
pub(super) fn criteria(report: &Value) -> impl Iterator<Item = &Value> {
    let list = |value: &'_ Value, key: &str| value[key].as_array().unwrap().len();
    (0..list(report, "sections")).flat_map(move |s| {
        let section = &report["sections"][s];
        (0..list(section, "requirements")).flat_map(move |r| {
            let requirement = &section["requirements"][r];
            requirement["criteria"].as_array().unwrap()
        })
    })
}

/// Longer than any run takes, even in a slow build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs the binary in a folder, without colour, and waits for it; one that does not end is killed and has no status.
pub(super) fn run(folder: &Path, args: &[impl AsRef<str>], stdin: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_duibiao"))
        .args(args.iter().map(AsRef::as_ref))
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .env_remove("CLICOLOR_FORCE")
        .env_remove("RUST_BACKTRACE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut input, output, errors) = (child.stdin.take().unwrap(), child.stdout.take(), child.stderr.take());
    std::thread::scope(|scope| {
        // A run that fails early does not read what it is given.
        scope.spawn(move || drop(input.write_all(stdin)));
        let stdout = scope.spawn(move || all(output.unwrap()));
        let stderr = scope.spawn(move || all(errors.unwrap()));
        let end = Instant::now() + PATIENCE;
        while child.try_wait().unwrap().is_none() {
            if Instant::now() > end {
                child.kill().unwrap();
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Output {
            status: child.wait().unwrap(),
            stdout: stdout.join().unwrap(),
            stderr: stderr.join().unwrap(),
        }
    })
}

fn all(mut stream: impl Read) -> Vec<u8> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    bytes
}

/// What a run wrote to stdout; fails unless it ended well.
pub(super) fn stdout(args: &[&str]) -> String {
    let output = run(&project(""), args, b"");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}
