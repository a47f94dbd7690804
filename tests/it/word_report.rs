//! The gap report as a Word file: everything is in it, and it opens.

use super::support::{SAMPLES, run, sample_path};
use super::word_file::{Block, blocks, parts, render, result};
use duibiao::evaluation::{Status, Strength};
use duibiao::render::view::{AutomaticScore, Report};
use duibiao::render::{Lang, gaps};
use duibiao::source::{InputFormat, Limits, SourceText};
use serde_json::json;
use std::io::Write as _;
use std::process::Command;

/// Without anything that layout adds or takes.
fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn our_own_reader_finds_everything_in_it() {
    for (name, lang) in SAMPLES.into_iter().zip([Lang::Zh, Lang::En, Lang::Zh]) {
        let report = result(name);
        let bytes = render(&report, lang);
        let read = SourceText::read("差距报告.docx", &bytes, Some(InputFormat::Docx), &Limits::default()).unwrap();
        let text = bare(read.text());
        let mut wanted = vec![
            report.pack.title.clone(),
            report.report.title.clone().unwrap(),
            format!("{:.2}", report.score.total.unwrap()),
            report.score.grade.clone().unwrap(),
        ];
        for group in gaps(&report) {
            wanted.extend([group.id, group.title].map(str::to_owned));
            wanted.extend(group.criteria.iter().map(|gap| format!("{}{}", gap.id, gap.asks)));
        }
        for criterion in report.criteria() {
            wanted.push(format!("{}{}", criterion.id, criterion.asks));
            wanted.extend(criterion.evidence.iter().map(|quote| quote.place.quote.clone()));
            wanted.extend(criterion.near_miss.iter().map(|near| near.place.quote.clone()));
        }
        wanted.extend(report.statements.iter().map(|statement| statement.place.quote.clone()));
        wanted.extend(
            report
                .notices
                .iter()
                .map(|notice| notice.messages.in_lang(lang).to_owned()),
        );
        wanted.retain(|wanted| !text.contains(&bare(wanted)));
        assert_eq!(wanted, Vec::<String>::new(), "{name}: not in the file");
    }
}

/// The first gap of a sample, decided to be done by somebody.
fn decided() -> (Report, String) {
    let mut report = result("liuxi-township-2022");
    let id = gaps(&report)[0].criteria[0].id.to_owned();
    report.score.automatic = Some(AutomaticScore {
        total: Some(11.11),
        grade: Some("不合格".to_owned()),
        criteria: report.score.criteria.clone(),
    });
    let criterion = report
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.requirements)
        .flat_map(|requirement| &mut requirement.criteria)
        .find(|criterion| criterion.id == id)
        .unwrap();
    let decision = json!({
        "status": "done",
        "strength": "specific",
        "reason": "附表列明了三次培训。",
        "by": "柳溪镇司法所 张某",
        "on": "2024-03-01",
        "expires": "2025-03-01",
        "place": "决定.yaml:12",
        "automatic": {
            "status": criterion.status,
            "strength": criterion.strength,
            "score": criterion.score,
            "points": criterion.points,
            "maximum": criterion.maximum,
        },
    });
    criterion.decision = serde_json::from_value(decision).unwrap();
    (criterion.status, criterion.strength) = (Status::Done, Some(Strength::Specific));
    (criterion.points, criterion.score) = (criterion.maximum, Some(1.0));
    (report, id)
}

#[test]
fn decisions_are_told_with_what_they_replace() {
    let (report, id) = decided();
    let blocks = blocks(&render(&report, Lang::Zh));
    let rows: Vec<&Vec<String>> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(rows) => Some(rows),
            Block::Paragraph(..) => None,
        })
        .flatten()
        .filter(|row| row[0].starts_with(&format!("{id} ")))
        .collect();
    assert_eq!(
        rows.len(),
        2,
        "among the decisions and the judgements, no gap any more: {rows:?}"
    );
    for row in rows {
        let row = row.join("\n");
        for told in [
            "附表列明了三次培训",
            "柳溪镇司法所 张某",
            "2024-03-01",
            "未见表述",
            "已体现（有具体内容）",
        ] {
            assert!(row.contains(told), "{told}: {row}");
        }
    }
    let text = format!("{blocks:?}");
    for told in ["11.11", "有效期至：2025-03-01", "决定.yaml:12"] {
        assert!(text.contains(told), "{told}");
    }
    let without = format!("{:?}", self::blocks(&render(&result("liuxi-township-2022"), Lang::Zh)));
    assert!(
        !without.contains("人工认定"),
        "nothing is said of decisions where there are none"
    );
}

fn blocks_of(report: &Report) -> String {
    format!("{:?}", blocks(&render(report, Lang::Zh)))
}

#[test]
fn a_result_without_score_or_gaps_has_its_paper_too() {
    let mut report = result("liuxi-township-2022");
    report.score.total = None;
    report.score.grade = None;
    report.statements.clear();
    report.notices.clear();
    for section in &mut report.sections {
        section.score = None;
        for criterion in section.requirements.iter_mut().flat_map(|one| &mut one.criteria) {
            criterion.status = Status::Na;
            criterion.strength = None;
            criterion.evidence.clear();
            criterion.near_miss = None;
        }
    }
    let text = blocks_of(&report);
    for told in [
        "没有适用的标准，没有得分。",
        "没有差距",
        "报告未见自述不足。",
        "报告未见下步计划。",
        "未发现前后矛盾的数字",
    ] {
        assert!(text.contains(told), "{told}");
    }
    assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
}

#[test]
fn a_file_holds_one_result() {
    let folder = tempfile::tempdir().unwrap();
    let [one, two, _] = SAMPLES.map(|name| super::support::project(&sample_path(name)).display().to_string());
    let refused = run(folder.path(), &["audit", &one, &two, "--output", "差距.docx"], b"");
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("一个 docx 文件只放一份结果"));
    std::fs::create_dir(folder.path().join("结果")).unwrap();
    let each = run(
        folder.path(),
        &["audit", &one, &two, "--format", "docx", "--output", "结果"],
        b"",
    );
    assert_eq!(each.status.code(), Some(0));
    for name in &SAMPLES[..2] {
        let bytes = std::fs::read(folder.path().join(format!("结果/{name}.docx"))).unwrap();
        assert!(parts(&bytes).contains_key("word/document.xml"), "{name}");
    }
}

#[test]
fn an_office_suite_opens_it() {
    if Command::new("soffice").arg("--version").output().is_err()
        || Command::new("pdftotext").arg("-v").output().is_err()
    {
        let _ = writeln!(std::io::stderr(), "skipped: soffice and pdftotext are not both there");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (report, _) = decided();
    std::fs::write(folder.path().join("report.docx"), render(&report, Lang::Zh)).unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let converted = Command::new("soffice")
        .args(["--headless", &profile, "--convert-to", "pdf", "report.docx"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(folder.path().join("report.pdf").exists(), "{converted:?}");
    let text = Command::new("pdftotext")
        .args(["-layout", "report.pdf", "-"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let text = bare(&String::from_utf8(text.stdout).unwrap());
    for told in [
        "柳溪镇2022年法治政府建设差距报告".to_owned(),
        format!("得分{:.2}分", report.score.total.unwrap()),
        "七、评分方法和说明".to_owned(),
        "—1—".to_owned(),
        "—2—".to_owned(),
    ] {
        assert!(text.contains(&told), "{told}: {text:.2000}");
    }
}
