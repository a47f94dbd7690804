//! How much a reader accepts before it refuses a file, and what each limit is for.

/// Limits on one file.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Largest file, in bytes: keeps a wrong file (a video, a disk image) from filling the memory.
    pub max_bytes: u64,
    /// Largest size of what a docx or PDF unpacks to, in bytes, over all its parts: stops zip bombs.
    pub max_unpacked: u64,
    /// Most times a part of a docx may grow when it is unpacked: stops zip bombs early.
    pub max_ratio: u64,
    /// Deepest nesting of elements in XML and HTML: no stack overflows.
    pub max_depth: usize,
    /// Most pages of a PDF: keeps whole books from taking minutes.
    pub max_pages: usize,
    /// Most objects of a PDF: keeps a file made to be slow from being read.
    pub max_objects: usize,
}

impl Limits {
    /// 64 MiB: hundreds of times the longest report seen.
    pub const DEFAULT_MAX_BYTES: u64 = 64 * 1024 * 1024;
    /// 256 MiB.
    pub const DEFAULT_MAX_UNPACKED: u64 = 256 * 1024 * 1024;
    /// Text of an office document shrinks to a tenth or so.
    pub const DEFAULT_MAX_RATIO: u64 = 200;
    /// Layout tables nest a few tens deep.
    pub const DEFAULT_MAX_DEPTH: usize = 256;
    /// A long report has a hundred.
    pub const DEFAULT_MAX_PAGES: usize = 2_000;
    /// An office's PDF has some thousands.
    pub const DEFAULT_MAX_OBJECTS: usize = 500_000;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_bytes: Self::DEFAULT_MAX_BYTES,
            max_unpacked: Self::DEFAULT_MAX_UNPACKED,
            max_ratio: Self::DEFAULT_MAX_RATIO,
            max_depth: Self::DEFAULT_MAX_DEPTH,
            max_pages: Self::DEFAULT_MAX_PAGES,
            max_objects: Self::DEFAULT_MAX_OBJECTS,
        }
    }
}
