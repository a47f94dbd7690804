//! What was named, into the reports that are meant: files, folders, globs, a manifest, standard input.

mod exclude;
mod gather;
mod glob;
mod pattern;
mod walk;

pub(super) use gather::{Gathered, Input, gather, gather_all, real};
pub(super) use walk::{Wanted, is_result};

/// An input that is none, with its name, the reason and the remedy.
pub(super) type Bad = String;
