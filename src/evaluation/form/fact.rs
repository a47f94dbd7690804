//! Does the report state this about itself, and is the date in time?

use super::{Whole, near};
use crate::document::FactName;
use crate::evaluation::matches::Matches;
use crate::evaluation::near_miss::Lack;
use crate::evaluation::passage::Passage;
use crate::evaluation::types::Strength;
use crate::rulepack::PatternId;
use crate::source::Span;
use jiff::civil::Date;

/// Specific where it is as wanted, generic where it is so in part.
pub(super) fn ask(
    matches: &Matches<'_>,
    name: FactName,
    wanted: Option<PatternId>,
    partly: Option<PatternId>,
) -> Whole {
    let document = matches.document;
    let Some(place) = document.fact_place(name) else {
        return Whole::absent(None);
    };
    let holds = |pattern: PatternId| !matches.find_in(pattern, place).is_empty();
    let strength = match wanted {
        None => Some(Strength::Specific),
        Some(wanted) if holds(wanted) => Some(Strength::Specific),
        Some(_) => partly.filter(|&partly| holds(partly)).map(|_| Strength::Generic),
    };
    match (strength, wanted) {
        (Some(strength), _) => shown(matches, place, strength),
        (None, wanted) => {
            let gist = wanted.map_or_else(String::new, |wanted| matches.pack.patterns.get(wanted).gist());
            Whole::absent(near(document, place, Lack::Mismatch(gist)))
        }
    }
}

/// Not later than a day, `(month, day)`, so many years after the report's own; not applicable where either is unknown.
pub(super) fn ask_date(matches: &Matches<'_>, name: FactName, day: (i8, i8), years_after: i16) -> Whole {
    let document = matches.document;
    let facts = document.facts();
    let (Some(place), Some(date), Some(year)) = (document.fact_place(name), facts.signed, facts.year) else {
        return Whole::not_applicable();
    };
    let year = year.saturating_add(years_after);
    // 02-29 means the last of February where there is no such day.
    let Ok(limit) = Date::new(year, day.0, day.1).or_else(|_| Date::new(year, day.0, day.1 - 1)) else {
        return Whole::not_applicable();
    };
    if date <= limit {
        shown(matches, place, Strength::Specific)
    } else {
        Whole::absent(near(document, place, Lack::Late(limit)))
    }
}

fn shown(matches: &Matches<'_>, place: Span, strength: Strength) -> Whole {
    Whole::shown(Passage::whole(matches.document, place, strength).into_iter().collect())
}
