//! Problems of rule files, drawn with the line and a caret.

use super::terminal;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use duibiao::handwritten::FileError;
use duibiao::render::visible;
use duibiao::rulepack::{Lines, LoadError, PackError, Problem, SourceFile};

/// Lines shown before and after the one with the problem.
const AROUND: usize = 1;

/// Tells why a pack could not be loaded, every problem with its place.
pub(super) fn load_error(error: &LoadError) {
    match error {
        LoadError::Problems(error) => problems(error, "规则"),
        other => terminal::report_error(&other.to_string()),
    }
}

/// Tells why a file that somebody wrote by hand could not be used, every problem with its place; `what` it holds.
pub(super) fn file_error(error: &FileError, what: &str) {
    match error {
        FileError::Problems(error) => problems(error, what),
        other => terminal::report_error(&other.to_string()),
    }
}

/// Tells what somebody should look at in such a file, though the run goes on.
pub(super) fn warnings(error: &PackError, what: &str) {
    each(error, &Level::WARNING);
    terminal::warn(&format!("{what}有 {} 处需要处理，见上", error.problems.len()));
}

/// `what` the file holds: rules, labels.
fn problems(error: &PackError, what: &str) {
    each(error, &Level::ERROR);
    terminal::report_error(&format!("{what}有 {} 处问题，见上", error.problems.len()));
}

fn each(error: &PackError, level: &Level<'_>) {
    // The stream strips the colours where they are not wanted.
    let renderer = Renderer::styled();
    let lines: Vec<Lines<'_>> = error.files.iter().map(SourceFile::lines).collect();
    for problem in &error.problems {
        let file = error.files.get(problem.file).zip(lines.get(problem.file));
        terminal::drawn(&draw(&renderer, level, file, problem));
        terminal::note("");
    }
}

fn draw(renderer: &Renderer, level: &Level<'_>, file: Option<(&SourceFile, &Lines<'_>)>, problem: &Problem) -> String {
    let (message, help) = (visible(&problem.message), visible(&problem.help));
    let title = level.clone().primary_title(message.as_ref()).id(problem.code.name());
    let help = Level::HELP.message(help.as_ref());
    let Some((file, lines)) = file.filter(|(file, _)| !file.text.is_empty()) else {
        return renderer.render(&[title.element(help)]);
    };
    // Only the lines around the problem: the renderer reads all it is given, for every problem again.
    let (first, start, excerpt) = lines.around(problem.range.start, AROUND);
    let within = |at: usize| at.saturating_sub(start).min(excerpt.len());
    let name = visible(&file.name);
    let snippet = Snippet::source(excerpt)
        .line_start(first)
        .path(name.as_ref())
        .annotation(AnnotationKind::Primary.span(within(problem.range.start)..within(problem.range.end)));
    renderer.render(&[title.element(snippet).element(help)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use duibiao::rulepack::Code;

    #[test]
    fn the_caret_stands_under_the_line_it_is_about() {
        let file = SourceFile {
            name: "x.yaml".to_owned(),
            text: "甲: 1\n乙: 2\n丙: 3\n丁: 4\n".to_owned(),
        };
        let at = file.text.find('3').unwrap();
        let problem = Problem {
            code: Code::BadValue,
            file: 0,
            range: at..at + 1,
            message: "不对".to_owned(),
            help: "改".to_owned(),
        };
        let drawn = draw(
            &Renderer::plain(),
            &Level::ERROR,
            Some((&file, &file.lines())),
            &problem,
        );
        assert!(
            drawn.contains("x.yaml:3:4") && drawn.contains("3 | 丙: 3") && !drawn.contains("甲"),
            "{drawn}"
        );
    }
}
