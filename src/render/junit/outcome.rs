//! What becomes of a criterion's test, and how many of each there are.

use crate::evaluation::Status;
use crate::render::view::Criterion;

/// What becomes of a criterion's test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Passed,
    Failed,
    Skipped,
}

impl Outcome {
    pub(super) fn of(criterion: &Criterion) -> Self {
        match criterion.status {
            Status::Done => Self::Passed,
            Status::Planned | Status::Deficient | Status::Absent => Self::Failed,
            Status::Na => Self::Skipped,
        }
    }
}

/// Tests by what became of them.
#[derive(Debug, Default)]
pub(super) struct Counts {
    tests: usize,
    failures: usize,
    skipped: usize,
}

impl Counts {
    pub(super) fn of<'a>(criteria: impl Iterator<Item = &'a Criterion>) -> Self {
        let mut counts = Self::default();
        for criterion in criteria {
            counts.tests += 1;
            match Outcome::of(criterion) {
                Outcome::Passed => {}
                Outcome::Failed => counts.failures += 1,
                Outcome::Skipped => counts.skipped += 1,
            }
        }
        counts
    }

    /// As suites tell them.
    pub(super) fn attributes(&self) -> [(&'static str, String); 5] {
        [
            ("tests", self.tests.to_string()),
            ("failures", self.failures.to_string()),
            ("errors", "0".to_owned()),
            ("skipped", self.skipped.to_string()),
            ("time", "0".to_owned()),
        ]
    }
}

/// Attributes as the writer takes them.
pub(super) fn pairs<'a>(attributes: &'a [(&'static str, String)]) -> impl Iterator<Item = (&'a str, &'a str)> {
    attributes.iter().map(|(name, value)| (*name, value.as_str()))
}
