//! Lines of a rule file, found once for all its problems.

/// Where each line of a text begins.
#[derive(Debug, Clone)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(ends).collect(),
        }
    }

    /// Line and column of a byte offset, from 1, columns in characters.
    #[must_use]
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let line = self.line_at(offset);
        let before = self.text.get(self.start(line)..offset).unwrap_or_default();
        (line, before.chars().count() + 1)
    }

    /// The text around an offset, so many lines before and after, with the number of its first line and where it begins.
    #[must_use]
    pub fn around(&self, offset: usize, lines: usize) -> (usize, usize, &'t str) {
        let line = self.line_at(offset);
        let first = line.saturating_sub(lines).max(1);
        let start = self.start(first);
        let end = self.starts.get(line + lines).copied().unwrap_or(self.text.len());
        (first, start, self.text.get(start..end).unwrap_or_default())
    }

    fn line_at(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset).max(1)
    }

    fn start(&self, line: usize) -> usize {
        self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "甲乙\n丙丁\n";
        let lines = Lines::new(text);
        assert_eq!(lines.position(0), (1, 1));
        assert_eq!(lines.position(10), (2, 2));
        assert_eq!(lines.position(text.len()), (3, 1));
        assert_eq!(lines.around(10, 0), (2, 7, "丙丁\n"));
        assert_eq!(lines.around(10, 1), (1, 0, text));
    }
}
