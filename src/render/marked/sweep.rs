//! Lines cut by quotes: one walk over the text with the quotes that are open.

use super::{Finding, Line, Mark, Piece, Span};

/// The lines of a text, cut by quotes that are given in text order.
pub(super) fn lines<'a>(text: &'a str, spans: Vec<Span<'a>>) -> Vec<Line<'a>> {
    let mut sweep = Sweep::new(spans);
    let mut out = Vec::new();
    let (mut rest, mut start) = (text, 0);
    while !rest.is_empty() {
        let (line, ending, after) = first_line(rest);
        let pieces = sweep.line(line, start, ending);
        out.push(Line {
            number: out.len() + 1,
            pieces,
        });
        start += line.chars().count() + ending;
        rest = after;
    }
    out
}

/// The first line, how many characters end it, and what follows. A lone carriage return ends a line, as for positions.
fn first_line(text: &str) -> (&str, usize, &str) {
    let (line, rest) = text.split_at(text.find(['\n', '\r']).unwrap_or(text.len()));
    match rest.strip_prefix("\r\n") {
        Some(after) => (line, 2, after),
        None => match rest.strip_prefix(['\n', '\r']) {
            Some(after) => (line, 1, after),
            None => (line, 0, rest),
        },
    }
}

/// Walks the lines once, with the quotes that are open.
struct Sweep<'a> {
    spans: Vec<Span<'a>>,
    /// The first that has not started.
    next: usize,
    /// Those that have started and not ended, in text order.
    open: Vec<usize>,
    /// Where quotes start and end, in order.
    cuts: Vec<usize>,
    /// The first cut not behind.
    cut: usize,
}

impl<'a> Sweep<'a> {
    fn new(spans: Vec<Span<'a>>) -> Self {
        let mut cuts: Vec<usize> = spans.iter().flat_map(|span| [span.start, span.end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        Self {
            spans,
            next: 0,
            open: Vec::new(),
            cuts,
            cut: 0,
        }
    }

    /// The pieces of a line that starts at a character and is ended by so many.
    fn line(&mut self, line: &'a str, start: usize, ending: usize) -> Vec<Piece<'a>> {
        let mut out = Vec::new();
        let (mut rest, mut at) = (line, start);
        while !rest.is_empty() {
            while self.cuts.get(self.cut).is_some_and(|&cut| cut <= at) {
                self.cut += 1;
            }
            let wanted = self.cuts.get(self.cut).map_or(usize::MAX, |cut| cut - at);
            let (length, byte) = rest.char_indices().enumerate().nth(wanted).map_or_else(
                || (rest.chars().count(), rest.len()),
                |(length, (byte, _))| (length, byte),
            );
            let (text, after) = rest.split_at(byte);
            // A quote that runs into the line break ends with the line.
            let end = at + length + if after.is_empty() { ending } else { 0 };
            out.push(Piece {
                text,
                start: at,
                mark: self.mark(at, end),
            });
            (rest, at) = (after, at + length);
        }
        out
    }

    fn mark(&mut self, at: usize, end: usize) -> Option<Mark<'a>> {
        self.open.retain(|&i| self.spans[i].end > at);
        while self.spans.get(self.next).is_some_and(|span| span.start <= at) {
            if self.spans[self.next].end > at {
                self.open.push(self.next);
            }
            self.next += 1;
        }
        let open = || self.open.iter().map(|&i| &self.spans[i]);
        let kind = open().map(|span| span.kind).min()?;
        let mut mark = Mark {
            kind,
            opens: open().any(|span| span.start == at),
            findings: Vec::new(),
            closes: Vec::new(),
        };
        for span in open() {
            let known = |other: &Finding| (other.of, other.number) == (span.finding.of, span.finding.number);
            if !mark.findings.iter().any(known) {
                mark.findings.push(span.finding);
            }
            if span.end <= end && span.finding.id.is_some() && !mark.closes.contains(&span.finding) {
                mark.closes.push(span.finding);
            }
        }
        Some(mark)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::*;

    fn span(start: usize, end: usize, kind: Kind, number: usize) -> Span<'static> {
        let finding = Finding {
            of: 'c',
            number,
            id: Some("甲"),
            near: kind == Kind::Near,
        };
        Span {
            start,
            end,
            kind,
            finding,
        }
    }

    /// Pieces as `text:kind numbers`, `>` where a quote starts, `<` where one ends; lines parted by `/`.
    fn drawn(text: &str, spans: Vec<Span<'static>>) -> String {
        let lines = lines(text, spans);
        let line = |line: &Line| {
            let pieces = line.pieces.iter().map(|piece| match &piece.mark {
                None => piece.text.to_owned(),
                Some(mark) => {
                    let numbers: String = mark.findings.iter().map(|finding| finding.number.to_string()).collect();
                    let (opens, closes) = (if mark.opens { ">" } else { "" }, "<".repeat(mark.closes.len()));
                    format!("[{opens}{}:{:?}{numbers}{closes}]", piece.text, mark.kind)
                }
            });
            pieces.collect::<String>()
        };
        lines.iter().map(line).collect::<Vec<_>>().join("/")
    }

    #[test]
    fn quotes_that_overlap_share_a_piece() {
        let spans = vec![
            span(1, 5, Kind::Near, 1),
            span(3, 7, Kind::Specific, 2),
            span(3, 7, Kind::Planned, 3),
        ];
        assert_eq!(
            drawn("零一二三四五六七", spans),
            "零[>一二:Near1][>三四:Specific123<][五六:Specific23<<]七"
        );
    }

    #[test]
    fn a_quote_goes_on_in_the_next_line() {
        let spans = vec![span(1, 6, Kind::Specific, 1)];
        assert_eq!(
            drawn("零一\r\n四五六\n", spans),
            "零[>一:Specific1]/[四五:Specific1<]六"
        );
        // It ends with its line, though it holds the break after it.
        let spans = vec![span(0, 3, Kind::Said, 1), span(3, 4, Kind::Specific, 2)];
        assert_eq!(drawn("零一\r三\n\n五", spans), "[>零一:Said1<]/[>三:Specific2<]//五");
    }

    #[test]
    fn one_finding_counts_once_where_two_of_its_quotes_meet() {
        let spans = vec![span(0, 2, Kind::Generic, 1), span(1, 3, Kind::Specific, 1)];
        assert_eq!(drawn("零一二", spans), "[>零:Generic1][>一:Specific1<][二:Specific1<]");
    }
}
