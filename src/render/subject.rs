//! What a report is called where one line must do.

use super::view::Subject;

impl Subject {
    /// Who reports, by the best name there is.
    #[must_use]
    pub fn name(&self) -> &str {
        let names = [&self.locality, &self.issuer, &self.title];
        names.into_iter().flatten().next().unwrap_or(&self.path)
    }

    /// Who reports on which year.
    #[must_use]
    pub fn name_and_year(&self) -> String {
        let year = self.year.map(|year| format!(" {year}")).unwrap_or_default();
        format!("{}{year}", self.name())
    }
}
