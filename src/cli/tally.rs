//! How many reports of a run came through, and which did not.

use super::inputs::Gathered;
use super::{Status, terminal};

/// Told one by one when they happen, and together at the end.
#[derive(Debug, Default)]
pub(super) struct Tally {
    total: usize,
    bad: Vec<String>,
}

impl Tally {
    /// Tells at once what could not be found.
    pub(super) fn new(gathered: &Gathered) -> Self {
        let mut tally = Self {
            total: gathered.inputs.len() + gathered.bad.len(),
            bad: Vec::new(),
        };
        for message in &gathered.bad {
            tally.tell(message.clone());
        }
        tally
    }

    /// One report that did not come through.
    pub(super) fn tell(&mut self, message: String) {
        terminal::report_error(&message);
        self.bad.push(message);
    }

    /// Lists what did not come through, where there was more than one; `verb` is what the others were.
    pub(super) fn finish(&self, verb: &str) -> Status {
        if self.bad.is_empty() {
            return Status::Done;
        }
        if self.total > 1 {
            let (total, bad) = (self.total, self.bad.len());
            terminal::note(&format!(
                "\n共 {total} 份，{verb} {} 份，{bad} 份读不了：",
                total.saturating_sub(bad)
            ));
            for message in &self.bad {
                terminal::note(&format!("  {message}"));
            }
        }
        Status::Broken
    }
}
