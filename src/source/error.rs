//! Why a file is no report. Every variant is the input's fault, and says what to do.

use thiserror::Error;

/// A file that could not be taken as the text of a report.
#[derive(Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum SourceError {
    /// Nothing in it, or nothing but spaces and punctuation.
    #[error("文件里没有文字；请确认导出或下载是否完整")]
    Empty,
    /// Larger than the limit in force.
    #[error("文件有 {} MB，超过上限 {} MB；确需审阅时用 --max-size 提高上限", to_mb(*size), to_mb(*limit))]
    TooLarge {
        /// Size of the file in bytes.
        size: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// A known kind of file that is not text.
    #[error("这是{kind}，不是纯文本；请{remedy}")]
    Unsupported {
        /// What the first bytes say it is.
        kind: &'static str,
        /// How to turn it into text.
        remedy: &'static str,
    },
    /// A file of this kind that is broken or holds what its reader cannot make sense of.
    #[error("这份 {kind} 文件读不了：{reason}；请用原来的软件打开，确认无误后另存一份")]
    Damaged {
        /// `docx`, `pdf` and the like.
        kind: &'static str,
        /// What is wrong.
        reason: String,
    },
    /// A PDF of pictures.
    #[error(
        "这份 PDF 共 {pages} 页，其中 {pictures} 页是图片，没有可读的文字，应是扫描件；请先作文字识别（OCR），再审阅识别出的文字"
    )]
    Scanned {
        /// How many pages.
        pages: usize,
        /// How many of them are pictures.
        pictures: usize,
    },
    /// A PDF whose fonts do not tell which characters their glyphs are.
    #[error(
        "这份 PDF 的字体没有写明对应的文字，{glyphs} 个字中有 {unmapped} 个认不出；请从原文件重新导出 PDF，或改交 docx，或先作文字识别（OCR）"
    )]
    Unmapped {
        /// Glyphs without a character.
        unmapped: usize,
        /// All glyphs.
        glyphs: usize,
    },
    /// A PDF that needs a password.
    #[error("这份 PDF 设了打开密码；请去掉密码后再审阅")]
    Locked,
    /// A web page that is no report: a list, an error, a form.
    #[error("网页里没有找到文章正文：{reason}；请打开报告正文所在的页面重新保存，或把正文复制为纯文本")]
    NoArticle {
        /// What it is instead.
        reason: &'static str,
    },
    /// More than a limit in force allows.
    #[error("{what}超过上限 {limit}；确需审阅时用 {option} 提高上限")]
    TooMuch {
        /// What there is too much of.
        what: String,
        /// The limit, with its unit.
        limit: String,
        /// The option that raises it.
        option: &'static str,
    },
    /// Bytes that no text has.
    #[error("不是文本文件（第 {offset} 字节处有二进制内容）；请另存为 UTF-8 纯文本")]
    Binary {
        /// Offset of the first such byte, from 1.
        offset: usize,
    },
    /// Text, perhaps, but in no encoding we know.
    #[error(
        "无法识别文字编码（按 UTF-8 读到第 {offset} 字节出错，按 GB18030、Big5、UTF-16 也不通）；请另存为 UTF-8 纯文本"
    )]
    UnknownEncoding {
        /// Offset of the first byte that is not UTF-8, from 1.
        offset: usize,
    },
}

fn to_mb(bytes: u64) -> u64 {
    bytes.div_ceil(1024 * 1024)
}
