//! Where results go: all to one place at the end, or each to a file of its own as soon as it is there.

use super::Job;
use crate::cli::inputs::Gathered;
use crate::cli::{Status, output, terminal};
use duibiao::render::Format;
use duibiao::render::view::Report;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Results on their way out.
pub(super) struct Delivery<'a> {
    job: &'a Job,
    output: Option<&'a Path>,
    gathered: &'a Gathered,
    to_folder: bool,
    /// Results that wait for the others; none where each has a file of its own.
    reports: Vec<Report>,
    /// File names that are taken, in small letters, since some file systems see no difference, and the number that the
    /// next of that name gets.
    names: HashMap<String, usize>,
    status: Status,
}

impl<'a> Delivery<'a> {
    pub(super) fn new(job: &'a Job, output: Option<&'a Path>, gathered: &'a Gathered) -> Self {
        Self {
            job,
            output,
            gathered,
            to_folder: output.is_some_and(Path::is_dir),
            reports: Vec::new(),
            names: HashMap::new(),
            status: Status::Done,
        }
    }

    /// Takes the results of one report.
    pub(super) fn take(&mut self, reports: Vec<Report>) {
        let Some(folder) = self.output.filter(|_| self.to_folder) else {
            self.reports.extend(reports);
            return;
        };
        for report in reports {
            let path = folder.join(self.file_name(&report));
            let text = self.job.text(std::slice::from_ref(&report));
            let written = text.and_then(|text| self.write(&path, &text));
            self.note(written);
        }
    }

    /// Writes what has waited.
    pub(super) fn finish(mut self) -> Status {
        if self.reports.is_empty() {
            return self.status;
        }
        let text = self.job.text(&self.reports);
        let written = match (text, self.output) {
            (Ok(text), Some(path)) => self.write(path, &text),
            (Ok(text), None) if terminal::print(&text) => Ok(()),
            (Ok(_), None) => return Status::Broken,
            (Err(message), _) => Err(message),
        };
        self.note(written);
        self.status
    }

    fn note(&mut self, written: Result<(), String>) {
        if let Err(message) = written {
            terminal::report_error(&message);
            self.status = Status::Broken;
        }
    }

    fn write(&self, path: &Path, text: &str) -> Result<(), String> {
        if self.gathered.holds(path) {
            return Err(format!(
                "{}：这是要审阅的报告，写进去就没有了；请把结果写到别处",
                path.display()
            ));
        }
        output::write(path, text)
    }

    /// A file name for a result: the report's own, with the pack's where there are several, numbered where two agree.
    fn file_name(&mut self, report: &Report) -> PathBuf {
        let extension = match self.job.format {
            Format::Text => "txt",
            Format::Md => "md",
            Format::Html => "html",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
        };
        let path = Path::new(&report.report.path);
        let mut stem = path
            .file_stem()
            .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        if report.report.path == "-" || stem.is_empty() {
            stem = "stdin".to_owned();
        }
        if self.job.packs.len() > 1 {
            // A pack's id is whatever its author wrote: it names a file here and no folder.
            let id = report
                .pack
                .id
                .replace(|c: char| matches!(c, '/' | '\\' | ':') || c.is_control(), "_");
            stem = format!("{stem}.{id}");
        }
        let mut name = format!("{stem}.{extension}");
        while let Some(number) = self.names.get(&name.to_lowercase()).copied() {
            self.names.insert(name.to_lowercase(), number + 1);
            name = format!("{stem}-{number}.{extension}");
        }
        self.names.insert(name.to_lowercase(), 2);
        PathBuf::from(name)
    }
}
