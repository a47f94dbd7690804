//! The zip a document is packed in: parts by name, inflated in memory, within limits.

use super::damaged;
use crate::source::{Limits, SourceError};
use std::collections::HashMap;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;
use zip::result::ZipError;

/// Parts up to this size may be of any ratio: short repetitive XML shrinks to next to nothing.
const HARMLESS: u64 = 1024 * 1024;

/// An opened package.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Lower-case part names, as part names do not differ by case, and where they stand in the archive.
    parts: HashMap<String, usize>,
    limits: Limits,
    /// Bytes unpacked so far, over all parts.
    unpacked: u64,
    size: u64,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, SourceError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken("文件", &error))?;
        let mut parts = HashMap::new();
        for index in 0..archive.len() {
            let entry = archive.by_index_data(index).map_err(|error| broken("文件", &error))?;
            // A link, a folder or a name that leads out of the package is no part.
            if entry.is_symlink() || entry.is_dir() {
                continue;
            }
            if let Ok(name) = entry.name()
                && let Some(name) = part_name(&name)
            {
                parts.insert(name, index);
            }
        }
        Ok(Self {
            archive,
            parts,
            limits: *limits,
            unpacked: 0,
            size: bytes.len() as u64,
        })
    }

    /// How deep XML may nest.
    pub(super) fn max_depth(&self) -> usize {
        self.limits.max_depth
    }

    /// The names of all parts, in lower case.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    /// Whether there is a part of this name; case does not count.
    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&name.to_lowercase())
    }

    /// The text of a part; `None` where there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, SourceError> {
        let Some(&index) = self.parts.get(&name.to_lowercase()) else {
            return Ok(None);
        };
        let what = format!("部件 {name} ");
        let mut file = self.archive.by_index(index).map_err(|error| broken(&what, &error))?;
        // What the header claims is believed only as far as the file goes.
        let packed = file.compressed_size().clamp(1, self.size);
        let allowed = packed.saturating_mul(self.limits.max_ratio).max(HARMLESS);
        let mut bytes = Vec::new();
        let mut chunk = vec![0; 64 * 1024];
        loop {
            let read = file
                .read(&mut chunk)
                .map_err(|error| broken(&what, &ZipError::Io(error)))?;
            if read == 0 {
                break;
            }
            self.unpacked += read as u64;
            bytes.extend_from_slice(chunk.get(..read).unwrap_or_default());
            if self.unpacked > self.limits.max_unpacked {
                return Err(SourceError::TooMuch {
                    what: "解压后的内容".to_owned(),
                    limit: format!("{} MB", self.limits.max_unpacked.div_ceil(1024 * 1024)),
                    option: "--max-unpacked",
                });
            }
            if bytes.len() as u64 > allowed {
                return Err(SourceError::TooMuch {
                    what: format!("{what}解压后与解压前的大小之比"),
                    limit: format!("{} 倍", self.limits.max_ratio),
                    option: "--max-ratio",
                });
            }
        }
        decode(bytes)
            .map(Some)
            .ok_or_else(|| damaged(format!("{what}不是 UTF-8 或 UTF-16 文字")))
    }
}

/// A name inside the package, in lower case and with forward slashes; `None` where it leads out of it.
fn part_name(name: &str) -> Option<String> {
    let name = name.replace('\\', "/");
    let outside = name.starts_with('/') || name.contains(':') || name.split('/').any(|segment| segment == "..");
    (!outside && !name.is_empty()).then(|| name.to_lowercase())
}

/// XML of a package is UTF-8 or UTF-16 and nothing else.
fn decode(bytes: Vec<u8>) -> Option<String> {
    let encoding = match bytes.as_slice() {
        [0xff, 0xfe, ..] | [b'<', 0, ..] => encoding_rs::UTF_16LE,
        [0xfe, 0xff, ..] | [0, b'<', ..] => encoding_rs::UTF_16BE,
        _ => {
            let mut text = String::from_utf8(bytes).ok()?;
            if text.starts_with('\u{feff}') {
                text.remove(0);
            }
            return Some(text);
        }
    };
    let (text, malformed) = encoding.decode_with_bom_removal(&bytes);
    (!malformed).then(|| text.into_owned())
}

/// `what` ends with a space where Latin letters end it.
fn broken(what: &str, error: &ZipError) -> SourceError {
    damaged(match error {
        ZipError::InvalidArchive(_) => format!("{what}的压缩结构有误，可能没有下载完整"),
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => format!("{what}加了密码"),
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            format!("{what}的压缩方式不受支持")
        }
        _ => format!("{what}解压出错或校验不符，内容已损坏"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_inside() {
        assert_eq!(part_name("Word\\Document.xml").as_deref(), Some("word/document.xml"));
        for outside in ["../word/document.xml", "/etc/passwd", "word/../../x", "C:\\x", ""] {
            assert_eq!(part_name(outside), None, "{outside}");
        }
    }

    #[test]
    fn two_encodings() {
        let utf16: Vec<u8> = "\u{feff}<甲/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(utf16).as_deref(), Some("<甲/>"));
        assert_eq!(decode("\u{feff}<甲/>".into()).as_deref(), Some("<甲/>"));
        assert_eq!(decode(vec![b'<', 0xb0, 0xa1]), None);
    }
}
