//! What tables call a report: short, and unlike all others.

use super::body::Bodies;
use crate::render::view::Report;
use std::collections::HashMap;
use std::path::Path;

/// Body and year; where they cannot be told, the title or the file's name; where two agree, with the file's name.
pub(super) fn names(reports: &[Report], bodies: &Bodies) -> Vec<String> {
    let short = reports.iter().zip(&bodies.of).map(|(report, body)| {
        let subject = &report.report;
        match (body, subject.year) {
            (Some(body), Some(year)) => format!("{body}{year}"),
            (Some(body), None) => body.clone(),
            (None, _) => subject.title.clone().unwrap_or_else(|| stem(report)),
        }
    });
    let short: Vec<String> = short.collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for name in &short {
        *times.entry(name).or_default() += 1;
    }
    let told_apart = reports.iter().zip(&short).map(|(report, name)| {
        let alone = times.get(name.as_str()) == Some(&1);
        let stem = stem(report);
        if alone || stem == *name {
            name.clone()
        } else {
            format!("{name}（{stem}）")
        }
    });
    numbered(told_apart)
}

fn stem(report: &Report) -> String {
    let path = Path::new(&report.report.path);
    path.file_stem().map_or_else(
        || report.report.path.clone(),
        |stem| stem.to_string_lossy().into_owned(),
    )
}

/// Names that still agree get a number from the second on.
fn numbered(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    names
        .map(|name| {
            let times = seen.entry(name.clone()).or_default();
            *times += 1;
            if *times == 1 {
                name
            } else {
                format!("{name}（{times}）")
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::body::bodies;
    use super::super::samples::{Sample, results};
    use super::*;

    #[test]
    fn no_two_reports_are_called_the_same() {
        let of = |locality, year, path| Sample {
            locality,
            year,
            path,
            ..Sample::default()
        };
        let mut all = results(&[
            of("青禾县", Some(2023), "甲.txt"),
            of("青禾县", Some(2022), "乙.txt"),
            of("青禾县", Some(2023), "x/丙.docx"),
            of("青禾县", Some(2023), "y/丙.docx"),
            of("青禾县", None, "丁.txt"),
            of("青禾县", None, "戊.txt"),
        ]);
        for report in &mut all[4..] {
            report.report.locality = None;
            report.report.title = None;
        }
        assert_eq!(
            names(&all, &bodies(&all)),
            [
                "青禾县2023（甲）",
                "青禾县2022",
                "青禾县2023（丙）",
                "青禾县2023（丙）（2）",
                "丁",
                "戊"
            ]
        );
    }
}
