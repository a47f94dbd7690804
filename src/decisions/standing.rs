//! Whether one decision stands, and if not, why: what it says, held against the packs, the report and the day.

use super::decision::Decision;
use super::evidence::evidence;
use super::quote::quoted;
use crate::document::Document;
use crate::evaluation::Finding;
use crate::rulepack::decode::nearest;
use crate::rulepack::{Code, Criterion, RulePack};
use crate::source::Span;
use jiff::civil::Date;

/// Why a decision is not in force; `key` is what in it shows that.
pub(super) struct Refusal {
    pub(super) code: Code,
    pub(super) key: &'static str,
    pub(super) message: String,
    pub(super) help: String,
}

impl Refusal {
    pub(super) fn new(code: Code, key: &'static str, message: String, help: impl Into<String>) -> Self {
        Self {
            code,
            key,
            message,
            help: help.into(),
        }
    }
}

/// What is wrong with a decision whatever the report: no pack of the run has its criterion, or too many have.
pub(super) fn misdirected(decision: &Decision, packs: &[RulePack]) -> Option<Refusal> {
    let id = &decision.criterion;
    let named = |pack: &&RulePack| decision.pack.as_ref().is_none_or(|id| *id == pack.id);
    let asked: Vec<&RulePack> = packs.iter().filter(named).collect();
    if asked.is_empty() {
        // Its pack is no part of the run: nothing is known of its criteria.
        return None;
    }
    let having: Vec<&str> = asked
        .iter()
        .filter(|pack| pack.criteria().any(|criterion| criterion.id == *id))
        .map(|pack| pack.id.as_str())
        .collect();
    match having[..] {
        [_] => None,
        [] => {
            let known: Vec<&str> = asked
                .iter()
                .flat_map(|pack| pack.criteria().map(|criterion| criterion.id.as_str()))
                .collect();
            let help = nearest(id, &known).map_or_else(
                || "编号照规则包里的写；别的规则包的标准，用 pack 写明是哪个".to_owned(),
                |near| format!("是不是想写“{near}”？别的规则包的标准，用 pack 写明是哪个"),
            );
            let packs: Vec<&str> = asked.iter().map(|pack| pack.id.as_str()).collect();
            let message = format!("规则包 {} 里没有编号为“{id}”的标准，这条认定没有用到", packs.join("、"));
            Some(Refusal::new(Code::UnknownCriterion, "criterion", message, help))
        }
        _ => {
            let message = format!("{id} 在 {} 个规则包里都有，这条认定没有用到", having.len());
            let help = format!("用 pack 写明是哪个：{}", having.join("、"));
            Some(Refusal::new(Code::AmbiguousPack, "criterion", message, help))
        }
    }
}

/// Whether a decision on a criterion of this report stands on that day; with the passage it points to.
pub(super) fn stands(
    decision: &Decision,
    document: &Document,
    criterion: &Criterion,
    finding: &Finding,
    as_of: Date,
) -> Result<Option<Span>, Refusal> {
    let id = &decision.criterion;
    if decision.on > as_of {
        let message = format!("{id} 的认定日期 {} 晚于 {as_of}，这条认定没有采用", decision.on);
        let help = "日期写错的改正；要看那时的结果，用 --as-of 指定日期";
        return Err(Refusal::new(Code::NotYet, "on", message, help));
    }
    if let Some(expires) = decision.expires.filter(|&expires| expires < as_of) {
        let message = format!("{id} 的认定只到 {expires} 有效，{as_of} 没有采用");
        let help = "仍要认定的，重新核对后用 duibiao decide --replace 写入；不再需要的删去";
        return Err(Refusal::new(Code::Expired, "expires", message, help));
    }
    let source = document.source();
    if decision.evidence != evidence(criterion, finding, source) {
        let judgement = &finding.judgement;
        let rests = judgement.evidence().first().map_or_else(String::new, |passage| {
            let place = source.position(passage.quote.start);
            let words: String = source.slice(passage.quote).split_whitespace().collect();
            format!("，依据第{}行第{}列“{words}”", place.line, place.column)
        });
        let message = format!(
            "{id} 当时所依据的变了，这条认定没有采用；系统现在判定为 {}{rests}",
            judgement.mark()
        );
        let help = "请对照报告重新核对；仍要认定的，用 duibiao decide --replace 重新写入";
        return Err(Refusal::new(Code::Stale, "evidence", message, help));
    }
    let Some(quote) = &decision.quote else {
        return Ok(None);
    };
    quoted(source, quote).map(Some).map_err(|near| {
        let message = format!("{id} 所指的原文不在报告里，这条认定没有采用");
        let help = near.map_or_else(
            || "请照报告的原文抄写，繁体、空格、错字都照抄；或删去 quote".to_owned(),
            |near| format!("报告里只是空白不同，请照抄：{near}"),
        );
        Refusal::new(Code::QuoteMissing, "quote", message, help)
    })
}
