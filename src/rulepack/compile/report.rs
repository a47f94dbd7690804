//! Collects problems while a pack is compiled; places are looked up only if there are any.

use super::super::decode::ShapeProblem;
use super::super::node::NodeIndex;
use super::super::problem::{Code, PackError, Problem, SourceFile};
use crate::source::fingerprint;
use std::ops::Range;

#[derive(Default)]
pub(super) struct Reporter {
    files: Vec<SourceFile>,
    current: usize,
    notes: Vec<Note>,
    /// Nodes that were taken out because of their shape: what is missing there has been told.
    taken: Vec<(usize, String)>,
}

struct Note {
    file: usize,
    code: Code,
    place: Place,
    message: String,
    help: String,
}

enum Place {
    Value(String),
    Key(String),
    /// Bytes inside a scalar, counted from its own text.
    Inside(String, Range<usize>),
    Range(Range<usize>),
}

impl Reporter {
    /// Takes a file in and makes it the current one.
    pub(super) fn open(&mut self, file: SourceFile) -> usize {
        self.files.push(file);
        self.current = self.files.len() - 1;
        self.current
    }

    pub(super) fn enter(&mut self, file: usize) {
        self.current = file;
    }

    pub(super) fn text(&self, file: usize) -> &str {
        self.files.get(file).map_or("", |file| &file.text)
    }

    /// Over all files, in the order they were opened.
    pub(super) fn fingerprint(&self) -> String {
        fingerprint(self.files.iter().map(|file| file.text.as_bytes()))
    }

    pub(super) fn at(&mut self, code: Code, path: &str, message: impl Into<String>, help: impl Into<String>) {
        self.note(code, Place::Value(path.to_owned()), message, help);
    }

    pub(super) fn at_key(&mut self, code: Code, path: &str, message: impl Into<String>, help: impl Into<String>) {
        self.note(code, Place::Key(path.to_owned()), message, help);
    }

    pub(super) fn inside(&mut self, code: Code, path: &str, range: Range<usize>, message: String, help: String) {
        self.note(code, Place::Inside(path.to_owned(), range), message, help);
    }

    pub(super) fn at_range(&mut self, code: Code, range: Range<usize>, message: String, help: String) {
        self.note(code, Place::Range(range), message, help);
    }

    pub(super) fn missing(&mut self, path: &str, key: &str, help: &str) {
        let whole = super::super::node::join(path, key);
        if self.was_taken(&whole) {
            return;
        }
        self.note(Code::MissingKey, Place::Value(path.to_owned()), format!("缺少“{key}”"), help);
    }

    pub(super) fn shape(&mut self, problem: ShapeProblem) {
        self.taken.push((self.current, problem.path.clone()));
        let place = if problem.at_key {
            Place::Key(problem.path)
        } else {
            Place::Value(problem.path)
        };
        self.note(problem.code, place, problem.message, problem.help);
    }

    /// Whether a problem of shape has been told about this node or one around it.
    pub(super) fn was_taken(&self, path: &str) -> bool {
        self.taken.iter().any(|(file, taken)| {
            *file == self.current
                && path
                    .strip_prefix(taken.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        })
    }

    fn note(&mut self, code: Code, place: Place, message: impl Into<String>, help: impl Into<String>) {
        self.notes.push(Note {
            file: self.current,
            code,
            place,
            message: message.into(),
            help: help.into(),
        });
    }

    /// The pack if nothing was noted, else all problems at their places.
    pub(super) fn finish<T>(self, value: Option<T>) -> Result<T, PackError> {
        if let Some(value) = value
            && self.notes.is_empty()
        {
            return Ok(value);
        }
        let indexes: Vec<NodeIndex> = self
            .files
            .iter()
            .map(|file| NodeIndex::read(&file.text).unwrap_or_default())
            .collect();
        let problems = self
            .notes
            .into_iter()
            .map(|note| Problem {
                code: note.code,
                file: note.file,
                range: locate(&note.place, &indexes[note.file], &self.files[note.file].text),
                message: note.message,
                help: note.help,
            })
            .collect();
        Err(PackError::new(self.files, problems))
    }
}

fn locate(place: &Place, index: &NodeIndex, text: &str) -> Range<usize> {
    match place {
        Place::Value(path) => index.value(path),
        Place::Key(path) => index.key(path),
        Place::Range(range) => range.clone(),
        Place::Inside(path, range) => {
            let whole = index.value(path);
            let written = text.get(whole.clone()).unwrap_or_default();
            let quote = usize::from(written.starts_with(['\'', '"']));
            let inner = whole.start + quote + range.start..whole.start + quote + range.end;
            // Escapes make the written text longer than its value: then the whole value is shown.
            let plain = !written.contains('\\') && !written.contains("''") && inner.end <= whole.end;
            if plain && text.is_char_boundary(inner.start) && text.is_char_boundary(inner.end) {
                inner
            } else {
                whole
            }
        }
    }
}
