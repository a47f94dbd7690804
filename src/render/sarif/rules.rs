//! The plan as rules: what each criterion asks.

use super::log::{Rule, Text};
use crate::render::labels::Labels;
use crate::render::view::{Criterion, Report, Requirement};
use serde_json::{Value, json};

/// One rule a criterion, in the plan's order, then one for each kind of contradiction that was found.
pub(super) fn rules(report: &Report, words: &Labels) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for section in &report.sections {
        for requirement in &section.requirements {
            let all = requirement.criteria.iter();
            rules.extend(all.map(|criterion| rule(&section.title, requirement, criterion)));
        }
    }
    for notice in report.notices.iter().filter(|notice| !notice.figures.is_empty()) {
        if index(&rules, &notice.kind).is_none() {
            rules.push(Rule {
                id: notice.kind.clone().into_owned(),
                short_description: Text::message(words.get("sarif.figures")),
                full_description: None,
                help: None,
                properties: Value::Null,
            });
        }
    }
    rules
}

/// Where a rule stands.
pub(super) fn index(rules: &[Rule], id: &str) -> Option<usize> {
    rules.iter().position(|rule| rule.id == id)
}

fn rule(section: &str, requirement: &Requirement, criterion: &Criterion) -> Rule {
    let Requirement { clause, title, .. } = requirement;
    let remedy = criterion.remedy.as_ref().unwrap_or(&requirement.remedy);
    Rule {
        id: criterion.id.clone(),
        short_description: Text::message(&criterion.asks),
        full_description: Some(Text::message(&format!("{section} {clause}{title}"))),
        help: (!remedy.is_empty()).then(|| Text::message(remedy)),
        properties: json!({
            "section": section,
            "requirement": requirement.id,
            "clause": clause,
            "title": title,
            "weight": requirement.weight,
            "lead": requirement.lead,
            "responsible": requirement.responsible,
            "basis": requirement.basis,
            "about": criterion.about,
        }),
    }
}
