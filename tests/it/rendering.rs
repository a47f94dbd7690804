//! Views into files, and views that a person's decision has changed.

use super::support::{SAMPLES, audit, sample};
use duibiao::evaluation::{Status, Strength};
use duibiao::render::view::{Automatic, Criterion, Decision, Report};
use duibiao::render::{Format, Lang, Options, Renderer};

/// The bytes of a file with these results.
pub(super) fn rendered(format: Format, reports: &[Report], lang: Lang) -> Vec<u8> {
    let options = Options {
        lang,
        color: false,
        width: 100,
    };
    Renderer::new(format, options)
        .render(reports, reports.len() > 1)
        .unwrap()
}

/// The same as text.
pub(super) fn rendered_text(format: Format, reports: &[Report]) -> String {
    String::from_utf8(rendered(format, reports, Lang::Zh)).unwrap()
}

/// The sample reports, judged.
pub(super) fn samples() -> Vec<Report> {
    SAMPLES.map(|name| audit(&format!("{name}.txt"), &sample(name))).into()
}

/// Decides the first criterion that has one status to have another; tells its id.
pub(super) fn decide(report: &mut Report, from: Status, status: Status, strength: Option<Strength>) -> String {
    let requirements = report.sections.iter_mut().flat_map(|section| &mut section.requirements);
    let mut all = requirements.flat_map(|requirement| &mut requirement.criteria);
    let is_it = |criterion: &&mut Criterion| criterion.status == from && criterion.decision.is_none();
    let criterion = all.find(is_it).unwrap();
    criterion.decision = Some(Decision {
        status,
        strength,
        reason: "附件三写有此事，=但无数字".to_owned(),
        by: "王审核".to_owned(),
        on: "2024-03-01".to_owned(),
        expires: Some("2025-03-01".to_owned()),
        place: "decisions.yaml:12".to_owned(),
        passage: None,
        automatic: Automatic {
            status: criterion.status,
            strength: criterion.strength,
            score: criterion.score,
            points: criterion.points,
            maximum: criterion.maximum,
        },
    });
    criterion.status = status;
    criterion.strength = strength;
    if strength == Some(Strength::Specific) {
        criterion.points = criterion.maximum;
    }
    criterion.id.clone()
}
