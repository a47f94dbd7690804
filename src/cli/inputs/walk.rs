//! The reports of a folder and of the folders in it.

use super::Bad;
use super::exclude::Exclude;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Types that reports come in. Those that cannot be read are among them: they are told with what to do, where passing
/// them over would make a report vanish.
const TYPES: [&str; 13] = [
    "txt", "text", "md", "markdown", "html", "htm", "shtml", "xhtml", "docx", "pdf", "doc", "wps", "rtf",
];

/// Types that saved results come in.
const RESULTS: [&str; 3] = ["json", "jsonl", "ndjson"];

/// What a run reads.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Wanted {
    #[default]
    Reports,
    /// Reports, and what `audit --format json` made of some.
    ReportsAndResults,
}

impl Wanted {
    /// Whether a file's type can be one of them; one without an extension can be a report's.
    pub(super) fn may_be(self, path: &Path) -> bool {
        let extension = path
            .extension()
            .map(|extension| extension.to_string_lossy().to_ascii_lowercase());
        extension.is_none_or(|extension| TYPES.contains(&extension.as_str()))
            || (self == Self::ReportsAndResults && is_result(path))
    }
}

/// Whether a file's type is that of saved results.
pub(in crate::cli) fn is_result(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| RESULTS.contains(&extension.to_string_lossy().to_ascii_lowercase().as_str()))
}

/// What a folder holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Sorted by name inside each folder.
    pub(super) files: Vec<PathBuf>,
    pub(super) bad: Vec<Bad>,
    /// Files of other types, by extension.
    other: BTreeMap<String, usize>,
}

/// Walks a folder until more than `most` files are found. Hidden files and folders, temporary files of office programs
/// and links to folders are passed over, so that no walk goes round in circles.
pub(super) fn folder(root: &Path, wanted: Wanted, exclude: &Exclude, most: usize) -> Found {
    let mut found = Found::default();
    let walk = WalkDir::new(root)
        .min_depth(1)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| {
            entry.depth() == 0 || !(hidden(entry.path()) || exclude.leaves_out(shown(entry.path()), shown(root)))
        });
    for entry in walk {
        match entry {
            Ok(entry) if entry.path().is_dir() => {}
            Ok(entry) if wanted.may_be(entry.path()) => found.files.push(shown(entry.path()).to_path_buf()),
            Ok(entry) => {
                let extension = entry.path().extension().unwrap_or_default().to_string_lossy();
                *found.other.entry(extension.to_lowercase()).or_default() += 1;
            }
            Err(error) => found.bad.push(reason(&error)),
        }
        if found.files.len() > most {
            break;
        }
    }
    found
}

impl Found {
    /// `jpg 1、xlsx 2`; `None` where nothing was passed over for its type.
    pub(super) fn other(&self) -> Option<(usize, String)> {
        let count: usize = self.other.values().sum();
        let kinds: Vec<String> = self
            .other
            .iter()
            .map(|(kind, count)| format!("{kind} {count}"))
            .collect();
        (count > 0).then(|| (count, kinds.join("、")))
    }
}

/// Hidden, or what an office program keeps beside an open file (`~$报告.docx`).
pub(super) fn hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| {
        let name = name.to_string_lossy();
        name.starts_with('.') || name.starts_with("~$")
    })
}

pub(super) fn reason(error: &walkdir::Error) -> Bad {
    let path = error
        .path()
        .map_or_else(String::new, |path| shown(path).display().to_string());
    let denied = error
        .io_error()
        .is_some_and(|error| error.kind() == std::io::ErrorKind::PermissionDenied);
    if denied {
        format!("{path}：没有权限看这个文件夹")
    } else {
        format!("{path}：这个文件夹读不了：{error}")
    }
}

/// `./甲.txt` is told as `甲.txt`.
fn shown(path: &Path) -> &Path {
    path.strip_prefix(".").unwrap_or(path)
}
