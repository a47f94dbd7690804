//! What must hold of the machine output of any comparison: ranks, sums, cells, changes, shared passages.

use super::invariants::misplaced;
use super::shape;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Lists what is wrong with a comparison of reports with these texts, by path; `plan` is the plan's.
pub(super) fn faults(texts: &BTreeMap<String, String>, plan: &str, comparison: &Value) -> Vec<String> {
    let mut out = shape::comparison_faults(comparison);
    if out.is_empty() {
        ranks(comparison, &mut out);
        counts(comparison, &mut out);
        cells(comparison, &mut out);
        years(comparison, &mut out);
        let texts: Vec<Vec<char>> = list(&comparison["reports"])
            .map(|row| texts[row["report"]["path"].as_str().unwrap()].chars().collect())
            .collect();
        quotes(comparison, &texts, &plan.chars().collect::<Vec<char>>(), &mut out);
        shares(comparison, &mut out);
    }
    out
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().unwrap().iter()
}

fn count(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

/// Points as whole hundredths.
fn hundredths(value: f64) -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "points of some hundred reports")]
    {
        (value * 100.0).round() as i64
    }
}

fn total(row: &Value) -> Option<i64> {
    row["score"]["total"].as_f64().map(hundredths)
}

/// Counted anew: one more than those above, among all and among the same level; names that differ.
fn ranks(comparison: &Value, out: &mut Vec<String>) {
    let rows: Vec<&Value> = list(&comparison["reports"]).collect();
    if !rows.is_sorted_by_key(|row| std::cmp::Reverse(total(row))) {
        out.push("not by score".to_owned());
    }
    let names: BTreeSet<&str> = rows.iter().map(|row| row["name"].as_str().unwrap()).collect();
    if names.len() != rows.len() {
        out.push("two reports are called the same".to_owned());
    }
    for row in &rows {
        for (key, level) in [("rank", false), ("rank_among_peers", true)] {
            let peers = || {
                let same = |other: &&&Value| !level || other["report"]["level"] == row["report"]["level"];
                rows.iter().filter(same).filter_map(|other| total(other))
            };
            let wanted = total(row).map(|own| {
                serde_json::json!({
                    "place": 1 + peers().filter(|&other| other > own).count(),
                    "of": peers().count(),
                    "sharing": peers().filter(|&other| other == own).count(),
                })
            });
            if row[key] != wanted.clone().unwrap_or(Value::Null) {
                out.push(format!("{}: {key} should be {wanted:?}, is {}", row["name"], row[key]));
            }
        }
    }
}

/// Everybody is counted once.
fn counts(comparison: &Value, out: &mut Vec<String>) {
    let reports = comparison["reports"].as_array().unwrap().len();
    let of_peers: BTreeSet<usize> = list(&comparison["peers"])
        .flat_map(|peers| list(&peers["reports"]).map(count))
        .collect();
    if of_peers != (0..reports).collect() {
        out.push("peers are not all reports".to_owned());
    }
    let distributions = list(&comparison["peers"]).map(|peers| &peers["distribution"]);
    for spread in distributions.chain([&comparison["distribution"]]) {
        for stretches in [&spread["grades"], &spread["tens"]] {
            let sum: usize = list(stretches).map(|stretch| count(&stretch["reports"])).sum();
            if sum != count(&spread["scored"]) {
                out.push(format!("{sum} scores in {stretches}, not {}", spread["scored"]));
            }
        }
        let order = ["minimum", "lower_quartile", "median", "upper_quartile", "maximum"];
        if !order.iter().map(|key| spread[key].as_f64()).is_sorted() {
            out.push(format!("quartiles are out of order: {spread}"));
        }
    }
}

/// Rows are as long as there are reports and sum up their cells; units sum up their requirements.
fn cells(comparison: &Value, out: &mut Vec<String>) {
    let reports = comparison["reports"].as_array().unwrap().len();
    let mut requirements: BTreeMap<&str, &Value> = BTreeMap::new();
    for row in list(&comparison["requirements"]) {
        let id = row["id"].as_str().unwrap();
        requirements.insert(id, row);
        let cells: Vec<&Value> = list(&row["cells"]).collect();
        let of = |verdict: &str| cells.iter().filter(|cell| cell["verdict"] == verdict).count();
        for (verdict, told) in row["verdicts"].as_object().unwrap() {
            if of(verdict) != count(told) {
                out.push(format!("{id}: {told} cells are {verdict}, not {}", of(verdict)));
            }
        }
        let lost: i64 = cells.iter().map(|cell| lost(cell)).sum();
        if lost != hundredths(row["lost"].as_f64().unwrap()) || cells.len() != reports {
            out.push(format!("{id}: loses {lost} in {} cells", cells.len()));
        }
        for asked in list(&row["criteria"]) {
            let cells: Vec<&Value> = list(&asked["cells"]).collect();
            let mut statuses = 0;
            for (status, told) in asked["statuses"].as_object().unwrap() {
                let found = cells.iter().filter(|cell| cell["status"] == status.as_str()).count();
                statuses += count(told);
                if found != count(told) {
                    out.push(format!("{}: {told} cells are {status}, not {found}", asked["id"]));
                }
            }
            if statuses != reports || cells.len() != reports {
                out.push(format!("{}: {statuses} statuses of {reports}", asked["id"]));
            }
        }
    }
    let own: i64 = list(&comparison["requirements"])
        .flat_map(|row| list(&row["cells"]))
        .map(|cell| hundredths(cell["points"].as_f64().unwrap()))
        .sum();
    if own != list(&comparison["reports"]).filter_map(total).sum::<i64>() {
        out.push("points do not add up to the scores".to_owned());
    }
    for unit in list(&comparison["units"]) {
        let led = list(&unit["requirements"]).map(|id| requirements[id.as_str().unwrap()]);
        let sum: i64 = led.map(|row| hundredths(row["lost"].as_f64().unwrap())).sum();
        if sum != hundredths(unit["lost"].as_f64().unwrap()) {
            out.push(format!("{}: loses {sum}", unit["unit"]));
        }
    }
}

fn lost(cell: &Value) -> i64 {
    hundredths(cell["maximum"].as_f64().unwrap()) - hundredths(cell["points"].as_f64().unwrap())
}

/// Changes are those of the cells, and none is left out.
fn years(comparison: &Value, out: &mut Vec<String>) {
    for step in list(&comparison["years"]).flat_map(|series| list(&series["steps"])) {
        let (from, to) = (count(&step["from"]), count(&step["to"]));
        let mut changes = list(&step["criteria"]).peekable();
        let mut unchanged = 0;
        for asked in list(&comparison["requirements"]).flat_map(|row| list(&row["criteria"])) {
            let of = |report: usize| (&asked["cells"][report]["status"], &asked["cells"][report]["strength"]);
            if of(from) == of(to) {
                unchanged += 1;
                continue;
            }
            let told = changes.next();
            if told.is_none_or(|told| told["id"] != asked["id"] || told["after"]["status"] != *of(to).0) {
                out.push(format!("{}: its change from {from} to {to} is not told", asked["id"]));
            }
        }
        let told = ["improved", "fell", "shifted"].map(|key| count(&step[key]));
        if changes.peek().is_some()
            || unchanged != count(&step["unchanged"])
            || told.iter().sum::<usize>() != list(&step["criteria"]).count()
        {
            out.push(format!("changes from {from} to {to} do not add up"));
        }
    }
}

/// Every quote stands where it is said to.
fn quotes(comparison: &Value, texts: &[Vec<char>], plan: &[char], out: &mut Vec<String>) {
    let mut check = |text: &[char], quote: &Value| out.extend(misplaced(text, quote));
    for asked in list(&comparison["requirements"]).flat_map(|row| list(&row["criteria"])) {
        for (cell, text) in list(&asked["cells"]).zip(texts) {
            if !cell["quote"].is_null() {
                check(text, &cell["quote"]);
            }
        }
    }
    let reuse = &comparison["reuse"];
    for pair in list(&reuse["pairs"]) {
        for passage in list(&pair["passages"]) {
            for (report, quote) in list(&pair["reports"]).zip(list(&passage["quotes"])) {
                check(&texts[count(report)], quote);
            }
        }
    }
    for place in list(&reuse["common"]).flat_map(|common| list(&common["places"])) {
        check(&texts[count(&place["report"])], place);
    }
    if !reuse["plan"].is_null() {
        for repeat in list(&reuse["plan"]["repeats"]) {
            check(&texts[count(&repeat["report"])], &repeat["quotes"][0]);
            check(plan, &repeat["quotes"][1]);
        }
    }
}

/// Shares are of the characters that count, and what a report shares is what its pairs do.
fn shares(comparison: &Value, out: &mut Vec<String>) {
    let reuse = &comparison["reuse"];
    let rows: Vec<&Value> = list(&reuse["reports"]).collect();
    let mut shared: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); rows.len()];
    for pair in list(&reuse["pairs"]) {
        for side in 0..2 {
            let report = count(&pair["reports"][side]);
            let share = pair["shares"][side].as_f64().unwrap();
            let (of, all) = (count(&pair["characters"][side]), count(&rows[report]["characters"]));
            #[allow(clippy::cast_precision_loss, reason = "characters of a report")]
            if (of as f64 / all as f64 - share).abs() > 0.0001 {
                out.push(format!("{share} is not the share of {of} in {all}"));
            }
            let starts = list(&pair["passages"]).map(|passage| count(&passage["quotes"][side]["start"]));
            let starts: BTreeSet<usize> = starts.collect();
            if pair["listed"] == true && starts.len() != count(&pair["same"]) + count(&pair["near"]) {
                out.push(format!("{}: a sentence is told twice, or not", pair["reports"]));
            }
            shared[report].extend(starts);
        }
    }
    let all_listed = list(&reuse["pairs"]).all(|pair| pair["listed"] == true);
    for (row, shared) in rows.iter().zip(shared) {
        if all_listed && shared.len() != count(&row["shared"]["sentences"]) {
            out.push(format!("{} sentences are shared, not {}", shared.len(), row["shared"]));
        }
    }
}
