//! Tables into a workbook that Excel, WPS and LibreOffice open: heads that stay in sight, filters, colours, lists to
//! choose from, pages that print.

mod cells;
mod height;
mod looks;

use super::table::{Cell, Column, Rank, Table};
use crate::render::labels::{Labels, Lang};
use crate::render::visible::visible;
use looks::Looks;
use rust_xlsxwriter::{
    ConditionalFormat3ColorScale, ConditionalFormatText, ConditionalFormatTextRule, ConditionalFormatType,
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, IgnoreError, Workbook, Worksheet,
    XlsxError,
};
use thiserror::Error;

/// A workbook that cannot be: it would be larger than a sheet is.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum SheetError {
    /// More rows than a sheet has.
    #[error("工作表“{sheet}”要 {rows} 行，超过 Excel 的 1048576 行；请把报告分几次写，或改用 csv、jsonl")]
    Rows {
        /// The sheet.
        sheet: String,
        /// Rows wanted, the head with them.
        rows: usize,
    },
    /// The library refused, which is a slip of ours.
    #[error("写不成工作簿：{0}；请改用 csv 或 json，并报告这个错误")]
    Refused(#[from] XlsxError),
}

/// What a workbook says of itself.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) title: String,
    pub(super) subject: String,
    pub(super) comment: String,
    /// Whom it is about, where it is about one.
    pub(super) who: Option<String>,
}

/// Rows of a sheet.
const MOST_ROWS: usize = 1_048_576;
/// Rows below the last gap in which the lists can still be chosen from, for gaps that people add.
const SPARE_ROWS: u32 = 200;

/// The bytes of a workbook with these sheets. The same tables give the same bytes: it is dated the day the format of
/// zip files begins with.
pub(super) fn workbook(tables: &[Table], book: &Book, lang: Lang) -> Result<Vec<u8>, SheetError> {
    let words = lang.words();
    tables.iter().try_for_each(fits)?;
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(&book.title)
        .set_subject(&book.subject)
        .set_comment(&book.comment)
        .set_creation_datetime(&ExcelDateTime::from_ymd(1980, 1, 1)?);
    workbook.set_properties(&properties);
    let looks = Looks::new(lang);
    for table in tables {
        sheet(workbook.add_worksheet(), table, &looks)?;
    }
    for (sheet, table) in workbook.worksheets_mut().iter_mut().zip(tables) {
        page(sheet, table, &heading(table, book), words)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// Refuses a table that no sheet holds.
fn fits(table: &Table) -> Result<(), SheetError> {
    let rows = table.rows.len() + 1;
    if rows > MOST_ROWS {
        return Err(SheetError::Rows {
            sheet: table.title.clone(),
            rows,
        });
    }
    Ok(())
}

/// Cells, widths, heights; what stays in sight, what can be filtered and chosen.
fn sheet(sheet: &mut Worksheet, table: &Table, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(&table.title)?;
    let last = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let edge = u16::try_from(table.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    for (at, column) in (0_u16..).zip(&table.columns) {
        sheet.set_column_width(at, f64::from(column.width))?;
        sheet.write_string_with_format(0, at, &column.label, looks.head(column))?;
        rules(sheet, at, last, column, looks)?;
    }
    sheet.set_row_height(0, height::of_head(&table.columns))?;
    for (at, row) in (1_u32..).zip(&table.rows) {
        for ((x, cell), column) in (0_u16..).zip(&row.cells).zip(&table.columns) {
            let look = looks.cell(column, row.rank);
            match cell {
                Cell::Empty => sheet.write_blank(at, x, look)?,
                Cell::Number(number) => sheet.write_number_with_format(at, x, *number, look)?,
                Cell::Text(text) => sheet.write_string_with_format(at, x, cells::fitting(text), look)?,
            };
        }
        sheet.set_row_height(at, height::of_row(row, &table.columns))?;
    }
    if let (true, Some(nothing)) = (table.rows.is_empty(), &table.nothing) {
        sheet.write_string_with_format(1, 0, nothing, &looks.note)?;
    }
    groups(sheet, table)?;
    sheet.set_freeze_panes(1, table.fixed)?;
    sheet.autofilter(0, 0, last, edge)?;
    // Ids like 1.1 are text, and no mistake.
    sheet.ignore_error_range(0, 0, last, edge, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

/// The colours of a column, and what may be filled in.
fn rules(sheet: &mut Worksheet, at: u16, last: u32, column: &Column, looks: &Looks) -> Result<(), XlsxError> {
    let last = if column.choices.is_empty() {
        last.max(1)
    } else {
        last + SPARE_ROWS
    };
    for (word, tone) in &column.tones {
        let rule = ConditionalFormatText::new()
            .set_rule(ConditionalFormatTextRule::BeginsWith(word.clone()))
            .set_format(looks.tone(*tone).clone());
        sheet.add_conditional_format(1, at, last, at, &rule)?;
    }
    if column.heat {
        // Red to blue, which more eyes can tell apart than red and green; the number stands in the cell.
        let scale = ConditionalFormat3ColorScale::new()
            .set_minimum(ConditionalFormatType::Number, 0)
            .set_midpoint(ConditionalFormatType::Number, 0.5)
            .set_maximum(ConditionalFormatType::Number, 1)
            .set_minimum_color("F4B6A6")
            .set_midpoint_color("FFFFFF")
            .set_maximum_color("9CC9E8");
        sheet.add_conditional_format(1, at, last.max(1), at, &scale)?;
    }
    if !column.choices.is_empty() {
        // An office may have words of its own: it is asked and not stopped.
        let list = DataValidation::new()
            .allow_list_strings(&column.choices)?
            .set_error_style(DataValidationErrorStyle::Warning);
        sheet.add_data_validation(1, at, last, at, &list)?;
    }
    if let Some(hint) = &column.hint {
        let hint = DataValidation::new()
            .allow_any_value()
            .set_input_title(column.label.clone())?
            .set_input_message(hint.clone())?;
        sheet.add_data_validation(1, at, last + SPARE_ROWS, at, &hint)?;
    }
    Ok(())
}

/// Rows that can be folded under the one that sums them up.
fn groups(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let ranks: Vec<Rank> = table.rows.iter().map(|row| row.rank).collect();
    if !ranks.contains(&Rank::Total) {
        return Ok(());
    }
    sheet.group_symbols_above(true);
    for head in [Rank::Total, Rank::Part] {
        for (at, _) in ranks.iter().enumerate().filter(|(_, rank)| **rank == head) {
            let ends = |rank: &Rank| *rank == Rank::Total || (head == Rank::Part && *rank == Rank::Part);
            let rest = ranks.iter().skip(at + 1);
            let below = rest.take_while(|rank| !ends(rank)).count();
            let first = u32::try_from(at + 2).unwrap_or(u32::MAX);
            let below = u32::try_from(below).unwrap_or(u32::MAX);
            if below > 0 {
                sheet.group_rows(first, first + below - 1)?;
            }
        }
    }
    Ok(())
}

/// A4 on its side, as wide as the page, the head on every page.
fn page(sheet: &mut Worksheet, table: &Table, heading: &str, words: &Labels) -> Result<(), XlsxError> {
    let printed = table.columns.iter().take_while(|column| column.printed).count();
    let edge = u16::try_from(printed).unwrap_or(u16::MAX).saturating_sub(1);
    let last = u32::try_from(table.rows.len().max(1)).unwrap_or(u32::MAX);
    sheet
        .set_paper_size(9)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.75, 0.6, 0.35, 0.3)
        .set_header(format!("&C&14{heading}"))
        .set_footer(format!("&C&9{}", words.fill("sheets.page", &["&P", "&N"])))
        .set_repeat_rows(0, 0)?
        .set_print_area(0, 0, last, edge)?;
    Ok(())
}

/// The sheet's title, and whom the book is about; `&` begins a command in such a line.
fn heading(table: &Table, book: &Book) -> String {
    let who = book.who.as_ref().map_or_else(String::new, |who| format!("{who} · "));
    let line = format!("{who}{}", table.title).replace('\n', " ");
    let short: String = visible(&line).chars().take(80).collect();
    short.replace('&', "&&")
}

#[cfg(test)]
mod tests {
    use super::super::table::Row;
    use super::*;

    #[test]
    fn more_rows_than_a_sheet_has_are_refused_and_not_dropped() {
        let table = |rows: usize| Table {
            title: "整改台账".to_owned(),
            columns: Vec::new(),
            fixed: 0,
            rows: (0..rows).map(|_| Row::plain(Vec::new())).collect(),
            nothing: None,
        };
        assert!(fits(&table(MOST_ROWS - 1)).is_ok());
        let error = workbook(&[table(MOST_ROWS)], &Book::default(), Lang::Zh).unwrap_err();
        let told = error.to_string();
        assert!(
            told.contains("“整改台账”要 1048577 行") && told.contains("csv"),
            "{told}"
        );
    }

    #[test]
    fn a_heading_is_one_line_and_no_command() {
        let mut table = Table {
            title: "得分&A".to_owned(),
            columns: Vec::new(),
            fixed: 0,
            rows: Vec::new(),
            nothing: None,
        };
        assert_eq!(heading(&table, &Book::default()), "得分&&A");
        table.title = format!("甲\n{}", "乙".repeat(200));
        assert_eq!(heading(&table, &Book::default()), format!("甲 {}", "乙".repeat(78)));
    }
}
