//! The typefaces of GB/T 9704-2012, and what stands in for each where it is not installed: `word/fontTable.xml`.
//!
//! A word processor without a face looks for one of the other names, then for one of the same classification.

use super::xml::Xml;
use std::io;

/// A typeface.
#[derive(Debug, Clone, Copy)]
pub(super) struct Face {
    pub(super) name: &'static str,
    /// Names to look for instead, best first.
    others: &'static str,
    /// PANOSE-1, as in the face itself.
    panose: &'static str,
    family: &'static str,
    pitch: &'static str,
    /// The character set: 86 is GB 2312, 00 is Latin.
    charset: &'static str,
}

/// Of the title.
pub(super) const TITLE: Face = Face {
    name: "方正小标宋简体",
    others: "方正小标宋_GBK,FZXiaoBiaoSong-B05S,FZXiaoBiaoSong-B05,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC",
    panose: "02010601030101010101",
    family: "auto",
    pitch: "variable",
    charset: "86",
};

/// Of headings 一、
pub(super) const HEI: Face = Face {
    name: "黑体",
    others: "SimHei,Microsoft YaHei,Noto Sans CJK SC",
    panose: "02010609060101010101",
    family: "modern",
    pitch: "fixed",
    charset: "86",
};

/// Of headings （一） and of what is quoted.
pub(super) const KAI: Face = Face {
    name: "楷体_GB2312",
    others: "楷体,KaiTi,华文楷体,STKaiti,AR PL KaitiM GB",
    panose: "02010609030101010101",
    family: "modern",
    pitch: "fixed",
    charset: "86",
};

/// Of running text.
pub(super) const FANG: Face = Face {
    name: "仿宋_GB2312",
    others: "仿宋,FangSong,华文仿宋,STFangsong,宋体,SimSun,Noto Serif CJK SC",
    panose: "02010609030101010101",
    family: "modern",
    pitch: "fixed",
    charset: "86",
};

/// Of page numbers.
pub(super) const SONG: Face = Face {
    name: "宋体",
    others: "SimSun,Noto Serif CJK SC",
    panose: "02010600030101010101",
    family: "auto",
    pitch: "variable",
    charset: "86",
};

/// Of letters and figures.
pub(super) const LATIN: Face = Face {
    name: "Times New Roman",
    others: "Liberation Serif",
    panose: "02020603050405020304",
    family: "roman",
    pitch: "variable",
    charset: "00",
};

/// The part.
pub(super) fn table() -> io::Result<Vec<u8>> {
    Xml::part("w:fonts", super::package::NAMESPACES, |xml| {
        for face in [TITLE, HEI, KAI, FANG, SONG, LATIN] {
            xml.element("w:font", &[("w:name", face.name)], |xml| {
                xml.property("w:altName", face.others)?;
                xml.property("w:panose1", face.panose)?;
                xml.property("w:charset", face.charset)?;
                xml.property("w:family", face.family)?;
                xml.property("w:pitch", face.pitch)
            })?;
        }
        Ok(())
    })
}
