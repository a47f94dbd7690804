//! Labels as a reader gave them.

use crate::evaluation::{Status, Strength};
use std::path::{Path, PathBuf};

/// What one reader says of one report. Every label is of a criterion of the pack, and each criterion has one at most.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The name under which the report's labels are matched with those of another reader.
    pub report: String,
    /// The label file.
    pub file: PathBuf,
    /// The report's text as the file names it; see [`Sheet::locate`].
    pub text: String,
    /// In the pack's order.
    pub labels: Vec<Label>,
}

/// One reader's judgement of one criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Its id.
    pub criterion: String,
    /// The judgement.
    pub status: Status,
    /// Of `done`, where the reader gave it.
    pub strength: Option<Strength>,
    /// The passages it rests on: `quote`, then `also`.
    pub quotes: Vec<String>,
    /// Readers differed, and it was settled afterwards.
    pub contested: bool,
    /// Where it stands in the label file, from 1.
    pub line: usize,
}

impl Sheet {
    /// The report's file: looked for beside the folder of the label file, in that folder, and where the program runs.
    /// `None` where it is in none of these places.
    #[must_use]
    pub fn locate(&self) -> Option<PathBuf> {
        self.places().into_iter().find(|path| path.exists())
    }

    /// Where [`Sheet::locate`] looks, in its order.
    #[must_use]
    pub fn places(&self) -> Vec<PathBuf> {
        let folder = self
            .file
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        // The parent of `.` and `..` is not told by their letters.
        let named = folder.file_name().is_some();
        let above = folder
            .parent()
            .filter(|_| named)
            .map_or_else(|| folder.join(".."), Path::to_path_buf);
        let mut out = vec![
            above.join(&self.text),
            folder.join(&self.text),
            PathBuf::from(&self.text),
        ];
        out.dedup();
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_is_looked_for_beside_the_folder_first() {
        let places = |file: &str| {
            let sheet = Sheet {
                report: String::new(),
                file: PathBuf::from(file),
                text: "texts/x.txt".to_owned(),
                labels: Vec::new(),
            };
            sheet
                .places()
                .iter()
                .map(|path| path.display().to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            places("a/gold/x.yaml"),
            ["a/texts/x.txt", "a/gold/texts/x.txt", "texts/x.txt"]
        );
        assert_eq!(
            places("gold/x.yaml"),
            ["texts/x.txt", "gold/texts/x.txt", "texts/x.txt"]
        );
        assert_eq!(places("x.yaml")[0], "./../texts/x.txt");
        assert_eq!(places("../x.yaml")[0], "../../texts/x.txt");
    }
}
