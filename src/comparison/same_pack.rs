//! Only results of one and the same pack can be set side by side.

use super::CompareError;
use crate::render::view::{Pack, Report};

/// So much of a fingerprint tells two versions of a pack apart for a reader.
const SHOWN: usize = "sha256:".len() + 12;

/// Checks that all are of the first one's pack, and hold what it asks.
pub(super) fn check(reports: &[Report]) -> Result<(), CompareError> {
    let Some(first) = reports.first() else {
        return Err(CompareError::Nothing);
    };
    for other in reports {
        let paths = || (first.report.path.clone(), other.report.path.clone());
        if first.pack.id != other.pack.id {
            let (first_path, other_path) = paths();
            return Err(CompareError::Packs {
                first: named(&first.pack),
                first_path,
                other: named(&other.pack),
                other_path,
            });
        }
        if first.pack.fingerprint != other.pack.fingerprint {
            let (first_path, other_path) = paths();
            return Err(CompareError::Changed {
                id: first.pack.id.clone(),
                first: first.pack.fingerprint.chars().take(SHOWN).collect(),
                first_path,
                other: other.pack.fingerprint.chars().take(SHOWN).collect(),
                other_path,
            });
        }
        if !asks(first).eq(asks(other)) {
            return Err(CompareError::Edited {
                path: other.report.path.clone(),
            });
        }
    }
    Ok(())
}

fn named(pack: &Pack) -> String {
    format!("{}（{}）", pack.id, pack.title)
}

/// Chapters, requirements and criteria, in order.
fn asks(report: &Report) -> impl Iterator<Item = &str> {
    report.sections.iter().flat_map(|section| {
        let requirements = section.requirements.iter().flat_map(|requirement| {
            let criteria = requirement.criteria.iter().map(|criterion| criterion.id.as_str());
            std::iter::once(requirement.id.as_str()).chain(criteria)
        });
        std::iter::once(section.title.as_str()).chain(requirements)
    })
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Sample, results};
    use super::*;

    #[test]
    fn results_of_different_packs_are_named_both() {
        let mut all = results(&[Sample::default(), Sample::default()]);
        assert_eq!(check(&all), Ok(()));
        all[1].pack.fingerprint = format!("sha256:{}", "1".repeat(64));
        let told = check(&all).unwrap_err().to_string();
        assert!(
            told.contains("sha256:111111111111）") && told.contains("规则包"),
            "{told}"
        );
        all[1].pack.id = "other".to_owned();
        let told = check(&all).unwrap_err().to_string();
        assert!(told.contains(&all[0].pack.id) && told.contains("other（"), "{told}");
        assert_eq!(check(&[]), Err(CompareError::Nothing));
    }

    #[test]
    fn a_result_that_lacks_a_criterion_is_no_result() {
        let mut all = results(&[Sample::default(), Sample::default()]);
        all[1].sections[0].requirements[0].criteria.pop();
        assert!(matches!(check(&all), Err(CompareError::Edited { .. })));
    }
}
