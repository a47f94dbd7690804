//! Folders, globs and manifests: what is read, in which order, with which facts.

use super::support::{project, run};
use serde_json::Value;
use std::fs;
use std::path::Path;

const TEXT: &str = "青禾县2023年法治政府建设年度报告\n一、做法\n聘请3名律师担任法律顾问。\n";

/// A folder with files of that text.
fn folder(names: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in names {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, TEXT).unwrap();
    }
    folder
}

/// The reports that were judged, and what was told.
fn audit(folder: &Path, args: &[&str]) -> (Vec<Value>, String, Option<i32>) {
    let pack = format!("--rules={}", project("tests/fixtures/packs/minimal.yaml").display());
    let args: Vec<&str> = ["audit", &pack, "--format=jsonl"]
        .into_iter()
        .chain(args.iter().copied())
        .collect();
    let output = run(folder, &args, b"");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let reports = String::from_utf8(output.stdout).unwrap();
    let reports = reports
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    (reports, told, output.status.code())
}

fn paths(reports: &[Value]) -> Vec<&str> {
    reports
        .iter()
        .map(|report| report["report"]["path"].as_str().unwrap())
        .collect()
}

#[test]
fn a_folder_is_read_by_name_and_by_type() {
    let names = [
        "in/b.txt",
        "in/a/2.HTM.txt",
        "in/a/1",
        "in/c.MD.txt",
        "in/.hidden.txt",
        "in/.git/x.txt",
        "in/~$b.docx",
        "in/t.xlsx",
    ];
    let folder = folder(&names);
    let (reports, told, status) = audit(folder.path(), &["in"]);
    assert_eq!(paths(&reports), ["in/a/1", "in/a/2.HTM.txt", "in/b.txt", "in/c.MD.txt"]);
    assert!(told.contains("xlsx 1") && status == Some(0), "{told}");
    // The order of the arguments stands, and each file is judged once.
    let (reports, told, _) = audit(folder.path(), &["in/c.MD.txt", "./in/a/../b.txt", "in", "in/b.txt"]);
    assert_eq!(
        paths(&reports),
        ["in/c.MD.txt", "./in/a/../b.txt", "in/a/1", "in/a/2.HTM.txt"]
    );
    assert!(told.contains("in/b.txt：与 ./in/a/../b.txt 是同一个文件"), "{told}");
    let (reports, ..) = audit(folder.path(), &["."]);
    assert_eq!(paths(&reports)[0], "in/a/1");
}

#[test]
fn globs_are_expanded_without_a_shell() {
    let folder = folder(&[
        "in/b.txt",
        "in/a/1.txt",
        "in/a/草稿/2.txt",
        "in/a.dat",
        "in/.h.txt",
        "in/甲乙.txt",
    ]);
    let found = |args: &[&str]| {
        let (reports, told, status) = audit(folder.path(), args);
        (paths(&reports).join(" "), told, status)
    };
    assert_eq!(found(&["in/*.txt"]).0, "in/b.txt in/甲乙.txt");
    assert_eq!(
        found(&["in/**/*.txt"]).0,
        "in/a/1.txt in/a/草稿/2.txt in/b.txt in/甲乙.txt"
    );
    assert_eq!(found(&["**"]).0, "in/a/1.txt in/a/草稿/2.txt in/b.txt in/甲乙.txt");
    assert_eq!(
        found(&["in/**", "--exclude", "草稿"]).0,
        "in/a/1.txt in/b.txt in/甲乙.txt"
    );
    assert_eq!(
        found(&["in", "--exclude", "a/**", "--exclude", "*.dat", "--exclude", "甲?.txt"]).0,
        "in/b.txt"
    );
    assert_eq!(found(&["in/甲?.{txt,md}"]).0, "in/甲乙.txt");
    assert_eq!(found(&["in/*.dat"]).0, "in/a.dat");
    assert_eq!(found(&["./in/b.t?t"]).0, "in/b.txt");
    let (paths, told, status) = found(&["in/*.pdf", "in/b.txt"]);
    assert_eq!((paths.as_str(), status), ("in/b.txt", Some(2)));
    assert!(
        told.contains("in/*.pdf：没有") && told.contains("共 2 份，审阅 1 份，1 份读不了"),
        "{told}"
    );
    let (_, told, status) = found(&["in", "--exclude", "**"]);
    assert!(status == Some(2) && told.contains("没有报告"), "{told}");
    let (_, told, status) = found(&["in/b.txt", "--exclude", "b.*"]);
    assert!(status == Some(2) && told.contains("--exclude"), "{told}");
    let (_, told, status) = found(&["in", "--exclude", "[b"]);
    assert!(
        status == Some(2) && told.contains("--exclude [b") && told.contains("成对"),
        "{told}"
    );
}

#[test]
fn more_inputs_than_the_limit_are_refused_before_any_is_read() {
    let folder = folder(&["in/1.txt", "in/2.txt", "in/3.txt"]);
    let (reports, told, status) = audit(folder.path(), &["in", "--max-inputs", "2"]);
    assert!(reports.is_empty() && status == Some(2), "{told}");
    assert!(told.contains("上限 2 份") && told.contains("--max-inputs"), "{told}");
    assert_eq!(audit(folder.path(), &["in", "--max-inputs", "3"]).2, Some(0));
}

#[test]
#[cfg(unix)]
fn links_to_folders_are_not_followed() {
    let folder = folder(&["in/a.txt", "out/b.txt"]);
    let link = |to: &str, name: &str| std::os::unix::fs::symlink(to, folder.path().join(name)).unwrap();
    link("..", "in/up");
    link("../out", "in/out");
    link("../out/b.txt", "in/c.txt");
    let (reports, ..) = audit(folder.path(), &["in"]);
    assert_eq!(paths(&reports), ["in/a.txt", "in/c.txt"]);
    let (reports, ..) = audit(folder.path(), &["in/**/*.txt"]);
    assert_eq!(paths(&reports), ["in/a.txt", "in/c.txt"]);
    // One that is named is meant.
    let (reports, ..) = audit(folder.path(), &["in/out"]);
    assert_eq!(paths(&reports), ["in/out/b.txt"]);
}

#[test]
fn a_manifest_overrules_the_text_and_options_overrule_it() {
    let folder = folder(&["m/in/a.txt", "m/in/b.txt"]);
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    let csv = "path,province,year,level,locality\nin/a.txt,江苏,2021年,乡镇,\"安澜市,柳溪镇\"\nin/b.txt,,,,\n";
    write("m/utf8.csv", csv.as_bytes());
    write("m/bom.csv", format!("\u{feff}{}", csv.replace('\n', "\r\n")).as_bytes());
    write("m/gbk.csv", &encoding_rs::GB18030.encode(csv).0);
    let yaml = "- path: in/a.txt\n  locality: 安澜市,柳溪镇\n  level: township\n  year: 2021\n  province: 江苏省\n- in/b.txt\n";
    write("m/list.yaml", yaml.as_bytes());
    for list in ["m/utf8.csv", "m/bom.csv", "m/gbk.csv", "m/list.yaml"] {
        let (reports, told, status) = audit(folder.path(), &["--manifest", list]);
        assert_eq!((status, told.as_str()), (Some(0), ""), "{list}");
        assert_eq!(paths(&reports), ["m/in/a.txt", "m/in/b.txt"], "{list}");
        let facts = |report: &Value| {
            let of = |key: &str| report["report"][key].clone();
            [of("locality"), of("level"), of("year"), of("province")].map(|value| value.to_string())
        };
        assert_eq!(
            facts(&reports[0]),
            ["\"安澜市,柳溪镇\"", "\"township\"", "2021", "\"江苏省\""],
            "{list}"
        );
        assert_eq!(facts(&reports[1])[..3], ["\"青禾县\"", "\"county\"", "2023"], "{list}");
    }
    // Files named beside it come first and get their facts from it.
    let (reports, ..) = audit(
        folder.path(),
        &[
            "m/in/b.txt",
            "m/in/a.txt",
            "--manifest",
            "m/list.yaml",
            "--year",
            "2020",
        ],
    );
    assert_eq!(paths(&reports), ["m/in/b.txt", "m/in/a.txt"]);
    assert_eq!(reports[1]["report"]["year"], 2020);
    assert_eq!(reports[1]["report"]["level"], "township");
}

#[test]
fn what_is_wrong_in_a_manifest_is_told_all_at_once() {
    let folder = folder(&["a.txt", "b.txt"]);
    let told = |name: &str, text: &str, wanted: &[&str]| {
        fs::write(folder.path().join(name), text).unwrap();
        let (reports, told, status) = audit(folder.path(), &["--manifest", name]);
        assert!(reports.is_empty() && status == Some(2), "{text}: {told}");
        let mut rest = told.as_str();
        for words in wanted {
            let Some((_, after)) = rest.split_once(words) else {
                panic!("{text} lacks {words}: {told}");
            };
            rest = after;
        }
    };
    told(
        "c.csv",
        "path,levle,path\n",
        &["有两个", "没有“levle”", "c.csv:1:1", "level"],
    );
    told("c.csv", "level,year\ncounty,2023\n", &["没有“path”这一列", "c.csv:1:1"]);
    told("c.csv", "path;level\n", &["表头只有一列", "半角逗号"]);
    told("c.csv", "path,level\n", &["一份报告也没有"]);
    told(
        "c.csv",
        "path,level,year,province\na.txt,village,20x3,江南\n,city,,\n./a.txt,,,\nb.txt,,1066,\nb.txt,1,2,3,4\n",
        &[
            "没有“village”",
            "c.csv:2:1",
            "20x3",
            "江南",
            "没写“path”",
            "c.csv:3:1",
            "写了两次",
            "第 2 行",
            "c.csv:4:1",
            "1066",
            "5 格",
            "清单有 7 处问题",
        ],
    );
    told("c.yaml", "path: a.txt\n", &["应是一个列表", "c.yaml:1:1"]);
    told(
        "c.yaml",
        "- path: a.txt\n  lokality: 青禾\n  level: [县]\n",
        &["lokality", "c.yaml:2:3", "locality", "类型不对", "c.yaml:3"],
    );
    told("c.yaml", "- path: a.txt\n- path: a.txt\n", &["写了两次", "c.yaml:2:9"]);
    told("c.yaml", "- {path: [\n", &["c.yaml"]);
    told("c.txt", "path\na.txt\n", &["c.txt", "csv", "yaml"]);
    let (_, told, status) = audit(folder.path(), &["--manifest", "none.csv"]);
    assert!(status == Some(2) && told.contains("none.csv：没有这份清单"), "{told}");
    // A report that is not there stops no other.
    fs::write(folder.path().join("d.csv"), "path\nnowhere.txt\nb.txt\n").unwrap();
    let (reports, told, status) = audit(folder.path(), &["--manifest", "d.csv"]);
    assert_eq!((paths(&reports), status), (vec!["b.txt"], Some(2)));
    assert!(
        told.contains("nowhere.txt：没有这个文件") && told.contains("d.csv:2"),
        "{told}"
    );
}

#[test]
fn results_of_one_name_get_numbers_and_no_report_is_written_over() {
    let folder = folder(&["in/a/报告.txt", "in/b/报告.txt", "in/报告-2.txt", "out/x"]);
    let (_, told, status) = audit(folder.path(), &["in", "--output", "out"]);
    assert_eq!((status, told.as_str()), (Some(0), ""));
    let mut names: Vec<String> = fs::read_dir(folder.path().join("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["x", "报告-2-2.jsonl", "报告-2.jsonl", "报告.jsonl"]);
    let pack = format!("--rules={}", project("tests/fixtures/packs/minimal.yaml").display());
    for (args, kept) in [
        (["audit", "in/a", "--output", "in/a", &pack], "in/a/报告.txt"),
        (
            ["audit", "in/a/报告.txt", "--output", "in/a/../a/报告.txt", &pack],
            "in/a/报告.txt",
        ),
        (
            ["text", "in/a", "--output", "in/a/报告.txt", "--format=text"],
            "in/a/报告.txt",
        ),
    ] {
        let output = run(folder.path(), &args, b"");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.code() == Some(2) && told.contains("写进去就没有了"),
            "{args:?}: {told}"
        );
        assert_eq!(fs::read_to_string(folder.path().join(kept)).unwrap(), TEXT);
    }
}

#[test]
#[cfg(unix)]
fn a_template_reads_nothing_outside_its_folder() {
    let folder = folder(&["r.txt", "t/inner.md", "secret.md"]);
    std::os::unix::fs::symlink("../secret.md", folder.path().join("t/link.md")).unwrap();
    std::os::unix::fs::symlink("inner.md", folder.path().join("t/good.md")).unwrap();
    let absolute = folder.path().join("secret.md").display().to_string();
    let pack = format!("--rules={}", project("tests/fixtures/packs/minimal.yaml").display());
    let audit = |template: &str| {
        fs::write(folder.path().join("t/t.md"), template).unwrap();
        let output = run(folder.path(), &["audit", "r.txt", &pack, "--template", "t/t.md"], b"");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), String::from_utf8(output.stdout).unwrap(), told)
    };
    for name in [
        "link.md",
        "../secret.md",
        "../t/../secret.md",
        "./../secret.md",
        &absolute,
        "/etc/hostname",
    ] {
        for template in [
            format!("{{% include '{name}' %}}"),
            format!("{{% extends '{name}' %}}"),
            format!("{{% import '{name}' as x %}}{{{{ x }}}}"),
            format!("{{% from '{name}' import x %}}"),
        ] {
            let (status, text, told) = audit(&template);
            assert_eq!(status, Some(2), "{template}");
            assert!(
                text.is_empty() && told.contains("t.md") && !told.contains("律师"),
                "{template}: {told}"
            );
        }
    }
    for name in ["inner.md", "good.md", "../t/inner.md"] {
        let (status, text, told) = audit(&format!("{{% include '{name}' %}}"));
        assert!(status == Some(0) && text.contains("律师"), "{name}: {told}");
    }
}
