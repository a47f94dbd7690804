//! Other things that come as a zip, told by their parts.

use super::package::Package;
use crate::source::SourceError;

/// How most of them become something that can be read.
const SAVE_AS_DOCX: &str =
    "在原来的软件中“另存为”docx，或用 LibreOffice 转换：soffice --headless --convert-to docx 文件";
const TABLE: &str = "把其中的报告文字另存为 docx 或 UTF-8 纯文本";

/// The refusal, if the zip is no Word document.
pub(super) fn other(package: &mut Package) -> Result<Option<SourceError>, SourceError> {
    let found = match mimetype(package)? {
        Some(found) => Some(found),
        None => by_parts(package),
    };
    Ok(found.map(|(kind, remedy)| SourceError::Unsupported { kind, remedy }))
}

/// OpenDocument and EPUB say what they are in a part of that name.
fn mimetype(package: &mut Package) -> Result<Option<(&'static str, &'static str)>, SourceError> {
    if package.has("[Content_Types].xml") || !package.has("mimetype") {
        return Ok(None);
    }
    let text = package.part("mimetype")?.unwrap_or_default();
    let text = text.trim();
    Ok(if text.starts_with("application/vnd.oasis.opendocument.text") {
        Some((" OpenDocument 文字文档（odt）", SAVE_AS_DOCX))
    } else if text.starts_with("application/vnd.oasis.opendocument") {
        Some((" OpenDocument 表格、演示或图形（ods、odp、odg）", TABLE))
    } else if text.starts_with("application/epub") {
        Some(("电子书（epub）", "把其中的网页解压出来，或转换为 docx"))
    } else {
        None
    })
}

fn by_parts(package: &Package) -> Option<(&'static str, &'static str)> {
    let within = |folder: &str| package.names().any(|name| name.starts_with(folder));
    if package.has("OFD.xml") {
        return Some((
            "版式文件（ofd）",
            "用 OFD 阅读器导出为 PDF，或复制文字存为 UTF-8 纯文本",
        ));
    }
    if package.has("[Content_Types].xml") || package.has("_rels/.rels") || within("word/") {
        return match () {
            () if within("word/") => None,
            () if within("xl/") => Some((" Excel 工作簿（xlsx）", TABLE)),
            () if within("ppt/") => Some((" PowerPoint 演示文稿（pptx）", TABLE)),
            () if within("visio/") => Some((" Visio 绘图（vsdx）", TABLE)),
            () if package.has("FixedDocSeq.fdseq") || package.has("FixedDocumentSequence.fdseq") => {
                Some((" XPS 版式文件", "导出为 PDF"))
            }
            () => None,
        };
    }
    Some(match () {
        () if package.has("Index/Document.iwa") => (" Pages 文稿", "在 Pages 中导出为 Word（docx）"),
        () if package.has("META-INF/MANIFEST.MF") => ("程序包（jar）", "换成报告文件"),
        () if package.names().next().is_none() => ("空的压缩文件（zip）", "确认打包或下载是否完整"),
        () => ("压缩文件（zip）", "先解压缩，再审阅其中的文件"),
    })
}

/// The refusal for a main part whose root is not that of a Word document.
pub(super) fn by_root(root: &str) -> Option<SourceError> {
    let (kind, remedy) = match root {
        "workbook" => (" Excel 工作簿（xlsx）", TABLE),
        "presentation" => (" PowerPoint 演示文稿（pptx）", TABLE),
        _ => return None,
    };
    Some(SourceError::Unsupported { kind, remedy })
}
