//! JUnit XML, for pipelines that show tests: a suite a result, a test a criterion.
//!
//! A gap that earns nothing or was only announced fails its test. A bare statement passes, with a word in the test's
//! output: the report does say that it was done, and a pipeline that goes red over every such sentence is soon ignored.
//! (In SARIF it is `open` and no failure either.) What does not apply is skipped. Times are zero: none is measured.

mod outcome;

use super::labels::{Labels, Lang};
use super::numbers;
use super::view::{Criterion, Report, Requirement};
use super::visible::visible;
use outcome::{Counts, Outcome, pairs};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

/// All results in one file; ends with a line feed.
pub(super) fn junit(reports: &[Report], lang: Lang) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    // Writing to memory does not fail.
    let _ = suites(&mut writer, reports, lang);
    let mut text = String::from_utf8_lossy(&writer.into_inner()).into_owned();
    text.push('\n');
    text
}

type Xml = Writer<Vec<u8>>;

fn suites(xml: &mut Xml, reports: &[Report], lang: Lang) -> io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let counts = Counts::of(reports.iter().flat_map(Report::criteria)).attributes();
    xml.create_element("testsuites")
        .with_attribute(("name", env!("CARGO_PKG_NAME")))
        .with_attributes(pairs(&counts))
        .write_inner_content(|xml| reports.iter().try_for_each(|report| suite(xml, report, lang)))?;
    Ok(())
}

fn suite(xml: &mut Xml, report: &Report, lang: Lang) -> io::Result<()> {
    let words = lang.words();
    let (who, dash) = (report.report.name_and_year(), words.get("dash"));
    let name = format!("{who}{dash}{}", report.pack.title);
    let counts = Counts::of(report.criteria()).attributes();
    xml.create_element("testsuite")
        .with_attribute(("name", visible(&name).as_ref()))
        .with_attributes(pairs(&counts))
        .write_inner_content(|xml| {
            xml.create_element("properties")
                .write_inner_content(|xml| properties(xml, report))?;
            for requirement in report.requirements() {
                for criterion in &requirement.criteria {
                    case(xml, report, requirement, criterion, words)?;
                }
            }
            let notices = report.notices.iter().map(|notice| notice.messages.in_lang(lang));
            let notices: Vec<&str> = notices.chain([words.get("disclaimer")]).collect();
            output(xml, "system-out", &notices.join("\n"))
        })?;
    Ok(())
}

/// The facts and the score, under the names they have in JSON.
fn properties(xml: &mut Xml, report: &Report) -> io::Result<()> {
    let (subject, pack, score) = (&report.report, &report.pack, &report.score);
    let number = |value: Option<f64>| value.map(|value| value.to_string());
    let automatic = score.automatic.as_ref();
    let all = [
        ("tool", Some(format!("{} {}", report.tool.name, report.tool.version))),
        ("pack.id", Some(pack.id.clone())),
        ("pack.fingerprint", Some(pack.fingerprint.clone())),
        ("report.path", Some(subject.path.clone())),
        ("report.locality", subject.locality.clone()),
        ("report.year", subject.year.map(|year| year.to_string())),
        ("report.fingerprint", Some(subject.fingerprint.clone())),
        ("score.total", number(score.total)),
        ("score.maximum", number(Some(score.maximum))),
        ("score.grade", score.grade.clone()),
        ("score.criteria.done", Some(score.criteria.done.to_string())),
        ("score.criteria.planned", Some(score.criteria.planned.to_string())),
        ("score.criteria.deficient", Some(score.criteria.deficient.to_string())),
        ("score.criteria.absent", Some(score.criteria.absent.to_string())),
        ("score.criteria.na", Some(score.criteria.na.to_string())),
        ("score.automatic.total", automatic.and_then(|score| number(score.total))),
        ("score.automatic.grade", automatic.and_then(|score| score.grade.clone())),
    ];
    for (name, value) in all {
        if let Some(value) = value {
            xml.create_element("property")
                .with_attribute(("name", name))
                .with_attribute(("value", visible(&value).as_ref()))
                .write_empty()?;
        }
    }
    Ok(())
}

fn case(
    xml: &mut Xml,
    report: &Report,
    requirement: &Requirement,
    criterion: &Criterion,
    words: &Labels,
) -> io::Result<()> {
    // Readers take dots for the ends of packages. The path tells apart what several reports of a file have in common.
    let class = [&report.pack.id, &report.report.path, &requirement.id].map(|part| part.replace('.', "_"));
    let name = format!("{} {}", criterion.id, criterion.asks);
    xml.create_element("testcase")
        .with_attribute(("classname", visible(&class.join(".")).as_ref()))
        .with_attribute(("name", visible(&name).as_ref()))
        .with_attribute(("file", visible(&report.report.path).as_ref()))
        .with_attribute(("time", "0"))
        .write_inner_content(|xml| {
            let details = details(requirement, criterion, words);
            match Outcome::of(criterion) {
                Outcome::Skipped => {
                    let said = words.status(criterion.about, criterion.status);
                    xml.create_element("skipped")
                        .with_attribute(("message", said))
                        .write_empty()?;
                    output(xml, "system-out", &details)
                }
                Outcome::Failed => {
                    xml.create_element("failure")
                        .with_attribute(("message", details.lines().next().unwrap_or_default()))
                        .with_attribute(("type", criterion.status.name()))
                        .write_text_content(BytesText::new(&visible(&details)))?;
                    Ok(())
                }
                Outcome::Passed => output(xml, "system-out", &details),
            }
        })?;
    Ok(())
}

/// What a reader wants to know of a judgement: why, with the quote and its place, and what to do.
fn details(requirement: &Requirement, criterion: &Criterion, words: &Labels) -> String {
    let mut lines = Vec::new();
    let reason = super::gaps::reason(criterion.about, criterion.status, criterion.strength);
    lines.push(match reason {
        Some(reason) => words.reason(reason),
        None => words.judgement(criterion.about, criterion.status, criterion.strength),
    });
    let points = [Some(criterion.points), Some(criterion.maximum)].map(numbers::points);
    lines.push(format!(
        "{}{}{}",
        words.get("score"),
        words.get("colon"),
        points.join(" / ")
    ));
    lines.extend(criterion.measured.map(|measured| words.measured(measured)));
    lines.extend(criterion.evidence.iter().map(|quote| words.quoted(&quote.place)));
    lines.extend(criterion.near_miss.as_ref().map(|near| words.nearest(near)));
    if reason.is_some() {
        let remedy = criterion.remedy.as_ref().unwrap_or(&requirement.remedy);
        lines.push(format!("{}{}{remedy}", words.get("remedy"), words.get("colon")));
    }
    lines.extend(
        criterion
            .decision
            .as_ref()
            .map(|decision| words.decision(criterion.about, decision)),
    );
    lines.join("\n")
}

fn output(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    let text = visible(text);
    xml.create_element(name).write_text_content(BytesText::new(&text))?;
    Ok(())
}
