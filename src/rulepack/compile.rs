//! Raw pack → [`RulePack`]: everything is checked here, and all problems are told at once.

mod applies;
mod cases;
mod document;
mod evidence;
mod patterns;
mod report;
mod scoring;
mod sections;
mod stance;
#[cfg(test)]
mod tests;
mod vocabulary;

use super::decode::decode;
use super::node::{Data, Node};
use super::pattern::{PatternSet, Vocabulary};
use super::problem::{Code, PackError, SourceFile};
use super::raw::RawPack;
use super::types::RulePack;
use report::Reporter;

/// The files a pack is made of.
pub(super) struct Sources<'a> {
    pub(super) pack: Input,
    pub(super) stance: Input,
    /// Finds a vocabulary file by its name; an error is one that is there and cannot be read.
    pub(super) vocabulary: &'a dyn Fn(&str) -> Result<Option<Input>, String>,
}

/// One file.
pub(super) struct Input {
    file: SourceFile,
    /// It is the binary's own, which tests have checked: read it straight, without places and guards.
    embedded: bool,
}

impl Input {
    /// A byte order mark is no character of the file.
    pub(super) fn new(name: &str, text: &str, embedded: bool) -> Self {
        Self {
            file: SourceFile {
                name: name.to_owned(),
                text: text.trim_start_matches('\u{feff}').to_owned(),
            },
            embedded,
        }
    }
}

/// Compiles a pack, or tells all its problems.
pub(super) fn compile(sources: Sources<'_>) -> Result<RulePack, PackError> {
    let mut compiler = Compiler {
        reporter: Reporter::default(),
        patterns: PatternSet::default(),
        vocabulary: Vocabulary::new(),
    };
    let pack = compiler.pack(sources);
    compiler.reporter.finish(pack)
}

struct Compiler {
    reporter: Reporter,
    patterns: PatternSet,
    vocabulary: Vocabulary,
}

impl Compiler {
    fn pack(&mut self, sources: Sources<'_>) -> Option<RulePack> {
        let embedded = sources.pack.embedded;
        let file = self.reporter.open(sources.pack.file);
        if !embedded && self.reporter.tree(file).is_ok_and(|tree| !is_pack(&tree)) {
            self.reporter.at_key(
                Code::NotAPack,
                "",
                "这不是规则包：没有 duibiao、id 和 sections",
                "规则包以“duibiao: 1”开头，格式见 rules/README.md",
            );
            return None;
        }
        let raw: RawPack = self.decode(file, embedded)?;
        self.version(raw.duibiao);
        let id = self.required("id", raw.id.as_deref());
        let title = self.required("title", raw.title.as_deref());
        self.own_vocabulary(file, &raw, sources.vocabulary);
        self.reporter.enter(file);
        let scoring = self.scoring(&raw.scoring);
        self.patterns.read_ahead(&raw.patterns(), &self.vocabulary);
        let sections = self.sections(&raw.sections);
        let mut stance = self.stance(sources.stance);
        self.reporter.enter(file);
        self.stance_changes(&raw.stance, &mut stance);
        self.patterns.seal();
        Some(RulePack {
            id,
            title,
            issuer: raw.issuer,
            issued: raw.issued,
            period: raw.period,
            fingerprint: self.reporter.fingerprint(),
            scoring,
            sections,
            patterns: std::mem::take(&mut self.patterns),
            stance,
        })
    }

    /// Reads the shape of a file; its problems go to the reporter.
    fn decode<T: serde::de::DeserializeOwned + Default>(&mut self, file: usize, embedded: bool) -> Option<T> {
        self.reporter.enter(file);
        if embedded && let Ok(value) = serde_yaml::from_str::<T>(self.reporter.text(file)) {
            return Some(value);
        }
        match self.reporter.tree(file) {
            Ok(tree) => {
                let decoded = decode::<T>(&tree);
                let unreadable = decoded.problems.iter().any(|problem| problem.path.is_empty());
                for problem in decoded.problems {
                    self.reporter.shape(problem);
                }
                (!unreadable).then_some(decoded.value)
            }
            Err(error) => {
                self.reporter
                    .at_range(error.code, error.range, error.message, error.help);
                None
            }
        }
    }

    fn version(&mut self, version: Option<u32>) {
        match version {
            Some(1) => {}
            Some(other) => self.reporter.at(
                Code::BadValue,
                "duibiao",
                format!("不认识格式 {other}"),
                "这一版工具只读格式 1：写“duibiao: 1”",
            ),
            None => self.reporter.missing("", "duibiao", "在文件开头写“duibiao: 1”"),
        }
    }

    fn required(&mut self, key: &str, value: Option<&str>) -> String {
        match value.map(str::trim) {
            Some(value) if !value.is_empty() => value.to_owned(),
            Some(_) => {
                self.reporter
                    .at(Code::BadValue, key, format!("“{key}”是空的"), "填上内容");
                String::new()
            }
            None => {
                self.reporter.missing("", key, &format!("补上“{key}”"));
                String::new()
            }
        }
    }
}

/// Whether a file means to be a pack at all; what it holds may still be wrong.
fn is_pack(root: &Node) -> bool {
    matches!(root.data, Data::Map(_)) && ["duibiao", "id", "sections"].iter().any(|key| root.get(key).is_some())
}
