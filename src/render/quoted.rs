//! Quotes with their places, and a person's decisions, in one line each.

use super::labels::Labels;
use super::view::{About, Decision, Near, Place};

impl Labels {
    /// A quote and where it stands: `「……」（第3行第2列）`.
    pub(super) fn quoted(&self, place: &Place) -> String {
        let (open, close) = (self.get("open"), self.get("close"));
        format!("「{}」{open}{}{close}", place.quote, self.place(place))
    }

    /// The passage that came closest, and what it lacked.
    pub(super) fn nearest(&self, near: &Near) -> String {
        let (label, colon, dash) = (self.get("near"), self.get("colon"), self.get("dash"));
        format!("{label}{colon}{}{dash}{}", self.quoted(&near.place), self.lack(near))
    }

    /// Who decided what and why, and what the tool had found.
    pub(super) fn decision(&self, about: About, decision: &Decision) -> String {
        let decided = self.judgement(about, decision.status, decision.strength);
        let automatic = &decision.automatic;
        let found = self.judgement(about, automatic.status, automatic.strength);
        let mut out = self.fill(
            "sheets.decided",
            &[&decision.by, &decision.on, &decided, &decision.reason, &found],
        );
        if let Some(day) = &decision.expires {
            out.push_str(self.get("semicolon"));
            out.push_str(&self.fill("sheets.expires", &[day]));
        }
        out
    }
}
