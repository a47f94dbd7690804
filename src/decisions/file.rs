//! Decisions in their file: where each stands, and which report it is about.

use super::decision::Decision;
use crate::rulepack::SourceFile;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// What an entry may say, in the order it is written in.
pub(super) const KEYS: [&str; 11] = [
    "criterion",
    "report",
    "pack",
    "status",
    "strength",
    "quote",
    "reason",
    "by",
    "on",
    "expires",
    "evidence",
];

/// A decision in its file. Always free of [faults](Decision::faults).
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it says.
    pub decision: Decision,
    /// Which report that is.
    pub(super) report: Located,
    /// Where its keys stand, in the order of [`KEYS`]; a key that is not there stands where the entry begins.
    pub(super) places: [Range<usize>; KEYS.len()],
    /// All of it, from its first character on.
    pub(super) whole: Range<usize>,
}

impl Entry {
    /// Where a key stands.
    pub(super) fn place(&self, key: &str) -> &Range<usize> {
        let at = KEYS.iter().position(|known| *known == key).unwrap_or(0);
        &self.places[at]
    }
}

/// The report of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Located {
    /// The real path, as far as it leads anywhere, and whether a file is there.
    Path(PathBuf, bool),
    /// `sha256:…`
    Fingerprint(String),
}

impl Located {
    /// Whether it is the report with this real path and fingerprint.
    pub(super) fn is(&self, path: &Path, fingerprint: &str) -> bool {
        match self {
            Self::Path(own, _) => own == path,
            Self::Fingerprint(own) => own == fingerprint,
        }
    }
}

/// A decisions file.
#[derive(Debug, Clone)]
pub struct Decisions {
    pub(super) path: PathBuf,
    pub(super) file: SourceFile,
    /// The file begins with a byte order mark, which is no part of its text here.
    pub(super) marked: bool,
    pub(super) entries: Vec<Entry>,
}

impl Decisions {
    /// Where it is, or is to be.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file, without a byte order mark.
    #[must_use]
    pub fn file(&self) -> &SourceFile {
        &self.file
    }

    /// In the order of the file.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The line an entry begins on, from 1.
    #[must_use]
    pub fn line(&self, entry: &Entry) -> usize {
        self.file.position(entry.whole.start).0
    }

    /// Which entries are about a criterion of a report, whether they hold or not. `path` is the report's real path,
    /// `fingerprint` that of its text, `pack` the id of the criterion's pack.
    #[must_use]
    pub fn about(&self, path: &Path, fingerprint: &str, pack: &str, criterion: &str) -> Vec<usize> {
        let same = |entry: &Entry| {
            let decision = &entry.decision;
            decision.criterion == criterion
                && decision.pack.as_ref().is_none_or(|id| id == pack)
                && entry.report.is(path, fingerprint)
        };
        let all = self.entries.iter().enumerate();
        all.filter(|(_, entry)| same(entry)).map(|(i, _)| i).collect()
    }

    /// The same file with the decisions on one criterion only.
    #[must_use]
    pub fn only(mut self, criterion: &str) -> Self {
        self.entries.retain(|entry| entry.decision.criterion == criterion);
        self
    }
}
