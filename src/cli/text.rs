//! `duibiao text`: what the tool saw of a report.

use super::args::{TextArgs, TextFormat};
use super::inputs::gather;
use super::tally::Tally;
use super::{Status, output, reading, terminal};
use duibiao::render::reading::{json, reading as read, text};
use duibiao::render::{Lang, Options};
use std::path::Path;

pub(super) fn run(args: &TextArgs) -> Status {
    let Ok(format) = format(args).map_err(|message| terminal::report_error(&message)) else {
        return Status::Broken;
    };
    let Ok(gathered) = gather(&args.reports) else {
        return Status::Broken;
    };
    let options = Options {
        lang: Lang::Zh,
        color: args.output.is_none() && terminal::color(),
        width: if args.output.is_none() { terminal::width() } else { 100 },
    };
    let mut tally = Tally::new(&gathered);
    let (mut texts, mut readings) = (Vec::new(), Vec::new());
    for input in &gathered.inputs {
        let found = reading::document(input, &args.facts, &args.input)
            .and_then(|document| reading::guarded(&input.path, || read(&document)));
        match (found, format) {
            (Ok(found), TextFormat::Json) => readings.push(found),
            (Ok(found), TextFormat::Text) => texts.push(text(&found, &options)),
            (Err(message), _) => tally.tell(message),
        }
    }
    if texts.is_empty() && readings.is_empty() {
        return tally.finish("读出");
    }
    let all = match format {
        TextFormat::Json => json(&readings, gathered.plural),
        TextFormat::Text => texts.join("\n\n"),
    };
    let written = match args.output.as_deref() {
        Some(path) if gathered.holds(path) => {
            terminal::report_error(&format!(
                "{}：这是要读的报告，写进去就没有了；请把结果写到别处",
                path.display()
            ));
            false
        }
        Some(path) => output::write(path, all.as_bytes())
            .map_err(|message| terminal::report_error(&message))
            .is_ok(),
        None => terminal::print(&all),
    };
    let status = tally.finish("读出");
    if written { status } else { Status::Broken }
}

/// The format that was asked for, else the one the output's extension means, else text.
fn format(args: &TextArgs) -> Result<TextFormat, String> {
    let known = |path: &Path| {
        TextFormat::of_path(path)
            .ok_or_else(|| format!("{}：扩展名看不出格式；请用 --format 指定（text、json）", path.display()))
    };
    match (args.format, args.output.as_deref()) {
        (Some(format), _) => Ok(format),
        (None, Some(path)) => known(path),
        (None, None) => Ok(TextFormat::Text),
    }
}
