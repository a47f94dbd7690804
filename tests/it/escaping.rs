//! Whatever a report, a pack, a file name or a manifest says, it stays text: on a page, in Markdown, on a terminal.

use super::support::run;
use std::fs;
use std::path::Path;

/// What must not become part of a page.
const EVIL: &str = r#"<script>alert(1)</script><img src=x onerror=alert(2)>"'`*_[甲](javascript:alert(3))"#;

const NAME: &str = "<img src=x onerror=alert(1)>.txt";

/// A folder with a report, a pack and a manifest that say it in every field they have.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: String| fs::write(folder.path().join(name), text).unwrap();
    write(
        NAME,
        format!(
            "{EVIL}人民政府\n{EVIL}2023年法治政府建设年度报告\n各{EVIL}镇人民政府：\n一、{EVIL}主要做法\n\
             聘请{EVIL}3名律师担任法律顾问。收到申请73件，其中{EVIL}办结66件、撤回5件、驳回1件。\n\
             二、{EVIL}存在的问题\n{EVIL}力量不足。\n三、{EVIL}下一步打算\n{EVIL}将加强培训。\n\
             {EVIL}县人民政府\n2024年1月2日\n"
        ),
    );
    let quoted = serde_json::to_string(EVIL).unwrap();
    let criterion = serde_json::to_string(&format!("{EVIL}.a")).unwrap();
    write(
        "pack.yaml",
        format!(
            "duibiao: 1\nid: {quoted}\ntitle: {quoted}\nissuer: {quoted}\nsections:\n- title: {quoted}\n  requirements:\n  \
             - id: {quoted}\n    clause: {quoted}\n    title: {quoted}\n    lead: [{quoted}]\n    responsible: [{quoted}]\n    \
             basis: [{quoted}]\n    remedy: {quoted}\n    criteria:\n    - id: {criterion}\n      asks: {quoted}\n      \
             remedy: {quoted}\n      evidence: [法律顾问]\n      cases: {{done: [聘请3名律师担任法律顾问。]}}\n    - id: B\n      \
             asks: {quoted}\n      evidence: [[律师, 公证]]\n      cases: {{done: [律师3名办理公证5件。]}}\n"
        ),
    );
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    write("list.csv", format!("path,locality\n{},{}\n", cell(NAME), cell(EVIL)));
    folder
}

/// A person who says it too, of both criteria.
fn decide(folder: &Path, words: &str, report: &str, pack: &str, criterion: &str) {
    let said = [("--reason", words), ("--by", words), ("--quote", "律师")].map(|(key, text)| format!("{key}={text}"));
    let args = [
        "decide",
        report,
        pack,
        "--status=planned",
        "--decisions=d.yaml",
        "--",
        criterion,
    ];
    let args: Vec<&str> = said.iter().map(String::as_str).fold(args.to_vec(), |mut args, said| {
        args.insert(3, said);
        args
    });
    output(folder, &args);
}

fn output(folder: &Path, args: &[&str]) -> String {
    let output = run(folder, args, b"");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{args:?}: {told}");
    String::from_utf8(output.stdout).unwrap()
}

/// The tags of a page, each from `<` to `>`.
fn tags(page: &str) -> impl Iterator<Item = &str> {
    page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap())
}

/// The page of a report that says it everywhere, with a person who says it, too.
pub(super) fn page() -> String {
    let folder = folder();
    decide(folder.path(), EVIL, NAME, "--rules=pack.yaml", &format!("{EVIL}.a"));
    page_in(folder.path(), &["--decisions=d.yaml"])
}

fn page_in(folder: &Path, extra: &[&str]) -> String {
    let args = [
        "audit",
        "--manifest",
        "list.csv",
        "--rules",
        "pack.yaml",
        "--format",
        "html",
    ];
    output(folder, &[args.as_slice(), extra].concat())
}

/// A page without the insides of its styles and scripts, and those insides.
fn apart(page: &str) -> (String, Vec<&str>) {
    let (mut markup, mut inside) = (String::new(), Vec::new());
    let mut rest = page;
    while let Some(start) = ["<style", "<script"].iter().filter_map(|tag| rest.find(tag)).min() {
        let body = start + rest[start..].find('>').unwrap() + 1;
        let end = body + rest[body..].find("</s").unwrap();
        markup.push_str(&rest[..body]);
        inside.push(&rest[body..end]);
        rest = &rest[end..];
    }
    (markup + rest, inside)
}

/// Elements a page is made of.
const KNOWN: &str = "!DOCTYPE html head meta title style script body header main section nav footer form fieldset legend \
                     label input select option button h1 h2 h3 h4 p span strong i a table thead tbody tr th td ul li dl dt \
                     dd div figure figcaption blockquote svg rect";

#[test]
fn a_page_holds_no_markup_but_its_own() {
    let page = page();
    assert!(page.matches("&lt;script&gt;").count() >= 30, "{page}");
    let (markup, inside) = apart(&page);
    for tag in tags(&markup) {
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap();
        assert!(KNOWN.split(' ').any(|known| known == name), "<{tag}>");
        // Attributes stay inside their quotation marks: outside of them no handler is left.
        assert_eq!(tag.matches('"').count() % 2, 0, "<{tag}>");
        let bare: String = tag.split('"').step_by(2).collect();
        assert!(!bare.contains("onerror"), "<{tag}>");
    }
    // What the page says is never inside a style or a script.
    assert_eq!(inside.len(), 6);
    assert!(
        inside
            .iter()
            .all(|text| !text.contains("alert") && !text.contains("人民政府"))
    );
}

#[test]
fn a_template_of_ones_own_makes_a_page_whatever_it_is_called() {
    let folder = folder();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write(
        "t.tpl",
        "<p>{{ report.title }}{{ report.path }}{% include 'part.txt' %}{% include 'page/foot.html' %}</p>",
    );
    write("part.txt", "{{ report.locality }}");
    fs::create_dir(folder.path().join("page")).unwrap();
    write("page/foot.html", "<b>{{ pack.id }}</b>");
    let page = page_in(folder.path(), &["--template", "t.tpl"]);
    assert_eq!(tags(&page).collect::<Vec<_>>(), ["p", "b", "/b", "/p"], "{page}");
}

#[test]
fn a_template_includes_the_parts_that_are_built_in() {
    let folder = folder();
    let template =
        "{% import 'page/macros.html' as m %}<style>{% include 'page/style.css' %}</style>{{ m.l('score') }}";
    fs::write(folder.path().join("t.html"), template).unwrap();
    let page = page_in(folder.path(), &["--template", "t.html"]);
    assert!(
        page.contains("--ink:") && page.ends_with("<span data-t=\"score\">得分</span>"),
        "{page}"
    );
}

#[test]
fn markdown_takes_nothing_for_markup() {
    let folder = folder();
    decide(folder.path(), EVIL, NAME, "--rules=pack.yaml", &format!("{EVIL}.a"));
    let args = [
        "audit",
        NAME,
        "--rules",
        "pack.yaml",
        "--format",
        "md",
        "--decisions=d.yaml",
    ];
    let text = output(folder.path(), &args);
    assert!(text.contains("script") && text.contains("人工认定"), "{text}");
    let bytes = text.as_bytes();
    for (i, _) in text.match_indices(['<', '`']) {
        assert_eq!(bytes[i - 1], b'\\', "{}", text[..i].lines().last().unwrap());
    }
    assert!(!text.contains("[甲]("), "{text}");
}

#[test]
fn nothing_acts_on_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let acting = "\u{1b}[31m\u{202e}\u{9b}";
    let report =
        format!("青禾{acting}县2023年法治政府建设年度报告\n一、做{acting}法\n聘请3名{acting}律师担任法律顾问。\n");
    fs::write(folder.path().join("x.txt"), report).unwrap();
    let pack = super::support::project("tests/fixtures/packs/minimal.yaml");
    let pack = format!("--rules={}", pack.display());
    fs::create_dir(folder.path().join("labels")).unwrap();
    let labels = "text: x.txt\nlabels:\n  QH-01.b: {status: absent}\n  QH-01.a: {status: done, quote: \"\\e[31m\"}\n";
    fs::write(folder.path().join("labels/\u{1b}[1m.yaml"), labels).unwrap();
    decide(folder.path(), &format!("核{acting}对"), "x.txt", &pack, "QH-01.b");
    let decided = "--decisions=d.yaml";
    let again = [
        "decide",
        "x.txt",
        "QH-01.b",
        &pack,
        decided,
        "--replace",
        "--status=deficient",
        "--reason",
        acting,
        "--by",
        acting,
    ];
    let runs: [&[&str]; 15] = [
        &["audit", "x.txt", &pack, decided],
        &["audit", "x.txt", &pack, decided, "--format", "md"],
        &["audit", "x.txt", &pack, decided, "--format", "json"],
        &["explain", "QH-01.b", "x.txt", &pack, decided],
        &again,
        &["audit", "x.txt", &pack],
        &["audit", "x.txt", &pack, "--format", "md"],
        &["audit", "x.txt", &pack, "--format", "json"],
        &["audit", "x.txt", &pack, "--format", "html"],
        &["audit", "x.txt", &pack, "--format", "sarif"],
        &["audit", "x.txt", &pack, "--format", "junit"],
        &["explain", "QH-01.b", "x.txt", &pack],
        &["text", "x.txt"],
        &["text", "x.txt", "--format", "json"],
        &["agree", "--gold", "labels", &pack],
    ];
    for args in runs {
        let output = run(folder.path(), args, b"");
        for stream in [output.stdout, output.stderr] {
            let text = String::from_utf8(stream).unwrap();
            let acts = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
            assert!(!text.contains(acts), "{args:?}: {text:?}");
        }
        assert_eq!(output.status.code(), Some(0), "{args:?}");
    }
}
