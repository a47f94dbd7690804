//! Collects problems while a pack is compiled; places are looked up only if there are any.

use super::super::decode::ShapeProblem;
use super::super::node::{Node, NodeError};
use super::super::problem::{Code, PackError, Problem, SourceFile};
use crate::source::fingerprint;
use std::collections::HashSet;
use std::ops::Range;
use std::rc::Rc;

#[derive(Default)]
pub(super) struct Reporter {
    files: Vec<SourceFile>,
    /// The tree of each file that was read as one.
    trees: Vec<Option<Rc<Node>>>,
    current: usize,
    notes: Vec<Note>,
    /// Nodes that were taken out because of their shape: what is missing there has been told.
    taken: HashSet<(usize, String)>,
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
        self.trees.push(None);
        self.current = self.files.len() - 1;
        self.current
    }

    pub(super) fn enter(&mut self, file: usize) {
        self.current = file;
    }

    pub(super) fn text(&self, file: usize) -> &str {
        self.files.get(file).map_or("", |file| &file.text)
    }

    /// The tree of a file, read once.
    pub(super) fn tree(&mut self, file: usize) -> Result<Rc<Node>, NodeError> {
        if let Some(Some(tree)) = self.trees.get(file) {
            return Ok(Rc::clone(tree));
        }
        let tree = Rc::new(Node::read(self.text(file))?);
        if let Some(known) = self.trees.get_mut(file) {
            *known = Some(Rc::clone(&tree));
        }
        Ok(tree)
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
        self.note(
            Code::MissingKey,
            Place::Value(path.to_owned()),
            format!("缺少“{key}”"),
            help,
        );
    }

    pub(super) fn shape(&mut self, problem: ShapeProblem) {
        self.taken.insert((self.current, problem.path.clone()));
        self.taken.extend(problem.meant.map(|path| (self.current, path)));
        let place = if problem.at_key {
            Place::Key(problem.path)
        } else {
            Place::Value(problem.path)
        };
        self.push(problem.code, place, problem.message, problem.help);
    }

    /// Whether a problem of shape has been told about this node or one around it.
    pub(super) fn was_taken(&self, path: &str) -> bool {
        // Most packs have nothing of the kind.
        if self.taken.is_empty() {
            return false;
        }
        let above = path.match_indices(['.', '[']).filter_map(|(at, _)| path.get(..at));
        above
            .chain(std::iter::once(path))
            .any(|path| self.taken.contains(&(self.current, path.to_owned())))
    }

    /// What follows from a node of the wrong shape is not told again.
    fn note(&mut self, code: Code, place: Place, message: impl Into<String>, help: impl Into<String>) {
        let told = match &place {
            Place::Value(path) | Place::Key(path) | Place::Inside(path, _) => self.was_taken(path),
            Place::Range(_) => false,
        };
        if !told {
            self.push(code, place, message.into(), help.into());
        }
    }

    fn push(&mut self, code: Code, place: Place, message: String, help: String) {
        self.notes.push(Note {
            file: self.current,
            code,
            place,
            message,
            help,
        });
    }

    /// The pack if nothing was noted, else all problems at their places.
    pub(super) fn finish<T>(mut self, value: Option<T>) -> Result<T, PackError> {
        if let Some(value) = value
            && self.notes.is_empty()
        {
            return Ok(value);
        }
        let notes = std::mem::take(&mut self.notes);
        let problems = notes
            .into_iter()
            .map(|note| Problem {
                code: note.code,
                file: note.file,
                range: self.locate(note.file, &note.place),
                message: note.message,
                help: note.help,
            })
            .collect();
        Err(PackError::new(self.files, problems))
    }

    fn locate(&mut self, file: usize, place: &Place) -> Range<usize> {
        if let Place::Range(range) = place {
            return range.clone();
        }
        // A file that is no YAML has only problems that know their range.
        let Ok(tree) = self.tree(file) else {
            return 0..0;
        };
        match place {
            Place::Value(path) => tree.nearest(path).1.range.clone(),
            Place::Key(path) => {
                let (key, value) = tree.nearest(path);
                key.unwrap_or(value).range.clone()
            }
            Place::Inside(path, range) => inside(tree.nearest(path).1, self.text(file), range),
            Place::Range(range) => range.clone(),
        }
    }
}

/// A part of a scalar; the whole where it is not written as it reads, with escapes or over several lines.
fn inside(node: &Node, text: &str, range: &Range<usize>) -> Range<usize> {
    let written = text.get(node.range.clone()).unwrap_or_default();
    let quote = usize::from(written.starts_with(['\'', '"']));
    let plain = node
        .text()
        .is_some_and(|value| written.get(quote..written.len().saturating_sub(quote)) == Some(value));
    let start = node.range.start + quote;
    let inner = start + range.start..start + range.end;
    if plain && text.get(inner.clone()).is_some() {
        inner
    } else {
        node.range.clone()
    }
}
