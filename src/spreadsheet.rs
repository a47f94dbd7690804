//! Text in the cells of spreadsheets: CSV that Excel opens as it is meant, and cells that stay text.

/// CSV as Excel wants it: UTF-8 with a byte order mark, without which it shows no Chinese, and CRLF. No cell is a formula.
pub(crate) fn csv<R, C>(rows: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        let cells = row.into_iter().map(|cell| guarded(cell.as_ref()));
        // Writing to memory does not fail.
        let _ = writer.write_record(cells);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

/// A cell that no spreadsheet takes for a formula: what begins like one gets an apostrophe in front.
fn guarded(cell: &str) -> String {
    if formula(cell) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// The cell that was guarded.
pub(crate) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| formula(rest)).unwrap_or(cell)
}

/// Excel in Chinese and Japanese takes the wide signs for the narrow ones.
fn formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_guarded_and_comes_back() {
        for cell in ["=1+1", "+甲", "-乙", "@丙", "＝1", "\t=1"] {
            assert_eq!(guarded(cell), format!("'{cell}"));
            assert_eq!(unguarded(&guarded(cell)), cell);
        }
        assert_eq!(guarded("“331”专项"), "“331”专项");
        assert_eq!(unguarded("'甲'"), "'甲'");
    }

    #[test]
    fn rows_end_as_windows_has_it_and_cells_keep_their_lines() {
        let text = csv([["甲", "=乙"], ["一\n二", "说“好”,\"是\""]]);
        assert_eq!(text, "\u{feff}甲,'=乙\r\n\"一\n二\",\"说“好”,\"\"是\"\"\"\r\n");
    }
}
