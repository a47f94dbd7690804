//! Where output goes wrong outside a table: full disks, readers that leave, folders without permission.

use super::support::{project, run, sample_path};
use std::process::{Command, Stdio};

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_duibiao"))
        .args(["audit", &sample_path("qinghe-county-2023"), "--format", "json"])
        .current_dir(project(""))
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("标准输出"));
}

#[test]
fn a_reader_that_has_gone_away_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_duibiao"))
        .args(["audit", &sample_path("qinghe-county-2023"), "--format", "json"])
        .current_dir(project(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
#[cfg(unix)]
fn a_folder_without_permission_keeps_what_was_there() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let locked = folder.path().join("locked");
    std::fs::create_dir(&locked).unwrap();
    std::fs::write(locked.join("out.md"), "old").unwrap();
    let mode = |mode| std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(mode)).unwrap();
    mode(0o555);
    // Permissions do not bind root: there the run may write.
    let binding = std::fs::write(locked.join("probe"), "").is_err();
    let report = project(&sample_path("qinghe-county-2023")).display().to_string();
    let output = run(folder.path(), &["audit", &report, "--output", "locked/out.md"], b"");
    let left = std::fs::read_to_string(locked.join("out.md")).unwrap();
    let names = std::fs::read_dir(&locked).unwrap().count();
    mode(0o755);
    if binding {
        assert_eq!((output.status.code(), left.as_str(), names), (Some(2), "old", 1));
    } else {
        assert_eq!((output.status.code(), names), (Some(0), 2));
    }
}

#[test]
fn every_command_shows_an_example() {
    for command in ["audit", "check", "test", "explain", "agree", "text", "packs"] {
        let output = run(&project(""), &[command, "--help"], b"");
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert!(
            text.contains(&format!("duibiao {command}")) && text.contains("示例"),
            "{command}: {text}"
        );
    }
}

#[test]
fn inputs_in_any_order_give_the_same_results() {
    let [first, second] = ["qinghe-county-2023", "yunling-bureau-2023"].map(sample_path);
    let lines = |args: &[&str]| {
        let output = run(&project(""), args, b"");
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let forward = lines(&["audit", &first, &second, "--format", "jsonl"]);
    let mut backward = lines(&["audit", &second, &first, "--format", "jsonl"]);
    backward.reverse();
    assert_eq!(forward.len(), 2);
    assert_eq!(forward, backward);
}
