//! The stance file, and what a pack changes of it: cues by their ids, strength by addition.

use super::super::decode::suggest;
use super::super::problem::Code;
use super::super::raw::{RawCue, RawStance, RawStanceChanges, RawStrength};
use super::super::stance::{Cue, StanceRules};
use super::{Compiler, Input};
use std::collections::HashSet;

impl Compiler {
    /// Reads a stance file: the binary's own, or the one beside the pack.
    pub(super) fn stance(&mut self, source: Input) -> StanceRules {
        let file = self.reporter.open(source.file);
        let Some(raw) = self.decode::<RawStance>(file, source.embedded) else {
            return StanceRules::default();
        };
        self.version(raw.duibiao);
        let mut rules = StanceRules::default();
        self.unique_ids("cues", &raw.cues);
        for (i, cue) in raw.cues.iter().enumerate() {
            let path = format!("cues[{i}]");
            if cue.cues.as_ref().is_none_or(Vec::is_empty) {
                self.reporter.missing(&path, "cues", "至少写一个线索词");
            }
            rules.cues.extend(self.cue(&path, cue));
        }
        self.strength("strength", &raw.strength, &mut rules);
        rules
    }

    /// Lays a pack's own cues over those of the stance file: a known id replaces the group in its place, a new one is
    /// added, and one with an empty list is taken out.
    pub(super) fn stance_changes(&mut self, raw: &RawStanceChanges, rules: &mut StanceRules) {
        self.unique_ids("stance.cues", &raw.cues);
        for (i, cue) in raw.cues.iter().enumerate() {
            let path = format!("stance.cues[{i}]");
            let Some(id) = cue.id.as_deref() else {
                self.reporter
                    .missing(&path, "id", "写明这组线索的名字：与已有的同名就代替它，否则是新加一组");
                continue;
            };
            let known = rules.cues.iter().position(|known| known.id == id);
            match (cue.cues.as_deref(), known) {
                (None, _) => self
                    .reporter
                    .missing(&path, "cues", "写上线索；要去掉同名的一组，写“cues: []”"),
                (Some([]), Some(known)) => {
                    rules.cues.remove(known);
                }
                (Some([]), None) => {
                    let names: Vec<&String> = rules.cues.iter().map(|cue| &cue.id).collect();
                    let help = suggest(id, &names);
                    self.reporter.at(
                        Code::BadValue,
                        &format!("{path}.id"),
                        format!("没有叫“{id}”的一组线索可以去掉"),
                        help,
                    );
                }
                (Some(_), known) => {
                    let Some(own) = self.cue(&path, cue) else { continue };
                    match known.and_then(|known| rules.cues.get_mut(known)) {
                        Some(known) => *known = own,
                        None => rules.cues.push(own),
                    }
                }
            }
        }
        self.strength("stance.strength", &raw.strength, rules);
    }

    fn cue(&mut self, path: &str, raw: &RawCue) -> Option<Cue> {
        let patterns = self.pattern_list(&format!("{path}.cues"), raw.cues.as_deref().unwrap_or_default());
        let pseudo = self.pattern_list(&format!("{path}.pseudo"), &raw.pseudo);
        let until = self.pattern_list(&format!("{path}.until"), &raw.until);
        let Some(category) = raw.category else {
            self.reporter
                .missing(path, "category", "写明 done、planned、deficient、norm 或 formula");
            return None;
        };
        Some(Cue {
            id: raw.id.clone().unwrap_or_else(|| format!("{category:?}").to_lowercase()),
            category,
            direction: raw.direction,
            reach: raw.scope,
            yields_to_facts: raw.yields_to_facts,
            cues: patterns,
            pseudo,
            until,
        })
    }

    fn strength(&mut self, path: &str, raw: &RawStrength, rules: &mut StanceRules) {
        rules
            .concrete
            .extend(self.pattern_list(&format!("{path}.concrete"), &raw.concrete));
        let names = raw.common_names.iter().map(|name| crate::document::fold(name));
        rules.common_names.extend(names);
    }

    /// Explanations name a group by its id, and packs change it by that.
    fn unique_ids(&mut self, path: &str, cues: &[RawCue]) {
        let mut seen = HashSet::new();
        for (i, cue) in cues.iter().enumerate() {
            if let Some(id) = cue.id.as_deref()
                && !seen.insert(id)
            {
                self.reporter.at(
                    Code::DuplicateId,
                    &format!("{path}[{i}].id"),
                    format!("有两组线索都叫“{id}”"),
                    "换个名字，或把两组并成一组",
                );
            }
        }
    }
}
