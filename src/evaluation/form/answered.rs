//! Does a plan answer every problem that the report admits?
//!
//! A problem is answered where a plan speaks of the same thing: of the weight of its word pairs, by how rare each is in
//! the report, the plan must hold a fair share. That is a lead for a reader, so the pairs are quoted.

use super::count::judged;
use super::{Whole, around, near};
use crate::document::{Kind, Role, Statement, clauses};
use crate::evaluation::likeness::Likeness;
use crate::evaluation::matches::Matches;
use crate::evaluation::near_miss::Lack;
use crate::evaluation::types::Measured;
use crate::rulepack::{Category, Least};
use crate::source::Span;

/// Share of a problem's weight that a plan must hold to answer it. On the reports that the tests bring along, pairs that
/// a reader accepts lie above it and others mostly below.
const ANSWERS: f64 = 0.15;
/// How much more the whole of a problem counts than its first clause, which names it: a plan never takes up all of it.
const TOLD: f64 = 2.0;

pub(super) fn ask(matches: &Matches<'_>, least: Least) -> Whole {
    let document = matches.document;
    let problems = units(matches, Role::Problems);
    if problems.is_empty() {
        return Whole::not_applicable();
    }
    let plans = units(matches, Role::Plan);
    let likeness = Likeness::new(document);
    let mut answers: Vec<Span> = Vec::new();
    let mut open: Vec<Span> = Vec::new();
    for &problem in &problems {
        let whole = document.slice(problem);
        let (named, told) = (likeness.query(head(whole)), likeness.query(whole));
        let best = plans
            .iter()
            .map(|&plan| {
                let plan_text = document.slice(plan);
                let share = Likeness::share(&named, plan_text).max(TOLD * Likeness::share(&told, plan_text));
                (share, plan)
            })
            .max_by(|(a, one), (b, other)| a.total_cmp(b).then(other.cmp(one)));
        match best {
            Some((share, plan)) if share >= ANSWERS => answers.push(plan),
            _ => open.push(problem),
        }
    }
    let quote = |span: &Span| {
        document
            .sentence_at(span.start)
            .map(|sentence| around(matches, sentence, Span::new(span.start, span.start + 1)))
    };
    let quotes: Vec<Span> = answers.iter().filter_map(quote).collect();
    judged(matches, answers.len(), Some(problems.len()), &quotes, least)
        .unwrap_or_else(|| {
            let first = open.first().and_then(quote);
            Whole::absent(first.and_then(|span| near(document, span, Lack::Unanswered)))
        })
        .measured(Measured {
            count: answers.len(),
            total: Some(problems.len()),
            wanted: least.fully,
        })
}

/// Words that stand for problems in general.
const LACKS: [&str; 4] = ["问题", "不足", "差距", "短板"];

/// The single problems or plans: numbered parts where there are any, else sentences. What only announces them
/// (（一）存在的不足, 主要有以下问题：) is none.
fn units(matches: &Matches<'_>, role: Role) -> Vec<Span> {
    let document = matches.document;
    let sections = document.sections();
    let part = |i: usize| {
        let section = &sections[i];
        let named = section.kind > Kind::Han && !section.announces_by_title();
        named && document.role_at(section.heading.start) == role
    };
    let above = |i: usize| std::iter::successors(sections[i].parent, |&above| sections[above].parent);
    // 原因分析 explains the problems, it does not add to them.
    let cause = |i: usize| {
        above(i)
            .any(|i| sections[i].title.contains("原因") && !LACKS.iter().any(|lack| sections[i].title.contains(lack)))
    };
    let parts: Vec<Span> = (0..sections.len())
        .filter(|&i| part(i) && !above(i).any(part) && !cause(i))
        .map(|i| {
            let Span { start, end } = sections[i].span;
            Span::new(start, end.min(document.role_end(start)))
        })
        .collect();
    if !parts.is_empty() {
        return parts;
    }
    let statements = document.statements().filter(|statement| statement.role == role);
    statements
        .flat_map(|statement| match role {
            Role::Problems => lacking_clauses(matches, statement),
            _ => vec![statement.span],
        })
        .collect()
}

/// The clauses that say what is lacking, of a sentence that tells of several things (主要是甲不够，乙不强); the sentence
/// itself where no clause does.
fn lacking_clauses(matches: &Matches<'_>, statement: Statement) -> Vec<Span> {
    let cues = matches.pack.stance.cues.iter();
    let lacks: Vec<Span> = cues
        .filter(|cue| cue.category == Category::Deficient)
        .flat_map(|cue| &cue.cues)
        .flat_map(|&cue| matches.find(cue, statement.sentence).to_vec())
        .collect();
    // 但也存在一些问题和不足 says that there are some, and not what they are.
    let leads = |clause: Span| {
        let words = matches.document.slice(clause).trim_end_matches([',', ':', '。']);
        words.contains("存在") && LACKS.iter().any(|lack| words.ends_with(lack))
    };
    let lacking: Vec<Span> = clauses(matches.document.text(), statement.span)
        .filter(|&clause| lacks.iter().any(|lack| clause.overlaps(*lack)) && !leads(clause))
        .collect();
    if lacking.is_empty() {
        vec![statement.span]
    } else {
        lacking
    }
}

/// The first clause, which names the problem.
fn head(problem: &str) -> &str {
    problem.split(['。', ';', ',']).next().unwrap_or(problem)
}
