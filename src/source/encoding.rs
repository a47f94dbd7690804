//! What the bytes are: BOM first, then UTF-8, then UTF-16 by its statistics, then GB18030 or Big5.

use super::SourceError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// The detector is exact but slow (8 MB/s); a prefix of this length decides as well as the whole.
const DETECTOR_PREFIX: usize = 64 * 1024;

/// Characters beyond ASCII in a row that are valid UTF-8: each takes three bytes of a certain form, which text in another
/// encoding has by chance once or twice.
const SURELY_UTF8: usize = 12;

/// Share of characters that must be ordinary Chinese or ASCII for a guess to be believed.
const PLAUSIBLE: f64 = 0.85;

/// Decodes without loss, or refuses.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, &'static str), SourceError> {
    if let Some(sure) = unmistakable(bytes) {
        return sure;
    }
    let not_utf8 = not_utf8(bytes);
    if mostly_utf8(bytes) || partly_utf8(bytes) {
        return Err(not_utf8);
    }
    candidates(bytes)
        .into_iter()
        .filter_map(|encoding| lossless(encoding, bytes))
        .find(|(text, _)| plausible(text.chars()) >= PLAUSIBLE)
        .ok_or(not_utf8)
}

/// Decodes what says itself how it is encoded.
///
/// The declaration outranks a guess, but not what cannot be mistaken: pages often say GB2312 and are UTF-8. Where a
/// few bytes are damaged, replacement characters stand for them; it is for the reader to refuse them where they matter.
pub(super) fn decode_declared(
    bytes: &[u8],
    declared: Option<&'static Encoding>,
) -> Result<(String, &'static str), SourceError> {
    if let Some(sure) = unmistakable(bytes) {
        return sure;
    }
    if let Some(found) = declared.and_then(|encoding| lossless(encoding, bytes)) {
        return Ok(found);
    }
    decode(bytes).or_else(|error| {
        let encoding = if mostly_utf8(bytes) {
            UTF_8
        } else {
            declared.unwrap_or(GB18030)
        };
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        let lost = text.matches('\u{fffd}').count();
        if lost * FEW < text.chars().count() && plausible(text.chars()) >= PLAUSIBLE {
            Ok((text.into_owned(), encoding.name()))
        } else {
            Err(error)
        }
    })
}

/// At most one character in so many may be damaged.
const FEW: usize = 500;

/// Where the first byte stands that is not UTF-8.
pub(super) fn not_utf8(bytes: &[u8]) -> SourceError {
    let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    SourceError::UnknownEncoding { offset: valid + 1 }
}

/// What needs no guess: a byte order mark, UTF-16 by its statistics, UTF-8, and what is no text at all.
fn unmistakable(bytes: &[u8]) -> Option<Result<(String, &'static str), SourceError>> {
    if bytes.is_empty() {
        return Some(Err(SourceError::Empty));
    }
    if let Some((encoding, skip)) = Encoding::for_bom(bytes) {
        let body = bytes.get(skip..).unwrap_or_default();
        let refused = SourceError::UnknownEncoding { offset: skip + 1 };
        let decoded = lossless(encoding, body).ok_or(refused);
        // UTF-32 begins like UTF-16, and every other unit of it is nought.
        return Some(decoded.and_then(|(text, name)| match first_nul(&text) {
            Some(offset) => Err(SourceError::Binary { offset: skip + offset }),
            None => Ok((text, name)),
        }));
    }
    if let Some(found) = utf16_without_bom(bytes) {
        return Some(Ok(found));
    }
    if let Some(offset) = first_binary(bytes) {
        return Some(Err(SourceError::Binary { offset: offset + 1 }));
    }
    let text = std::str::from_utf8(bytes).ok()?;
    Some(Ok((text.to_owned(), UTF_8.name())))
}

/// Whether nearly all that is not ASCII is UTF-8: then it is damaged UTF-8 and not another encoding, in which the same
/// bytes would read as other characters.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad * 5
}

/// Whether a stretch of it is certainly UTF-8: two encodings in one file, of which one would be read as other characters.
fn partly_utf8(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| {
        let mut run = 0_usize;
        chunk.valid().chars().any(|c| {
            run = if c.is_ascii() { 0 } else { run + 1 };
            run >= SURELY_UTF8
        })
    })
}

/// Where the first NUL stands in decoded text, in units of two bytes from 1.
fn first_nul(text: &str) -> Option<usize> {
    let before = text.split_once('\0')?.0;
    Some(before.encode_utf16().count() * 2 + 1)
}

/// The detector's guess first, then the other.
fn candidates(bytes: &[u8]) -> [&'static Encoding; 2] {
    let prefix = bytes.get(..DETECTOR_PREFIX).unwrap_or(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // `false`: a prefix may end inside a character, which must not count against the encoding.
    detector.feed(prefix, false);
    if detector.guess(None, Utf8Detection::Deny) == BIG5 {
        [BIG5, GB18030]
    } else {
        [GB18030, BIG5]
    }
}

fn lossless(encoding: &'static Encoding, bytes: &[u8]) -> Option<(String, &'static str)> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some((text.into_owned(), encoding.name()))
}

/// Chinese text in UTF-16 has its high bytes in the Han planes, on one side only.
fn utf16_without_bom(bytes: &[u8]) -> Option<(String, &'static str)> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    [UTF_16LE, UTF_16BE].into_iter().find_map(|encoding| {
        let prefix = bytes.get(..DETECTOR_PREFIX).unwrap_or(bytes);
        let units = prefix.chunks_exact(2).map(|pair| match *pair {
            [a, b] if encoding == UTF_16LE => u16::from_le_bytes([a, b]),
            [a, b] => u16::from_be_bytes([a, b]),
            _ => 0,
        });
        let share = plausible(units.map(|unit| char::from_u32(u32::from(unit)).unwrap_or('\0')));
        // Two ASCII bytes read as one unit often land in the Han planes; ASCII bytes never hold Han high bytes.
        (share >= 0.95 && !prefix.is_ascii())
            .then(|| lossless(encoding, bytes))
            .flatten()
    })
}

/// Share of characters that a Chinese document is made of.
fn plausible(chars: impl Iterator<Item = char>) -> f64 {
    let (mut good, mut all) = (0_u32, 0_u32);
    for c in chars {
        all += 1;
        good += u32::from(matches!(c,
            '\t' | '\n' | '\r' | ' '..='~' | '\u{a0}' | '\u{b7}' | '\u{2010}'..='\u{203b}' | '\u{2460}'..='\u{24ff}'
            | '\u{3000}'..='\u{303f}' | '\u{3220}'..='\u{3229}' | '\u{4e00}'..='\u{9fa5}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff5e}'));
    }
    if all == 0 {
        return 0.0;
    }
    f64::from(good) / f64::from(all)
}

/// The first byte no text has: a NUL, or any control character where they are many. A few come from word
/// processors (cell marks, soft breaks) and are harmless.
fn first_binary(bytes: &[u8]) -> Option<usize> {
    let control = |b: &u8| matches!(b, 0..=8 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f);
    let nul = bytes.iter().position(|&b| b == 0);
    let many = bytes.iter().filter(|b| control(b)).count() * 50 > bytes.len();
    nul.or_else(|| many.then(|| bytes.iter().position(control)).flatten())
}
