//! Decisions: which hold, what they are worth, how one more gets into the file. `cases/decisions.yaml`

use super::invariants;
use super::support::{PACK, SAMPLES, cases, project, sample, value};
use duibiao::decisions::{Closing, Decision, Decisions, Docket, day, evidence};
use duibiao::document::Document;
use duibiao::evaluation::{Evaluation, Mark, Status, Strength, evaluate};
use duibiao::render::view::Report;
use duibiao::render::{Decided, Inputs, Lang, json, report, saved};
use duibiao::rulepack::{Library, RulePack};
use duibiao::scorecard::score;
use duibiao::source::SourceText;
use proptest::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default = "usual")]
    report: String,
    before: Option<String>,
    pack: Option<serde_yaml::Value>,
    decisions: String,
    #[serde(default = "summer")]
    as_of: String,
    #[serde(default)]
    in_force: BTreeMap<String, String>,
    passage: Option<String>,
    #[serde(default)]
    told: Vec<String>,
    #[serde(default)]
    idle: Vec<String>,
    score: Option<[Option<f64>; 2]>,
}

fn usual() -> String {
    "柳溪镇2023年法治政府建设年度报告\n一、主要做法\n聘请3名律师担任镇政府法律顾问。\n".to_owned()
}

fn summer() -> String {
    "2024-06-01".to_owned()
}

static SMALL: LazyLock<RulePack> =
    LazyLock::new(|| Library::load(project("tests/fixtures/packs/minimal.yaml").to_str().unwrap()).unwrap());

fn parsed(text: &str) -> Document {
    Document::parse(SourceText::from_text("柳溪镇.txt", text))
}

/// The decisions with the fingerprints they stand for, made on a text.
fn placed(decisions: &str, text: &str, pack: &RulePack) -> String {
    let document = parsed(text);
    let mut out = decisions.replace("{text}", &document.source().fingerprint());
    for (criterion, finding) in pack.criteria().zip(&evaluate(&document, pack).findings) {
        let print = evidence(criterion, finding, document.source());
        out = out.replace(&format!("{{{}}}", criterion.id), &print);
    }
    out
}

/// A report judged with decisions, as the command does it.
fn judged(path: &Path, document: &Document, pack: &RulePack, docket: &mut Docket<'_>) -> Report {
    let evaluation = evaluate(document, pack);
    let rulings = docket.rule(path, document, pack, &evaluation);
    let (automatic, decided) = (
        score(pack, &evaluation.marks()),
        score(pack, &rulings.marks(&evaluation)),
    );
    let inputs = Inputs {
        pack,
        document,
        evaluation: &evaluation,
        scorecard: &automatic,
        decided: (!rulings.is_empty()).then_some(Decided {
            rulings: &rulings,
            scorecard: &decided,
        }),
    };
    report(inputs, Lang::Zh)
}

#[test]
fn decisions_hold_as_the_table_says() {
    let all: Vec<Case> = cases("decisions.yaml");
    assert!(all.len() > 20);
    let faults: Vec<String> = all
        .iter()
        .flat_map(|case| check(case).into_iter().map(|fault| format!("{}: {fault}", case.name)))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn check(case: &Case) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().canonicalize().unwrap().join(name);
    for name in ["柳溪镇.txt", "云岭镇.txt"] {
        fs::write(file(name), &case.report).unwrap();
    }
    let own = case
        .pack
        .as_ref()
        .map(|pack| Library::from_text("own.yaml", &serde_yaml::to_string(pack).unwrap()).unwrap());
    let pack = own.as_ref().unwrap_or(&SMALL);
    let text = placed(&case.decisions, case.before.as_ref().unwrap_or(&case.report), pack);
    let decisions =
        Decisions::parse(&file("认定.yaml"), &text).unwrap_or_else(|error| panic!("{}: {error}", case.name));
    let packs = [Library::from_text("own.yaml", &source_of(case)).unwrap()];
    let mut docket = Docket::new(&decisions, &packs, day(&case.as_of).unwrap());
    let view = judged(&file("柳溪镇.txt"), &parsed(&case.report), pack, &mut docket);

    let machine = value(view.clone());
    let mut faults = invariants::faults(&case.report, &machine);
    let again = saved(&json(std::slice::from_ref(&view))).unwrap();
    if value(again[0].clone()) != machine {
        faults.push("saving it changes it".to_owned());
    }
    let mut expect = |what: &str, wanted: String, found: String| {
        if wanted != found {
            faults.push(format!("{what}: {found}, not {wanted}"));
        }
    };
    let in_force: BTreeMap<String, String> = view
        .decided()
        .map(|criterion| {
            let mark = Mark {
                status: criterion.status,
                strength: criterion.strength,
            };
            (criterion.id.clone(), mark.to_string())
        })
        .collect();
    expect("in force", format!("{:?}", case.in_force), format!("{in_force:?}"));
    let both = view
        .score
        .automatic
        .as_ref()
        .map(|automatic| [view.score.total, automatic.total]);
    expect("score", format!("{:?}", case.score), format!("{both:?}"));
    let passage = view
        .decided()
        .find_map(|criterion| criterion.decision.as_ref()?.passage.as_ref());
    expect(
        "passage",
        format!("{:?}", case.passage),
        format!("{:?}", passage.map(|at| at.quote.clone())),
    );
    let Closing { warnings, idle } = docket.close();
    let told: Vec<String> = warnings.map_or_else(Vec::new, |warnings| {
        let each = warnings.problems.iter().map(|problem| {
            let (line, column) = warnings.files[0].position(problem.range.start);
            format!("{} {line}:{column}", problem.code.name())
        });
        each.collect()
    });
    expect("told", format!("{:?}", case.told), format!("{told:?}"));
    let idle: Vec<String> = idle
        .iter()
        .map(|idle| format!("{}:{} {} ×{}", idle.at.0, idle.at.1, idle.what, idle.entries))
        .collect();
    expect("idle", format!("{:?}", case.idle), format!("{idle:?}"));
    faults
}

/// A pack as text, since a docket wants packs and not references to them.
fn source_of(case: &Case) -> String {
    match &case.pack {
        Some(pack) => serde_yaml::to_string(pack).unwrap(),
        None => fs::read_to_string(project("tests/fixtures/packs/minimal.yaml")).unwrap(),
    }
}

fn one_more() -> Decision {
    Decision {
        criterion: "QH-01.b".to_owned(),
        report: "报告/柳溪镇: 草稿 #2.txt".to_owned(),
        pack: Some("2024".to_owned()),
        status: Status::Done,
        strength: Some(Strength::Generic),
        quote: Some("“引文”: {一} [二] # 三".to_owned()),
        reason: "第一行，\n  第二行：\u{1b}[31m\n\n最后一行 'x' \"y\" \\n".to_owned(),
        by: "=null".to_owned(),
        on: day("2024-03-01").unwrap(),
        expires: day("2024-12-31"),
        evidence: format!("sha256:{}", "ab".repeat(32)),
    }
}

const ENTRY: &str =
    "criterion: QH-01.a, report: a.txt, status: na, reason: x, by: y, on: 2024-01-02, evidence: sha256:";

/// Files as people write them, each with two entries.
fn files() -> Vec<(&'static str, String)> {
    let print = "0".repeat(64);
    let block = |dash: &str| {
        let entry = ENTRY.replace(", ", &format!("\n{}", " ".repeat(dash.len())));
        format!("# 头\n\n{dash}{entry}{print}   # 尾注\n  # 中间\n\n{dash}{entry}{print}\n# 末尾\n")
    };
    let literal = format!(
        "- criterion: QH-01.a\n  report: a.txt\n  status: na\n  by: y\n  on: 2024-01-02\n  evidence: sha256:{print}\n  reason: |\n    一\n\n    二\n\n# 末尾\n"
    );
    vec![
        ("block", block("- ")),
        ("indented", block("  - ")),
        ("wide", block("-   ")),
        ("flow", format!("- {{{ENTRY}{print}}}\n- {{{ENTRY}{print}}} # 尾注")),
        ("no line end", block("- ").trim_end().to_owned()),
        ("windows", block("- ").replace('\n', "\r\n")),
        ("mark", format!("\u{feff}{}", block("- "))),
        ("literal", format!("{literal}\n{literal}")),
    ]
}

#[test]
fn one_more_leaves_the_rest_as_it_was() {
    for (name, text) in files() {
        let read = |text: &str| Decisions::parse(Path::new("认定.yaml"), text).unwrap();
        let before = read(&text);
        assert_eq!(before.entries().len(), 2, "{name}");
        let after = before
            .appended(&one_more())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(after.starts_with(&text), "{name}: {after:?}");
        let added = &after[text.len()..];
        assert_eq!(added.contains("\r\n"), name == "windows", "{name}");
        assert!(
            name != "windows" || !added.replace("\r\n", "").contains('\n'),
            "{added:?}"
        );
        let last = read(&after).entries()[2].decision.clone();
        assert_eq!(last, one_more(), "{name}");
        // In place of the first, the second and all around stays.
        let after = before
            .replaced(0, &one_more())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let entries = read(&after);
        assert_eq!(entries.entries()[0].decision, one_more(), "{name}");
        assert_eq!(entries.entries()[1].decision, before.entries()[1].decision, "{name}");
        for kept in ["# 头", "# 中间", "# 末尾"] {
            assert_eq!(after.contains(kept), text.contains(kept), "{name}: {after}");
        }
        assert_eq!(after.starts_with('\u{feff}'), name == "mark");
    }
    let empty = Decisions::parse(Path::new("认定.yaml"), "").unwrap();
    let first = empty.appended(&one_more()).unwrap();
    assert!(
        first.starts_with("# 人工认定") && first.contains("\n\n- criterion: QH-01.b\n"),
        "{first}"
    );
    let list = Decisions::parse(Path::new("认定.yaml"), &format!("[{{{ENTRY}{}}}]\n", "0".repeat(64))).unwrap();
    let refused = list.appended(&one_more()).unwrap_err().to_string();
    assert!(refused.contains("- criterion: QH-01.b"), "{refused}");
}

/// A file that somebody may have written, or may not.
fn file() -> impl Strategy<Value = String> {
    let print = "0".repeat(64);
    let entry = format!("{ENTRY}{print}");
    let pieces = prop::sample::select(vec![
        format!("- {{{entry}}}\n"),
        format!("- {}\n", entry.replace(", ", "\n  ")),
        format!("- {}\r\n", entry.replace(", ", "\r\n  ")),
        format!("  - {}\n", entry.replace(", ", "\n    ")),
        "# 注\n".to_owned(),
        "\n".to_owned(),
        "  expires: 2024-01-01\n".to_owned(),
        "  quote: |\n    一\n".to_owned(),
        "---\n".to_owned(),
        "...\n".to_owned(),
        "[".to_owned(),
        "]\n".to_owned(),
        "\u{feff}".to_owned(),
        "\t".to_owned(),
        "&a ".to_owned(),
        "*a".to_owned(),
        "𠮷: ".to_owned(),
    ]);
    prop::collection::vec(pieces, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_file_is_added_to_in_full_or_not_at_all(text in file()) {
        let read = |text: &str| Decisions::parse(Path::new("认定.yaml"), text);
        let Ok(before) = read(&text) else { return Ok(()) };
        let said = |decisions: &Decisions| -> Vec<Decision> {
            decisions.entries().iter().map(|entry| entry.decision.clone()).collect()
        };
        if let Ok(after) = before.appended(&one_more()) {
            prop_assert!(after.starts_with(&text));
            let mut wanted = said(&before);
            wanted.push(one_more());
            prop_assert_eq!(said(&read(&after).unwrap()), wanted);
        }
        for (i, _) in before.entries().iter().enumerate() {
            let Ok(after) = before.replaced(i, &one_more()) else { continue };
            let mut wanted = said(&before);
            wanted[i] = one_more();
            prop_assert_eq!(said(&read(&after).unwrap()), wanted);
        }
    }
}

/// What a person may decide of a criterion.
fn mark() -> impl Strategy<Value = Mark> {
    let status = prop::sample::select(Status::ALL.to_vec());
    (status, prop::sample::select(Strength::ALL.to_vec())).prop_map(|(status, strength)| Mark {
        status,
        strength: (status == Status::Done).then_some(strength),
    })
}

/// The samples, judged once.
static JUDGED: LazyLock<Vec<(Document, Evaluation)>> = LazyLock::new(|| {
    let parse = |name| {
        let text = String::from_utf8(sample(name)).unwrap();
        let document = parsed(&text);
        let evaluation = evaluate(&document, &PACK);
        (document, evaluation)
    };
    SAMPLES.map(parse).into()
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_decided_the_points_add_up(
        sample in 0..SAMPLES.len(),
        decided in prop::collection::btree_map(0..103_usize, mark(), 0..103),
    ) {
        let (document, evaluation) = &JUDGED[sample];
        let mut text = String::new();
        for (i, criterion) in PACK.criteria().enumerate() {
            let Some(mark) = decided.get(&i).filter(|mark| **mark != evaluation.findings[i].judgement.mark()) else {
                continue;
            };
            let strength = mark.strength.map_or_else(String::new, |strength| format!("strength: {}, ", strength.name()));
            text += &format!(
                "- {{criterion: {}, report: '{}', status: {}, {strength}reason: 试, by: 试, on: 2024-01-01, evidence: '{}'}}\n",
                criterion.id,
                document.source().fingerprint(),
                mark.status.name(),
                evidence(criterion, &evaluation.findings[i], document.source()),
            );
        }
        let decisions = Decisions::parse(Path::new("x.yaml"), &text).unwrap();
        let mut docket = Docket::new(&decisions, std::slice::from_ref(&*PACK), day("2024-06-01").unwrap());
        let view = judged(Path::new("-"), document, &PACK, &mut docket);
        prop_assert_eq!(view.decided().count(), decisions.entries().len());
        prop_assert_eq!(invariants::faults(document.source().text(), &value(view)), Vec::<String>::new());
        prop_assert!(docket.close().warnings.is_none());
    }
}
