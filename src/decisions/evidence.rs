//! What a judgement rested on, as a fingerprint: the same words in other places give the same.

use crate::evaluation::{Finding, Measured, Status};
use crate::rulepack::Criterion;
use crate::source::{SourceText, fingerprint};

/// Changes whenever the fingerprint covers something else: decisions made before are then stale, and told to be.
const SCHEME: &str = "duibiao/evidence/1";

/// The fingerprint of what the tool found for a criterion: `sha256:…`.
///
/// It covers the criterion's id and what it asks, the status and strength, what was counted, and the quotes without their
/// white space; where the status is `absent` or `na`, the fingerprint of the whole text in their place.
#[must_use]
pub fn evidence(criterion: &Criterion, finding: &Finding, source: &SourceText) -> String {
    let judgement = &finding.judgement;
    let counted = finding.measured.map(|Measured { count, total, .. }| match total {
        Some(total) => format!("{count}/{total}"),
        None => count.to_string(),
    });
    let mut parts: Vec<String> = vec![
        SCHEME.to_owned(),
        criterion.id.clone(),
        criterion.asks.clone(),
        judgement.mark().to_string(),
        counted.unwrap_or_default(),
    ];
    if matches!(judgement.status(), Status::Absent | Status::Na) {
        parts.push(source.fingerprint());
    }
    let quotes = judgement.evidence().iter();
    parts.extend(quotes.map(|passage| source.slice(passage.quote).split_whitespace().collect()));
    fingerprint(parts.iter().map(String::as_bytes))
}
