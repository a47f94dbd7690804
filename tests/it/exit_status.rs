//! The table of exit statuses, run through the real binary: `cases/exit_status.yaml`.

use super::table::all_run;

#[test]
fn exit_statuses_are_as_the_table_says() {
    assert!(all_run("exit_status.yaml") > 100);
}
