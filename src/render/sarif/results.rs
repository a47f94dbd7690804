//! Judgements as results.
//!
//! | judgement | `kind` | `level` | since |
//! |---|---|---|---|
//! | done, specific | `pass` | `none` | |
//! | done, generic | `open` | `none` | the report says it was done and holds nothing to check it by: too little to decide |
//! | planned | `fail` | `note` | part of the credit |
//! | absent | `fail` | `warning` | silence is no proof |
//! | deficient | `fail` | `error` | the report says so itself |
//! | na | `notApplicable` | `none` | |
//! | figures that contradict each other | `review` | `none` | a person must look which one is right |
//!
//! Where a person decided that a gap is none, the result stays what the tool found and is suppressed by the decision,
//! as the standard has it; any other decision makes the result what was decided. `properties` hold the decided status
//! in every case, and the tool's own beside it.

use super::log::{Finding, Location, Suppression, Text};
use super::places::{Places, elsewhere};
use crate::evaluation::{Status, Strength};
use crate::render::gaps::{hundredths, reason};
use crate::render::labels::Labels;
use crate::render::view::{Criterion, Notice, Report};
use crate::source::fingerprint;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What a result is made with.
pub(super) struct Results<'a> {
    pub(super) report: &'a Report,
    pub(super) places: &'a Places<'a>,
    pub(super) words: &'a Labels,
}

impl Results<'_> {
    /// The judgement of a criterion.
    pub(super) fn criterion(&self, requirement: &str, criterion: &Criterion, rule_index: usize) -> Finding {
        let decided = (criterion.status, criterion.strength);
        let found = criterion.decision.as_ref().map_or(decided, |decision| {
            (decision.automatic.status, decision.automatic.strength)
        });
        let gap = |(status, strength)| reason(criterion.about, status, strength).is_some();
        let suppressed = gap(found) && !gap(decided);
        let shown = if suppressed { found } else { decided };
        let (kind, level) = kind(shown);
        let (locations, related_locations) = self.locations(criterion);
        let lost = hundredths(criterion.maximum - criterion.points);
        Finding {
            rule_id: criterion.id.clone(),
            rule_index,
            kind,
            level,
            rank: (gap(shown) && !suppressed).then_some(lost),
            message: Text::message(&self.message(criterion, shown, lost)),
            locations,
            related_locations,
            partial_fingerprints: self.fingerprints(&criterion.id),
            suppressions: self.suppressions(criterion, suppressed),
            properties: properties(requirement, criterion),
        }
    }

    /// Figures that contradict each other.
    pub(super) fn contradiction(&self, notice: &Notice, message: &str, rule_index: usize) -> Finding {
        let mut figures = notice.figures.iter().map(|figure| self.places.quote(figure, None));
        let first = figures.next().unwrap_or_else(|| self.places.whole());
        let quotes = notice.figures.iter().map(|figure| figure.quote.as_str());
        Finding {
            rule_id: notice.kind.clone().into_owned(),
            rule_index,
            kind: "review",
            level: "none",
            rank: None,
            message: Text::message(message),
            locations: vec![first],
            related_locations: figures.collect(),
            partial_fingerprints: self
                .fingerprints(&quotes.fold(notice.kind.to_string(), |all, quote| all + "\n" + quote)),
            suppressions: Vec::new(),
            properties: Value::Null,
        }
    }

    fn message(&self, criterion: &Criterion, (status, strength): (Status, Option<Strength>), lost: f64) -> String {
        let words = self.words;
        let mut out = format!("{}{}", criterion.asks, words.get("colon"));
        match reason(criterion.about, status, strength) {
            Some(reason) => out.push_str(&words.reason(reason)),
            None => out.push_str(&words.judgement(criterion.about, status, strength)),
        }
        if lost > 0.0 {
            let (open, close) = (words.get("open"), words.get("close"));
            out.push_str(&format!("{open}{} {lost:.2}{close}", words.get("lost")));
        }
        if let Some(measured) = criterion.measured {
            out.push_str(words.get("semicolon"));
            out.push_str(&words.measured(measured));
        }
        if let Some(decision) = &criterion.decision {
            out.push_str(words.get("semicolon"));
            out.push_str(&words.decision(criterion.about, decision));
        }
        out
    }

    /// The best evidence first, or the whole report where there is none; then the rest and what came closest.
    fn locations(&self, criterion: &Criterion) -> (Vec<Location>, Vec<Location>) {
        let mut quotes = criterion.evidence.iter().map(|quote| {
            let mut location = self.places.quote(&quote.place, quote.section.as_deref());
            location.properties = known(json!({
                "role": quote.role,
                "stance": quote.stance,
                "strength": quote.strength,
                "page": quote.place.page,
                "paragraph": quote.place.paragraph,
            }));
            location
        });
        let first = quotes.next().unwrap_or_else(|| self.places.whole());
        let mut related: Vec<Location> = quotes
            .map(|location| Location {
                message: Some(Text::message(self.words.get("sarif.further"))),
                ..location
            })
            .collect();
        related.extend(criterion.near_miss.as_ref().map(|near| {
            let (closest, dash) = (self.words.get("near"), self.words.get("dash"));
            let message = format!("{closest}{dash}{}", self.words.lack(near));
            Location {
                message: Some(Text::message(&message)),
                properties: known(json!({
                    "lack": near.lack,
                    "detail": near.detail,
                    "page": near.place.page,
                    "paragraph": near.place.paragraph,
                })),
                ..self.places.quote(&near.place, near.section.as_deref())
            }
        }));
        (vec![first], related)
    }

    /// The same for the same criterion of the same body's report on the same year, wherever its file is and however it
    /// was edited, so that a log can be held against an earlier one.
    fn fingerprints(&self, id: &str) -> BTreeMap<&'static str, String> {
        let subject = &self.report.report;
        let year = subject.year.map(|year| year.to_string()).unwrap_or_default();
        let parts = [&self.report.pack.id, id, subject.name(), &year];
        let value = fingerprint(parts.into_iter().map(str::as_bytes));
        BTreeMap::from([("criterionOfReport/v1", value)])
    }

    fn suppressions(&self, criterion: &Criterion, suppressed: bool) -> Vec<Suppression> {
        let decision = criterion.decision.as_ref().filter(|_| suppressed);
        let suppression = decision.map(|decision| Suppression {
            kind: "external",
            status: "accepted",
            justification: self.words.decision(criterion.about, decision),
            location: elsewhere(&decision.place),
        });
        suppression.into_iter().collect()
    }
}

/// What a judgement is in the standard's words, and how grave.
fn kind((status, strength): (Status, Option<Strength>)) -> (&'static str, &'static str) {
    match (status, strength) {
        (Status::Done, Some(Strength::Generic)) => ("open", "none"),
        (Status::Done, _) => ("pass", "none"),
        (Status::Planned, _) => ("fail", "note"),
        (Status::Absent, _) => ("fail", "warning"),
        (Status::Deficient, _) => ("fail", "error"),
        (Status::Na, _) => ("notApplicable", "none"),
    }
}

fn properties(requirement: &str, criterion: &Criterion) -> Value {
    known(json!({
        "requirement": requirement,
        "status": criterion.status,
        "strength": criterion.strength,
        "score": criterion.score,
        "points": criterion.points,
        "maximum": criterion.maximum,
        "measured": criterion.measured,
        "decision": criterion.decision,
    }))
}

/// What is known: what is not has no place in a bag of properties.
fn known(mut bag: Value) -> Value {
    if let Some(bag) = bag.as_object_mut() {
        bag.retain(|_, value| !value.is_null());
    }
    bag
}
