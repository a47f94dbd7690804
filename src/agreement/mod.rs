//! How far judgements agree with those of careful readers, and readers with each other.
//!
//! Labels are read (`labels`, from YAML or CSV), set against the tool or a second reader (`compare`), and counted
//! (`measure`, `kappa`). `blank` makes the sheets that readers fill in.

mod blank;
mod check;
mod compare;
mod folder;
mod kappa;
mod labels;
mod measure;
mod sheet_csv;
mod sheet_yaml;
mod types;

pub use blank::{BlankForm, blank};
pub use compare::{Agreement, Kind, OnlyLabel, OnlyReport, ReportPairs, against_reader, against_tool};
pub use folder::{LabelSet, load};
pub use kappa::kappa;
pub use labels::{Label, Sheet};
pub use measure::{Figures, Tally};
pub use types::{Near, Outcome, Pair, Passage, Place, Side};

pub(crate) use measure::share;
