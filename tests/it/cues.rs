//! What a group of cues can do, feature by feature, with made-up words that a pack adds: `cases/cues.yaml`.

use super::stance::{Case, TRIAL, require};
use super::support::cases;
use duibiao::rulepack::{Library, RulePack};
use serde::Deserialize;
use serde_yaml::Value;

/// Changes a pack makes, and what comes of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    about: String,
    stance: Value,
    cases: Vec<Case>,
}

impl Group {
    /// The trial pack with these changes.
    fn pack(&self) -> RulePack {
        let changes = serde_yaml::to_string(&serde_yaml::Mapping::from_iter([(
            Value::from("stance"),
            self.stance.clone(),
        )]));
        let text = format!("{TRIAL}vocabulary: {{试词: [流泉]}}\n{}", changes.unwrap());
        Library::from_text("cues.yaml", &text).unwrap_or_else(|error| panic!("{}: {error}", self.about))
    }
}

#[test]
fn cues_do_what_they_say() {
    let groups: Vec<Group> = cases("cues.yaml");
    for group in &groups {
        let pack = group.pack();
        require(&pack, group.cases.iter().map(|case| (group.about.clone(), case)));
    }
}
