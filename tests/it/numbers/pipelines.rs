//! The numbers of SARIF, in its property bags, and of JUnit, in the properties of its suite.

use super::Told;
use crate::it::workbook::walk;
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) fn sarif(file: &[u8]) -> Told {
    let log: Value = serde_json::from_slice(file).unwrap();
    let run = &log["runs"][0];
    let score = &run["properties"]["score"];
    let results = run["results"].as_array().unwrap().iter();
    let gaps = results.filter_map(|result| {
        let about = &result["properties"];
        let (status, strength) = (about["status"].as_str()?, about["strength"].as_str());
        let is_gap = status != "na" && (status, strength) != ("done", Some("specific"));
        let lost = about["maximum"].as_f64()? - about["points"].as_f64()?;
        is_gap.then(|| (result["ruleId"].as_str().unwrap().to_owned(), format!("{lost:.2}")))
    });
    let counts = score["criteria"].as_object().unwrap().iter();
    Told {
        total: score["total"].as_f64().map(|total| format!("{total:.2}")),
        grade: score["grade"].as_str().map(str::to_owned),
        counts: counts
            .map(|(status, count)| (status.clone(), usize::try_from(count.as_u64().unwrap()).unwrap()))
            .collect(),
        gaps: gaps.collect(),
        ..Told::default()
    }
}

pub(super) fn junit(file: &[u8]) -> Told {
    let mut told: BTreeMap<String, String> = BTreeMap::new();
    walk(std::str::from_utf8(file).unwrap(), |name, attributes, _| {
        if name == "property" {
            told.insert(attributes["name"].clone(), attributes["value"].clone());
        }
    });
    let counts = told.iter().filter_map(|(name, value)| {
        let status = name.strip_prefix("score.criteria.")?;
        Some((status.to_owned(), value.parse().unwrap()))
    });
    Told {
        total: told
            .get("score.total")
            .map(|total| format!("{:.2}", total.parse::<f64>().unwrap())),
        grade: told.get("score.grade").cloned(),
        counts: counts.collect(),
        ..Told::default()
    }
}
