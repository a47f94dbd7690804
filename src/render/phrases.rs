//! What every renderer says in the same words: places, judgements, measures, what a near miss lacked.

use super::labels::Labels;
use super::numbers;
use super::view::{About, Near, Place};
use crate::document::{Level, Role};
use crate::evaluation::{Measured, Status, Strength};
use crate::rulepack::Model;
use crate::scorecard::Verdict;

impl Labels {
    /// Where a quote stands: by page or paragraph where the source has such, else by line and column.
    pub(super) fn place(&self, place: &Place) -> String {
        let (page, paragraph) = (place.page, place.paragraph);
        match (page, paragraph) {
            (Some(page), _) => self.fill("place_page", &[&page.to_string()]),
            (None, Some(paragraph)) => self.fill("place_paragraph", &[&paragraph.to_string()]),
            (None, None) => self.fill("place", &[&place.line.to_string(), &place.column.to_string()]),
        }
    }

    /// A status; of a criterion about the whole document in the words for such.
    pub(super) fn status(&self, about: About, status: Status) -> &str {
        let whole = about == About::Document;
        self.get(match status {
            Status::Done if whole => "document.status.done",
            Status::Planned if whole => "document.status.planned",
            Status::Deficient if whole => "document.status.deficient",
            Status::Absent if whole => "document.status.absent",
            Status::Na if whole => "document.status.na",
            Status::Done => "status.done",
            Status::Planned => "status.planned",
            Status::Deficient => "status.deficient",
            Status::Absent => "status.absent",
            Status::Na => "status.na",
        })
    }

    /// A strength; of a criterion about the whole document in the words for such.
    pub(super) fn strength(&self, about: About, strength: Strength) -> &str {
        self.get(match (about, strength) {
            (About::Document, Strength::Specific) => "document.strength.specific",
            (About::Document, Strength::Generic) => "document.strength.generic",
            (About::Passage, Strength::Specific) => "strength.specific",
            (About::Passage, Strength::Generic) => "strength.generic",
        })
    }

    /// Status and strength in one: `已体现（仅为表态）`.
    pub(super) fn judgement(&self, about: About, status: Status, strength: Option<Strength>) -> String {
        let status = self.status(about, status);
        match strength {
            Some(strength) => {
                let (open, close) = (self.get("open"), self.get("close"));
                format!("{status}{open}{}{close}", self.strength(about, strength))
            }
            None => status.to_owned(),
        }
    }

    /// The verdict of a requirement.
    pub(super) fn verdict(&self, verdict: Verdict) -> &str {
        self.get(match verdict {
            Verdict::Met => "verdict.met",
            Verdict::Partial => "verdict.partial",
            Verdict::Missing => "verdict.missing",
            Verdict::Na => "verdict.na",
        })
    }

    /// The rank of a body.
    pub(super) fn level(&self, level: Level) -> &str {
        self.get(match level {
            Level::Province => "levels.province",
            Level::City => "levels.city",
            Level::County => "levels.county",
            Level::Township => "levels.township",
            Level::Department => "levels.department",
        })
    }

    /// The part of a report that a passage stands in.
    pub(super) fn role(&self, role: Role) -> &str {
        self.get(match role {
            Role::Achievements => "roles.achievements",
            Role::Problems => "roles.problems",
            Role::Leadership => "roles.leadership",
            Role::Plan => "roles.plan",
            Role::Preamble => "roles.preamble",
            Role::Closing => "roles.closing",
        })
    }

    /// What is said of a gap; `reason` is [`Gap::reason`](super::Gap::reason).
    pub(super) fn reason(&self, reason: &str) -> String {
        self.fill(&format!("reason.{reason}"), &[])
    }

    /// What was counted in the whole document, and how much was wanted.
    pub(super) fn measured(&self, measured: Measured) -> String {
        let count = measured.count.to_string();
        match measured.total {
            None => self.fill("measured_count", &[&count, &numbers::plain(Some(measured.wanted))]),
            Some(total) => {
                let wanted = numbers::percent(Some(measured.wanted));
                self.fill("measured_share", &[&total.to_string(), &count, &wanted])
            }
        }
    }

    /// Why the nearest passage is no evidence.
    pub(super) fn lack(&self, near: &Near) -> String {
        let detail = near.detail.join(self.get("semicolon"));
        self.fill(&format!("lack.{}", near.lack), &[&detail])
    }

    /// How the points are shared out.
    pub(super) fn model(&self, model: Model) -> &str {
        self.get(match model {
            Model::Flat => "method_model_flat",
            Model::Sections => "method_model_sections",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::labels::Lang;
    use super::*;

    fn near(lack: &'static str, detail: &[&str]) -> Near {
        Near {
            place: place(None, None),
            section: None,
            lack: lack.into(),
            detail: detail.iter().map(|&text| text.to_owned()).collect(),
        }
    }

    fn place(page: Option<u32>, paragraph: Option<u32>) -> Place {
        Place {
            quote: "聘请3名律师。".to_owned(),
            start: 0,
            end: 7,
            line: 12,
            column: 3,
            page,
            paragraph,
        }
    }

    #[test]
    fn every_word_there_is_has_its_label() {
        for lang in [Lang::Zh, Lang::En] {
            let words = lang.words();
            for about in [About::Passage, About::Document] {
                let told: Vec<&str> = Status::ALL.map(|status| words.status(about, status)).to_vec();
                let mut different = told.clone();
                different.sort_unstable();
                different.dedup();
                assert_eq!(different.len(), told.len(), "{told:?}");
                assert_ne!(
                    words.strength(about, Strength::Specific),
                    words.strength(about, Strength::Generic)
                );
            }
            for reason in ["absent", "planned", "deficient", "generic", "unmet", "partly"] {
                assert_ne!(words.reason(reason), format!("reason.{reason}"));
            }
            for lack in [
                "vetoed",
                "patterns",
                "part",
                "measure",
                "heading",
                "formula",
                "words",
                "late",
                "mismatch",
                "short",
                "bare",
                "unanswered",
            ] {
                let told = words.lack(&near(lack, &["甲", "乙"]));
                assert!(!told.contains("{}"), "{told}");
            }
        }
    }

    #[test]
    fn places_are_told_as_the_source_counts_them() {
        let words = Lang::Zh.words();
        assert_eq!(words.place(&place(Some(4), None)), "第4页");
        assert_eq!(words.place(&place(None, Some(9))), "第9段");
        assert_eq!(words.place(&place(None, None)), "第12行第3列");
    }

    #[test]
    fn judgements_and_measures() {
        let words = Lang::Zh.words();
        let judged = |about, strength| words.judgement(about, Status::Done, strength);
        assert_eq!(judged(About::Passage, Some(Strength::Generic)), "已体现（仅为表态）");
        assert_eq!(judged(About::Document, Some(Strength::Generic)), "已达到（部分）");
        assert_eq!(judged(About::Passage, None), "已体现");
        let mut measured = Measured {
            count: 3,
            total: None,
            wanted: 8.0,
        };
        assert_eq!(words.measured(measured), "全文 3 处，要求至少 8 处");
        (measured.total, measured.wanted) = (Some(10), 0.5);
        assert_eq!(words.measured(measured), "全文 10 处中有 3 处，要求至少 50.0%");
        assert_eq!(
            words.lack(&near("patterns", &["律师", "公证"])),
            "未同时提到：律师；公证"
        );
    }
}
