//! What a reader should know before relying on a result.

use super::figures::figures;
use super::labels::Lang;
use super::repairs::repairs;
use super::view::{Notice, Wording};
use crate::arithmetic::contradictions;
use crate::document::{Document, divisions};
use crate::rulepack::{Applies, RulePack};

/// Notices about one report held against one pack.
pub(super) fn notices(document: &Document, pack: &RulePack, lang: Lang) -> Vec<Notice> {
    let mut out = Vec::new();
    let mut add = |kind, zh: String, en: String| out.push(Notice::new(kind, Wording { zh, en }, lang));
    let facts = document.facts();
    match (pack.period, facts.year) {
        (Some(plan), Some(year)) if plan != year => add(
            "plan-year",
            format!("对照的是{plan}年度的要点，报告写的是{year}年度：当年尚未提出或已经过时的要求，请酌情看待。"),
            format!(
                "The plan is for {plan}, the report is on {year}: weigh requirements that were not yet made, or no longer stood, that year."
            ),
        ),
        (_, None) => add(
            "year-unknown",
            "看不出报告是哪一年度的；可用 --year 指明。".to_owned(),
            "The year reported on cannot be told; state it with --year.".to_owned(),
        ),
        _ => {}
    }
    let any = |limited: &dyn Fn(&Applies) -> bool| pack.criteria().any(|criterion| limited(&criterion.applies));
    if facts.level.is_none() && any(&|applies| !applies.level.is_empty()) {
        add(
            "level-unknown",
            "看不出报告单位的层级，只对某些层级提出的标准也一并判定了；可用 --level 指明。".to_owned(),
            "The rank of the body cannot be told, so criteria meant for certain ranks were judged as well; state it with --level.".to_owned(),
        );
    }
    let issuer = pack.issuer.as_deref();
    let home = issuer.and_then(divisions::province_of_prefix);
    if let (Some(issuer), Some(home)) = (issuer, home) {
        match facts.province.as_deref() {
            Some(province) if province != home => add(
                "other-province",
                format!("要点由{issuer}（{home}）印发，报告来自{province}：要点中的地方性要求仅供参照。"),
                format!("The plan was issued by {issuer} ({home}); the report comes from {province}: its local requirements are for comparison only."),
            ),
            None if any(&|applies| !applies.province.is_empty()) => add(
                "province-unknown",
                "看不出报告来自哪个省，只对本省提出的标准也一并判定了；可用 --province 指明。".to_owned(),
                "The province cannot be told, so criteria meant for the plan's own province were judged as well; state it with --province.".to_owned(),
            ),
            Some(_) | None => {}
        }
    }
    out.extend(of_text(document, lang));
    out.extend(
        contradictions(document)
            .iter()
            .map(|found| figures(document, found, lang)),
    );
    out
}

/// Notices about the text alone, whatever it is held against.
pub(super) fn of_text(document: &Document, lang: Lang) -> Vec<Notice> {
    let mut out = Vec::new();
    let mut add = |kind, zh: &str, en: &str| {
        let (zh, en) = (zh.to_owned(), en.to_owned());
        out.push(Notice::new(kind, Wording { zh, en }, lang));
    };
    if document.sections().is_empty() {
        add(
            "no-headings",
            "没有认出分级标题，问题和计划只能凭“主要问题”“下一步”等开头语区分。",
            "No numbered headings were recognised; shortcomings and plans were told apart by opening words only.",
        );
    }
    if document.is_traditional() {
        add(
            "traditional",
            "报告用繁体字，按简体逐字比对；引文保持原文。",
            "The report is in Traditional characters; it was matched in Simplified, and quotes keep their own characters.",
        );
    }
    out.extend(repairs(document, lang));
    out
}
