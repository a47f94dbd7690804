//! A decision as somebody signed it.

use crate::evaluation::{Mark, Status, Strength};
use jiff::civil::Date;
use serde::{Serialize, Serializer};

/// What somebody decided on one criterion of one report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// The criterion's id.
    pub criterion: String,
    /// The report: its path, from the folder of the file, or the fingerprint of its text.
    pub report: String,
    /// The pack's id, where several have the criterion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pack: Option<String>,
    /// The status decided.
    pub status: Status,
    /// Of `done`, which always has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
    /// A passage of the report that the person points to, exactly as it stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Why; not blank.
    pub reason: String,
    /// Who decided; not blank.
    pub by: String,
    /// When.
    #[serde(serialize_with = "as_text")]
    pub on: Date,
    /// The last day on which it holds.
    #[serde(serialize_with = "as_text_if_any", skip_serializing_if = "Option::is_none")]
    pub expires: Option<Date>,
    /// The fingerprint of what it was decided on; see [`super::evidence`].
    pub evidence: String,
}

/// What in a decision cannot be, whoever wrote it and wherever: the key, the reason, the remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "named in the line above")]
pub struct Fault {
    pub key: &'static str,
    pub message: String,
    pub help: &'static str,
}

impl Decision {
    /// What the criterion comes to by it.
    #[must_use]
    pub fn mark(&self) -> Mark {
        Mark {
            status: self.status,
            strength: self.strength,
        }
    }

    /// All that does not go together.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let id = &self.criterion;
        let mut out = Vec::new();
        let mut tell = |key, message, help| out.push(Fault { key, message, help });
        match (self.status, self.strength) {
            (Status::Done, None) => tell(
                "strength",
                format!("{id} 的 status 是 done，没写 strength"),
                "写 specific（有具体内容）或 generic（仅为表态），两者得分不同",
            ),
            (status, Some(_)) if status != Status::Done => tell(
                "strength",
                format!("{id} 的 status 是 {}，却写了 strength", status.name()),
                "只有 done 才分 specific 和 generic：删去 strength，或改 status",
            ),
            _ => {}
        }
        let signed = [
            ("reason", &self.reason, "写明为什么改判，别人要凭它复核"),
            ("by", &self.by, "写明是谁认定的"),
        ];
        for (key, text, help) in signed {
            if text.trim().is_empty() {
                tell(key, format!("{id} 的 {key} 是空的"), help);
            }
        }
        if self.expires.is_some_and(|expires| expires < self.on) {
            tell(
                "expires",
                format!("{id} 的 expires 早于 on，一天也不会生效"),
                "expires 是有效期的最后一天，应不早于 on",
            );
        }
        out
    }
}

/// A day as files write it: `2024-03-01` and nothing else.
#[must_use]
pub fn day(text: &str) -> Option<Date> {
    let digits = text.bytes().enumerate().all(|(i, byte)| {
        if matches!(i, 4 | 7) {
            byte == b'-'
        } else {
            byte.is_ascii_digit()
        }
    });
    (digits && text.len() == 10).then(|| text.parse().ok()).flatten()
}

fn as_text<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

fn as_text_if_any<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => serializer.collect_str(day),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_in_one_way() {
        assert_eq!(
            day("2024-02-29").map(|day| day.to_string()).as_deref(),
            Some("2024-02-29")
        );
        for wrong in [
            "2023-02-29",
            "2024-2-9",
            "20240229",
            "2024/02/29",
            "2024-02-29T00:00",
            "今天",
            "",
        ] {
            assert_eq!(day(wrong), None, "{wrong}");
        }
    }
}
