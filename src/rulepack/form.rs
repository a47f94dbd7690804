//! What a criterion may ask of a document as a whole, rather than of one passage in it.

use super::pattern::PatternId;
use crate::document::{FactName, Role};
use serde::{Deserialize, Serialize};

/// One question to the whole document.
#[derive(Debug)]
pub enum DocumentForm {
    /// There is a part with this role: specific under a heading of its own, generic in running text.
    Section {
        /// The role.
        role: Role,
        /// It holds at least this many sentences, headings not counted.
        sentences: u32,
    },
    /// The text states this fact about itself.
    Fact {
        /// Which.
        name: FactName,
        /// What must be found in it; anything will do if `None`.
        matches: Option<PatternId>,
        /// What is enough for a generic statement.
        partly: Option<PatternId>,
    },
    /// A date is not later than a day of the year after the report's, or of another one.
    Date {
        /// Which date.
        fact: FactName,
        /// Month, from 1.
        month: i8,
        /// Day, from 1.
        day: i8,
        /// Years after the one reported on.
        years_after: i16,
    },
    /// So many statements match one of these, whatever their stance.
    Count {
        /// The patterns.
        any: Vec<PatternId>,
        /// Only in parts with these roles; anywhere if empty.
        roles: Vec<Role>,
        /// How many statements.
        least: Least,
    },
    /// Such a share of the statements holds what is asked.
    Share {
        /// Statements in parts with these roles.
        roles: Vec<Role>,
        /// What they must hold.
        having: Having,
        /// Shares, 0 to 1.
        least: Least,
    },
    /// Such a share of the admitted problems is answered by a measure among the plans.
    Answered {
        /// Shares, 0 to 1.
        least: Least,
    },
}

/// From where on a measured value counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Least {
    /// As specific.
    pub fully: f64,
    /// As generic, if less may count at all.
    pub partly: Option<f64>,
}

/// What a statement must hold to be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Having {
    /// Specific evidence: number with unit, title, body, date, named project, concrete form of work.
    Specific,
    /// A number with its unit.
    Quantity,
}
