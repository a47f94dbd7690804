//! Many reports side by side: ranks, a heat map, what is missing most often, lead units, years, shared wording.
//!
//! Works from finished results (`duibiao/report/1`), whether judged just now or saved before. Nothing is judged here,
//! and the order in which reports are given makes no difference.

mod body;
mod distribution;
mod error;
mod matrix;
mod missing;
mod names;
mod notices;
mod numbers;
mod order;
mod peers;
mod ranking;
mod reuse;
mod same_pack;
#[cfg(test)]
mod samples;
mod units;
mod years;

pub use error::CompareError;

use crate::document::Document;
use crate::render::Lang;
use crate::render::comparison::view::{Comparison, ReportRow};
use crate::render::view::{Report, Tool};

/// What the machine output of a comparison calls itself.
const SCHEMA: &str = "duibiao/comparison/1";

/// Sets results of one pack side by side. `plan` is the plan's own text, for what repeats it; `lang` is the language of
/// the notices' `message`.
///
/// # Errors
/// If there is no result, or they are of different packs; see [`CompareError`].
pub fn compare(reports: Vec<Report>, plan: Option<&Document>, lang: Lang) -> Result<Comparison, CompareError> {
    same_pack::check(&reports)?;
    let ordered = order::ordered(reports);
    let reports = &ordered.reports;
    let first = reports.first().ok_or(CompareError::Nothing)?;
    let bodies = body::bodies(reports);
    let (pack, requirements) = (first.pack.clone(), matrix::requirements(reports));
    let rows = rows(reports, &bodies);
    let reuse = reuse::reuse(&rows, reports, plan);
    let mut comparison = Comparison {
        schema: SCHEMA.into(),
        tool: Tool::this(),
        peers: peers::peers(&rows, &pack),
        distribution: distribution::distribution(rows.iter().map(|row| row.score.total), &pack),
        sections: matrix::sections(reports),
        missing: missing::missing(&requirements),
        units: units::units(&requirements, reports.len()),
        years: years::series(&rows, &requirements),
        pack,
        reports: rows,
        requirements,
        reuse,
        notices: Vec::new(),
    };
    comparison.notices = notices::notices(&comparison, reports, &ordered.twice, &bodies, lang);
    Ok(comparison)
}

fn rows(reports: &[Report], bodies: &body::Bodies) -> Vec<ReportRow> {
    let names = names::names(reports, bodies);
    let totals: Vec<Option<f64>> = reports.iter().map(|report| report.score.total).collect();
    let ranks = ranking::ranks(&totals);
    let among_peers = ranking::ranks_within(&totals, reports.iter().map(|report| report.report.level));
    let rows = reports.iter().zip(names).zip(ranks).zip(among_peers).zip(&bodies.of);
    rows.map(|((((report, name), rank), rank_among_peers), body)| ReportRow {
        name,
        body: body.clone(),
        report: report.report.clone(),
        score: report.score.clone(),
        rank,
        rank_among_peers,
        decisions: report
            .criteria()
            .filter(|criterion| criterion.decision.is_some())
            .count(),
        notices: report.notices.len(),
    })
    .collect()
}
