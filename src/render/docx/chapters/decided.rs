//! What people decided: the outcome with and without, and every decision with its reason. Nothing where none was made.

use super::Source;
use crate::evaluation::Status;
use crate::render::docx::paper::{Block, Paragraph, Row, Style, Table};
use crate::render::numbers::{NONE, points};
use crate::render::view::{About, Counts, Criterion, Decision};

/// Every decision.
pub(super) fn blocks(source: &Source<'_>) -> Vec<Block> {
    let words = source.words;
    let rows: Vec<Row> = source
        .report
        .criteria()
        .filter_map(|criterion| Some(row(source, criterion, criterion.decision.as_ref()?)))
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let head = |path: &str, share| (words.get(path).to_owned(), share);
    let table = Table {
        caption: words.get("office.decided.all").to_owned(),
        columns: vec![
            head("office.criterion", 27),
            head("office.decided.automatic", 15),
            head("office.decided.title", 15),
            head("office.decided.reason", 24),
            head("office.decided.by", 19),
        ],
        headed: true,
        rows,
    };
    vec![table.into()]
}

fn row(source: &Source<'_>, criterion: &Criterion, decision: &Decision) -> Row {
    let words = source.words;
    let automatic = &decision.automatic;
    let cell = |text: String| Paragraph::of(Style::Cell, text);
    let worth = |earned: f64, of: f64| format!("{}/{}", points(Some(earned)), points(Some(of)));
    let judged = |status, strength| words.judgement(criterion.about, status, strength);
    let mut by = vec![cell(decision.by.clone()), cell(decision.on.clone())];
    by.extend(
        decision
            .expires
            .as_ref()
            .map(|day| cell(source.labelled("office.decided.expires", day))),
    );
    by.push(cell(decision.place.clone()));
    Row::Cells(vec![
        vec![source.criterion(&criterion.id, &criterion.asks)],
        vec![
            cell(judged(automatic.status, automatic.strength)),
            cell(worth(automatic.points, automatic.maximum)),
        ],
        vec![
            cell(judged(decision.status, decision.strength)),
            cell(worth(criterion.points, criterion.maximum)),
        ],
        vec![cell(decision.reason.clone())],
        by,
    ])
}

impl Source<'_> {
    /// Score, grade and counts; where somebody decided, also as they would be without.
    pub(super) fn outcomes(&self) -> Table {
        let (words, score) = (self.words, &self.report.score);
        let row = |name: &str, total, grade: &Option<String>, counts: &Counts| {
            let mut cells = vec![
                name.to_owned(),
                points(total),
                grade.clone().unwrap_or_else(|| NONE.to_owned()),
            ];
            cells.extend(Status::ALL.map(|status| count(counts, status).to_string()));
            Row::Cells(
                cells
                    .into_iter()
                    .map(|text| vec![Paragraph::of(Style::Figure, text)])
                    .collect(),
            )
        };
        let name = match &score.automatic {
            Some(_) => words.get("office.decided.with"),
            None => words.get("office.outcome"),
        };
        let mut rows = vec![row(name, score.total, &score.grade, &score.criteria)];
        if let Some(automatic) = &score.automatic {
            let name = words.get("office.decided.without");
            rows.push(row(name, automatic.total, &automatic.grade, &automatic.criteria));
        }
        let head = |text: &str, share| (text.to_owned(), share);
        let mut columns = vec![head("", 16), head(words.get("score"), 11), head(words.get("grade"), 10)];
        let shares = [10, 12, 16, 12, 13];
        let statuses = Status::ALL.into_iter().zip(shares);
        columns.extend(statuses.map(|(status, share)| head(words.status(About::Passage, status), share)));
        Table {
            caption: words.get("office.outcomes").to_owned(),
            columns,
            headed: true,
            rows,
        }
    }

    /// That a criterion was decided, by whom and why, and what it would be otherwise.
    pub(super) fn decision(&self, about: About, decision: &Decision) -> Paragraph {
        let (words, automatic) = (self.words, &decision.automatic);
        let told = [
            words.judgement(about, decision.status, decision.strength),
            decision.by.clone(),
            decision.on.clone(),
            words.judgement(about, automatic.status, automatic.strength),
            points(Some(automatic.points)),
            // The sentence ends here in any case.
            decision.reason.trim_end_matches(['。', '.']).to_owned(),
        ];
        let told = words.fill("office.decided.told", &told.each_ref().map(String::as_str));
        Paragraph::new(Style::Cell)
            .strong(self.labelled("office.decided.title", ""))
            .plain(told)
    }
}

fn count(counts: &Counts, status: Status) -> usize {
    match status {
        Status::Done => counts.done,
        Status::Planned => counts.planned,
        Status::Deficient => counts.deficient,
        Status::Absent => counts.absent,
        Status::Na => counts.na,
    }
}
