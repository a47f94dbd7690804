//! The packs in the binary: whole, tested, and true to the plan.

use super::support::{PACK, shared};
use duibiao::rulepack::cases::run_cases;
use duibiao::rulepack::{Library, embedded_packs};
use serde::Deserialize;

#[test]
fn every_embedded_pack_passes_its_own_cases() {
    assert!(embedded_packs().contains(&"taicang-2023"));
    for name in embedded_packs() {
        let pack = Library::load(name).unwrap_or_else(|error| panic!("{name}: {error}"));
        let results = run_cases(&pack);
        assert_eq!(
            results.untested,
            Vec::<String>::new(),
            "{name}: criteria that no case makes fire"
        );
        let failed: Vec<String> = results
            .cases
            .iter()
            .filter(|case| case.verdict.is_failure())
            .map(|case| format!("{} {:?}: {}", case.criterion, case.verdict, case.text))
            .collect();
        assert_eq!(failed, Vec::<String>::new(), "{name}");
        assert_eq!(pack.id, name, "a pack is called by its id");
    }
}

#[test]
fn every_requirement_says_who_why_and_what_to_do() {
    for name in embedded_packs() {
        let pack = Library::load(name).unwrap();
        for requirement in pack.requirements() {
            let id = &requirement.id;
            assert!(
                !requirement.lead.is_empty() || !requirement.responsible.is_empty(),
                "{id}: nobody is responsible"
            );
            assert!(!requirement.basis.is_empty(), "{id}: no basis");
            assert!(!requirement.remedy.trim().is_empty(), "{id}: no remedy");
            for criterion in &requirement.criteria {
                let count = |wanted| {
                    criterion
                        .cases
                        .expected
                        .iter()
                        .filter(|case| case.status == wanted)
                        .count()
                };
                use duibiao::evaluation::Status::{Absent, Done};
                assert!(
                    count(Done) >= 3 && count(Absent) >= 2,
                    "{}: too few cases",
                    criterion.id
                );
            }
        }
    }
}

#[test]
fn the_taicang_pack_has_all_requirements_and_criteria() {
    assert_eq!((PACK.requirements().count(), PACK.criteria().count()), (30, 103));
}

/// The plan broken into obligations, beside the project.
#[derive(Debug, Deserialize)]
struct Plan {
    items: Vec<Item>,
}

#[derive(Debug, Deserialize)]
struct Item {
    id: String,
    title: String,
    #[serde(default)]
    lead: Vec<String>,
    #[serde(default)]
    responsible: Vec<String>,
    obligations: Vec<Obligation>,
}

#[derive(Debug, Deserialize)]
struct Obligation {
    id: String,
}

#[test]
fn the_taicang_pack_is_true_to_the_plan() {
    let Some(path) = shared("taicang-2023/obligations.yaml") else {
        return;
    };
    let plan: Plan = serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(plan.items.len(), PACK.requirements().count());
    for (item, requirement) in plan.items.iter().zip(PACK.requirements()) {
        let told: Vec<&String> = requirement.criteria.iter().map(|criterion| &criterion.id).collect();
        let asked: Vec<&String> = item.obligations.iter().map(|obligation| &obligation.id).collect();
        assert_eq!(
            (
                &requirement.id,
                &requirement.title,
                &requirement.lead,
                &requirement.responsible,
                told
            ),
            (&item.id, &item.title, &item.lead, &item.responsible, asked)
        );
    }
}
