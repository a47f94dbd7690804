//! Where results go: all to one place at the end, or each to a file of its own as soon as it is there; to several
//! places at once where several were asked for.

mod names;
mod plan;

pub(super) use plan::Plan;

use super::{Status, output, terminal};
use duibiao::render::Renderer;
use duibiao::render::view::Report;
use names::Names;
use std::path::{Path, PathBuf};

/// One place results go to.
struct Target {
    place: Place,
    renderer: Renderer,
}

enum Place {
    Stdout,
    File(PathBuf),
    /// Every result is a file of its own.
    Folder(PathBuf),
}

/// Results on their way out.
pub(super) struct Delivery<'a> {
    plan: &'a Plan,
    /// Whether a path is an input, which nothing may be written over.
    is_input: &'a dyn Fn(&Path) -> bool,
    /// More results than one were asked for.
    several: bool,
    /// Results that wait for the others; none where each has files of its own.
    waiting: Vec<Report>,
    names: Names,
    status: Status,
}

impl<'a> Delivery<'a> {
    /// `several` says that more than one result was asked for; `packs` that a name must tell them by pack.
    pub(super) fn new(plan: &'a Plan, is_input: &'a dyn Fn(&Path) -> bool, several: bool, packs: bool) -> Self {
        Self {
            plan,
            is_input,
            several,
            waiting: Vec::new(),
            names: Names::new(packs),
            status: Status::Done,
        }
    }

    /// Takes the results of one report.
    pub(super) fn take(&mut self, reports: Vec<Report>) {
        for report in &reports {
            let stem = self.plan.folders().next().map(|_| self.names.stem(report));
            for (folder, renderer) in self.plan.folders() {
                let stem = stem.as_deref().unwrap_or_default();
                let path = folder.join(self.names.file(stem, renderer.format().extension()));
                let bytes = renderer.render(std::slice::from_ref(report), false);
                let written = bytes
                    .map_err(|error| error.to_string())
                    .and_then(|bytes| self.write(&path, &bytes));
                self.note(written);
            }
        }
        if self.plan.gathers() {
            self.waiting.extend(reports);
        }
    }

    /// Writes what has waited.
    pub(super) fn finish(mut self) -> Status {
        if self.waiting.is_empty() {
            return self.status;
        }
        for target in &self.plan.targets {
            let written = match &target.place {
                Place::Folder(_) => continue,
                Place::Stdout => self.bytes(target).map(|bytes| {
                    // What went wrong with stdout has been told.
                    if !terminal::print_bytes(&bytes) {
                        self.status = Status::Broken;
                    }
                }),
                Place::File(path) => self.bytes(target).and_then(|bytes| self.write(path, &bytes)),
            };
            self.note(written);
        }
        self.status
    }

    fn bytes(&self, target: &Target) -> Result<Vec<u8>, String> {
        let rendered = target.renderer.render(&self.waiting, self.several);
        rendered.map_err(|error| error.to_string())
    }

    fn note(&mut self, written: Result<(), String>) {
        if let Err(message) = written {
            terminal::report_error(&message);
            self.status = Status::Broken;
        }
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), String> {
        if (self.is_input)(path) {
            return Err(format!(
                "{}：这是要读的文件，写进去就没有了；请把结果写到别处",
                path.display()
            ));
        }
        output::write(path, bytes)
    }
}
