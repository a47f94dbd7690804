//! Packs with one mistake each: one problem, at its place, and nothing that only follows from it.

use super::super::{Library, LoadError};

const PACK: &str = include_str!("../../../tests/fixtures/packs/minimal.yaml");

/// Codes and the first characters at their places.
fn problems(pack: &str) -> Vec<(&'static str, String, String)> {
    match Library::from_text("x.yaml", pack) {
        Ok(_) => Vec::new(),
        Err(LoadError::Problems(error)) => {
            let text = &error.files[0].text;
            let at = |at: usize| {
                text.get(at..)
                    .unwrap_or_default()
                    .lines()
                    .next()
                    .unwrap_or_default()
                    .to_owned()
            };
            let told = error
                .problems
                .iter()
                .map(|problem| (problem.code.name(), at(problem.range.start), problem.message.clone()));
            told.collect()
        }
        Err(other) => panic!("{other}"),
    }
}

fn codes(pack: &str) -> Vec<&'static str> {
    problems(pack).into_iter().map(|(code, ..)| code).collect()
}

fn changed(from: &str, to: &str) -> String {
    assert!(PACK.contains(from));
    PACK.replacen(from, to, 1)
}

#[test]
fn one_mistake_is_one_problem() {
    for (from, to, code) in [
        ("cases:", "cesas:", "unknown-key"),
        ("        done: [全年", "        dnoe: [全年", "unknown-key"),
        (
            "done: [全年对5件重大行政决策事项进行了合法性审查。]",
            "done: 3",
            "wrong-type",
        ),
        ("- 法律顾问", "- 法律: 顾问", "unknown-key"),
        (
            "- 法律顾问",
            "- measure: {value: '(?<n>\\d+)名', at_least: 1}",
            "empty-evidence",
        ),
        (
            "- 法律顾问",
            "- {all: [法律顾问], measure: {at_least: 1}}",
            "missing-key",
        ),
        (
            "- 法律顾问",
            "- {all: [法律顾问], measure: {value: '(?<n>\\d+)名', at_least: 2, at_most: 1}}",
            "bad-value",
        ),
        (
            "- 法律顾问",
            "- {all: [法律顾问], measure: {value: '\\(?<n>\\d+名', at_least: 2}}",
            "bad-value",
        ),
        ("- 法律顾问", "- {all: ['案卷,评查'], within: clause}", "unmatchable"),
        (
            "asks: 配备法律顾问",
            "applies: {province: [江西剩]}\n      asks: 配备",
            "bad-value",
        ),
        ("id: qinghe-minimal", "id: x\nuses: [common, common]", "duplicate-id"),
        (
            "id: qinghe-minimal",
            "id: x\nscoring: {grades: [{name: 甲, from: 60}, {name: 乙}]}",
            "missing-key",
        ),
        ("id: qinghe-minimal", "id: x\n2024: a", "unknown-key"),
        ("    title: 健全依法决策机制", "    title:", "wrong-type"),
        ("    clause: （一）", "    clause: （一）\n    weight:", "wrong-type"),
        (
            "    clause: （一）",
            "    clause: （一）\n    weight: 很多",
            "wrong-type",
        ),
    ] {
        assert_eq!(
            codes(&changed(from, to)),
            [code],
            "{to}: {:?}",
            problems(&changed(from, to))
        );
    }
}

#[test]
fn a_wrong_word_is_told_once_at_the_word() {
    let pack = changed("sections:", "vocabulary:\n  甲: [甲, 乙(]\n  丙: ['{甲}丁']\nsections:")
        .replace("- 法律顾问", "- '{甲}{丙}法律顾问'");
    let told = problems(&pack);
    let places: Vec<(&str, &str)> = told.iter().map(|(code, at, _)| (*code, at.as_str())).collect();
    assert_eq!(places, [("bad-regex", "(]"), ("bad-value", "{甲}丁']")], "{told:?}");
}

#[test]
fn numbers_may_stand_for_text_whatever_else_is_wrong() {
    let pack = changed("    clause: （一）", "    clause: 1");
    assert!(codes(&pack).is_empty());
    assert_eq!(
        codes(&pack.replace("id: qinghe-minimal", "id: 2024\nperod: 1")),
        ["unknown-key"]
    );
}

#[test]
fn every_hole_of_a_grade_is_told() {
    assert_eq!(
        codes(&changed("sections:", "scoring: {grades: [{}]}\nsections:")),
        ["missing-key", "missing-key"]
    );
}

#[test]
fn what_is_no_pack_is_told_once() {
    for text in ["", "- a\n- b\n", "单位: 甲\n人员: [乙]\n", "一句话"] {
        assert_eq!(codes(text), ["not-a-pack"], "{text}");
    }
}

#[test]
fn short_names_of_provinces_become_full() {
    let pack = changed(
        "asks: 配备法律顾问",
        "applies: {province: [江苏, 内蒙古自治区]}\n      asks: 配备",
    );
    let pack = Library::from_text("x.yaml", &pack).unwrap();
    let provinces = pack
        .criteria()
        .map(|criterion| criterion.applies.province.clone())
        .nth(1);
    assert_eq!(provinces.unwrap(), ["江苏省", "内蒙古自治区"]);
}

#[test]
fn empty_evidence_is_told_at_its_key() {
    let told = problems(&changed("evidence:\n      - 法律顾问", "evidence: []"));
    assert_eq!((told[0].0, told[0].1.as_str()), ("empty-evidence", "evidence: []"));
}

/// The minimal pack with a question to the whole document in place of its second criterion's evidence.
fn asking(form: &str) -> String {
    changed("evidence:\n      - 法律顾问", &format!("document: {form}"))
}

#[test]
fn questions_to_the_whole_document_are_checked() {
    for (form, wanted) in [
        ("{section: {role: problems}}", &[][..]),
        ("{fact: {name: title, matches: 年度报告, partly: 法治政府}}", &[]),
        ("{date: {fact: signed, not_after: '03-01', years_after: 1}}", &[]),
        (
            "{count: {any: [原因], in: [problems], at_least: 2, partly_from: 1}}",
            &[],
        ),
        ("{share: {in: [achievements], having: specific, at_least: 0.5}}", &[]),
        ("{answered: {}}", &[]),
        ("{}", &["empty-evidence"]),
        ("{section: {role: problems}, answered: {}}", &["bad-value"]),
        ("{section: {role: 问题}}", &["bad-value"]),
        ("{section: {}}", &["missing-key"]),
        ("{section: {role: plan, sentences: 0}}", &["bad-value"]),
        ("{fact: {matches: 年度报告}}", &["missing-key"]),
        ("{fact: {name: title, partly: 年度报告}}", &["missing-key"]),
        ("{fact: {name: title, matches: '年度('}}", &["bad-regex"]),
        ("{date: {fact: signed}}", &["missing-key"]),
        ("{date: {fact: title, not_after: '03-01'}}", &["bad-value"]),
        ("{date: {not_after: '02-30'}}", &["bad-value"]),
        ("{count: {in: [problems]}}", &["missing-key"]),
        ("{count: {any: [原因], at_least: -1}}", &["bad-value"]),
        ("{count: {any: [原因], at_least: 1, partly_from: 2}}", &["bad-value"]),
        ("{share: {having: specific}}", &["missing-key"]),
        ("{share: {at_least: 0.5}}", &["missing-key"]),
        ("{share: {having: specific, at_least: 50}}", &["bad-value"]),
        ("{sections: {role: problems}}", &["unknown-key"]),
    ] {
        assert_eq!(codes(&asking(form)), wanted, "{form}: {:?}", problems(&asking(form)));
    }
}

#[test]
fn changes_of_the_stance_file_are_checked_at_their_places() {
    for (stance, code, place) in [
        ("cues: [{category: done, cues: [甲]}]", "missing-key", "{category"),
        ("cues: [{id: 甲, category: done}]", "missing-key", "{id: 甲"),
        ("cues: [{id: 甲, cues: [乙]}]", "missing-key", "{id: 甲"),
        ("cues: [{id: 不组, cues: []}]", "bad-value", "不组"),
        (
            "cues: [{id: 甲, category: done, cues: [乙]}, {id: 甲, category: done, cues: [丙]}]",
            "duplicate-id",
            "甲, category: done, cues: [丙]",
        ),
        ("cues: [{id: 甲, category: doen, cues: [乙]}]", "bad-value", "doen"),
        (
            "cues: [{id: 甲, category: done, scope: 全文, cues: [乙]}]",
            "bad-value",
            "全文",
        ),
        ("cues: [{id: 甲, category: done, cuse: [乙]}]", "unknown-key", "cuse"),
        ("cues: [{id: 甲, category: done, cues: ['乙(']}]", "bad-regex", "("),
        (
            "cues: [{id: 甲, category: done, cues: [乙], pseudo: ['\\b乙']}]",
            "word-boundary",
            "\\b",
        ),
        (
            "cues: [{id: 甲, category: done, cues: [乙], until: ['{丁}']}]",
            "unknown-vocabulary",
            "{丁}",
        ),
        ("strength: {concrete: ['甲*']}", "matches-empty", "'甲*'"),
        ("strength: {names: [甲]}", "unknown-key", "names"),
    ] {
        let told = problems(&changed("sections:", &format!("stance:\n  {stance}\nsections:")));
        assert_eq!(told.len(), 1, "{stance}: {told:?}");
        assert_eq!(told[0].0, code, "{stance}: {told:?}");
        assert!(told[0].1.starts_with(place), "{stance}: {told:?}");
    }
}

#[test]
fn a_group_of_cues_is_replaced_added_and_taken_out() {
    let ids = |stance: &str| -> Vec<String> {
        let pack = changed("sections:", &format!("stance: {{cues: [{stance}]}}\nsections:"));
        let pack = Library::from_text("x.yaml", &pack).unwrap();
        pack.stance.cues.into_iter().map(|cue| cue.id).collect()
    };
    let before = ids("");
    assert_eq!(ids("{id: 不足, category: deficient, cues: [甲]}"), before);
    let without: Vec<String> = before.iter().filter(|&id| id != "不足").cloned().collect();
    assert_eq!(ids("{id: 不足, cues: []}"), without);
    let with: Vec<String> = before.iter().cloned().chain(["甲".to_owned()]).collect();
    assert_eq!(ids("{id: 甲, category: done, cues: [乙]}"), with);
}
