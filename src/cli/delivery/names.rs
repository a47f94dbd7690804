//! Names for results in a folder: the report's own, with the pack's where there are several, numbered where two agree.

use duibiao::render::view::Report;
use std::collections::HashMap;
use std::path::Path;

/// The names given so far.
pub(super) struct Names {
    packs: bool,
    /// In small letters, since some file systems see no difference, with the number that the next of that name gets.
    taken: HashMap<String, usize>,
}

impl Names {
    /// `packs` says that results differ by pack, and names must.
    pub(super) fn new(packs: bool) -> Self {
        Self {
            packs,
            taken: HashMap::new(),
        }
    }

    /// What a result's files are called, without extension.
    pub(super) fn stem(&self, report: &Report) -> String {
        let path = Path::new(&report.report.path);
        let mut stem = path
            .file_stem()
            .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        if report.report.path == "-" || stem.is_empty() {
            stem = "stdin".to_owned();
        }
        if self.packs {
            // A pack's id is whatever its author wrote: it names a file here and no folder.
            let id = report
                .pack
                .id
                .replace(|c: char| matches!(c, '/' | '\\' | ':') || c.is_control(), "_");
            stem = format!("{stem}.{id}");
        }
        stem
    }

    /// A name that no other result has.
    pub(super) fn file(&mut self, stem: &str, extension: &str) -> String {
        let mut name = format!("{stem}.{extension}");
        while let Some(number) = self.taken.get(&name.to_lowercase()).copied() {
            self.taken.insert(name.to_lowercase(), number + 1);
            name = format!("{stem}-{number}.{extension}");
        }
        self.taken.insert(name.to_lowercase(), 2);
        name
    }
}
