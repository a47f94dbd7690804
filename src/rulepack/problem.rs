//! What is wrong with a rule file, where, and what to do about it.

use super::lines::Lines;
use std::fmt;
use std::ops::Range;

/// One problem at one place of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The kind of problem.
    pub code: Code,
    /// Index into [`PackError::files`].
    pub file: usize,
    /// Byte range in that file; empty where only the file as a whole can be named.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// Kinds of problems, by the names that messages and documentation use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[expect(
    missing_docs,
    reason = "the names say it; rules/README.md explains each, those of decisions are explained there"
)]
pub enum Code {
    AmbiguousPack,
    BadRegex,
    BadValue,
    CaseMissing,
    DuplicateDecision,
    DuplicateId,
    EmptyEvidence,
    Expired,
    MatchesEmpty,
    MissingKey,
    NotAPack,
    NotYet,
    QuoteMissing,
    Stale,
    Superfluous,
    Syntax,
    UnknownCriterion,
    UnknownKey,
    UnknownReport,
    UnknownVocabulary,
    Unmatchable,
    WordBoundary,
    WrongType,
}

impl Code {
    /// The name in messages: `unknown-key`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::AmbiguousPack => "ambiguous-pack",
            Self::BadRegex => "bad-regex",
            Self::BadValue => "bad-value",
            Self::CaseMissing => "case-missing",
            Self::DuplicateDecision => "duplicate-decision",
            Self::DuplicateId => "duplicate-id",
            Self::EmptyEvidence => "empty-evidence",
            Self::Expired => "expired",
            Self::MatchesEmpty => "matches-empty",
            Self::MissingKey => "missing-key",
            Self::NotAPack => "not-a-pack",
            Self::NotYet => "not-yet",
            Self::QuoteMissing => "quote-missing",
            Self::Stale => "stale",
            Self::Superfluous => "superfluous",
            Self::Syntax => "syntax",
            Self::UnknownCriterion => "unknown-criterion",
            Self::UnknownKey => "unknown-key",
            Self::UnknownReport => "unknown-report",
            Self::UnknownVocabulary => "unknown-vocabulary",
            Self::Unmatchable => "unmatchable",
            Self::WordBoundary => "word-boundary",
            Self::WrongType => "wrong-type",
        }
    }
}

/// A rule file's name and text, for showing problems in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// What messages call it.
    pub name: String,
    /// Its text.
    pub text: String,
}

impl SourceFile {
    /// Line and column of a byte offset, from 1, columns in characters.
    #[must_use]
    pub fn position(&self, offset: usize) -> (usize, usize) {
        self.lines().position(offset)
    }

    /// The places of many offsets, for whoever asks for more than one.
    #[must_use]
    pub fn lines(&self) -> Lines<'_> {
        Lines::new(&self.text)
    }
}

/// All problems of a pack and of the files it uses, in file order. Whoever wrote the rules mends them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackError {
    /// The files that were read.
    pub files: Vec<SourceFile>,
    /// At least one problem.
    pub problems: Vec<Problem>,
}

/// More problems than this are not told one by one: most of them have one cause.
const MOST: usize = 200;

impl PackError {
    pub(crate) fn new(files: Vec<SourceFile>, mut problems: Vec<Problem>) -> Self {
        problems.sort_by_key(|problem| (problem.file, problem.range.start, problem.code));
        problems.dedup();
        let untold = problems.len().saturating_sub(MOST);
        if let Some(next) = problems.get_mut(MOST) {
            next.message = format!("还有 {untold} 处问题没有列出");
            next.help = "先改上面的，再查一遍".to_owned();
            problems.truncate(MOST + 1);
        }
        Self { files, problems }
    }
}

/// One line a problem: `file:line:column: error[code]: message；help`.
impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<Lines<'_>> = self.files.iter().map(SourceFile::lines).collect();
        for (i, problem) in self.problems.iter().enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            if let (Some(file), Some(lines)) = (self.files.get(problem.file), lines.get(problem.file)) {
                let (line, column) = lines.position(problem.range.start);
                write!(f, "{}:{line}:{column}: ", file.name)?;
            }
            let code = problem.code.name();
            write!(f, "error[{code}]: {}；{}", problem.message, problem.help)?;
        }
        Ok(())
    }
}

impl std::error::Error for PackError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn very_many_problems_are_counted_and_not_told() {
        let problem = |at: usize| Problem {
            code: Code::UnknownKey,
            file: 0,
            range: at..at,
            message: at.to_string(),
            help: String::new(),
        };
        let error = PackError::new(Vec::new(), (0..250).map(problem).collect());
        assert_eq!(error.problems.len(), 201);
        assert_eq!(error.problems[200].message, "还有 50 处问题没有列出");
    }
}
