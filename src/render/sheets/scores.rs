//! The scores: of each report its total, of the total its sections, of these their requirements.

use super::subject;
use super::table::{Cell, Column, Kind, Rank, Row, Table, Tone};
use crate::evaluation::Status;
use crate::render::labels::Labels;
use crate::render::view::{Criterion, Report, Requirement, Score, Section};

/// The scores of all reports, in the order given.
pub(super) fn table(reports: &[Report], words: &Labels) -> Table {
    let mut rows: Vec<Row> = Vec::new();
    for report in reports {
        let mut push = |rank, cells: Line| {
            rows.push(Row {
                cells: subject::cells(report, cells.cells()),
                rank,
            });
        };
        push(Rank::Total, total(report, words));
        for section in &report.sections {
            push(Rank::Part, part(section, words));
            for requirement in &section.requirements {
                push(Rank::Plain, one(requirement, words));
            }
        }
    }
    let mut columns: Vec<Column> = subject::front(words, 15).into();
    columns.extend(own_columns(words));
    columns.extend(subject::back(words));
    Table {
        title: words.get("score").to_owned(),
        columns,
        fixed: 5,
        rows,
        nothing: None,
    }
}

fn own_columns(words: &Labels) -> Vec<Column> {
    let get = |key: &'static str| words.get(key);
    let verdicts = [
        ("verdict.met", Tone::Good),
        ("verdict.partial", Tone::Weak),
        ("verdict.missing", Tone::Silent),
        ("verdict.na", Tone::Muted),
    ];
    let mut out = vec![
        Column::new(get("sheets.rank"), Kind::Word, 6),
        Column::new(get("sheets.id"), Kind::Word, 8),
        Column::new(get("sheets.name"), Kind::Text, 46),
        Column::new(get("score"), Kind::Points, 9),
        Column::new(get("out_of"), Kind::Points, 9),
        Column::new(get("share"), Kind::Share, 10),
        Column::new(get("sheets.verdict"), Kind::Word, 12)
            .tones(verdicts.map(|(key, tone)| (get(key).to_owned(), tone)).into()),
        Column::new(get("criteria"), Kind::Count, 7),
    ];
    let counts = [
        "status.done",
        "status.planned",
        "status.deficient",
        "status.absent",
        "status.na",
    ];
    out.extend(counts.map(|key| Column::new(get(key), Kind::Count, 9)));
    out.push(Column::new(get("sheets.automatic_score"), Kind::Points, 9));
    out.push(Column::new(get("sheets.automatic_grade"), Kind::Word, 9));
    out
}

/// One line of the table.
struct Line {
    rank: String,
    id: String,
    name: String,
    points: Option<f64>,
    maximum: f64,
    share: Option<f64>,
    verdict: String,
    counts: [usize; 5],
    /// Score and grade without decisions.
    automatic: Option<(Option<f64>, Option<String>)>,
}

impl Line {
    fn cells(self) -> Vec<Cell> {
        let mut out = vec![
            Cell::of(&self.rank),
            Cell::of(&self.id),
            Cell::of(&self.name),
            Cell::number(self.points),
            Cell::Number(self.maximum),
            Cell::number(self.share),
            Cell::of(&self.verdict),
            Cell::count(self.counts.iter().sum()),
        ];
        out.extend(self.counts.map(Cell::count));
        let (total, grade) = self.automatic.unwrap_or_default();
        out.extend([Cell::number(total), Cell::maybe(grade.as_deref())]);
        out
    }
}

fn total(report: &Report, words: &Labels) -> Line {
    let Score { criteria, .. } = &report.score;
    let share = report.score.total.map(|total| total / report.score.maximum);
    Line {
        rank: words.get("sheets.total").to_owned(),
        id: String::new(),
        name: report.pack.title.clone(),
        points: report.score.total,
        maximum: report.score.maximum,
        share,
        verdict: report.score.grade.clone().unwrap_or_default(),
        counts: [
            criteria.done,
            criteria.planned,
            criteria.deficient,
            criteria.absent,
            criteria.na,
        ],
        automatic: report
            .score
            .automatic
            .as_ref()
            .map(|automatic| (automatic.total, automatic.grade.clone())),
    }
}

fn part(section: &Section, words: &Labels) -> Line {
    let all = section
        .requirements
        .iter()
        .flat_map(|requirement| &requirement.criteria);
    Line {
        rank: words.get("section").to_owned(),
        id: String::new(),
        name: section.title.clone(),
        points: section.score.map(|_| section.points),
        maximum: section.maximum,
        share: section.score,
        verdict: String::new(),
        counts: counts(all),
        automatic: None,
    }
}

fn one(requirement: &Requirement, words: &Labels) -> Line {
    Line {
        rank: words.get("clause").to_owned(),
        id: requirement.id.clone(),
        name: format!("{}{}", requirement.clause, requirement.title),
        points: requirement.score.map(|_| requirement.points),
        maximum: requirement.maximum,
        share: requirement.score,
        verdict: words.verdict(requirement.verdict).to_owned(),
        counts: counts(requirement.criteria.iter()),
        automatic: None,
    }
}

fn counts<'a>(criteria: impl Iterator<Item = &'a Criterion>) -> [usize; 5] {
    let mut out = [0; 5];
    for criterion in criteria {
        if let Some(at) = Status::ALL.iter().position(|status| *status == criterion.status) {
            out[at] += 1;
        }
    }
    out
}
