//! What tells a deed from a plan and from a shortcoming, as data (`rules/stance.yaml`).
//!
//! The method is that of NegEx (Chapman et al., A Simple Algorithm for Identifying Negated Findings and Diseases in
//! Discharge Summaries, J Biomed Inform 34, 2001) and ConText (Chapman et al. 2007; Harkema et al., J Biomed Inform 42,
//! 2009), made for negation and temporality in clinical notes: cues with a category, a direction and a scope, words that
//! end the scope, and pseudo-cues that only look like cues.

use super::pattern::PatternId;
use serde::{Deserialize, Serialize};

/// All cues and what makes a passage specific.
#[derive(Debug, Default)]
pub struct StanceRules {
    /// In the order of the file.
    pub cues: Vec<Cue>,
    /// Concrete forms of work: a passage that holds one is specific.
    pub concrete: Vec<PatternId>,
    /// Names in quotation marks that everybody uses and that make nothing specific (放管服, 三项制度).
    pub common_names: Vec<String>,
}

/// A family of cues that work alike.
#[derive(Debug)]
pub struct Cue {
    /// What explanations call it.
    pub id: String,
    /// What it says of the passage.
    pub category: Category,
    /// Where its scope lies.
    pub direction: Direction,
    /// How far it goes.
    pub reach: Reach,
    /// From another clause it does not reach a clause that holds something specific.
    pub yields_to_facts: bool,
    /// The cues.
    pub cues: Vec<PatternId>,
    /// Where one of these matches, a cue inside it is none.
    pub pseudo: Vec<PatternId>,
    /// Words that end the scope.
    pub until: Vec<PatternId>,
}

/// What a cue says of a passage in its scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// It is told as a fact, wherever it stands.
    Done,
    /// It is intended.
    Planned,
    /// It falls short.
    Deficient,
    /// It is a rule in force: done, but generic.
    Norm,
    /// It is ceremony and evidence of nothing (以…为指导, 现将…报告如下).
    Formula,
}

/// On which side of the cue its scope lies.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// From the cue on.
    Forward,
    /// Up to the cue.
    Backward,
    /// Both sides.
    #[default]
    Both,
}

/// How far a cue's scope goes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    /// To the end of its clause.
    #[default]
    Clause,
    /// To the end of its sentence.
    Sentence,
}
