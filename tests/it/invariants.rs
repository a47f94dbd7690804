//! What must hold of the machine output of any report: every place exact, every sum right, nothing lost.

use super::{shape, support::criteria};
use serde_json::Value;

/// Lists what is wrong with a machine report of this decoded text.
pub(super) fn faults(text: &str, report: &Value) -> Vec<String> {
    let mut out = shape::faults(report);
    let chars: Vec<char> = text.chars().collect();
    for criterion in criteria(report) {
        let id = criterion["id"].as_str().unwrap();
        let quotes = list(&criterion["evidence"]).chain(Some(&criterion["near_miss"]).filter(|near| !near.is_null()));
        out.extend(
            quotes
                .filter_map(|quote| misplaced(&chars, quote))
                .map(|fault| format!("{id}: {fault}")),
        );
        out.extend(incoherent(criterion).map(|fault| format!("{id}: {fault}")));
    }
    out.extend(list(&report["statements"]).filter_map(|statement| misplaced(&chars, statement)));
    for notice in list(&report["notices"]) {
        let figures = notice["figures"].as_array().unwrap();
        out.extend(figures.iter().filter_map(|figure| misplaced(&chars, figure)));
        if figures
            .first()
            .is_some_and(|first| ["line", "column"].iter().any(|key| first[key] != notice[key]))
        {
            out.push(format!("{}: its place is not its first figure's", notice["message"]));
        }
    }
    sums(report, &mut out);
    if report["report"]["characters"] != chars.len() {
        out.push("characters are miscounted".to_owned());
    }
    out
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// The place counted plainly, one character after the other.
pub(super) fn misplaced(chars: &[char], quote: &Value) -> Option<String> {
    let at = |key: &str| usize::try_from(quote[key].as_u64().unwrap()).unwrap();
    let (start, end) = (at("start"), at("end"));
    let words = quote["quote"].as_str().unwrap();
    let Some(found) = chars.get(start..end) else {
        return Some(format!("{start}..{end} is no part of the text"));
    };
    let found: String = found.iter().collect();
    if found != words || words.is_empty() {
        return Some(format!("{start}..{end} is “{found}”, not “{words}”"));
    }
    let (mut line, mut column) = (1, 1);
    for (i, &c) in chars[..start].iter().enumerate() {
        let ends = c == '\n' || (c == '\r' && chars.get(i + 1) != Some(&'\n'));
        (line, column) = if ends { (line + 1, 1) } else { (line, column + 1) };
    }
    let told = (at("line"), at("column"));
    (told != (line, column)).then(|| format!("“{words}” stands at {line}:{column}, not {told:?}"))
}

/// What a criterion says of itself that does not go together.
fn incoherent(criterion: &Value) -> impl Iterator<Item = &'static str> {
    let status = criterion["status"].as_str().unwrap();
    let evidence = criterion["evidence"].as_array().unwrap();
    let best = evidence.first();
    let silent = matches!(status, "absent" | "na");
    let rank = |quote: &Value| {
        let stance = ["done", "planned", "deficient"]
            .iter()
            .position(|&stance| quote["stance"] == stance);
        let strength = ["specific", "generic"]
            .iter()
            .position(|&strength| quote["strength"] == strength);
        (stance, strength)
    };
    let half = |quote: &Value| (quote["stance"] == "done") != quote["strength"].is_string();
    [
        (silent != evidence.is_empty(), "evidence and status disagree"),
        (evidence.len() > 3, "more than three quotes"),
        (
            best.is_some_and(|best| best["stance"] != status),
            "the best quote does not decide",
        ),
        (
            best.is_some_and(|best| best["strength"] != criterion["strength"]),
            "strength is not the best quote's",
        ),
        (
            evidence.iter().any(half),
            "strength is not told of what was done, or of what was not",
        ),
        (!evidence.is_sorted_by_key(rank), "not best first"),
        (
            (status == "done") != criterion["strength"].is_string(),
            "strength is of done only",
        ),
        (
            status != "absent" && !criterion["near_miss"].is_null(),
            "a near miss of what is not absent",
        ),
        ((status == "na") != criterion["score"].is_null(), "only na has no score"),
        (
            status == "na" && hundredths(&criterion["maximum"]) != 0,
            "na is worth points",
        ),
        (
            hundredths(&criterion["points"]) > hundredths(&criterion["maximum"]),
            "more points than there are",
        ),
    ]
    .into_iter()
    .filter_map(|(wrong, what)| wrong.then_some(what))
}

/// Points as whole hundredths; anything finer fails.
fn hundredths(points: &Value) -> i64 {
    let value = points.as_f64().unwrap() * 100.0;
    assert!(
        (value - value.round()).abs() < 1e-6,
        "{points} is finer than a hundredth"
    );
    #[allow(clippy::cast_possible_truncation, reason = "points go up to a hundred")]
    {
        value.round() as i64
    }
}

fn sums(report: &Value, out: &mut Vec<String>) {
    let mut add = |what: &Value, whole: &Value, parts: &Value| {
        for key in ["points", "maximum"] {
            let sum: i64 = list(parts).map(|part| hundredths(&part[key])).sum();
            if sum != hundredths(&whole[key]) {
                out.push(format!("{what}: parts add up to {sum} {key}, not {}", whole[key]));
            }
        }
    };
    for section in list(&report["sections"]) {
        add(&section["title"], section, &section["requirements"]);
        for requirement in list(&section["requirements"]) {
            add(&requirement["id"], requirement, &requirement["criteria"]);
        }
    }
    if report["score"]["total"].is_number() {
        let whole = serde_json::json!({"points": report["score"]["total"], "maximum": report["score"]["maximum"]});
        add(&report["score"], &whole, &report["sections"]);
    }
    for (status, count) in report["score"]["criteria"].as_object().unwrap() {
        let found = criteria(report)
            .filter(|criterion| criterion["status"] == status.as_str())
            .count();
        if *count != found {
            out.push(format!("{found} criteria are {status}, not {count}"));
        }
    }
    let all: u64 = report["score"]["criteria"]
        .as_object()
        .unwrap()
        .values()
        .filter_map(Value::as_u64)
        .sum();
    if all != criteria(report).count() as u64 {
        out.push("statuses do not add up to all criteria".to_owned());
    }
}
