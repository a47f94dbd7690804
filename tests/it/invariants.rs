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
        let told = |fault: &str| format!("{id}: {fault}");
        let decision = &criterion["decision"];
        if decision.is_null() {
            out.extend(incoherent(criterion).map(told));
            continue;
        }
        out.extend(
            Some(&decision["passage"])
                .filter(|passage| !passage.is_null())
                .and_then(|passage| misplaced(&chars, passage))
                .map(|fault| told(&fault)),
        );
        out.extend(contrary(criterion, decision).map(told));
        // What the tool found goes together as if nobody had decided.
        let mut own = criterion.clone();
        for key in JUDGED {
            own[key] = decision["automatic"][key].clone();
        }
        out.extend(incoherent(&own).map(|fault| format!("{id}, without its decision: {fault}")));
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
    if report["text"] != text {
        out.push("the text is not the report's".to_owned());
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

/// What a decision changes of a criterion.
const JUDGED: [&str; 5] = ["status", "strength", "score", "points", "maximum"];

/// What a decided criterion and its decision say that does not go together.
fn contrary(criterion: &Value, decision: &Value) -> impl Iterator<Item = &'static str> {
    let differs = |from: &Value| ["status", "strength"].iter().any(|&key| criterion[key] != from[key]);
    [
        (differs(decision), "it is not what was decided"),
        (
            !differs(&decision["automatic"]),
            "it was decided and nothing has changed",
        ),
    ]
    .into_iter()
    .chain(unworthy(criterion))
    .filter_map(|(wrong, what)| wrong.then_some(what))
}

/// What of a status, whoever gave it, does not go with what it is worth.
fn unworthy(criterion: &Value) -> [(bool, &'static str); 4] {
    let status = criterion["status"].as_str().unwrap();
    [
        (
            (status == "done") != criterion["strength"].is_string(),
            "strength is of done only",
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
            status != "absent" && !criterion["near_miss"].is_null(),
            "a near miss of what is not absent",
        ),
    ]
    .into_iter()
    .chain(unworthy(criterion))
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
    let automatic = &report["score"]["automatic"];
    let decided = criteria(report).any(|criterion| !criterion["decision"].is_null());
    if decided == automatic.is_null() {
        out.push("the score without decisions belongs where there are some".to_owned());
    }
    // As decided, and as the tool found.
    for own in [false, true] {
        let score = if own && decided { automatic } else { &report["score"] };
        for (status, count) in score["criteria"].as_object().unwrap() {
            let judged = |criterion: &&Value| {
                let decision = criterion["decision"]["automatic"]["status"].as_str().filter(|_| own);
                decision.or(criterion["status"].as_str()) == Some(status.as_str())
            };
            let found = criteria(report).filter(judged).count();
            if *count != found {
                out.push(format!("{found} criteria are {status}, not {count}"));
            }
        }
    }
    let number = |criterion: &Value| hundredths(&criterion["decision"]["automatic"]["points"]);
    let same = |criterion: &&Value| !criterion["decision"].is_null();
    // Where no decision moves points about, what it gains or loses is all that the two totals differ by.
    let moved = criteria(report)
        .filter(same)
        .any(|criterion| criterion["maximum"] != criterion["decision"]["automatic"]["maximum"]);
    if decided && !moved && automatic["total"].is_number() && report["score"]["total"].is_number() {
        let gained: i64 = criteria(report)
            .filter(same)
            .map(|criterion| hundredths(&criterion["points"]) - number(criterion))
            .sum();
        if hundredths(&automatic["total"]) + gained != hundredths(&report["score"]["total"]) {
            out.push(format!("decisions gain {gained}, and the totals say otherwise"));
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
