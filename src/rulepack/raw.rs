//! Rule files as they are written. Everything is optional here, so that all that is missing can be told at once;
//! unknown keys are errors, so that a misspelt `wieght:` does not become a default weight.

use super::stance::{Category, Direction, Reach};
use super::types::{Having, Model, Scope};
use crate::document::{FactName, Level, Role};
use serde::de::value::SeqAccessDeserializer;
use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawPack {
    pub(super) duibiao: Option<u32>,
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    pub(super) issuer: Option<String>,
    pub(super) issued: Option<String>,
    pub(super) period: Option<i16>,
    pub(super) uses: Vec<String>,
    pub(super) scoring: RawScoring,
    pub(super) vocabulary: BTreeMap<String, Vec<String>>,
    pub(super) stance: RawStanceChanges,
    pub(super) sections: Vec<RawSection>,
}

impl RawPack {
    /// All expressions of the pack's criteria.
    pub(super) fn patterns(&self) -> BTreeSet<&str> {
        let requirements = self.sections.iter().flat_map(|section| &section.requirements);
        let criteria = requirements.flat_map(|requirement| &requirement.criteria);
        let mut out = BTreeSet::new();
        for criterion in criteria {
            out.extend(criterion.except.iter().map(String::as_str));
            out.extend(criterion.document.iter().flat_map(RawDocument::patterns));
            for evidence in &criterion.evidence {
                let full = &evidence.full;
                out.extend(full.all.iter().chain(&full.none).map(String::as_str));
            }
        }
        out
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawVocabulary {
    pub(super) duibiao: Option<u32>,
    pub(super) vocabulary: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawScoring {
    pub(super) model: Model,
    pub(super) credit: RawCredit,
    pub(super) verdicts: RawVerdicts,
    pub(super) grades: Option<Vec<RawGrade>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawCredit {
    pub(super) specific: Option<f64>,
    pub(super) generic: Option<f64>,
    pub(super) planned: Option<f64>,
    pub(super) deficient: Option<f64>,
    pub(super) absent: Option<f64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawVerdicts {
    pub(super) met: Option<f64>,
    pub(super) partial: Option<f64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawGrade {
    pub(super) name: Option<String>,
    pub(super) from: Option<f64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawSection {
    pub(super) title: Option<String>,
    pub(super) requirements: Vec<RawRequirement>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawRequirement {
    pub(super) id: Option<String>,
    pub(super) clause: Option<String>,
    pub(super) title: Option<String>,
    pub(super) weight: Option<f64>,
    pub(super) lead: Vec<String>,
    pub(super) responsible: Vec<String>,
    pub(super) basis: Vec<String>,
    pub(super) remedy: Option<String>,
    pub(super) criteria: Vec<RawCriterion>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawCriterion {
    pub(super) id: Option<String>,
    pub(super) asks: Option<String>,
    pub(super) weight: Option<f64>,
    pub(super) remedy: Option<String>,
    pub(super) applies: RawApplies,
    pub(super) evidence: Vec<RawEvidence>,
    pub(super) document: Option<RawDocument>,
    pub(super) except: Vec<String>,
    pub(super) cases: RawCases,
}

/// What is asked of the document as a whole; exactly one form.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawDocument {
    pub(super) section: Option<RawSectionForm>,
    pub(super) fact: Option<RawFactForm>,
    pub(super) date: Option<RawDateForm>,
    pub(super) count: Option<RawCountForm>,
    pub(super) share: Option<RawShareForm>,
    pub(super) answered: Option<RawAnsweredForm>,
}

impl RawDocument {
    fn patterns(&self) -> impl Iterator<Item = &str> {
        let fact = self
            .fact
            .iter()
            .flat_map(|fact| fact.matches.iter().chain(&fact.partly));
        let count = self.count.iter().flat_map(|count| &count.any);
        fact.chain(count).map(String::as_str)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawSectionForm {
    pub(super) role: Option<Role>,
    pub(super) sentences: Option<u32>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawFactForm {
    pub(super) name: Option<FactName>,
    pub(super) matches: Option<String>,
    pub(super) partly: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawDateForm {
    pub(super) fact: Option<FactName>,
    pub(super) not_after: Option<String>,
    pub(super) years_after: Option<i16>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawCountForm {
    pub(super) any: Vec<String>,
    #[serde(rename = "in")]
    pub(super) roles: Vec<Role>,
    pub(super) at_least: Option<f64>,
    pub(super) partly_from: Option<f64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawShareForm {
    #[serde(rename = "in")]
    pub(super) roles: Vec<Role>,
    pub(super) having: Option<Having>,
    pub(super) at_least: Option<f64>,
    pub(super) partly_from: Option<f64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawAnsweredForm {
    pub(super) at_least: Option<f64>,
    pub(super) partly_from: Option<f64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawApplies {
    pub(super) level: Vec<Level>,
    pub(super) province: Vec<String>,
    pub(super) from: Option<i16>,
    pub(super) to: Option<i16>,
}

#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawCases {
    pub(super) done: Vec<String>,
    pub(super) planned: Vec<String>,
    pub(super) deficient: Vec<String>,
    pub(super) absent: Vec<String>,
    pub(super) na: Vec<String>,
    pub(super) todo: RawTodo,
}

#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawTodo {
    pub(super) done: Vec<String>,
    pub(super) planned: Vec<String>,
    pub(super) deficient: Vec<String>,
    pub(super) absent: Vec<String>,
}

/// A string, a list or the full form; all become the full form.
#[derive(Debug, Default)]
pub(super) struct RawEvidence {
    pub(super) form: Form,
    pub(super) full: RawFull,
}

/// How it was written, for pointing at the right place.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    String,
    List,
    #[default]
    Full,
}

#[derive(Debug, Default)]
pub(super) struct RawFull {
    pub(super) all: Vec<String>,
    pub(super) none: Vec<String>,
    pub(super) within: Scope,
    pub(super) roles: Vec<Role>,
    pub(super) measure: Option<RawMeasure>,
    /// Keys that are none of [`RawFull::KEYS`]; most are patterns with a colon in them.
    pub(super) unknown: Vec<String>,
}

impl RawFull {
    pub(super) const KEYS: [&str; 5] = ["all", "none", "within", "in", "measure"];
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawMeasure {
    pub(super) value: Option<String>,
    pub(super) at_least: Option<f64>,
    pub(super) at_most: Option<f64>,
}

impl<'de> Deserialize<'de> for RawEvidence {
    /// By hand, because an untagged enum would lose the place of an error inside.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Forms;
        impl<'de> Visitor<'de> for Forms {
            type Value = RawEvidence;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("一个正则表达式、一组正则表达式，或含 all 的键值对")
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(RawEvidence {
                    form: Form::String,
                    full: RawFull {
                        all: vec![text.to_owned()],
                        ..RawFull::default()
                    },
                })
            }

            fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Self::Value, A::Error> {
                Ok(RawEvidence {
                    form: Form::List,
                    full: RawFull {
                        all: Vec::deserialize(SeqAccessDeserializer::new(items))?,
                        ..RawFull::default()
                    },
                })
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut full = RawFull::default();
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "all" => full.all = map.next_value()?,
                        "none" => full.none = map.next_value()?,
                        "within" => full.within = map.next_value()?,
                        "in" => full.roles = map.next_value()?,
                        "measure" => full.measure = map.next_value()?,
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                            full.unknown.push(key);
                        }
                    }
                }
                Ok(RawEvidence { form: Form::Full, full })
            }
        }
        deserializer.deserialize_any(Forms)
    }
}

/// `rules/stance.yaml` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawStance {
    pub(super) duibiao: Option<u32>,
    pub(super) cues: Vec<RawCue>,
    pub(super) strength: RawStrength,
}

/// What a pack changes of the stance file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawStanceChanges {
    pub(super) cues: Vec<RawCue>,
    pub(super) strength: RawStrength,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawCue {
    pub(super) id: Option<String>,
    pub(super) category: Option<Category>,
    pub(super) direction: Direction,
    pub(super) scope: Reach,
    pub(super) yields_to_facts: bool,
    /// In a pack an empty list means something, none does not.
    pub(super) cues: Option<Vec<String>>,
    pub(super) pseudo: Vec<String>,
    pub(super) until: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawStrength {
    pub(super) concrete: Vec<String>,
    pub(super) common_names: Vec<String>,
}
