//! Documents into the view of a reading.

use super::view::{At, Counts, Heading, Line, Reading, Stretch, kind_name};
use crate::document::{Document, Role};
use crate::render::labels::Lang;
use crate::render::view::Tool;
use crate::render::{build, notices};
use crate::source::{Span, Unit};

/// What the tool saw of a report.
#[must_use]
pub fn reading(document: &Document) -> Reading {
    let stretches = stretches(document);
    let lines = lines(document, &stretches);
    let outline = outline(document);
    Reading {
        schema: "duibiao/text/1",
        tool: Tool::this(),
        report: build::subject(document),
        counts: Counts {
            lines: lines.last().map_or(0, |line| line.at.line),
            paragraphs: document.paragraphs().len(),
            sentences: document.sentences().len(),
            headings: outline.len(),
        },
        outline,
        roles: stretches
            .iter()
            .map(|&(span, role)| stretch(document, span, role))
            .collect(),
        lines,
        notices: notices::of_text(document, Lang::Zh),
    }
}

/// Stretches of one role in the source, from its beginning to its end.
fn stretches(document: &Document) -> Vec<(Span, Role)> {
    let (text, source) = (document.text(), document.source());
    let mut out: Vec<(Span, Role)> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let (role, end) = (document.role_at(at), document.role_end(at));
        let start = match out.last() {
            None => 0,
            Some(_) => document.to_source(Span::new(at, end)).start,
        };
        match out.last_mut() {
            Some((_, last)) if *last == role => {}
            _ => {
                if let Some((before, _)) = out.last_mut() {
                    before.end = start;
                }
                out.push((Span::new(start, source.text().len()), role));
            }
        }
        at = end.max(at + 1);
    }
    out
}

fn stretch(document: &Document, span: Span, role: Role) -> Stretch {
    let source = document.source();
    let written = source.slice(span).trim_end();
    Stretch {
        role,
        start: source.characters_before(span.start),
        end: source.characters_before(span.end),
        at: at(document, span.start),
        last_line: source.position(span.start + written.len()).line,
    }
}

fn outline(document: &Document) -> Vec<Heading> {
    let headings = document.sections().iter().map(|section| Heading {
        level: section.level,
        kind: kind_name(section.kind),
        marker: section.marker.clone(),
        title: section.title.clone(),
        role: section.role,
        at: at(document, document.to_source(section.heading).start),
    });
    headings.collect()
}

/// The lines of the source, each cut where the role turns.
fn lines(document: &Document, stretches: &[(Span, Role)]) -> Vec<Line> {
    let source = document.source();
    let mut turns = stretches.iter().map(|&(span, role)| (span.start, role)).peekable();
    let mut role = turns.peek().map_or(Role::Preamble, |&(_, role)| role);
    let mut out = Vec::new();
    for line in spans(source.text()) {
        let mut start = line.start;
        while start <= line.end {
            while let Some((_, next)) = turns.next_if(|&(turn, _)| turn <= start) {
                role = next;
            }
            let end = match turns.peek() {
                Some(&(turn, _)) if turn < line.end => turn,
                _ => line.end,
            };
            let text = source.slice(Span::new(start, end));
            out.push(Line {
                text: text.to_owned(),
                start: source.characters_before(start),
                role: (!text.trim().is_empty()).then_some(role),
                at: at(document, start),
            });
            if end == line.end {
                break;
            }
            start = end;
        }
    }
    out
}

/// Lines without their breaks, as positions count them: a lone carriage return ends one too.
fn spans(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let end = i + c.len_utf8();
        let crlf = c == '\r' && chars.next_if(|&(_, next)| next == '\n').is_some();
        if c == '\n' || c == '\r' {
            out.push(Span::new(start, i));
            start = end + usize::from(crlf);
        }
    }
    if start < text.len() {
        out.push(Span::new(start, text.len()));
    }
    out
}

fn at(document: &Document, byte: usize) -> At {
    let source = document.source();
    let position = source.position(byte);
    let unit = source.unit(byte);
    At {
        line: position.line,
        column: position.column,
        page: match unit {
            Some(Unit::Page(page)) => Some(page),
            _ => None,
        },
        paragraph: match unit {
            Some(Unit::Paragraph(paragraph)) => Some(paragraph),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceText;

    fn of(text: &str) -> Reading {
        reading(&Document::parse(SourceText::from_text("x", text)))
    }

    #[test]
    fn every_line_has_its_number_and_no_character_is_lost() {
        let text = "甲镇2023年法治政府建设年度报告\r\n\r\n一、主要做法\n办理案件3件。\r二、存在的不足\n力量不足。";
        let read = of(text);
        let found: Vec<(usize, &str)> = read
            .lines
            .iter()
            .map(|line| (line.at.line, line.text.as_str()))
            .collect();
        assert_eq!(found[1..4], [(2, ""), (3, "一、主要做法"), (4, "办理案件3件。")]);
        assert_eq!(read.counts.lines, 6);
        let joined: String = read.lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(joined, text.replace(['\r', '\n'], ""));
        assert_eq!(read.lines[5].role, Some(Role::Problems));
    }

    #[test]
    fn a_line_is_cut_where_its_role_turns_and_stretches_leave_no_gap() {
        let text = "我镇办理案件3件，成效明显。存在的主要问题是力量不足。下一步，将充实力量。";
        let read = of(text);
        let roles: Vec<Role> = read.roles.iter().map(|stretch| stretch.role).collect();
        assert!(
            roles.contains(&Role::Problems) && roles.contains(&Role::Plan),
            "{roles:?}"
        );
        assert_eq!(
            read.lines.iter().map(|line| line.text.as_str()).collect::<String>(),
            text
        );
        assert!(read.lines.iter().all(|line| line.at.line == 1) && read.lines.len() >= 2);
        assert!(read.roles.windows(2).all(|pair| pair[0].end == pair[1].start));
        assert_eq!(read.roles.last().unwrap().end, text.chars().count());
    }
}
