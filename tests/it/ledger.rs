//! The ledger of gaps in CSV: it says what the JSON of the same run says.

use super::rendering::{rendered_text, samples};
use super::support::{PACK, criteria, value};
use duibiao::render::Format;
use duibiao::render::view::Report;
use serde_json::Value;
use std::collections::BTreeMap;

/// The ledger as CSV.
pub(super) fn csv_text(reports: &[Report]) -> String {
    rendered_text(Format::Csv, reports)
}

/// The rows of a CSV by the labels of its head.
pub(super) fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    let named = |record: csv::StringRecord| {
        let cells = head.iter().zip(&record);
        cells.map(|(label, cell)| (label.to_owned(), cell.to_owned())).collect()
    };
    reader.records().map(|record| named(record.unwrap())).collect()
}

fn is_gap(criterion: &Value) -> bool {
    matches!(
        criterion["status"].as_str().unwrap(),
        "absent" | "planned" | "deficient"
    ) || criterion["strength"] == "generic"
}

fn lost(criterion: &Value) -> f64 {
    let points = |key: &str| criterion[key].as_f64().unwrap();
    ((points("maximum") - points("points")) * 100.0).round() / 100.0
}

#[test]
fn the_ledger_holds_every_gap_of_every_report_and_nothing_else() {
    let reports = samples();
    let rows = rows(&csv_text(&reports));
    let numbers: Vec<String> = (1..=rows.len()).map(|number| number.to_string()).collect();
    let told: Vec<&String> = rows.iter().map(|row| &row["序号"]).collect();
    assert_eq!(told, numbers.iter().collect::<Vec<_>>());
    let mut total = 0;
    for report in reports {
        let path = report.report.path.clone();
        let json = value(report);
        let mut mine = rows.iter().filter(|row| row["报告文件"] == path).collect::<Vec<_>>();
        mine.sort_by_key(|row| row["要点编号"].clone());
        let mut gaps: Vec<&Value> = criteria(&json).filter(|criterion| is_gap(criterion)).collect();
        gaps.sort_by_key(|criterion| criterion["id"].as_str().unwrap().to_owned());
        assert_eq!(mine.len(), gaps.len(), "{path}");
        total += mine.len();
        for (row, gap) in mine.iter().zip(gaps) {
            let id = gap["id"].as_str().unwrap();
            assert_eq!(row["要点编号"], id);
            assert_eq!(row["判定代码"], gap["status"].as_str().unwrap(), "{id}");
            assert_eq!(row["失分"], format!("{:.2}", lost(gap)), "{id}");
            assert!(row["要点内容"].ends_with(gap["asks"].as_str().unwrap()), "{id}");
            let quote = [&gap["evidence"][0]["quote"], &gap["near_miss"]["quote"]]
                .into_iter()
                .find_map(Value::as_str);
            match quote {
                Some(quote) => assert!(row["报告原文及位置"].contains(&format!("「{quote}」（")), "{id}"),
                None => assert_eq!(row["报告原文及位置"], "", "{id}"),
            }
            for blank in ["整改时限", "完成状态", "备注"] {
                assert_eq!(row[blank], "", "{id}: the office fills in {blank}");
            }
            assert_eq!(row["年度"], json["report"]["year"].to_string());
            assert_eq!(row["地区"], json["report"]["locality"].as_str().unwrap());
            assert_eq!(row["规则包"], PACK.id);
        }
        // Units, basis and remedy are the requirement's.
        let requirements = json["sections"].as_array().unwrap().iter();
        for requirement in requirements.flat_map(|section| section["requirements"].as_array().unwrap()) {
            for row in mine.iter().filter(|row| requirement["id"] == row["所属要点"]) {
                let units: Vec<&str> = requirement["lead"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|unit| unit.as_str().unwrap())
                    .collect();
                assert_eq!(row["牵头单位"], units.join("、"));
                assert!(row["依据"].contains(requirement["clause"].as_str().unwrap()));
                assert!(!row["整改建议"].is_empty() && !row["责任单位"].is_empty());
            }
        }
    }
    assert_eq!(total, rows.len());
    assert!(total > 30, "{total}");
}

#[test]
fn the_csv_is_what_excel_wants() {
    let text = csv_text(&samples());
    assert!(text.starts_with("\u{feff}序号,地区,年度,"));
    assert!(text.ends_with("\r\n"));
    // Only line feeds inside cells are without a carriage return, and they stand between quotation marks.
    let mut quoted = false;
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '\n' => assert!(quoted || before == '\r'),
            _ => {}
        }
        before = c;
    }
}

#[test]
fn the_shape_is_the_same_for_one_report_and_for_many() {
    let reports = samples();
    let head = |text: &str| text.lines().next().unwrap().to_owned();
    assert_eq!(head(&csv_text(&reports)), head(&csv_text(&reports[..1])));
    let alone: usize = reports.chunks(1).map(|one| rows(&csv_text(one)).len()).sum();
    assert_eq!(rows(&csv_text(&reports)).len(), alone);
}
