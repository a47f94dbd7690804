//! Domain types into the view.

use super::view::{
    AgreementView, Compared, FiguresView, LabelView, NearView, PackView, Part, QuoteView, ReportView, SideView,
    TallyView, Unmatched,
};
use crate::agreement::{Agreement, Figures, Kind, Pair, Passage, Side, Tally, share};
use crate::render::view::Tool;
use crate::render::words;
use crate::rulepack::RulePack;
use std::collections::HashMap;

/// The view of a comparison made with this pack.
#[must_use]
pub fn view(agreement: &Agreement, pack: &RulePack) -> AgreementView {
    let pairs = || agreement.reports.iter().flat_map(|report| &report.pairs);
    let asks: HashMap<&str, &str> = pack
        .criteria()
        .map(|criterion| (criterion.id.as_str(), criterion.asks.as_str()))
        .collect();
    let requirements = pack.requirements().map(|requirement| {
        let title = format!("{}{}", requirement.clause, requirement.title);
        let of = pairs().filter(|pair| pair.requirement == requirement.id);
        tally(&requirement.id, &title, Tally::of(of))
    });
    let criteria = pack.criteria().map(|criterion| {
        let of = pairs().filter(|pair| pair.criterion == criterion.id);
        tally(&criterion.id, &criterion.asks, Tally::of(of))
    });
    let labels = agreement.reports.iter().flat_map(|report| {
        let asks = &asks;
        report.pairs.iter().map(move |pair| label(&report.name, asks, pair))
    });
    AgreementView {
        schema: "duibiao/agreement/1",
        tool: Tool::this(),
        pack: PackView {
            id: pack.id.clone(),
            title: pack.title.clone(),
            fingerprint: pack.fingerprint.clone(),
        },
        compared: Compared {
            kind: match agreement.kind {
                Kind::Tool => "tool",
                Kind::Reader => "reader",
            },
            reader: agreement.names[0].clone(),
            other: agreement.names[1].clone(),
        },
        overall: figures(&Figures::of(pairs())),
        reports: agreement
            .reports
            .iter()
            .map(|report| ReportView {
                report: report.name.clone(),
                text: report.text.clone(),
                files: report.files.clone(),
                unlabelled: report.unlabelled,
                figures: figures(&Figures::of(&report.pairs)),
            })
            .collect(),
        requirements: requirements.filter(|tally| tally.labels > 0).collect(),
        criteria: criteria.filter(|tally| tally.labels > 0).collect(),
        labels: labels.collect(),
        unmatched: unmatched(agreement),
        warnings: agreement
            .reports
            .iter()
            .flat_map(|report| report.warnings.clone())
            .collect(),
    }
}

fn figures(figures: &Figures) -> FiguresView {
    let (strengths, same) = figures.strength;
    let (quoted, first, any) = figures.quotes;
    let (said, right) = figures.precision();
    let (wanted, found) = figures.recall();
    FiguresView {
        labels: figures.labels(),
        agreed: part(figures.labels(), figures.agreed()),
        agreed_done: part(figures.labels(), figures.agreed_done()),
        kappa_done: figures.kappa_done().map(rounded),
        kappa_all: figures.kappa_all().map(rounded),
        precision: part(said, right),
        recall: part(wanted, found),
        strength: part(strengths, same),
        first_quote: part(quoted, first),
        any_quote: part(quoted, any),
        table: figures.table,
    }
}

fn part(of: usize, count: usize) -> Part {
    Part {
        of,
        count,
        share: share(of, count).map(rounded),
    }
}

/// Four digits are enough for a share.
fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

fn tally(id: &str, title: &str, tally: Tally) -> TallyView {
    TallyView {
        id: id.to_owned(),
        title: title.to_owned(),
        labels: tally.labels,
        agreed: tally.agreed,
        noisy: tally.noisy,
        missing: tally.missing,
        differing: tally.differing,
    }
}

fn label(report: &str, asks: &HashMap<&str, &str>, pair: &Pair) -> LabelView {
    let overlap = pair.overlap();
    LabelView {
        report: report.to_owned(),
        criterion: pair.criterion.clone(),
        requirement: pair.requirement.clone(),
        asks: asks
            .get(pair.criterion.as_str())
            .copied()
            .unwrap_or_default()
            .to_owned(),
        outcome: pair.outcome().name(),
        strength_agrees: pair.strength_agrees(),
        first_quote_overlaps: overlap.map(|(first, _)| first),
        any_quote_overlaps: overlap.map(|(_, any)| any),
        reader: side(&pair.reader),
        other: side(&pair.other),
    }
}

fn side(side: &Side) -> SideView {
    SideView {
        status: side.status,
        strength: side.strength,
        contested: side.contested,
        quotes: side.passages.iter().map(quote).collect(),
        near_miss: side.near.as_ref().map(|near| NearView {
            quote: quote(&near.passage),
            lack: words::lack(&near.lack),
        }),
    }
}

fn quote(passage: &Passage) -> QuoteView {
    QuoteView {
        quote: passage.quote.clone(),
        start: passage.place.map(|place| place.start),
        end: passage.place.map(|place| place.end),
        line: passage.place.map(|place| place.line),
        column: passage.place.map(|place| place.column),
    }
}

/// Whole reports first, then single labels.
fn unmatched(agreement: &Agreement) -> Vec<Unmatched> {
    let by = |side: usize| {
        let name = agreement.names.get(side).cloned().unwrap_or_default();
        (name, if side == 0 { "reader" } else { "other" })
    };
    let whole = agreement.only.iter().map(|only| {
        let (by, side) = by(only.side);
        Unmatched {
            by,
            side,
            report: only.report.clone(),
            criterion: None,
            status: None,
            labels: only.labels,
        }
    });
    let single = agreement.reports.iter().flat_map(|report| {
        report.only.iter().map(move |only| {
            let (by, side) = by(only.side);
            Unmatched {
                by,
                side,
                report: report.name.clone(),
                criterion: Some(only.criterion.clone()),
                status: Some(only.status),
                labels: 1,
            }
        })
    });
    whole.chain(single).collect()
}
