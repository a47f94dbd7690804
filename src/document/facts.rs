//! What the report says about itself: title, issuer, locality, level, year, date, addressee.
//!
//! A fact that cannot be told is `None`, never a guess.

mod names;
mod outside;
mod places;

pub use places::FactName;
pub(super) use places::FactPlaces;

use super::date::dates;
use super::divisions;
use super::fold::Folded;
use crate::source::{NOTE_MARKS, SourceText, Span};
use jiff::civil::Date;
use names::{BODY, LONGEST_NAME, is_body, level_of_body, level_of_place, name_in_title};
use outside::{is_title, place_in_title, title_outside};
use regex::Regex;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// Rank of the body that reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// 省、自治区、直辖市
    Province,
    /// 设区的市、自治州
    City,
    /// 县、县级市、市辖区
    County,
    /// 乡、镇、街道
    Township,
    /// A single department of any government.
    Department,
}

/// The facts of one report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The report's own title.
    pub title: Option<String>,
    /// Who signs, or whom the title names as author.
    pub issuer: Option<String>,
    /// The place it is about.
    pub locality: Option<String>,
    /// The rank of its author.
    pub level: Option<Level>,
    /// The province it lies in, by its full name.
    pub province: Option<String>,
    /// The year reported on.
    pub year: Option<i16>,
    /// The date under the signature.
    pub signed: Option<Date>,
    /// To whom it is addressed.
    pub addressee: Option<String>,
    /// When it was published, by the page it was on.
    pub published: Option<Date>,
    /// Where the page says it has it from (来源).
    pub origin: Option<String>,
}

impl Facts {
    /// The year the title says the report is on. A work report of a government (政府工作报告) is named after the year
    /// it is given in, not after the one it looks back on.
    pub(super) fn reported(&self) -> Option<i16> {
        self.title
            .as_ref()
            .filter(|title| !title.contains("政府工作报告"))
            .and(self.year)
    }
}

/// The facts, where they stand, and where the signature begins.
pub(super) struct Found {
    pub(super) facts: Facts,
    pub(super) places: FactPlaces,
    pub(super) closing: Option<usize>,
}

/// Reads the facts from the head and the foot of the report.
pub(super) fn facts(source: &SourceText, folded: &Folded, paragraphs: &[Span]) -> Found {
    let reader = Reader {
        source,
        folded,
        paragraphs,
    };
    let title = reader.title();
    // What the file is called outside of its text counts only where the text is silent.
    let outside = title.is_none().then(|| title_outside(source)).flatten();
    let addressee = reader.addressee();
    let signature = reader.signature();
    let named = title.as_ref().and_then(|title| name_in_title(&title.folded));
    let issuer = signature
        .as_ref()
        .and_then(|signature| signature.issuer.clone())
        .or_else(|| reader.issuer_above_title(title.as_ref()))
        .or_else(|| {
            let (span, name) = named.clone()?;
            let title = title.as_ref()?;
            is_body(&name).then(|| reader.at(title, span))
        });
    let locality = issuer
        .clone()
        .and_then(|issuer| reader.locality_of(&issuer))
        .or_else(|| {
            let (span, _) = named?;
            let name = reader.at(title.as_ref()?, span);
            Some(reader.locality_of(&name).unwrap_or(name))
        })
        .or_else(|| reader.locality_in_text())
        .or_else(|| place_in_title(outside.as_ref()?));
    let year = title
        .as_ref()
        .and_then(|title| dates(&title.folded, 0).first().map(|date| date.year))
        .or_else(|| reader.year_in_text())
        .or_else(|| dates(&outside.as_ref()?.folded, 0).first().map(|date| date.year));
    let level = issuer
        .as_ref()
        .and_then(|issuer| level_of_body(&issuer.folded))
        .or_else(|| locality.as_ref().and_then(|locality| level_of_place(&locality.folded)))
        .or_else(|| reader.level_by_pronoun(locality.as_ref()));
    let names = [&issuer, &locality, &addressee];
    let province = names
        .into_iter()
        .flatten()
        .find_map(|name| divisions::province_of_prefix(&name.folded))
        .or_else(|| {
            // Mentions tell where a place lies only if the place is known to begin with.
            locality.as_ref()?;
            divisions::province_by_mentions(&folded.text)
        })
        .map(str::to_owned);
    Found {
        closing: signature.as_ref().map(|signature| signature.start),
        places: FactPlaces {
            title: title.as_ref().map(|title| title.span),
            issuer: issuer.as_ref().map(|issuer| issuer.span),
            addressee: addressee.as_ref().map(|addressee| addressee.span),
            signed: signature
                .as_ref()
                .and_then(|signature| signature.date)
                .map(|(_, span)| span),
        },
        facts: Facts {
            title: title.or(outside).map(|title| title.original),
            issuer: issuer.map(|issuer| issuer.original),
            locality: locality.map(|locality| locality.original),
            level,
            province,
            year,
            signed: signature.and_then(|signature| signature.date).map(|(day, _)| day),
            addressee: addressee.map(|addressee| addressee.original),
            published: source.about().published,
            origin: source.about().origin.clone(),
        },
    }
}

/// A name as it is matched and as it is shown.
#[derive(Debug, Clone)]
struct Name {
    span: Span,
    folded: String,
    original: String,
}

struct Signature {
    issuer: Option<Name>,
    date: Option<(Date, Span)>,
    start: usize,
}

struct Reader<'a> {
    source: &'a SourceText,
    folded: &'a Folded,
    paragraphs: &'a [Span],
}

/// How many paragraphs the head and the foot of a report have at most.
const HEAD: usize = 8;
const FOOT: usize = 8;

/// A plan may be addressed to everybody, each by name.
const LONGEST_ADDRESSEE: usize = 120;

impl Reader<'_> {
    fn text(&self, span: Span) -> &str {
        self.folded.text.get(span.start..span.end).unwrap_or_default()
    }

    fn name(&self, span: Span) -> Name {
        let original = self.source.slice(self.folded.to_source(span));
        Name {
            span,
            folded: self.text(span).to_owned(),
            original: original.chars().filter(|c| !c.is_whitespace()).collect(),
        }
    }

    fn at(&self, name: &Name, inside: Span) -> Name {
        self.name(Span::new(name.span.start + inside.start, name.span.start + inside.end))
    }

    fn head(&self) -> impl Iterator<Item = (usize, Span)> + '_ {
        self.paragraphs.iter().copied().enumerate().take(HEAD)
    }

    /// A short line that speaks of law-based government and calls itself a report.
    fn title(&self) -> Option<Name> {
        let (i, span) = self.head().find(|&(_, span)| is_title(self.text(span)))?;
        // 某某人民政府 / 关于…的报告: one title on two lines.
        let above = i.checked_sub(1).and_then(|above| self.paragraphs.get(above).copied());
        match above {
            Some(above) if self.text(span).starts_with("关于") && is_body(self.text(above)) => {
                let both = self.name(Span::new(above.start, span.end));
                Some(Name {
                    original: both.original,
                    ..self.name(span)
                })
            }
            _ => Some(self.name(span)),
        }
    }

    fn issuer_above_title(&self, title: Option<&Name>) -> Option<Name> {
        let title = title?;
        let at = self.paragraphs.iter().position(|span| span.start == title.span.start)?;
        let above = *self.paragraphs.get(at.checked_sub(1)?)?;
        is_body(self.text(above)).then(|| self.name(above))
    }

    fn addressee(&self) -> Option<Name> {
        static ADDRESSEE: LazyLock<Regex> = LazyLock::new(|| {
            regex(&format!(
                r"^([^,。;:《》]+{BODY}(?:[、,][^。;:]+)?|[^,。;:《》]+人大常委会|各[^。;:!?]+):"
            ))
        });
        self.head().find_map(|(_, span)| {
            let found = ADDRESSEE.captures(self.text(span))?.get(1)?;
            if found.as_str().chars().count() > LONGEST_ADDRESSEE {
                return None;
            }
            Some(self.name(Span::new(span.start + found.start(), span.start + found.end())))
        })
    }

    /// Body and date at the foot, on lines of their own or at the end of the last one.
    fn signature(&self) -> Option<Signature> {
        static SIGNATURE: LazyLock<Regex> = LazyLock::new(|| {
            regex(&format!(
                r"(?:^|[。!?;\n])(?<body>[^,。;:!?\n《》0-9][^,。;:!?\n《》0-9]+{BODY})?\n?\(?(?<date>(?:20[0-9]{{2}}|二[〇零][〇零一二三四五六七八九]{{2}})年[0-9一二三四五六七八九十]{{1,3}}月[0-9一二三四五六七八九十]{{1,3}}日)\)?(?:\n|$)",
            ))
        });
        // Notes stand below the signature, be they ever so many.
        let is_note = |&&span: &&Span| NOTE_MARKS.iter().any(|mark| self.text(span).starts_with(mark));
        let notes = self.paragraphs.iter().rev().take_while(is_note).count();
        let first = self.paragraphs.len().saturating_sub(notes + FOOT);
        let from = self.paragraphs.get(first)?.start.max(self.folded.text.len() / 3);
        let from = (0..=from).rev().find(|&at| self.folded.text.is_char_boundary(at))?;
        let tail = self.folded.text.get(from..)?;
        let captures = SIGNATURE.captures_iter(tail).last()?;
        let span = |name: &str| {
            captures
                .name(name)
                .map(|found| Span::new(from + found.start(), from + found.end()))
        };
        let date = span("date")?;
        let body = span("body").filter(|&body| self.text(body).chars().count() <= LONGEST_NAME);
        Some(Signature {
            issuer: body.map(|body| self.name(body)),
            date: dates(self.text(date), date.start)
                .first()
                .and_then(|date| Some((date.day?, date.span))),
            start: body.map_or(date.start, |body| body.start),
        })
    }

    /// The place a body belongs to: 青禾县人民政府 → 青禾县, 云岭市市场监督管理局 → 云岭市.
    fn locality_of(&self, body: &Name) -> Option<Name> {
        static GOVERNMENT: LazyLock<Regex> = LazyLock::new(|| {
            regex(
                r"^(?:中共)?(?<place>..+?)(?:委员会)?(?:人民政府|政府|街道办事处|办事处|管理委员会|管委会|党工委|党委)",
            )
        });
        static PLACE: LazyLock<Regex> =
            LazyLock::new(|| regex(r"^(?:中共)?(?<place>[^局委办]+?(?:自治区|自治州|自治县|[省市县旗]|新区|区))"));
        let text = &body.folded;
        let found = match GOVERNMENT.captures(text).and_then(|captures| captures.name("place")) {
            Some(found) if text.contains("街道") => Span::new(found.start(), text.find("街道")? + "街道".len()),
            Some(found) => Span::new(found.start(), found.end()),
            None => {
                let found = PLACE.captures(text)?.name("place")?;
                Span::new(found.start(), found.end())
            }
        };
        Some(self.at(body, found))
    }

    /// 2021年，锦丰镇继续… at the start, or the report's own plan by its title.
    fn locality_in_text(&self) -> Option<Name> {
        static OPENING: LazyLock<Regex> = LazyLock::new(|| {
            regex(
                r"(?:^|[。\n])(?:20[0-9]{2}年(?:度|以来)?,?|今年以来,|一年来,)(?<place>[^,。《》、我全本各在对以按0-9]+?(?:自治州|自治县|[镇乡县市]|街道|新区|区))(?:党委|党工委|委|人民政府|政府|坚持|继续|认真|紧紧|深入|以|在|全面|围绕|积极|切实|始终|严格|持续|扎实)",
            )
        });
        static OWN_PLAN: LazyLock<Regex> = LazyLock::new(|| {
            regex(
                r"(?:制定|印发|出台|下发|编制|制发)(?:了|并印发)?《(?<place>[^《》0-9关]+?(?:[镇乡县市]|街道|新区|区))(?:20[0-9]{2}年?度?)?法治政府建设",
            )
        });
        let end = self.paragraphs.get(..HEAD.min(self.paragraphs.len()))?.last()?.end;
        let head = self.folded.text.get(..end)?;
        let found = OPENING
            .captures(head)
            .or_else(|| OWN_PLAN.captures(&self.folded.text))?
            .name("place")?;
        let short = found.as_str().chars().count() <= LONGEST_NAME;
        short.then(|| self.name(Span::new(found.start(), found.end())))
    }

    fn year_in_text(&self) -> Option<i16> {
        static REPORTS: LazyLock<Regex> = LazyLock::new(|| {
            regex(r"(20[0-9]{2})年(?:度)?[^。]*(?:法治政府|依法行政|法治建设)[^。]*(?:报告|汇报|总结)如下")
        });
        static OPENING: LazyLock<Regex> = LazyLock::new(|| regex(r"(?:^|\n)(20[0-9]{2})年(?:度|以来|,)"));
        let end = self.paragraphs.get(..HEAD.min(self.paragraphs.len()))?.last()?.end;
        let head = self.folded.text.get(..end)?;
        REPORTS
            .captures(head)
            .or_else(|| OPENING.captures(head))
            .and_then(|captures| captures.get(1)?.as_str().parse().ok())
    }

    /// 我镇, 我县, 我局: the author's rank in its own words.
    fn level_by_pronoun(&self, locality: Option<&Name>) -> Option<Level> {
        if locality.is_some_and(|locality| locality.folded.ends_with('区')) {
            // 新区, 开发区 and the like have no rank that their name tells.
            return None;
        }
        let text = &self.folded.text;
        let counts = [
            (["我镇", "我乡", "我街道", "全镇"], Level::Township),
            (["我县", "全县", "我旗", "全旗"], Level::County),
            (["我局", "全局上下", "我委", "我厅"], Level::Department),
            (["我省", "全省各级", "我自治区", "全区各级各"], Level::Province),
        ]
        .map(|(words, level)| {
            (
                words.iter().map(|word| text.matches(word).count()).sum::<usize>(),
                level,
            )
        });
        let total: usize = counts.iter().map(|(count, _)| count).sum();
        counts
            .into_iter()
            .find(|&(count, _)| count >= 2 && count * 10 >= total * 9)
            .map(|(_, level)| level)
    }
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("constant pattern")
}

#[cfg(test)]
mod tests;
