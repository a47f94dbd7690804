//! Results to stdout, everything else to stderr; colour only on a terminal and never with `NO_COLOR`.

use duibiao::render::visible;
use std::io::{IsTerminal as _, Write as _};

/// Width of text where there is no terminal, so that output is the same everywhere.
const WIDTH: usize = 100;
/// Wider lines are hard to read.
const WIDEST: usize = 120;

/// Whether stdout takes colour.
pub(super) fn color() -> bool {
    !matches!(
        anstream::AutoStream::choice(&std::io::stdout()),
        anstream::ColorChoice::Never
    )
}

/// The width of lines of text.
pub(super) fn width() -> usize {
    if !std::io::stdout().is_terminal() {
        return WIDTH;
    }
    terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0).clamp(40, WIDEST))
}

/// Writes a result to stdout; `false` if that failed.
pub(super) fn print(text: &str) -> bool {
    let mut stdout = anstream::AutoStream::auto(std::io::stdout().lock());
    told(stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()))
}

/// The same for text of any kind, or for what is none.
pub(super) fn print_bytes(bytes: &[u8]) -> bool {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return print(text);
    }
    let mut stdout = std::io::stdout().lock();
    if stdout.is_terminal() {
        report_error("这种格式不能显示在终端上；请用 --output 写入文件");
        return false;
    }
    told(stdout.write_all(bytes).and_then(|()| stdout.flush()))
}

/// Whether writing to stdout went well. A reader that has gone away (`| head`) is no failure.
fn told(written: std::io::Result<()>) -> bool {
    match written {
        Ok(()) => true,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => true,
        Err(error) => {
            report_error(&format!("标准输出写不进去：{error}"));
            false
        }
    }
}

/// Tells what went wrong.
pub(super) fn report_error(message: &str) {
    use anstyle::{AnsiColor, Style};
    let style = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    drawn(&format!("{style}错误{style:#}：{}", visible(message)));
}

/// Tells what somebody should look at, though the work goes on.
pub(super) fn warn(message: &str) {
    use anstyle::{AnsiColor, Style};
    let style = Style::new().bold().fg_color(Some(AnsiColor::Yellow.into()));
    drawn(&format!("{style}提醒{style:#}：{}", visible(message)));
}

/// Tells something on stderr. Whatever it quotes cannot act on the terminal.
pub(super) fn note(message: &str) {
    drawn(&visible(message));
}

/// Tells something that holds colours of our own, and nothing from outside that was not made visible.
pub(super) fn drawn(message: &str) {
    let mut stderr = anstream::AutoStream::auto(std::io::stderr().lock());
    // Where stderr is gone there is nobody left to tell.
    let _ = writeln!(stderr, "{message}");
}
