//! The numbers of a JSON result, and of a line of JSONL.

use super::Told;
use crate::it::support::criteria;
use serde_json::Value;

pub(super) fn one(file: &[u8]) -> Told {
    let report: Value = serde_json::from_slice(file).unwrap();
    let score = &report["score"];
    let counts = score["criteria"].as_object().unwrap();
    let sections = report["sections"].as_array().unwrap();
    let requirements = sections
        .iter()
        .flat_map(|section| section["requirements"].as_array().unwrap());
    let gaps = criteria(&report).filter(|criterion| {
        let (status, strength) = (criterion["status"].as_str().unwrap(), criterion["strength"].as_str());
        status != "na" && (status, strength) != ("done", Some("specific"))
    });
    Told {
        total: score["total"].as_f64().map(hundredths),
        grade: score["grade"].as_str().map(str::to_owned),
        counts: counts
            .iter()
            .map(|(status, count)| (status.clone(), usize::try_from(count.as_u64().unwrap()).unwrap()))
            .collect(),
        sections: sections.iter().map(worth).collect(),
        requirements: requirements.map(worth).collect(),
        gaps: gaps
            .map(|criterion| {
                let lost = criterion["maximum"].as_f64().unwrap() - criterion["points"].as_f64().unwrap();
                (criterion["id"].as_str().unwrap().to_owned(), hundredths(lost))
            })
            .collect(),
    }
}

fn worth(of: &Value) -> (String, String) {
    (
        hundredths(of["points"].as_f64().unwrap()),
        hundredths(of["maximum"].as_f64().unwrap()),
    )
}

fn hundredths(points: f64) -> String {
    format!("{points:.2}")
}
