//! The workbook: it says what the JSON and the CSV of the same run say, and can be worked with.

use super::ledger::{csv_text, rows};
use super::rendering::{decide, rendered, samples};
use super::support::{criteria, project, run, sample_path, value};
use super::workbook::{Cell, Workbook};
use duibiao::evaluation::{Status, Strength};
use duibiao::render::{Format, Lang};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

#[test]
fn the_workbook_holds_the_same_ledger() {
    let reports = samples();
    let workbook = Workbook::read(&rendered(Format::Xlsx, &reports, Lang::Zh));
    assert_eq!(workbook.names(), ["整改台账", "全部标准", "得分", "说明"]);
    let (sheet, csv) = (workbook.rows(1), rows(&csv_text(&reports)));
    assert_eq!(sheet.len(), csv.len());
    for (sheet, csv) in sheet.iter().zip(&csv) {
        for (label, wanted) in csv {
            match sheet.get(label) {
                None => assert_eq!(wanted, "", "{label}"),
                Some(Cell::Text(text)) => assert_eq!(text, wanted, "{label}"),
                Some(Cell::Number(number)) if label == "失分" => assert_eq!(&format!("{number:.2}"), wanted),
                Some(Cell::Number(number)) => assert_eq!(&number.to_string(), wanted, "{label}"),
            }
        }
    }
}

#[test]
fn the_workbook_holds_every_criterion_and_every_score() {
    let reports = samples();
    let workbook = Workbook::read(&rendered(Format::Xlsx, &reports, Lang::Zh));
    let all: Vec<Value> = reports.into_iter().map(value).collect();
    let rows = workbook.rows(2);
    let wanted: Vec<&Value> = all.iter().flat_map(criteria).collect();
    assert_eq!(rows.len(), wanted.len());
    for (row, criterion) in rows.iter().zip(wanted) {
        let id = criterion["id"].as_str().unwrap();
        assert_eq!(row["要点编号"].text(), id);
        assert_eq!(row["判定代码"].text(), criterion["status"].as_str().unwrap());
        assert_eq!(Some(row["得分"].number()), criterion["points"].as_f64());
        assert_eq!(Some(row["满分"].number()), criterion["maximum"].as_f64());
        for (i, label) in ["依据原文1", "依据原文2", "依据原文3"].into_iter().enumerate() {
            let told = row.get(label).map(Cell::text);
            assert_eq!(told, criterion["evidence"][i]["quote"].as_str(), "{id}: {label}");
        }
        assert_eq!(
            row.get("最接近的表述").map(Cell::text),
            criterion["near_miss"]["quote"].as_str()
        );
    }
    let scores = workbook.rows(3);
    let of = |rank: &str| {
        scores
            .iter()
            .filter(|row| row["层次"].text() == rank)
            .collect::<Vec<_>>()
    };
    let totals = of("总分");
    assert_eq!(totals.len(), all.len());
    for (row, report) in totals.iter().zip(&all) {
        assert_eq!(Some(row["得分"].number()), report["score"]["total"].as_f64());
        assert_eq!(row["等次/判定"].text(), report["score"]["grade"].as_str().unwrap());
        let counts = &report["score"]["criteria"];
        for (label, key) in [
            ("已体现", "done"),
            ("列为计划", "planned"),
            ("自述不足", "deficient"),
            ("未见表述", "absent"),
            ("不适用", "na"),
        ] {
            assert_eq!(Some(row[label].number()), counts[key].as_f64(), "{label}");
        }
    }
    let sections: Vec<&Value> = all
        .iter()
        .flat_map(|report| report["sections"].as_array().unwrap())
        .collect();
    assert_eq!(of("部分").len(), sections.len());
    for (row, section) in of("部分").iter().zip(&sections) {
        assert_eq!(row["名称"].text(), section["title"].as_str().unwrap());
        assert_eq!(row.get("得分率").map(Cell::number), section["score"].as_f64());
    }
    let requirements = sections
        .iter()
        .map(|section| section["requirements"].as_array().unwrap().len());
    assert_eq!(of("要点").len(), requirements.sum::<usize>());
    // What it rests on is told.
    let about: Vec<String> = workbook
        .rows(4)
        .iter()
        .map(|row| row["内容"].text().to_owned())
        .collect();
    for report in &all {
        for print in [&report["report"]["fingerprint"], &report["pack"]["fingerprint"]] {
            assert!(about.iter().any(|text| text == print.as_str().unwrap()));
        }
        for notice in report["notices"].as_array().unwrap() {
            assert!(about.iter().any(|text| text == notice["message"].as_str().unwrap()));
        }
    }
}

#[test]
fn the_workbook_can_be_worked_with() {
    let workbook = Workbook::read(&rendered(Format::Xlsx, &samples(), Lang::Zh));
    let ledger = workbook.xml(1);
    for wanted in [
        r#"<pane xSplit="4" ySplit="1" topLeftCell="E2""#,
        "<autoFilter ref=\"A1:S",
        r#"<dataValidation type="list" errorStyle="warning""#,
        "未启动,正在推进,基本完成,已完成,已完成并长期坚持,已销号,超时限",
        "<conditionalFormatting sqref=\"F2:F",
        r#"orientation="landscape""#,
        r#"fitToHeight="0""#,
    ] {
        assert!(ledger.contains(wanted), "{wanted}");
    }
    // The list stands under 完成状态, below every gap too.
    let rows = workbook.rows(1).len();
    assert!(ledger.contains(&format!("sqref=\"N2:N{}\"", rows + 1 + 200)));
    for sheet in 1..=4 {
        let xml = workbook.xml(sheet);
        assert!(
            xml.contains("state=\"frozen\"") && xml.contains("<autoFilter"),
            "{sheet}"
        );
        assert!(!xml.contains("<f>"), "no cell is a formula");
    }
    // Every row is as high as its longest cell needs: the rows of one line are low, others are not.
    let heights: Vec<f64> = ledger
        .match_indices(" ht=\"")
        .map(|(at, found)| ledger[at + found.len()..].split('"').next().unwrap().parse().unwrap())
        .collect();
    assert_eq!(heights.len(), rows + 1);
    assert!(
        heights.iter().all(|height| (18.0..=409.0).contains(height)),
        "{heights:?}"
    );
    assert!(heights.iter().any(|height| *height > 60.0));
    // Sections fold.
    assert!(workbook.xml(3).contains("outlineLevel=\"2\""));
}

#[test]
fn the_same_results_give_the_same_bytes() {
    let reports = samples();
    let first = rendered(Format::Xlsx, &reports, Lang::Zh);
    // Files in a zip are dated to two seconds.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    assert!(first == rendered(Format::Xlsx, &reports, Lang::Zh));
}

#[test]
fn nothing_a_report_or_a_pack_says_is_a_formula() {
    let folder = tempfile::tempdir().unwrap();
    let evil = r#"=HYPERLINK("x","y")"#;
    let quoted = serde_json::to_string(evil).unwrap();
    let long = "长".repeat(40_000);
    let pack = format!(
        "duibiao: 1\nid: {quoted}\ntitle: {quoted}\nsections:\n- title: {quoted}\n  requirements:\n  - id: '＝1+1'\n    \
         clause: '@x'\n    title: '-1'\n    lead: ['+1']\n    responsible: [{quoted}]\n    basis: [{quoted}]\n    remedy: {quoted}\n    \
         criteria:\n    - id: '=A'\n      asks: {quoted}\n      remedy: {long}\n      evidence: [立法联系点]\n      \
         cases: {{done: [设立立法联系点3个。]}}\n    - id: B\n      asks: \"\\e_x0041_\"\n      evidence: [法律顾问]\n      \
         cases: {{done: [聘请3名律师担任法律顾问。]}}\n"
    );
    fs::write(folder.path().join("pack.yaml"), pack).unwrap();
    let report = "青禾县2023年法治政府建设年度报告\n一、做法\n=1+2落实法律顾问制度。\n";
    fs::write(folder.path().join("=cmd.txt"), report).unwrap();
    let args = [
        "audit",
        "=cmd.txt",
        "--rules",
        "pack.yaml",
        "-o",
        "out.csv",
        "-o",
        "out.xlsx",
    ];
    let output = run(folder.path(), &args, b"");
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let csv = fs::read_to_string(folder.path().join("out.csv")).unwrap();
    let rows = rows(&csv);
    assert_eq!(rows.len(), 2);
    for cell in rows.iter().flat_map(BTreeMap::values) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '＝', '\t', '\r']), "{cell}");
    }
    assert_eq!(rows[0]["要点编号"], "'=A");
    assert_eq!(rows[0]["所属要点"], "'＝1+1");
    assert_eq!(rows[0]["整改建议"].chars().count(), 40_000);
    let workbook = Workbook::read(&fs::read(folder.path().join("out.xlsx")).unwrap());
    let sheet = workbook.rows(1);
    assert_eq!(sheet[0]["要点编号"].text(), "=A", "text stays text, with no apostrophe");
    assert_eq!(sheet[0]["报告文件"].text(), "=cmd.txt");
    let remedy = sheet[0]["整改建议"].text();
    assert_eq!(remedy.chars().count(), 32_767);
    assert!(remedy.ends_with("（超过单元格上限，以下截去；全文见 JSON）"));
    assert!(
        sheet[1]["要点内容"].text().ends_with("\n⟨U+001B⟩_x005F_x0041_"),
        "{:?}",
        sheet[1]["要点内容"]
    );
    for part in workbook.parts() {
        assert!(!part.contains("<f>") && !part.contains("<hyperlink"));
    }
}

#[test]
fn where_there_is_no_gap_the_ledger_is_a_head_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let report = "青禾县2023年法治政府建设年度报告\n一、做法\n全年对5件重大行政决策事项进行了合法性审查。\n聘请3名律师担任法律顾问。\n";
    fs::write(folder.path().join("a.txt"), report).unwrap();
    let pack = format!("--rules={}", project("tests/fixtures/packs/minimal.yaml").display());
    let args = ["audit", "a.txt", &pack, "-o", "out.csv", "-o", "out.xlsx"];
    assert_eq!(run(folder.path(), &args, b"").status.code(), Some(0));
    let csv = fs::read_to_string(folder.path().join("out.csv")).unwrap();
    assert_eq!(csv.lines().count(), 1);
    let workbook = Workbook::read(&fs::read(folder.path().join("out.xlsx")).unwrap());
    let rows = workbook.rows(1);
    assert_eq!(rows.len(), 1);
    assert!(rows[0]["序号"].text().starts_with("没有差距"));
    assert_eq!(workbook.rows(2).len(), 2);
}

#[test]
fn decisions_are_shown_with_what_the_tool_had_found() {
    let mut reports = samples();
    reports.truncate(1);
    decide(&mut reports[0], Status::Absent, Status::Done, Some(Strength::Generic));
    let rows = rows(&csv_text(&reports));
    let told: Vec<&String> = rows
        .iter()
        .map(|row| &row["备注"])
        .filter(|text| !text.is_empty())
        .collect();
    assert_eq!(
        told,
        [
            "王审核（2024-03-01）认定为“已体现（仅为表态）”，理由：附件三写有此事，=但无数字（系统判定：未见表述）；有效期至2025-03-01"
        ]
    );
    let workbook = Workbook::read(&rendered(Format::Xlsx, &reports, Lang::Zh));
    let row = workbook
        .rows(2)
        .into_iter()
        .find(|row| row.contains_key("认定人"))
        .unwrap();
    for (label, wanted) in [
        ("判定", "已体现"),
        ("表述程度", "仅为表态"),
        ("系统判定", "未见表述"),
        ("认定人", "王审核"),
        ("认定日期", "2024-03-01"),
        ("认定理由", "附件三写有此事，=但无数字"),
        ("有效期至", "2025-03-01"),
    ] {
        assert_eq!(row[label].text(), wanted, "{label}");
    }
}

#[test]
fn labels_come_in_english_too() {
    let reports = samples();
    let text = String::from_utf8(rendered(Format::Csv, &reports, Lang::En)).unwrap();
    assert!(
        text.starts_with("\u{feff}No.,Locality,Year,Item,"),
        "{}",
        text.lines().next().unwrap()
    );
    let workbook = Workbook::read(&rendered(Format::Xlsx, &reports, Lang::En));
    assert_eq!(workbook.names(), ["Ledger of gaps", "All criteria", "Score", "About"]);
}

#[test]
fn libreoffice_opens_the_workbook_and_reads_the_same_ledger() {
    if Command::new("soffice").arg("--version").output().is_err() {
        let _ = std::io::Write::write_all(&mut std::io::stderr(), b"skipped: soffice is not there\n");
        return;
    }
    let reports = samples();
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("out.xlsx"),
        rendered(Format::Xlsx, &reports, Lang::Zh),
    )
    .unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let output = Command::new("soffice")
        .args([
            "--headless",
            &profile,
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1",
            "out.xlsx",
        ])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let read = fs::read_to_string(folder.path().join("out.csv"));
    let read = read.unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    assert_eq!(
        rows(&format!("\u{feff}{}", read.trim_start_matches('\u{feff}'))),
        rows(&csv_text(&reports))
    );
}

#[test]
fn a_saved_result_gives_the_same_files() {
    let folder = tempfile::tempdir().unwrap();
    let report = project(&sample_path("qinghe-county-2023")).display().to_string();
    let names = |stem: &str| ["xlsx", "csv", "sarif", "xml"].map(|extension| format!("{stem}.{extension}"));
    let write = |args: &[&str], stem: &str| {
        let outputs = names(stem);
        let outputs = outputs.iter().flat_map(|name| ["-o", name.as_str()]);
        let args: Vec<&str> = args.iter().copied().chain(outputs).collect();
        let output = run(folder.path(), &args, b"");
        assert_eq!(
            output.status.code(),
            Some(0),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    };
    write(&["audit", &report, "-o", "saved.json"], "first");
    write(&["render", "saved.json"], "again");
    for (first, again) in names("first").iter().zip(names("again")) {
        let read = |name: &str| fs::read(folder.path().join(name)).unwrap();
        assert!(read(first) == read(&again), "{first}");
    }
    // A workbook goes through a pipe as well as any text.
    let piped = run(folder.path(), &["audit", &report, "--format", "xlsx"], b"");
    assert!(piped.stdout == fs::read(folder.path().join("first.xlsx")).unwrap());
}
