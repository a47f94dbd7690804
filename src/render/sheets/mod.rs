//! Results as tables: the ledger of gaps (整改台账) in CSV, and with all criteria, the scores and what they rest on in a
//! workbook. A table says what its cells hold; how they look is the workbook's business alone.

mod about;
mod comparison;
mod criteria;
mod ledger;
mod scores;
mod subject;
mod table;
mod xlsx;

pub(super) use comparison::xlsx as comparison_xlsx;
pub use xlsx::SheetError;

use super::labels::Lang;
use super::view::Report;
use crate::spreadsheet;

/// The ledger: one row a gap, whatever the number of reports.
pub(super) fn csv(reports: &[Report], lang: Lang) -> String {
    let table = ledger::table(reports, lang.words());
    let head = table.columns.iter().map(|column| column.label.clone()).collect();
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().zip(&table.columns);
        cells.map(|(cell, column)| cell.text(column.kind)).collect::<Vec<_>>()
    });
    spreadsheet::csv([head].into_iter().chain(rows))
}

/// The workbook: ledger, criteria, scores, and what they are.
///
/// # Errors
/// If there are more rows than a sheet has.
pub(super) fn xlsx(reports: &[Report], lang: Lang) -> Result<Vec<u8>, SheetError> {
    let words = lang.words();
    let tables = [
        ledger::table(reports, words),
        criteria::table(reports, words),
        scores::table(reports, words),
        about::table(reports, lang),
    ];
    let book = xlsx::Book {
        title: words.get("sheets.ledger").to_owned(),
        subject: words.get("title").to_owned(),
        comment: words.get("disclaimer").to_owned(),
        who: match reports {
            [one] => Some(one.report.name_and_year()),
            _ => None,
        },
    };
    xlsx::workbook(&tables, &book, lang)
}
