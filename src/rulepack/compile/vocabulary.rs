//! The vocabulary a pack uses and its own: each entry checked once, where it is written.

use super::super::node::join;
use super::super::pattern::group;
use super::super::problem::Code;
use super::super::raw::{RawPack, RawVocabulary};
use super::{Compiler, Input};
use std::collections::BTreeMap;
use std::collections::HashSet;

/// Stands in for a way of saying that was wrong: patterns that use the entry can be read, and no text holds it.
const PLACEHOLDER: &str = "\u{e000}";

impl Compiler {
    /// The entries of all files the pack uses, then its own.
    pub(super) fn own_vocabulary(
        &mut self,
        file: usize,
        raw: &RawPack,
        find: &dyn Fn(&str) -> Result<Option<Input>, String>,
    ) {
        let mut used = HashSet::new();
        for (i, name) in raw.uses.iter().enumerate() {
            self.reporter.enter(file);
            let path = format!("uses[{i}]");
            if !used.insert(name) {
                self.reporter.at(
                    Code::DuplicateId,
                    &path,
                    format!("词汇文件“{name}”引用了两次"),
                    "删去其中一个",
                );
                continue;
            }
            match find(name) {
                Ok(Some(source)) => {
                    let opened = self.reporter.open(source.file);
                    if let Some(vocabulary) = self.decode::<RawVocabulary>(opened, source.embedded) {
                        self.version(vocabulary.duibiao);
                        self.add_vocabulary(vocabulary.vocabulary);
                    }
                }
                Ok(None) => self.reporter.at(
                    Code::UnknownVocabulary,
                    &path,
                    format!("没有词汇文件 vocabulary/{name}.yaml"),
                    "检查名字；词汇文件放在规则包旁边的 vocabulary 文件夹里，只写文件名，不写路径",
                ),
                Err(reason) => {
                    self.reporter.at(
                        Code::UnknownVocabulary,
                        &path,
                        reason,
                        "改好这个文件，或把它移走，改用内置的同名词汇",
                    );
                }
            }
        }
        self.reporter.enter(file);
        self.add_vocabulary(raw.vocabulary.clone());
    }

    fn add_vocabulary(&mut self, entries: BTreeMap<String, Vec<String>>) {
        for (name, words) in entries {
            let path = join("vocabulary", &name);
            if self.vocabulary.contains_key(&name) {
                self.reporter.at_key(
                    Code::DuplicateId,
                    &path,
                    format!("词条“{name}”在别处已有"),
                    "换个名字，或直接用已有的那个",
                );
                continue;
            }
            if name.starts_with(|c: char| c.is_ascii_digit() || c == ',') || name.contains(['{', '}']) {
                self.reporter.at_key(
                    Code::BadValue,
                    &path,
                    format!("词条名“{name}”会被当成重复次数"),
                    "词条名不能以数字开头，不能含花括号",
                );
            }
            if words.is_empty() {
                self.reporter.at(
                    Code::BadValue,
                    &path,
                    format!("词条“{name}”一种说法也没有"),
                    "至少写一种说法",
                );
            }
            // A wrong word is told here and left out, so that it is not told again at each of its uses.
            let mut right: Vec<String> = words
                .into_iter()
                .enumerate()
                .filter(|(i, word)| self.word(&format!("{path}[{i}]"), word))
                .map(|(_, word)| word)
                .collect();
            if right.is_empty() {
                right.push(PLACEHOLDER.to_owned());
            }
            self.vocabulary.insert(name, group(&right));
        }
    }
}
