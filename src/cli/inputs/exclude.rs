//! What is not to be read: names, or paths, that match a glob.

use super::pattern::Glob;
use std::path::Path;

/// Globs of `--exclude`.
#[derive(Debug, Default)]
pub(super) struct Exclude(Vec<Glob>);

impl Exclude {
    pub(super) fn new(globs: &[String]) -> Result<Self, String> {
        let each = |glob: &String| {
            Glob::new(glob.trim_end_matches('/')).map_err(|reason| format!("--exclude {glob}：{reason}"))
        };
        globs.iter().map(each).collect::<Result<_, _>>().map(Self)
    }

    /// Whether a file or folder is left out: by its name, by its path below the folder that was given, or by its path
    /// as it is told.
    pub(super) fn leaves_out(&self, path: &Path, root: &Path) -> bool {
        let below = path.strip_prefix(root).unwrap_or(path);
        let name = path.file_name().map(Path::new).unwrap_or(path);
        self.0
            .iter()
            .any(|glob| [name, below, path].into_iter().any(|path| glob.is_match(path)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_paths_are_left_out() {
        let exclude = |glob: &str| Exclude::new(&[glob.to_owned()]).unwrap();
        let root = Path::new("报告");
        let path = Path::new("报告/草稿/甲.txt");
        assert!(exclude("甲.*").leaves_out(path, root));
        assert!(exclude("草稿/*").leaves_out(path, root));
        assert!(exclude("报告/**/甲.txt").leaves_out(path, root));
        assert!(exclude("草稿/").leaves_out(Path::new("报告/草稿"), root));
        assert!(!exclude("草*.txt").leaves_out(path, root));
        assert!(Exclude::new(&["[甲".to_owned()]).is_err());
    }
}
