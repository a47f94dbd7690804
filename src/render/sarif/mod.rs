//! SARIF 2.1.0, for pipelines and for viewers of findings.

mod log;
mod places;
mod results;
mod rules;
mod uri;

use super::json::finish;
use super::labels::Lang;
use super::view::{Notice, Report};
use log::{Base, Descriptor, Details, Driver, Invocation, Kind, Log, Notification, Run, Text, Tool};
use places::{BASE, Places};
use results::Results;
use serde_json::json;
use std::collections::BTreeMap;

/// One log, in which every result is a run; ends with a line feed.
pub(super) fn sarif(reports: &[Report], lang: Lang) -> String {
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: reports.iter().map(|report| run(report, lang)).collect(),
    };
    finish(serde_json::to_string_pretty(&log))
}

fn run(report: &Report, lang: Lang) -> Run {
    let words = lang.words();
    let places = Places::new(report, words);
    let rules = rules::rules(report, words);
    let results = Results {
        report,
        places: &places,
        words,
    };
    let mut findings = Vec::new();
    for requirement in report.requirements() {
        for criterion in &requirement.criteria {
            findings.push(results.criterion(&requirement.id, criterion, findings.len()));
        }
    }
    // Contradictions are about the report; what else a reader should know is about the judging.
    let (contradictions, rest): (Vec<&Notice>, Vec<&Notice>) =
        report.notices.iter().partition(|notice| !notice.figures.is_empty());
    findings.extend(contradictions.into_iter().filter_map(|notice| {
        let index = rules::index(&rules, &notice.kind)?;
        Some(results.contradiction(notice, notice.messages.in_lang(lang), index))
    }));
    let mut kinds: Vec<Kind> = Vec::new();
    let notifications = rest
        .into_iter()
        .map(|notice| notification(notice, lang, &places, &mut kinds))
        .collect();
    Run {
        tool: Tool {
            driver: Driver {
                name: report.tool.name.clone().into_owned(),
                version: report.tool.version.clone().into_owned(),
                language: lang.tag(),
                rules,
                notifications: kinds,
            },
        },
        language: lang.tag(),
        automation_details: Details {
            // It ends in a slash: all before it names the kind of run, and no two reports of a log are of one kind.
            id: format!("{}/{}/{}/", report.tool.name, report.pack.id, report.report.path),
        },
        column_kind: "unicodeCodePoints",
        newline_sequences: ["\r\n", "\n", "\r"],
        original_uri_base_ids: BTreeMap::from([(
            BASE,
            Base {
                description: Text::message(words.get("sarif.base")),
            },
        )]),
        artifacts: places.artifacts(),
        invocations: vec![Invocation {
            execution_successful: true,
            tool_execution_notifications: notifications,
        }],
        results: findings,
        properties: json!({
            "pack": report.pack,
            "report": report.report,
            "score": report.score,
            "sections": report.sections.iter().map(|section| json!({
                "title": section.title,
                "score": section.score,
                "points": section.points,
                "maximum": section.maximum,
            })).collect::<Vec<_>>(),
            "disclaimer": words.get("disclaimer"),
        }),
    }
}

fn notification(notice: &Notice, lang: Lang, places: &Places<'_>, kinds: &mut Vec<Kind>) -> Notification {
    let id = notice.kind.clone().into_owned();
    let index = kinds.iter().position(|kind| kind.id == id).unwrap_or_else(|| {
        kinds.push(Kind { id: id.clone() });
        kinds.len() - 1
    });
    let location = notice.line.map(|line| places.line(line, notice.column));
    Notification {
        descriptor: Descriptor { id, index },
        level: "note",
        message: Text::message(notice.messages.in_lang(lang)),
        locations: vec![location.unwrap_or_else(|| places.whole())],
    }
}
