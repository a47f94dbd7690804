//! A person's recorded overruling of what the tool found: the status decided, why, by whom and when.
//!
//! Decisions live in a YAML file (`check` reads it, `append` writes one more without touching the rest). An entry is
//! about one criterion of one report, which is named by its path, from the folder of the file, or by the fingerprint of
//! its whole text. `pack` is needed only where several packs of a run have the criterion.
//!
//! # When a decision holds
//!
//! It was made on what was seen then, and holds only as long as that is the same. So each carries the fingerprint of its
//! evidence ([`evidence`]): of the criterion's id and what it asks, the tool's own status and strength, what was counted,
//! and the words of the quotes it rested on, wherever they stand and however they are spaced. Where the tool found
//! nothing (`absent`, `na`) it rested on the whole text, and so does the fingerprint.
//!
//! [`Docket::rule`] says which decisions are in force for a report, as of a day. What is not is left out and told, with
//! its line and column, as a warning that stops nothing:
//!
//! | code | why a decision is not in force |
//! |---|---|
//! | `stale` | its evidence is no longer the same |
//! | `expired` | its last day is over |
//! | `not-yet` | it was made after the day in question, or is dated wrongly |
//! | `quote-missing` | the passage it points to does not stand in the report |
//! | `duplicate-decision` | another one in force is about the same criterion and report; neither holds, for the tool cannot choose between two signatures |
//! | `superfluous` | the tool says the same |
//! | `unknown-criterion` | no pack of the run has the criterion |
//! | `ambiguous-pack` | several packs of the run have it, and the decision does not say which |
//! | `unknown-report` | there is no such file |
//!
//! One file may serve many runs: decisions about a report that exists and is not part of the run, or about a pack that
//! is not, are no mistakes. They are noted with their place ([`Idle`]) and not warned of.
//!
//! Nothing here judges a text or reads a clock: the day comes from outside.

mod append;
mod check;
mod decision;
mod docket;
mod evidence;
mod file;
mod load;
mod quote;
mod ruling;
mod standing;

pub use append::AppendError;
pub use decision::{Decision, Fault, day};
pub use docket::{Closing, Docket, Idle};
pub use evidence::evidence;
pub use file::{Decisions, Entry};
pub use quote::quoted;
pub use ruling::{Ruling, Rulings};
