//! The reports by level.

use super::distribution::distribution;
use crate::document::Level;
use crate::render::comparison::view::{Peers, ReportRow};
use crate::render::view::Pack;
use std::collections::BTreeMap;

/// From the province down; those of no known level last.
pub(super) fn peers(rows: &[ReportRow], pack: &Pack) -> Vec<Peers> {
    let mut groups: BTreeMap<(bool, Option<Level>), Vec<usize>> = BTreeMap::new();
    for (i, row) in rows.iter().enumerate() {
        let level = row.report.level;
        groups.entry((level.is_none(), level)).or_default().push(i);
    }
    let groups = groups.into_iter().map(|((_, level), reports)| Peers {
        level,
        distribution: distribution(
            reports.iter().filter_map(|&i| rows.get(i)).map(|row| row.score.total),
            pack,
        ),
        reports,
    });
    groups.collect()
}
