//! What a reader should know before relying on a comparison.

use super::body::Bodies;
use crate::render::Lang;
use crate::render::comparison::view::{Comparison, ComparisonNotice};
use crate::render::view::{Report, Wording};
use std::collections::BTreeMap;

/// Names told one by one; more are counted.
const TOLD: usize = 5;

/// All notices on a comparison that is otherwise complete.
pub(super) fn notices(
    comparison: &Comparison,
    reports: &[Report],
    twice: &[(String, String)],
    bodies: &Bodies,
    lang: Lang,
) -> Vec<ComparisonNotice> {
    let mut notes = Notes {
        comparison,
        lang,
        out: Vec::new(),
    };
    notes.few();
    notes.twice(twice);
    notes.texts();
    notes.years();
    notes.merged(bodies);
    notes.plan_year();
    notes.unknown();
    notes.versions(reports);
    notes.unlisted();
    notes.out
}

struct Notes<'a> {
    comparison: &'a Comparison,
    lang: Lang,
    out: Vec<ComparisonNotice>,
}

impl Notes<'_> {
    fn add(&mut self, kind: &'static str, reports: Vec<usize>, zh: String, en: String) {
        let messages = Wording { zh, en };
        self.out.push(ComparisonNotice {
            kind: kind.into(),
            message: messages.in_lang(self.lang).to_owned(),
            messages,
            reports,
        });
    }

    /// The reports of which something is so.
    fn those(&self, so: impl Fn(&crate::render::comparison::view::ReportRow) -> bool) -> Vec<usize> {
        let rows = self.comparison.reports.iter().enumerate();
        rows.filter_map(|(i, row)| so(row).then_some(i)).collect()
    }

    /// Their names, the first few: 甲县2023、乙县2023等7份.
    fn names(&self, reports: &[usize]) -> [String; 2] {
        let told = reports
            .iter()
            .take(TOLD)
            .filter_map(|&i| self.comparison.reports.get(i));
        let told: Vec<&str> = told.map(|row| row.name.as_str()).collect();
        let (zh, en) = (told.join("、"), told.join(", "));
        match reports.len() {
            all if all > TOLD => [format!("{zh}等{all}份"), format!("{en} and {} others", all - TOLD)],
            _ => [zh, en],
        }
    }

    fn few(&mut self) {
        if let [only] = self.comparison.reports.as_slice() {
            let name = only.name.clone();
            self.add(
                "few",
                vec![0],
                format!("只有一份报告（{name}），没有可以相比的。"),
                format!("There is one report only ({name}): nothing to compare it with."),
            );
        }
    }

    fn twice(&mut self, twice: &[(String, String)]) {
        for (path, other) in twice {
            self.add(
                "given-twice",
                Vec::new(),
                format!("{path} 与 {other} 是同一份报告，只计一次。"),
                format!("{path} is the same report as {other}; it counts once."),
            );
        }
    }

    /// Reports of the same text that are told to be of others.
    fn texts(&mut self) {
        let mut texts: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (i, row) in self.comparison.reports.iter().enumerate() {
            texts.entry(row.report.fingerprint.as_str()).or_default().push(i);
        }
        let mut same: Vec<Vec<usize>> = texts.into_values().filter(|reports| reports.len() > 1).collect();
        same.sort();
        for reports in same {
            let [zh, en] = self.names(&reports);
            self.add(
                "same-text",
                reports,
                format!("{zh}全文相同，请核对是否给错了文件。"),
                format!("The texts of {en} are the same throughout; please check that the right files were given."),
            );
        }
    }

    /// Several reports of one body and year.
    fn years(&mut self) {
        let mut years: BTreeMap<(&str, i16), Vec<usize>> = BTreeMap::new();
        for (i, row) in self.comparison.reports.iter().enumerate() {
            if let (Some(body), Some(year)) = (&row.body, row.report.year) {
                years.entry((body, year)).or_default().push(i);
            }
        }
        let same = years.into_iter().filter(|(_, reports)| reports.len() > 1);
        let same: Vec<(String, i16, Vec<usize>)> = same
            .map(|((body, year), reports)| (body.to_owned(), year, reports))
            .collect();
        for (body, year, reports) in same {
            let [zh, en] = self.names(&reports);
            self.add(
                "same-year",
                reports,
                format!("{body}{year}年度有不止一份报告（{zh}），分别列出；逐年对照时，与上一年比的是得分高的一份，与下一年比的是得分低的一份。"),
                format!("There are several reports of {body} on {year} ({en}). Each is listed; from year to year the better one is set against the year before, the other against the year after."),
            );
        }
    }

    fn merged(&mut self, bodies: &Bodies) {
        for (name, other) in &bodies.merged {
            self.add(
                "same-body",
                Vec::new(),
                format!("“{name}”和“{other}”看作同一个单位；如果不是，请用 --manifest 写明各自的全称。"),
                format!("“{name}” and “{other}” are taken for one body; if they are not, give their full names with --manifest."),
            );
        }
    }

    fn plan_year(&mut self) {
        let Some(period) = self.comparison.pack.period else {
            return;
        };
        let others = self.those(|row| row.report.year.is_some_and(|year| year != period));
        if others.is_empty() {
            return;
        }
        let [zh, en] = self.names(&others);
        self.add(
            "plan-year",
            others,
            format!("对照的是{period}年度的要点，{zh}写的是别的年度：当年尚未提出或已经过时的要求会拉低得分，不同年度的得分不宜直接排先后。"),
            format!("The plan is for {period}; {en} are on other years: requirements not yet made, or no longer standing, lower their scores, and scores of different years do not rank well against each other."),
        );
    }

    /// Facts without which a report stands apart.
    fn unknown(&mut self) {
        let bodies = self.those(|row| row.body.is_none());
        if !bodies.is_empty() {
            let [zh, en] = self.names(&bodies);
            self.add(
                "body-unknown",
                bodies,
                format!("看不出{zh}是哪个单位的报告，无法与同一单位的其他年度对照；可用 --manifest 写明 locality。"),
                format!("Whose reports these are cannot be told, so they cannot be set against other years: {en}; state the locality with --manifest."),
            );
        }
        let years = self.those(|row| row.report.year.is_none());
        if !years.is_empty() {
            let [zh, en] = self.names(&years);
            self.add(
                "year-unknown",
                years,
                format!("看不出{zh}是哪一年度的报告，不参加逐年对照；可用 --manifest 写明 year。"),
                format!("The year these report on cannot be told, so they are left out of the years: {en}; state it with --manifest."),
            );
        }
        let levels = self.those(|row| row.report.level.is_none());
        if !levels.is_empty() {
            let [zh, en] = self.names(&levels);
            self.add(
                "level-unknown",
                levels,
                format!("看不出{zh}的层级，同级排名里自成一组；可用 --manifest 或 --level 写明。"),
                format!("The level of these cannot be told, so they are ranked in a group of their own: {en}; state it with --manifest or --level."),
            );
        }
    }

    /// Saved results may be older than the rest.
    fn versions(&mut self, reports: &[Report]) {
        let mut versions: Vec<&str> = reports.iter().map(|report| report.tool.version.as_ref()).collect();
        versions.sort_unstable();
        versions.dedup();
        if versions.len() > 1 {
            let (zh, en) = (versions.join("、"), versions.join(", "));
            self.add(
                "tool-version",
                Vec::new(),
                format!("结果出自不同版本的工具（{zh}），判定方法可能有别；用 duibiao audit 重新得出后再比更稳妥。"),
                format!("The results were made by different versions of the tool ({en}), which may judge differently; audit the reports again to be sure."),
            );
        }
    }

    /// What the tables of shared wording leave out for its number.
    fn unlisted(&mut self) {
        let reuse = &self.comparison.reuse;
        let untold = reuse.pairs_in_all - reuse.pairs.len();
        let bare = reuse.pairs.iter().filter(|pair| !pair.listed).count();
        if untold + bare > 0 {
            let all = reuse.pairs_in_all;
            let zh = [
                (bare, format!("{bare}对只列数字、不列原文")),
                (untold, format!("{untold}对没有列出")),
            ];
            let en = [
                (bare, format!("{bare} are told in numbers only")),
                (untold, format!("{untold} not at all")),
            ];
            let some =
                |parts: [(usize, String); 2]| parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, part)| part);
            let (zh, en) = (
                some(zh).collect::<Vec<_>>().join("，"),
                some(en).collect::<Vec<_>>().join(", "),
            );
            self.add(
                "reuse-unlisted",
                Vec::new(),
                format!("有相同或相近文字的报告共{all}对，太多了：其中{zh}；各份报告的占比不受影响。分批比较可以看到全部原文。"),
                format!("{all} pairs of reports share wording, too many to list: {en}. The shares of each report are not affected; compare fewer reports at a time to see every passage."),
            );
        }
    }
}
