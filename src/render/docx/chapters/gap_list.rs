//! 三、主要差距: all gaps, most points lost first: what was asked, what the report says, whose task it is, what to do.

use super::Source;
use crate::render::docx::paper::{Block, Paragraph, Row, Style, Table};
use crate::render::gaps::{Gap, GapGroup};
use crate::render::numbers::points;

/// Requirements named in the running text.
const NAMED: usize = 3;

pub(super) fn blocks(source: &Source<'_>) -> Vec<Block> {
    let words = source.words;
    let heading = source.heading("office.gaps");
    if source.gaps.is_empty() {
        return vec![heading, Paragraph::of(Style::Body, words.get("no_gaps")).into()];
    }
    let mut rows = Vec::new();
    for (i, group) in source.gaps.iter().enumerate() {
        rows.push(Row::Band(1, band(source, i + 1, group)));
        rows.extend(group.criteria.iter().map(|gap| row(source, gap)));
    }
    let head = |path: &str, share| (words.get(path).to_owned(), share);
    let table = Table {
        caption: words.get("office.gap_list").to_owned(),
        columns: vec![
            head("office.criterion", 33),
            head("office.explained", 57),
            head("lost", 10),
        ],
        headed: true,
        rows,
    };
    vec![
        heading,
        Paragraph::of(Style::Body, opening(source)).into(),
        table.into(),
    ]
}

/// How many there are, and which weigh most.
fn opening(source: &Source<'_>) -> String {
    let words = source.words;
    let criteria: usize = source.gaps.iter().map(|group| group.criteria.len()).sum();
    let lost: f64 = source.gaps.iter().map(|group| group.lost).sum();
    let named = source.gaps.iter().take(NAMED).map(|group| {
        words.fill(
            "office.side",
            &[&format!("{}{}", group.clause, group.title), &points(Some(group.lost))],
        )
    });
    let named: Vec<String> = named.collect();
    let (groups, criteria) = (source.gaps.len().to_string(), criteria.to_string());
    let told = [criteria, groups, points(Some(lost)), named.join(words.get("list"))];
    words.fill("office.gaps_opening", &told.each_ref().map(String::as_str))
}

/// The requirement: number, title, points, units, basis, remedy.
fn band(source: &Source<'_>, number: usize, group: &GapGroup<'_>) -> Vec<Paragraph> {
    let words = source.words;
    let lost = format!(
        "{} {}/{}",
        words.get("lost"),
        points(Some(group.lost)),
        points(Some(group.maximum))
    );
    let aside = format!(
        "{}{}{}{lost}{}",
        words.get("open"),
        group.id,
        words.get("comma"),
        words.get("close")
    );
    let units = format!(
        "{}{}{}",
        source.labelled("lead", &source.list(group.lead)),
        words.get("semicolon"),
        source.labelled("responsible", &source.list(group.responsible))
    );
    let mut basis = vec![format!("{}{}", source.plan(), group.clause)];
    basis.extend_from_slice(group.basis);
    vec![
        Paragraph::new(Style::Band)
            .strong(format!("{number}. {}{}", group.clause, group.title))
            .plain(aside),
        Paragraph::of(Style::Band, units),
        Paragraph::of(
            Style::Band,
            source.labelled("basis", &basis.join(words.get("semicolon"))),
        ),
        Paragraph::of(Style::Band, source.labelled("remedy", group.remedy)),
    ]
}

/// A gap: what was asked, why it is one, what stands in the report, what to do about this one.
fn row(source: &Source<'_>, gap: &Gap<'_>) -> Row {
    let words = source.words;
    let cell = |text: String| Paragraph::of(Style::Cell, text);
    // What a person decided, the report's words need not bear out.
    let (why, label) = match gap.decision {
        Some(decision) => (source.decision(gap.about, decision), "office.decided.found"),
        None => (cell(words.reason(gap.reason)), "office.said"),
    };
    let mut told = vec![why];
    told.extend(gap.measured.map(|measured| cell(words.measured(measured))));
    // The first is the best there is; all of them are among the judgements.
    told.extend(gap.evidence.first().map(|quote| source.passage(label, quote)));
    told.extend(gap.near_miss.map(|near| source.near(near)));
    let remedy = |text| {
        Paragraph::new(Style::Cell)
            .strong(source.labelled("remedy", ""))
            .plain(text)
    };
    told.extend(gap.remedy.map(remedy));
    Row::Cells(vec![
        vec![source.criterion(gap.id, gap.asks)],
        told,
        vec![Paragraph::of(Style::Figure, points(Some(gap.lost)))],
    ])
}
