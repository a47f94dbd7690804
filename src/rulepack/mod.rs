//! Rule packs: YAML as it is written, compiled into types that cannot be wrong.

pub mod cases;
mod compile;
pub(crate) mod decode;
mod form;
mod library;
mod lines;
pub(crate) mod node;
mod pattern;
mod problem;
mod raw;
mod stance;
mod types;

pub use form::{DocumentForm, Having, Least};
pub use library::{Library, LoadError, embedded_packs};
pub use lines::Lines;
pub use pattern::{Pattern, PatternId, PatternSet};
pub use problem::{Code, PackError, Problem, SourceFile};
pub use stance::{Category, Cue, Direction, Reach, StanceRules};
pub use types::{
    Applies, Case, Cases, Credit, Criterion, Evidence, Grade, Measure, Model, PackSection, Requirement, RulePack,
    Scope, Scoring,
};
