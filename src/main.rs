//! The command line of duibiao.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
