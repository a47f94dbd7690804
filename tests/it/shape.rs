//! The contracts `duibiao/report/1`, `duibiao/agreement/1`, `duibiao/text/1` and `duibiao/comparison/1`, key by key:
//! `cases/shape.yaml`, `cases/agreement_shape.yaml`, `cases/text_shape.yaml`, `cases/comparison_shape.yaml`.

use super::support::cases;
use serde_json::Value;
use std::sync::LazyLock;

static SHAPE: LazyLock<Value> = LazyLock::new(|| cases("shape.yaml"));

/// What in a machine report is not as the contract says.
pub(super) fn faults(report: &Value) -> Vec<String> {
    let mut out = Vec::new();
    compare("", &SHAPE, report, &mut out);
    out
}

static AGREEMENT: LazyLock<Value> = LazyLock::new(|| cases("agreement_shape.yaml"));

/// The same of the machine output of agreement.
pub(super) fn agreement_faults(agreement: &Value) -> Vec<String> {
    let mut out = Vec::new();
    compare("", &AGREEMENT, agreement, &mut out);
    out
}

static TEXT: LazyLock<Value> = LazyLock::new(|| cases("text_shape.yaml"));

/// The same of the machine output of what the tool saw.
pub(super) fn text_faults(text: &Value) -> Vec<String> {
    let mut out = Vec::new();
    compare("", &TEXT, text, &mut out);
    out
}

static COMPARISON: LazyLock<Value> = LazyLock::new(|| cases("comparison_shape.yaml"));

/// The same of the machine output of a comparison.
pub(super) fn comparison_faults(comparison: &Value) -> Vec<String> {
    let mut out = Vec::new();
    compare("", &COMPARISON, comparison, &mut out);
    out
}

fn compare(place: &str, wanted: &Value, found: &Value, out: &mut Vec<String>) {
    match (wanted, found) {
        (Value::Object(wanted), Value::Object(found)) => {
            if wanted.contains_key("null") && wanted.len() == 2 {
                return compare(place, &wanted["or"], &Value::Object(found.clone()), out);
            }
            for (key, wanted) in wanted {
                match found.get(key) {
                    Some(found) => compare(&format!("{place}.{key}"), wanted, found, out),
                    None => out.push(format!("{place}.{key} is missing")),
                }
            }
            let extra = found.keys().filter(|key| !wanted.contains_key(*key));
            out.extend(extra.map(|key| format!("{place}.{key} is not in the contract")));
        }
        (Value::Object(wanted), Value::Null) if wanted.contains_key("null") => {}
        (Value::Array(wanted), Value::Array(found)) => {
            for (i, found) in found.iter().enumerate() {
                compare(&format!("{place}[{i}]"), &wanted[0], found, out);
            }
        }
        (Value::String(wanted), found) if is(wanted, found) => {}
        _ => out.push(format!("{place} should be {wanted}, is {found}")),
    }
}

/// Whether a value is of a type: `text`, `line` (may be empty), `count`, `number`, `share`, `date`, words in quotes; `?` allows null.
fn is(wanted: &str, found: &Value) -> bool {
    if let Some(wanted) = wanted.strip_suffix('?') {
        return found.is_null() || is(wanted, found);
    }
    match wanted {
        "text" => found.as_str().is_some_and(|text| !text.is_empty()),
        "line" => found.as_str().is_some(),
        "count" => found.as_u64().is_some(),
        "number" => found.as_f64().is_some_and(|number| number >= 0.0),
        "share" => found.as_f64().is_some_and(|number| (0.0..=1.0).contains(&number)),
        "change" => found.as_f64().is_some(),
        "kappa" => found.as_f64().is_some_and(|number| (-1.0..=1.0).contains(&number)),
        "truth" => found.is_boolean(),
        "null" => found.is_null(),
        "digest" => found.as_str().is_some_and(|text| {
            text.strip_prefix("sha256:")
                .is_some_and(|hex| hex.len() == 64 && hex.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')))
        }),
        "date" => found.as_str().is_some_and(|text| {
            text.len() == 10
                && text
                    .char_indices()
                    .all(|(i, c)| if i == 4 || i == 7 { c == '-' } else { c.is_ascii_digit() })
        }),
        words => found
            .as_str()
            .is_some_and(|found| words.split(" | ").any(|word| word == found)),
    }
}
