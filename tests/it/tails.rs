//! A file that holds only the problems and plans of a report earns nothing for what it admits or plans.

use super::support::{PACK, cases, project, shared};
use duibiao::document::{Document, Role};
use duibiao::evaluation::{Stance, evaluate};
use duibiao::source::{Limits, SourceText};
use serde::Deserialize;
use std::fmt::Write as _;

/// The parts of a report that tell of problems and plans, marked by hand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tail {
    report: String,
    parts: Vec<Part>,
    /// Words that tell a deed among them.
    #[serde(default)]
    facts: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    /// Its heading, or its first words.
    from: String,
    until: Option<String>,
    /// Whether it still tells what it is without the heading.
    #[serde(default = "yes")]
    bare: bool,
}

fn yes() -> bool {
    true
}

impl Tail {
    fn document(&self) -> Option<Document> {
        let path = match self.report.strip_prefix("../shared/") {
            Some(path) => shared(path)?,
            None => project(&self.report),
        };
        let bytes = std::fs::read(path).unwrap();
        Some(Document::parse(
            SourceText::read(&self.report, &bytes, None, &Limits::default()).unwrap(),
        ))
    }
}

/// The parts as they were marked.
fn marked(tail: &Tail, document: &Document) -> Vec<String> {
    let text = document.source().text();
    let cut = |part: &Part| {
        let start = text.find(&part.from).unwrap_or_else(|| panic!("no {}", part.from));
        let rest = &text[start..];
        let until = part.until.as_ref();
        let end = until.map_or(rest.len(), |until| {
            rest.find(until.as_str()).unwrap_or_else(|| panic!("no {until}"))
        });
        rest[..end].to_owned()
    };
    tail.parts.iter().map(cut).collect()
}

/// The sentences to which the tool itself gives these roles.
fn by_role(document: &Document) -> String {
    let mut out = String::new();
    let mut paragraph = None;
    for sentence in document.sentences() {
        if matches!(document.role_at(sentence.span.end - 1), Role::Problems | Role::Plan) {
            if paragraph.is_some_and(|paragraph| paragraph != sentence.paragraph) || sentence.heading {
                out.push('\n');
            }
            paragraph = Some(sentence.paragraph);
            out.push_str(document.source().slice(document.to_source(sentence.span)));
            if sentence.heading {
                out.push('\n');
            }
        }
    }
    out
}

/// What is judged done in a text, as quoted, without what is known to be a deed.
fn credited(text: &str, facts: &[String]) -> Vec<String> {
    let document = Document::parse(SourceText::from_text("tail", text));
    let evaluation = evaluate(&document, &PACK);
    let mut out = Vec::new();
    for finding in &evaluation.findings {
        let best = finding.judgement.evidence().first();
        let Some(best) = best.filter(|best| best.stance == Stance::Done) else {
            continue;
        };
        let quote = document.source().slice(best.quote);
        if !facts.iter().any(|fact| quote.contains(fact.as_str())) {
            out.push(format!("{} {:?} {quote}", finding.criterion, best.role));
        }
    }
    out
}

#[test]
fn problems_and_plans_earn_nothing() {
    let tails: Vec<Tail> = cases("tails.yaml");
    let mut told = String::new();
    let mut read = 0;
    for tail in &tails {
        let Some(document) = tail.document() else { continue };
        let parts = marked(tail, &document);
        let whole = parts.join("\n");
        let own = by_role(&document);
        assert_eq!(own.is_empty(), parts.is_empty(), "{}", tail.report);
        let bare = tail.parts.iter().zip(&parts).filter(|(part, _)| part.bare);
        let bare: String = bare.map(|(part, text)| text.replacen(&part.from, "", 1)).collect();
        let mut texts = vec![("marked", whole), ("by role", own), ("bare", bare)];
        texts.extend(parts.into_iter().map(|part| ("part", part)));
        for (cut, text) in texts {
            read += 1;
            for line in credited(&text, &tail.facts) {
                writeln!(told, "{} {cut}: {line}", tail.report).unwrap();
            }
        }
    }
    assert!(told.is_empty(), "\n{told}");
    assert!(read >= 18);
}
