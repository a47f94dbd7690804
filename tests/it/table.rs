//! Tables of runs through the real binary: what is in the folder, what is typed, how it must end.

use super::support::{cases, project, run};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// One run in a folder of its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// Left out: the audit of the one file there is, against the smallest pack, as JSON.
    #[serde(default)]
    args: Option<Vec<String>>,
    #[serde(default)]
    stdin: Content,
    /// What is in the folder before; a name that ends with `/` is a folder.
    #[serde(default)]
    files: BTreeMap<String, Content>,
    status: i32,
    /// What stdout and stderr must hold, in this order.
    #[serde(default)]
    stdout: Vec<String>,
    #[serde(default)]
    stderr: Vec<String>,
    /// Nothing may be written to stdout.
    #[serde(default)]
    silent: bool,
    /// Files that the run writes, with words they hold; all else in the folder stays as it was.
    #[serde(default)]
    writes: BTreeMap<String, String>,
    /// Leave the case out on other systems.
    #[serde(default)]
    only: Option<String>,
}

/// Bytes of a file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    #[serde(default)]
    text: String,
    /// Follows the text.
    #[serde(default)]
    hex: String,
    /// How often all that is repeated.
    #[serde(default)]
    times: Option<usize>,
    /// Follow all that, one after the other.
    #[serde(default)]
    parts: Vec<Content>,
    /// It is a link to this, and holds nothing.
    #[serde(default)]
    link: Option<String>,
}

impl Content {
    fn bytes(&self) -> Vec<u8> {
        let digits: Vec<char> = self.hex.chars().filter(char::is_ascii_hexdigit).collect();
        let pairs = digits
            .chunks(2)
            .map(|pair| u8::from_str_radix(&pair.iter().collect::<String>(), 16).unwrap());
        let once: Vec<u8> = self.text.bytes().chain(pairs).collect();
        let mut out = once.repeat(self.times.unwrap_or(1));
        out.extend(self.parts.iter().flat_map(Content::bytes));
        out
    }
}

/// Runs at the same time.
const PARALLEL: usize = 4;

/// Runs every case of a table, and tells all that is not as it says.
pub(super) fn all_run(name: &str) -> usize {
    let table: Vec<Case> = cases(name);
    let here = std::env::consts::OS;
    let fits = |case: &Case| {
        case.only
            .as_deref()
            .is_none_or(|only| only == here || only == std::env::consts::FAMILY)
    };
    let table: Vec<Case> = table.into_iter().filter(fits).collect();
    let each = |case: &Case| {
        check(case)
            .into_iter()
            .map(|fault| format!("{}: {fault}", case.name))
            .collect()
    };
    let faults: Vec<Vec<String>> = std::thread::scope(|scope| {
        let parts = table.chunks(table.len().div_ceil(PARALLEL));
        let runs: Vec<_> = parts
            .map(|part| scope.spawn(move || part.iter().map(each).collect::<Vec<_>>()))
            .collect();
        runs.into_iter().flat_map(|run| run.join().unwrap()).collect()
    });
    let faults = faults.concat();
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    table.len()
}

/// What is not as the case says.
fn check(case: &Case) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in &case.files {
        let path = folder.path().join(name);
        if name.ends_with('/') {
            fs::create_dir_all(path).unwrap();
        } else {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            match &content.link {
                Some(target) => link(target, &path),
                None => fs::write(path, content.bytes()).unwrap(),
            }
        }
    }
    let before = listing(folder.path());
    let args: Vec<String> = arguments(case).iter().map(|arg| placed(arg)).collect();
    let output = run(folder.path(), &args, &case.stdin.bytes());
    let (stdout, stderr) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    let mut faults = Vec::new();
    if output.status.code() != Some(case.status) {
        faults.push(format!(
            "status {:?}, not {}; stderr: {}",
            output.status.code(),
            case.status,
            start(&stderr)
        ));
    }
    let streams = [("stdout", &stdout, &case.stdout), ("stderr", &stderr, &case.stderr)];
    for (stream, text, wanted) in streams {
        let mut rest: &str = text;
        for words in wanted {
            match rest.split_once(words.as_str()) {
                Some((_, after)) => rest = after,
                None => faults.push(format!("{stream} lacks “{words}” in its place: {}", start(text))),
            }
        }
    }
    if case.silent && !stdout.is_empty() {
        faults.push(format!("stdout is not empty: {}", start(&stdout)));
    }
    if case.status == 0 && case.stderr.is_empty() && !stderr.is_empty() {
        faults.push(format!("stderr is not empty: {}", start(&stderr)));
    }
    if stderr.contains("panicked") || stderr.contains('\u{1b}') || stdout.contains('\u{1b}') {
        faults.push(format!("a panic or colour: {}", start(&stderr)));
    }
    let acts = |text: &str| {
        text.contains(|c: char| {
            c.is_control() && !matches!(c, '\n' | '\t' | '\r') || matches!(c, '\u{202a}'..='\u{202e}')
        })
    };
    if acts(&stdout) || acts(&stderr) {
        faults.push("something reaches the terminal that acts on it".to_owned());
    }
    faults.extend(differences(&before, &listing(folder.path()), &case.writes));
    faults
}

/// What is typed.
fn arguments(case: &Case) -> Vec<String> {
    case.args.clone().unwrap_or_else(|| {
        let file = case.files.keys().next().unwrap();
        ["audit", "{small}", "--format=json", "--", file]
            .map(str::to_owned)
            .to_vec()
    })
}

/// Enough of an output to see what it is.
fn start(text: &str) -> String {
    text.chars().take(600).collect()
}

/// Arguments name fixtures by `{reports}`, `{packs}` and `{gold}`; `{small}` takes the smallest pack.
fn placed(arg: &str) -> String {
    let fixtures = project("tests/fixtures").display().to_string();
    arg.replace("{small}", "--rules={packs}/minimal.yaml")
        .replace("{gold}", &format!("{fixtures}/gold"))
        .replace("{reports}", &format!("{fixtures}/reports"))
        .replace("{packs}", &format!("{fixtures}/packs"))
}

/// Everything in a folder: files with their bytes, folders with none.
fn listing(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut out = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_symlink() {
            // Where it leads is not looked at: that may be round in circles.
            out.insert(name, b"link".to_vec());
        } else if path.is_dir() {
            let inside = listing(&path);
            out.extend(
                inside
                    .into_iter()
                    .map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)),
            );
            out.insert(format!("{name}/"), Vec::new());
        } else {
            out.insert(name, fs::read(path).unwrap());
        }
    }
    out
}

/// Files that are new, changed, gone or missing though they should not be.
fn differences(
    before: &BTreeMap<String, Vec<u8>>,
    after: &BTreeMap<String, Vec<u8>>,
    writes: &BTreeMap<String, String>,
) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, words) in writes {
        let text = after.get(name).map(|bytes| String::from_utf8_lossy(bytes));
        if !text.as_ref().is_some_and(|text| text.contains(words.as_str())) {
            faults.push(format!("{name} was not written, or lacks “{words}”"));
        }
    }
    let kept = |name: &&String| !writes.contains_key(*name);
    for name in before.keys().chain(after.keys()).filter(kept) {
        if before.get(name) != after.get(name) {
            faults.push(format!("{name} was touched"));
        }
    }
    faults
}

#[cfg(unix)]
fn link(target: &str, path: &Path) {
    std::os::unix::fs::symlink(target, path).unwrap();
}

#[cfg(not(unix))]
fn link(_: &str, path: &Path) {
    panic!("{}: cases with links say `only: unix`", path.display());
}
