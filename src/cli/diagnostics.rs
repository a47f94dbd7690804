//! Problems of rule files, drawn with the line and a caret.

use super::terminal;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use duibiao::rulepack::{LoadError, PackError, Problem};

/// Tells why a pack could not be loaded, every problem with its place.
pub(super) fn load_error(error: &LoadError) {
    match error {
        LoadError::Problems(error) => problems(error),
        other => terminal::report_error(&other.to_string()),
    }
}

fn problems(error: &PackError) {
    // The stream strips the colours where they are not wanted.
    let renderer = Renderer::styled();
    for problem in &error.problems {
        terminal::note(&draw(&renderer, error, problem));
        terminal::note("");
    }
    terminal::report_error(&format!("规则有 {} 处问题，见上", error.problems.len()));
}

fn draw(renderer: &Renderer, error: &PackError, problem: &Problem) -> String {
    let title = Level::ERROR.primary_title(problem.message.as_str()).id(problem.code.name());
    let help = Level::HELP.message(problem.help.as_str());
    let Some(file) = error.files.get(problem.file).filter(|file| !file.text.is_empty()) else {
        return renderer.render(&[title.element(help)]);
    };
    let snippet = Snippet::source(file.text.as_str())
        .path(file.name.as_str())
        .annotation(AnnotationKind::Primary.span(problem.range.clone()));
    renderer.render(&[title.element(snippet).element(help)])
}
