//! What an evaluation says.

use super::near_miss::NearMiss;
use super::passage::Passage;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a passage says of the matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// It was done, is being done, or is in place.
    Done,
    /// It is intended.
    Planned,
    /// It is admitted to fall short.
    Deficient,
}

/// How much a passage that tells of something done holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// A number, a named document, body or project, a date, a concrete form of the work.
    Specific,
    /// A bare statement.
    Generic,
}

impl Strength {
    /// Both strengths, the better first.
    pub const ALL: [Self; 2] = [Self::Specific, Self::Generic];

    /// The name in files and messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Specific => "specific",
            Self::Generic => "generic",
        }
    }
}

/// The status of a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// A passage tells that it was done.
    Done,
    /// It appears only as an intention.
    Planned,
    /// It appears only as a shortcoming.
    Deficient,
    /// Nothing in the report speaks to it.
    Absent,
    /// It is not expected of this body, and the report is silent.
    Na,
}

impl Status {
    /// All statuses, in the order of tables.
    pub const ALL: [Self; 5] = [Self::Done, Self::Planned, Self::Deficient, Self::Absent, Self::Na];

    /// The name in files and messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Planned => "planned",
            Self::Deficient => "deficient",
            Self::Absent => "absent",
            Self::Na => "na",
        }
    }
}

/// What a criterion comes to, whoever says so: its status and, of `done`, the strength. All that scores need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mark {
    /// The status.
    pub status: Status,
    /// Of `done` only, which always has one.
    pub strength: Option<Strength>,
}

/// `done（specific）`, `absent`: in the words of files.
impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.status.name())?;
        match self.strength {
            Some(strength) => write!(f, "（{}）", strength.name()),
            None => Ok(()),
        }
    }
}

/// A finding for every criterion of the pack, in its order.
#[derive(Debug, Clone)]
pub struct Evaluation {
    /// One for each criterion.
    pub findings: Vec<Finding>,
}

impl Evaluation {
    /// What each criterion comes to by the text alone, in the pack's order.
    #[must_use]
    pub fn marks(&self) -> Vec<Mark> {
        self.findings.iter().map(|finding| finding.judgement.mark()).collect()
    }
}

/// What was found for one criterion.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Its id.
    pub criterion: String,
    /// The judgement and what it rests on.
    pub judgement: Judgement,
    /// For a criterion about the whole document that goes by a count or a share: what was counted.
    pub measured: Option<Measured>,
}

/// A count, or a share of a total, and what was wanted of it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// How many there are.
    pub count: usize,
    /// Of how many; `None` where the count itself is what matters.
    pub total: Option<usize>,
    /// The count wanted, or the share, 0 to 1, where there is a total.
    pub wanted: f64,
}

/// A judgement with its grounds.
#[derive(Debug, Clone)]
pub enum Judgement {
    /// The report speaks to it; the best passage decides how.
    Evidenced(Evidenced),
    /// The report is silent; the passage that came closest, if any did.
    Absent(Option<NearMiss>),
    /// The report is silent and need not speak.
    NotApplicable,
}

impl Judgement {
    /// The status it amounts to.
    #[must_use]
    pub fn status(&self) -> Status {
        match self {
            Self::Evidenced(evidence) => match evidence.best().stance {
                Stance::Done => Status::Done,
                Stance::Planned => Status::Planned,
                Stance::Deficient => Status::Deficient,
            },
            Self::Absent(_) => Status::Absent,
            Self::NotApplicable => Status::Na,
        }
    }

    /// The strength of `done`, `None` for everything else.
    #[must_use]
    pub fn strength(&self) -> Option<Strength> {
        match self {
            Self::Evidenced(evidence) if evidence.best().stance == Stance::Done => Some(evidence.best().strength),
            _ => None,
        }
    }

    /// Both together.
    #[must_use]
    pub fn mark(&self) -> Mark {
        Mark {
            status: self.status(),
            strength: self.strength(),
        }
    }

    /// The passages it rests on, best first.
    #[must_use]
    pub fn evidence(&self) -> &[Passage] {
        match self {
            Self::Evidenced(evidence) => &evidence.passages,
            Self::Absent(_) | Self::NotApplicable => &[],
        }
    }

    /// The passage that came closest to evidence.
    #[must_use]
    pub fn near_miss(&self) -> Option<&NearMiss> {
        match self {
            Self::Absent(near_miss) => near_miss.as_ref(),
            Self::Evidenced(_) | Self::NotApplicable => None,
        }
    }
}

/// At least one passage, best first.
#[derive(Debug, Clone)]
pub struct Evidenced {
    passages: Vec<Passage>,
}

impl Evidenced {
    /// Refuses to be made of nothing.
    pub(super) fn new(passages: Vec<Passage>) -> Option<Self> {
        (!passages.is_empty()).then_some(Self { passages })
    }

    /// The passage that decides.
    ///
    /// # Panics
    /// Never: there is always one.
    #[must_use]
    pub fn best(&self) -> &Passage {
        &self.passages[0]
    }
}
