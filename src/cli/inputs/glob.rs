//! Globs in quotation marks, and all of them where the shell expands none.

use super::Bad;
use super::exclude::Exclude;
use super::pattern::Glob;
use super::walk::{Wanted, hidden, reason};
use std::path::{Component, Path, PathBuf};
use walkdir::WalkDir;

/// Whether an argument that is no file is meant as a glob.
pub(super) fn is_glob(path: &Path) -> bool {
    path.to_str().is_some_and(|path| path.contains(meta))
}

fn meta(c: char) -> bool {
    matches!(c, '*' | '?' | '[' | '{')
}

/// The files that match, sorted by name inside each folder; folders and links to them are not entered but by `**` or a
/// name of the glob. What does not say a file's extension takes the types that reports have.
pub(super) fn expand(
    glob: &Path,
    wanted: Wanted,
    exclude: &Exclude,
    most: usize,
) -> Result<(Vec<PathBuf>, Vec<Bad>), String> {
    let (root, rest) = split(glob);
    let pattern = rest.to_str().unwrap_or_default();
    let matcher = Glob::new(pattern)?;
    let last = rest.extension().and_then(|extension| extension.to_str());
    let any_type = last.is_some_and(|extension| !extension.contains(meta));
    let shows_hidden = rest
        .components()
        .any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
    let deepest = if pattern.contains("**") {
        usize::MAX
    } else {
        rest.components().count()
    };
    let start = if root.as_os_str().is_empty() {
        Path::new(".")
    } else {
        &root
    };
    let (mut files, mut bad) = (Vec::new(), Vec::new());
    let walk = WalkDir::new(start)
        .min_depth(1)
        .max_depth(deepest)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| {
            let shown = entry.path().strip_prefix(".").unwrap_or(entry.path());
            entry.depth() == 0 || ((shows_hidden || !hidden(entry.path())) && !exclude.leaves_out(shown, &root))
        });
    for entry in walk {
        match entry {
            Ok(entry) => {
                let below = entry.path().strip_prefix(start).unwrap_or(entry.path());
                let found = matcher.is_match(below) && (any_type || wanted.may_be(below));
                // A link counts as what it leads to.
                if found && !entry.path().is_dir() {
                    files.push(root.join(below));
                }
            }
            Err(error) if error.depth() == 0 => return Ok((files, bad)),
            Err(error) => bad.push(reason(&error)),
        }
        if files.len() > most {
            break;
        }
    }
    Ok((files, bad))
}

/// The folders before the first name with a wildcard, and the rest.
fn split(glob: &Path) -> (PathBuf, PathBuf) {
    let mut parts: Vec<Component<'_>> = glob.components().collect();
    let first = parts
        .iter()
        .position(|part| part.as_os_str().to_string_lossy().contains(meta))
        .unwrap_or(0);
    let rest = parts.split_off(first);
    let root: PathBuf = parts.into_iter().filter(|part| *part != Component::CurDir).collect();
    (root, rest.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_without_wildcards_are_where_the_walk_starts() {
        let split = |glob: &str| {
            let (root, rest) = split(Path::new(glob));
            (root.display().to_string(), rest.display().to_string())
        };
        assert_eq!(split("报告/2023/*.txt"), ("报告/2023".to_owned(), "*.txt".to_owned()));
        assert_eq!(split("**/甲.txt"), (String::new(), "**/甲.txt".to_owned()));
        assert_eq!(split("./报告/*"), ("报告".to_owned(), "*".to_owned()));
    }
}
