//! What keeps a file from taking the memory or the time of the machine.

use crate::source::{Limits, SourceError};
use flate2::read::ZlibDecoder;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// Longest time for one file: a page takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(60);

/// Most glyphs of one file: some thousand full pages. Forms may show each other, and so multiply without end.
const MOST_GLYPHS: usize = 5_000_000;

/// Most drawing steps of one file: maps and charts have hundreds of thousands.
const MOST_STEPS: usize = 3_000_000;

/// Nested structures are read by recursion.
const STACK: usize = 256 * 1024 * 1024;

/// What is left to spend on one file.
pub(super) struct Budget {
    glyphs: usize,
    steps: usize,
    deadline: Instant,
}

/// How a reading ended that spent too much.
struct Overrun(String);

impl Budget {
    fn new() -> Self {
        Self {
            glyphs: MOST_GLYPHS,
            steps: MOST_STEPS,
            deadline: Instant::now() + PATIENCE,
        }
    }

    /// Spends one glyph; does not return where none is left.
    pub(super) fn glyph(&mut self) {
        self.glyphs = left(self.glyphs, "文字超过五百万个");
        self.step();
    }

    /// Spends one step; does not return where none is left.
    pub(super) fn step(&mut self) {
        self.steps = left(self.steps, "图形太多");
        if self.steps.is_multiple_of(1024) && Instant::now() > self.deadline {
            stop(too_long());
        }
    }
}

fn left(stock: usize, spent: &str) -> usize {
    match stock.checked_sub(1) {
        Some(left) => left,
        None => stop(format!("{spent}，像是没有尽头的重复")),
    }
}

fn too_long() -> String {
    format!("{} 秒没有读完", PATIENCE.as_secs())
}

/// Leaves the interpreter, which knows no other way out of its loops; no message is printed.
fn stop(reason: String) -> ! {
    resume_unwind(Box::new(Overrun(reason)))
}

/// Runs a reading with a budget, in a thread of its own: loops in which nothing is drawn do not ask for the budget.
///
/// # Errors
/// If it takes too long, spends too much or panics. One that loops for ever is left to itself, and ends with the
/// process.
pub(super) fn with_patience<T: Send + 'static>(
    read: impl FnOnce(&mut Budget) -> T + Send + 'static,
) -> Result<T, SourceError> {
    let damaged = |reason: String| SourceError::Damaged { kind: "PDF", reason };
    let (sender, receiver) = mpsc::channel();
    let work = move || {
        let result = catch_unwind(AssertUnwindSafe(|| read(&mut Budget::new())));
        let result = result.map_err(|payload| match payload.downcast::<Overrun>() {
            Ok(overrun) => overrun.0,
            Err(_) => "内容有误，读取中断".to_owned(),
        });
        // Nobody waits any more for one that came too late.
        let _ = sender.send(result);
    };
    std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(work)
        .map_err(|error| damaged(format!("内存不够：{error}")))?;
    match receiver.recv_timeout(PATIENCE + Duration::from_secs(5)) {
        Ok(result) => result.map_err(damaged),
        Err(_) => Err(damaged(too_long())),
    }
}

/// Whether a file has its end: without it half the text would be taken for the whole.
///
/// The table of objects comes after them, or in the last of them. Readers do without it, but where it is missing, objects
/// may be missing as well.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let last = |word: &[u8]| bytes.windows(word.len()).rposition(|window| window == word);
    last(b"endobj").is_none_or(|end| last(b"xref").is_some_and(|table| table > end))
}

/// Refuses a file whose streams unpack to more than the limit, before they are unpacked into memory.
///
/// Images are never unpacked; still none may exceed the limit by itself, for what calls itself an image may be shown
/// as a page. Streams that are encrypted cannot be measured.
pub(super) fn unpacked_size(bytes: &[u8], limits: &Limits) -> Result<(), SourceError> {
    let mut total = 0_u64;
    let mut dictionary = 0;
    for (at, _) in bytes.windows(6).enumerate().filter(|(_, window)| window == b"stream") {
        let head = bytes
            .get(dictionary.max(at.saturating_sub(2000))..at)
            .unwrap_or_default();
        dictionary = at + 6;
        let after = bytes.get(at + 6..).unwrap_or_default();
        let Some(data) = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n")) else {
            continue;
        };
        let allowed = limits.max_unpacked.saturating_sub(total);
        let size = inflated(data, allowed + 1);
        if size > allowed {
            return Err(SourceError::TooMuch {
                what: "这份 PDF 解压后的内容".to_owned(),
                limit: format!("{} MB", limits.max_unpacked / 1024 / 1024),
                option: "--max-unpacked",
            });
        }
        if !head.windows(6).any(|window| window == b"/Image") {
            total += size;
        }
    }
    Ok(())
}

/// How deep a stream may be packed in itself.
const LAYERS: usize = 4;

/// Unpacked size, counted up to a limit; that of the innermost layer where a stream was packed several times.
fn inflated(data: &[u8], limit: u64) -> u64 {
    let mut most = 0;
    let mut reader: Box<dyn Read + '_> = Box::new(data);
    for _ in 0..LAYERS {
        let mut head = [0; 2];
        if reader.read_exact(&mut head).is_err() || head[0] & 0x0f != 8 || u16::from_be_bytes(head) % 31 != 0 {
            break;
        }
        let decoder = ZlibDecoder::new(std::io::Cursor::new(head).chain(reader));
        let (start, size) = measure(decoder, limit);
        most = most.max(size);
        if size >= limit {
            break;
        }
        reader = Box::new(std::io::Cursor::new(start));
    }
    most
}

/// The start of what a reader gives, and how much it gives up to a limit.
fn measure(reader: impl Read, limit: u64) -> (Vec<u8>, u64) {
    const KEPT: usize = 8 * 1024 * 1024;
    let mut kept = Vec::new();
    let mut size = 0_u64;
    let mut buffer = [0; 64 * 1024];
    let mut reader = reader.take(limit);
    // What is broken ends there.
    while let Ok(count @ 1..) = reader.read(&mut buffer) {
        if kept.len() < KEPT && (size > 0 || buffer[0] & 0x0f == 8) {
            kept.extend_from_slice(&buffer[..count]);
        }
        size += count as u64;
    }
    (kept, size)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write as _;

    fn packed(data: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    fn file(stream: &[u8]) -> Vec<u8> {
        [
            b"1 0 obj << /Filter /FlateDecode >>\nstream\n".as_slice(),
            stream,
            b"\nendstream",
        ]
        .concat()
    }

    #[test]
    fn bombs_are_told_before_they_go_off() {
        let limits = Limits {
            max_unpacked: 1_000_000,
            ..Limits::default()
        };
        let zeros = vec![0; 2_000_000];
        let told = |bytes: &[u8]| unpacked_size(bytes, &limits).map_err(|error| error.to_string());
        assert_eq!(told(&file(&packed(&zeros[..900_000]))), Ok(()));
        assert!(told(&file(&packed(&zeros))).unwrap_err().contains("--max-unpacked"));
        assert!(told(&file(&packed(&packed(&zeros)))).is_err());
        let several = [file(&packed(&zeros[..900_000])), file(&packed(&zeros[..900_000]))].concat();
        assert!(told(&several).is_err());
    }

    #[test]
    fn overruns_and_panics_are_errors() {
        let endless = with_patience(|budget| {
            loop {
                budget.glyph();
            }
        });
        let endless: Result<(), SourceError> = endless;
        assert!(endless.unwrap_err().to_string().contains("没有尽头"));
        let broken: Result<(), SourceError> = with_patience(|_| resume_unwind(Box::new("broken")));
        assert!(broken.unwrap_err().to_string().contains("读取中断"));
    }
}
