//! Numbers as readers see them, the same in every format.

/// What stands where there is no number.
pub(super) const NONE: &str = "—";

/// `1.80`
pub(super) fn points(value: Option<f64>) -> String {
    value.map_or_else(none, |value| format!("{value:.2}"))
}

/// A share from 0 to 1 as `61.2%`.
pub(super) fn percent(share: Option<f64>) -> String {
    share.map_or_else(none, |share| format!("{:.1}%", share * 100.0))
}

/// Without needless zeros: `0.6`, `90`.
pub(super) fn plain(value: Option<f64>) -> String {
    value.map_or_else(none, |value| value.to_string())
}

fn none() -> String {
    NONE.to_owned()
}
