//! All formats of one result tell the same numbers. Each format has a reader of its own, which knows the file as its
//! users see it and nothing of how it was made; what they read is held against the JSON.
//!
//! A new format: a file in `numbers/` with one function from the file to [`Told`], and a line in [`TELLERS`].

mod docx;
mod html;
mod json;
mod md;
mod pipelines;
mod sheets;
mod text;

use super::support::{SAMPLES, audit, sample, sample_path};
use duibiao::render::view::{AutomaticScore, Report};
use duibiao::render::{Format, Lang, Options, Renderer};
use std::collections::BTreeMap;

/// The numbers that a file tells, as it writes them; `None` and empty where it tells nothing of the kind.
#[derive(Debug, Default, PartialEq, Eq)]
struct Told {
    /// `61.40`
    total: Option<String>,
    /// `合格`
    grade: Option<String>,
    /// Criteria by status, under the names of the JSON.
    counts: BTreeMap<String, usize>,
    /// Points and maximum of each section, in the plan's order.
    sections: Vec<(String, String)>,
    /// Points and maximum of each requirement, in the plan's order.
    requirements: Vec<(String, String)>,
    /// Points lost by the criteria that are gaps.
    gaps: BTreeMap<String, String>,
}

/// One kind of numbers.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Total,
    Grade,
    Counts,
    Sections,
    Requirements,
    Gaps,
}

use Kind::{Counts, Gaps, Grade, Requirements, Sections, Total};

const ALL: &[Kind] = &[Total, Grade, Counts, Sections, Requirements, Gaps];

/// A format.
struct Teller {
    format: Format,
    read: fn(&[u8]) -> Told,
    /// What its files must tell.
    tells: &'static [Kind],
}

const fn teller(format: Format, read: fn(&[u8]) -> Told, tells: &'static [Kind]) -> Teller {
    Teller { format, read, tells }
}

const TELLERS: &[Teller] = &[
    teller(Format::Json, json::one, ALL),
    teller(Format::Jsonl, json::one, ALL),
    teller(Format::Text, text::read, ALL),
    teller(Format::Md, md::read, ALL),
    teller(Format::Html, html::read, ALL),
    teller(Format::Docx, docx::read, ALL),
    teller(Format::Xlsx, sheets::workbook, ALL),
    teller(Format::Csv, sheets::ledger, &[Gaps]),
    teller(Format::Sarif, pipelines::sarif, &[Total, Grade, Counts, Gaps]),
    teller(Format::Junit, pipelines::junit, &[Total, Grade, Counts]),
];

impl Teller {
    /// What a file of this format tells of a result, kind by kind.
    fn told(&self, report: &Report) -> Vec<(Kind, String)> {
        let file = render(report, self.format);
        let told = (self.read)(&file);
        self.tells.iter().map(|kind| (*kind, told.of(*kind))).collect()
    }
}

impl Told {
    /// What it tells of one kind, to be compared and shown.
    fn of(&self, kind: Kind) -> String {
        match kind {
            Total => format!("{:?}", self.total),
            Grade => format!("{:?}", self.grade),
            Counts => format!("{:?}", self.counts),
            Sections => format!("{:?}", self.sections),
            Requirements => format!("{:?}", self.requirements),
            Gaps => format!("{:?}", self.gaps),
        }
    }
}

fn render(report: &Report, format: Format) -> Vec<u8> {
    let options = Options {
        lang: Lang::Zh,
        color: false,
        width: 100,
    };
    let renderer = Renderer::new(format, options);
    renderer.render(std::slice::from_ref(report), false).unwrap()
}

/// What the formats tell otherwise than the JSON.
fn differences(report: &Report) -> Vec<String> {
    let truth = json::one(&render(report, Format::Json));
    let mut out = Vec::new();
    for teller in TELLERS {
        for (kind, told) in teller.told(report) {
            let truth = truth.of(kind);
            if told != truth {
                out.push(format!("{:?} {kind:?}: {told}, not {truth}", teller.format));
            }
        }
    }
    out
}

#[test]
fn all_formats_tell_the_same_numbers() {
    for (name, format) in Format::ALL {
        assert!(
            TELLERS.iter().any(|teller| teller.format == format),
            "nobody reads {name}"
        );
    }
    for name in SAMPLES {
        let report = audit(&sample_path(name), &sample(name));
        assert_eq!(differences(&report), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn the_json_tells_all_kinds() {
    let name = "qinghe-county-2023";
    let told = json::one(&render(&audit(&sample_path(name), &sample(name)), Format::Json));
    assert!(told.total.is_some() && told.grade.is_some());
    assert_eq!(told.counts.len(), 5);
    assert_eq!(
        told.counts.values().sum::<usize>(),
        super::support::PACK.criteria().count()
    );
    assert!(told.sections.len() > 5 && told.requirements.len() > 20, "{told:?}");
    assert!(told.gaps.len() > 10, "{told:?}");
}

/// What a file tells apart from the result it was made of is noticed: one point moved in any kind of numbers.
#[test]
fn a_wrong_number_is_noticed() {
    let name = "liuxi-township-2022";
    let report = audit(&sample_path(name), &sample(name));
    let truth = json::one(&render(&report, Format::Json));
    let mut other = report.clone();
    other.score.total = other.score.total.map(|total| total + 0.01);
    other.score.grade = Some("另一等".to_owned());
    other.score.criteria.absent += 1;
    for section in &mut other.sections {
        section.points += 0.01;
        for requirement in &mut section.requirements {
            requirement.points += 0.01;
            for criterion in &mut requirement.criteria {
                criterion.points -= 0.01;
            }
        }
    }
    for teller in TELLERS {
        for (kind, told) in teller.told(&other) {
            assert_ne!(told, truth.of(kind), "{:?} {kind:?}", teller.format);
        }
    }
}

/// With decisions the numbers are the decided ones, and the automatic ones beside them confuse nobody.
#[test]
fn decided_numbers_are_the_same_everywhere() {
    let name = "liuxi-township-2022";
    let mut report = audit(&sample_path(name), &sample(name));
    let mut counts = report.score.criteria.clone();
    counts.absent += 7;
    report.score.automatic = Some(AutomaticScore {
        total: Some(1.23),
        grade: Some("系统等次".to_owned()),
        criteria: counts,
    });
    let mut criteria = report
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.requirements)
        .flat_map(|requirement| &mut requirement.criteria);
    let criterion = criteria.find(|criterion| criterion.maximum > criterion.points).unwrap();
    let decision = serde_json::json!({
        "status": criterion.status,
        "strength": criterion.strength,
        "reason": "已核对台账",
        "by": "张某",
        "on": "2024-03-01",
        "expires": null,
        "place": "决定.yaml:3",
        "automatic": {"status": "planned", "strength": null, "score": 0.2, "points": 9.87, "maximum": 9.99},
    });
    criterion.decision = serde_json::from_value(decision).unwrap();
    drop(criteria);
    assert_eq!(differences(&report), Vec::<String>::new());
}
