//! Inputs nobody should have to read: `cases/torture.yaml`, and what no table can hold.

use super::support::{project, run};
use super::table::all_run;
use std::fs;
use std::path::Path;

fn pack() -> String {
    format!("--rules={}", project("tests/fixtures/packs/minimal.yaml").display())
}

/// Status and messages of an audit in a folder.
fn audit(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let pack = pack();
    let args: Vec<&str> = ["audit", &pack].into_iter().chain(args.iter().copied()).collect();
    let output = run(folder, &args, b"");
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

#[test]
fn the_torture_table_ends_as_it_says() {
    assert!(all_run("torture.yaml") >= 60);
}

#[test]
#[cfg(unix)]
fn a_pipe_nobody_writes_to_keeps_nobody_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(folder.path().join("p.txt"))
        .status();
    if !made.is_ok_and(|status| status.success()) {
        return;
    }
    let (status, told) = audit(folder.path(), &["p.txt"]);
    assert_eq!(status, Some(2));
    assert!(told.contains("管道") && told.contains('-'), "{told}");
}

#[test]
#[cfg(target_os = "linux")]
fn names_that_are_no_text_are_read() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let folder = tempfile::tempdir().unwrap();
    let name = OsStr::from_bytes(b"\xb1\xa8\xb8\xe6.txt");
    fs::write(folder.path().join(name), "聘请3名律师担任法律顾问。").unwrap();
    let (status, told) = audit(folder.path(), &["."]);
    assert_eq!((status, told.as_str()), (Some(0), ""));
}

#[test]
#[cfg(unix)]
fn files_without_permission_are_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.txt");
    fs::write(&file, "聘请3名律师担任法律顾问。").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    // Permissions do not bind root.
    if fs::read(&file).is_ok() {
        return;
    }
    let (status, told) = audit(folder.path(), &["x.txt"]);
    assert_eq!(status, Some(2));
    assert!(told.contains("没有读取权限"), "{told}");
}

/// Takes minutes in an unoptimised build: `cargo test -- --ignored`.
#[test]
#[ignore = "minutes in an unoptimised build"]
fn fifty_megabytes_on_one_line_end_well() {
    let folder = tempfile::tempdir().unwrap();
    let sentence = "全镇网格员走访群众，办理案件3件。";
    let line = sentence.repeat(50 * 1024 * 1024 / sentence.len());
    fs::write(folder.path().join("x.txt"), &line).unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_duibiao"))
        .args(["audit", &pack(), "x.txt", "--format", "json"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        report["report"]["characters"].as_u64().unwrap() as usize,
        line.chars().count()
    );
}
