//! The command line: arguments, files, terminal, exit status. The library knows nothing of it.

mod agree;
mod args;
mod audit;
mod check;
mod compare;
mod decide;
mod decisions;
mod delivery;
mod diagnostics;
mod explain;
mod grounds;
mod inputs;
mod output;
mod packs;
mod reading;
mod relative;
mod render;
mod tally;
mod terminal;
mod test;
mod text;

use args::{Args, Command};
use clap::Parser as _;
use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    /// All was done, and the gate, if one was asked for, passed.
    Done,
    /// A gate or a rule's test failed.
    Failed,
    /// Something could not be read, parsed or written.
    Broken,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Done => Self::SUCCESS,
            Status::Failed => Self::from(1),
            Status::Broken => Self::from(2),
        }
    }
}

/// Reads the arguments and runs the command.
pub(crate) fn run() -> ExitCode {
    let args = Args::parse();
    let status = match args.command {
        Command::Audit(args) => audit::run(&args),
        Command::Decide(args) => decide::run(&args),
        Command::Render(args) => render::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Test(args) => test::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Agree(args) => agree::run(&args),
        Command::Text(args) => text::run(&args),
        Command::Packs => packs::run(),
    };
    status.into()
}
