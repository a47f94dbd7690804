//! Raw pack → [`RulePack`]: everything is checked here, and all problems are told at once.

mod patterns;
mod report;
mod scoring;
mod sections;

use super::decode::{Decoded, decode};
use super::node::NodeIndex;
use super::pattern::{PatternSet, Vocabulary};
use super::problem::{Code, PackError, SourceFile};
use super::raw::{RawPack, RawStance, RawVocabulary};
use super::stance::{Cue, StanceRules};
use super::types::RulePack;
use report::Reporter;

/// The files a pack is made of.
pub(super) struct Sources<'a> {
    pub(super) pack: SourceFile,
    pub(super) stance: SourceFile,
    /// Finds a vocabulary file by its name.
    pub(super) vocabulary: &'a dyn Fn(&str) -> Option<SourceFile>,
    /// The files are the binary's own, which tests have checked: skip the guard against hostile YAML.
    pub(super) trusted: bool,
}

/// Compiles a pack, or tells all its problems.
pub(super) fn compile(sources: Sources<'_>) -> Result<RulePack, PackError> {
    let mut compiler = Compiler {
        reporter: Reporter::default(),
        patterns: PatternSet::default(),
        vocabulary: Vocabulary::new(),
        trusted: sources.trusted,
    };
    let pack = compiler.pack(sources);
    compiler.reporter.finish(pack)
}

struct Compiler {
    reporter: Reporter,
    patterns: PatternSet,
    vocabulary: Vocabulary,
    trusted: bool,
}

impl Compiler {
    fn pack(&mut self, sources: Sources<'_>) -> Option<RulePack> {
        let file = self.reporter.open(sources.pack);
        let raw: RawPack = self.decode(file)?;
        if raw.duibiao.is_none() && raw.sections.is_empty() && raw.id.is_none() {
            self.reporter.at_key(
                Code::NotAPack,
                "",
                "这不是规则包：没有 duibiao、id 和 sections",
                "规则包以“duibiao: 1”开头，格式见 rules/README.md",
            );
            return None;
        }
        self.version(raw.duibiao);
        let id = self.required("id", raw.id.as_deref());
        let title = self.required("title", raw.title.as_deref());
        self.own_vocabulary(file, &raw, sources.vocabulary);
        self.reporter.enter(file);
        let scoring = self.scoring(&raw.scoring);
        let sections = self.sections(&raw.sections);
        let stance = self.stance(sources.stance);
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
    fn decode<T: serde::de::DeserializeOwned + Default>(&mut self, file: usize) -> Option<T> {
        self.reporter.enter(file);
        let text = self.reporter.text(file).to_owned();
        if !self.trusted
            && let Err(error) = NodeIndex::read(&text)
        {
            self.reporter.at_range(error.code, error.range, error.message, error.help);
            return None;
        }
        match decode::<T>(&text) {
            Ok(Decoded { value, problems }) => {
                let unreadable = problems.iter().any(|problem| problem.path.is_empty());
                for problem in problems {
                    self.reporter.shape(problem);
                }
                (!unreadable).then_some(value)
            }
            Err(error) => {
                self.reporter.at_range(error.code, error.range, error.message, error.help);
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
                self.reporter.at(Code::BadValue, key, format!("“{key}”是空的"), "填上内容");
                String::new()
            }
            None => {
                self.reporter.missing("", key, &format!("补上“{key}”"));
                String::new()
            }
        }
    }

    /// The entries of all files the pack uses, then its own.
    fn own_vocabulary(&mut self, file: usize, raw: &RawPack, find: &dyn Fn(&str) -> Option<SourceFile>) {
        for (i, name) in raw.uses.iter().enumerate() {
            self.reporter.enter(file);
            let Some(source) = find(name) else {
                self.reporter.at(
                    Code::UnknownVocabulary,
                    &format!("uses[{i}]"),
                    format!("没有词汇文件 vocabulary/{name}.yaml"),
                    "检查名字；词汇文件放在规则包旁边的 vocabulary 文件夹里，只写文件名，不写路径",
                );
                continue;
            };
            let opened = self.reporter.open(source);
            if let Some(vocabulary) = self.decode::<RawVocabulary>(opened) {
                self.version(vocabulary.duibiao);
                self.add_vocabulary(vocabulary.vocabulary);
            }
        }
        self.reporter.enter(file);
        self.add_vocabulary(raw.vocabulary.clone());
    }

    fn add_vocabulary(&mut self, entries: Vocabulary) {
        for (name, words) in entries {
            let path = super::node::join("vocabulary", &name);
            if words.is_empty() || words.iter().any(|word| word.trim().is_empty()) {
                self.reporter.at(Code::BadValue, &path, format!("词条“{name}”里有空的说法"), "每个词条至少写一种说法，不留空项");
                continue;
            }
            if name.starts_with(|c: char| c.is_ascii_digit() || c == ',') || name.contains(['{', '}']) {
                self.reporter.at_key(Code::BadValue, &path, format!("词条名“{name}”会被当成重复次数"), "词条名不能以数字开头，不能含花括号");
                continue;
            }
            if self.vocabulary.contains_key(&name) {
                self.reporter.at_key(Code::DuplicateId, &path, format!("词条“{name}”在别处已有"), "换个名字，或直接用已有的那个");
                continue;
            }
            for (i, word) in words.iter().enumerate() {
                self.word(&format!("{path}[{i}]"), word);
            }
            self.vocabulary.insert(name, words);
        }
    }

    fn stance(&mut self, source: SourceFile) -> StanceRules {
        let file = self.reporter.open(source);
        let Some(raw) = self.decode::<RawStance>(file) else {
            return StanceRules::default();
        };
        self.version(raw.duibiao);
        let mut cues = Vec::new();
        for (i, cue) in raw.cues.iter().enumerate() {
            let path = format!("cues[{i}]");
            let Some(category) = cue.category else {
                self.reporter.missing(&path, "category", "写明 done、planned、deficient、norm 或 formula");
                continue;
            };
            if cue.cues.is_empty() {
                self.reporter.missing(&path, "cues", "至少写一个线索词");
            }
            cues.push(Cue {
                id: cue.id.clone().unwrap_or_else(|| format!("{category:?}").to_lowercase()),
                category,
                direction: cue.direction,
                reach: cue.scope,
                yields_to_facts: cue.yields_to_facts,
                cues: self.pattern_list(&format!("{path}.cues"), &cue.cues),
                pseudo: self.pattern_list(&format!("{path}.pseudo"), &cue.pseudo),
                until: self.pattern_list(&format!("{path}.until"), &cue.until),
            });
        }
        StanceRules {
            cues,
            concrete: self.pattern_list("strength.concrete", &raw.strength.concrete),
            common_names: raw.strength.common_names.iter().map(|name| crate::document::fold(name)).collect(),
        }
    }
}
