//! How far the judgements agree with people's labels.

use super::support::{audit, criteria, files, project, stem, value};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// Labels of one report.
#[derive(Debug, Deserialize)]
struct Gold {
    labels: BTreeMap<String, Label>,
}

#[derive(Debug, Deserialize)]
struct Label {
    status: String,
}

/// Labels that are not `na`: how many, and where done and not done differ.
#[derive(Debug, Default)]
pub(super) struct Agreement {
    labels: usize,
    differing: Vec<String>,
}

impl Agreement {
    /// Counts one report's labels against its judgements.
    pub(super) fn add(&mut self, labels: &Path, report: &Path) {
        let gold: Gold = serde_yaml::from_str(&std::fs::read_to_string(labels).unwrap()).unwrap();
        let judged = value(audit(&stem(report), &std::fs::read(report).unwrap()));
        let mut seen = 0;
        for criterion in criteria(&judged) {
            let id = criterion["id"].as_str().unwrap();
            let Some(label) = gold.labels.get(id) else {
                continue;
            };
            seen += 1;
            if label.status == "na" {
                continue;
            }
            self.labels += 1;
            if (label.status == "done") != (criterion["status"] == "done") {
                self.differing.push(format!(
                    "{} {id}: {}, labelled {}",
                    stem(report),
                    criterion["status"],
                    label.status
                ));
            }
        }
        assert_eq!(
            seen,
            gold.labels.len(),
            "{}: labels for criteria that are not in the pack",
            labels.display()
        );
    }

    /// Fails below this share of agreement and says where.
    pub(super) fn require(&self, least: f64) {
        #[allow(clippy::cast_precision_loss, reason = "a few hundred labels")]
        let share = 1.0 - self.differing.len() as f64 / self.labels as f64;
        let lines = self.differing.join("\n");
        assert!(
            share >= least,
            "{share:.4} of {} labels agree, {least} wanted\n{lines}",
            self.labels
        );
    }
}

#[test]
fn judgements_of_our_own_labelled_reports_agree() {
    let mut agreement = Agreement::default();
    for labels in files(&project("tests/fixtures/gold/labels"), "yaml") {
        let report = project("tests/fixtures/gold/reports").join(format!("{}.txt", stem(&labels)));
        agreement.add(&labels, &report);
    }
    // Reports that no rule was written against: a floor, to be raised as the rules get better.
    agreement.require(0.70);
}
