//! Reports inside the frames of sites: the article is judged, all of it and nothing else.

use super::support::{SAMPLES, audit, criteria, files, project, sample_path, shared, stdout, stem, value};
use duibiao::source::{InputFormat, Limits, SourceText};
use encoding_rs::{BIG5, Encoding, GBK, UTF_8};
use serde_json::Value;

/// A page of each manner, its encoding, and what it says of its source.
const FRAMES: [(&str, &Encoding, &str); 11] = [
    ("disclosure", UTF_8, "县政府办公室"),
    ("feed", UTF_8, "县政府办公室"),
    ("layout", GBK, "县政府办公室"),
    ("marked", GBK, "县政府办公室"),
    ("mirror", BIG5, "縣政府辦公室"),
    ("onecell", GBK, "县政府办公室"),
    ("plain", UTF_8, "县政府办公室"),
    ("trs", UTF_8, "县政府办公室"),
    ("ucap", UTF_8, "县政府办公室"),
    ("word", UTF_8, "县政府办公室"),
    ("zoom", GBK, "县政府办公室"),
];

const PUBLISHED: &str = "2024-03-20";

/// Words of the frames, none of which may get into the text.
const SITE: [&str; 22] = [
    "政务公开工作情况",
    "网站首页",
    "办事服务",
    "政民互动",
    "当前位置",
    "您的位置",
    "当前页",
    "字体",
    "字号",
    "浏览次数",
    "打印",
    "公网安备",
    "ICP备",
    "网站标识码",
    "版权所有",
    "索引号",
    "责任编辑",
    "迎新春书画展",
    "不是正文",
    "转载请注明",
    "首頁",
    "版權所有",
];

/// A report as a page should give it: its title, and the lines below.
struct Text {
    title: String,
    lines: Vec<String>,
}

impl Text {
    /// The first line if it is the title, else one that a page would have.
    fn new(plain: &str) -> Self {
        let mut lines: Vec<String> = plain
            .lines()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect();
        let first = lines[0].trim_end_matches(['|', ' ']).to_owned();
        let titled = first.chars().count() <= 60 && (first.ends_with("报告") || first.ends_with("報告"));
        if titled {
            lines.remove(0);
        }
        Self {
            title: if titled {
                first
            } else {
                "2021年度法治政府建设情况报告".to_owned()
            },
            lines,
        }
    }

    fn plain(&self) -> String {
        format!("{}\n{}\n", self.title, self.lines.join("\n"))
    }

    fn in_frame(&self, frame: &str) -> String {
        let path = project(&format!("tests/fixtures/inputs/html/{frame}.html"));
        let mut page = std::fs::read_to_string(&path).unwrap();
        let title = escape(&self.title);
        page = page.replace("{title}", &title);
        let whole: Vec<&str> = std::iter::once(self.title.as_str())
            .chain(self.lines.iter().map(String::as_str))
            .collect();
        for (name, write) in MANNERS {
            if page.contains(&format!("{{body:{name}}}")) {
                page = page.replace(
                    &format!("{{body:{name}}}"),
                    &self.lines.iter().map(|line| write(line)).collect::<String>(),
                );
            }
            if page.contains(&format!("{{whole:{name}}}")) {
                page = page.replace(
                    &format!("{{whole:{name}}}"),
                    &whole.iter().map(|line| write(line)).collect::<String>(),
                );
            }
        }
        assert!(!page.contains("{body") && !page.contains("{whole"), "{frame}");
        page
    }
}

/// Ways to write a paragraph.
type Manner = fn(&str) -> String;
const MANNERS: [(&str, Manner); 6] = [
    ("paragraphs", |line| {
        format!("<p style=\"text-indent: 2em;\">　　{}</p>\n", escape(line))
    }),
    ("breaks", |line| {
        format!("&nbsp;&nbsp;&nbsp;&nbsp;{}<br />\n<br />\n", escape(line))
    }),
    ("word", |line| {
        let mut out = String::from("<p class=MsoNormal style='text-indent:32.0pt;\n  mso-char-indent-count:2.0'>");
        let characters: Vec<char> = line.chars().collect();
        for (i, piece) in characters.chunks(7).enumerate() {
            let piece = escape(&piece.iter().collect::<String>());
            let lang = if i % 2 == 0 { " lang=EN-US" } else { "" };
            out += &format!("<span{lang}\nstyle='font-family:仿宋_GB2312'>{piece}<o:p></o:p></span>");
        }
        out + "</p>\n"
    }),
    ("divs", |line| {
        let line = escape(line);
        if line.starts_with(['一', '二', '三', '四']) && line.chars().count() < 40 {
            format!("<div><strong>{line}</strong></div>\n")
        } else {
            format!("<div><font size=\"3\">&#12288;&#12288;{line}</font></div>\n")
        }
    }),
    ("old", |line| {
        format!("<P ALIGN=left><FONT FACE=仿宋>　　{}\n", escape(line))
    }),
    ("plain", |line| format!("　　{}\n", escape(line))),
];

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Two copies of a text must share all letters and figures.
fn same_words(found: &str, expected: &str, place: &str) {
    let squash = |text: &str| -> Vec<char> { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let (found, expected) = (squash(found), squash(expected));
    let alike = found.iter().zip(&expected).take_while(|(a, b)| a == b).count();
    let around = |text: &[char]| -> String { text.iter().skip(alike.saturating_sub(10)).take(30).collect() };
    assert!(
        found == expected,
        "{place}: {} instead of {}",
        around(&found),
        around(&expected)
    );
}

fn statuses(report: &Value) -> Vec<(String, String)> {
    criteria(report)
        .map(|criterion| (criterion["id"].to_string(), criterion["status"].to_string()))
        .collect()
}

/// Puts a report into every frame and holds what comes out against the plain text; gives the number of pages.
fn same_in_every_frame(name: &str, plain: &str) -> usize {
    let text = Text::new(plain);
    let expected = value(audit(name, text.plain().as_bytes()));
    for (frame, encoding, origin) in FRAMES {
        let place = format!("{name} in {frame}");
        // What the encoding lacks becomes a numeric entity, as sites write it.
        let page = encoding.encode(&text.in_frame(frame)).0.into_owned();
        let source =
            SourceText::read(name, &page, None, &Limits::default()).unwrap_or_else(|error| panic!("{place}: {error}"));
        assert_eq!(source.format(), InputFormat::Html, "{place}");
        same_words(source.text(), &text.plain(), &place);
        for word in SITE {
            let count = |text: &str| text.matches(word).count();
            assert_eq!(count(source.text()), count(&text.plain()), "{place}: {word}");
        }
        assert_eq!(
            source.text().matches(&text.title).count(),
            text.plain().matches(&text.title).count(),
            "{place}"
        );
        let about = source.about();
        assert_eq!(about.title.as_deref(), Some(text.title.as_str()), "{place}");
        assert_eq!(about.origin.as_deref(), Some(origin), "{place}");
        let published = about.published.map(|date| date.to_string());
        assert_eq!(published.as_deref(), Some(PUBLISHED), "{place}");
        let report = value(audit(name, &page));
        assert_eq!(statuses(&report), statuses(&expected), "{place}");
        for fact in ["title", "issuer", "locality", "level", "year", "signed", "addressee"] {
            assert_eq!(report["report"][fact], expected["report"][fact], "{place}: {fact}");
        }
        assert_eq!(report["report"]["published"], PUBLISHED, "{place}");
    }
    FRAMES.len()
}

#[test]
fn every_frame_of_the_fixtures_is_tried() {
    let names: Vec<String> = files(&project("tests/fixtures/inputs/html"), "html")
        .iter()
        .map(|path| stem(path))
        .collect();
    assert_eq!(names, FRAMES.map(|(name, _, _)| name));
}

#[test]
fn our_own_reports_are_judged_alike_in_every_frame() {
    let mut pages = 0;
    for folder in ["tests/fixtures/reports", "tests/fixtures/gold/reports"] {
        for path in files(&project(folder), "txt") {
            pages += same_in_every_frame(&stem(&path), &std::fs::read_to_string(&path).unwrap());
        }
    }
    assert_eq!(pages, 66);
}

#[test]
fn the_real_reports_are_judged_alike_in_every_frame() {
    let Some(seeds) = shared("corpus/seeds") else {
        return;
    };
    for path in files(&seeds, "txt") {
        if !stem(&path).ends_with("plan") {
            let text = std::fs::read_to_string(&path).unwrap();
            // One copy still carries the foot of the site it was on.
            let lines = text.lines().filter(|line| !line.contains("公網安備"));
            same_in_every_frame(&stem(&path), &lines.collect::<Vec<_>>().join("\n"));
        }
    }
}

#[test]
fn our_own_reports_are_judged_alike_as_markdown() {
    for folder in ["tests/fixtures/reports", "tests/fixtures/gold/reports"] {
        for path in files(&project(folder), "txt") {
            let text = Text::new(&std::fs::read_to_string(&path).unwrap());
            let mut markdown = format!("---\ndate: {PUBLISHED}\n---\n# {}\n\n", text.title);
            for line in &text.lines {
                let line = line.replace('|', "\\|").replace("![", "!\\[");
                let heading = line.starts_with(['一', '二', '三', '四']) && line.chars().count() < 40;
                let marker = line.find('）').filter(|_| line.starts_with('（'));
                let number = line.find('.').filter(|&at| line[..at].parse::<u32>().is_ok());
                markdown += &match (heading, marker, number) {
                    (true, ..) => format!("## **{line}**\n\n"),
                    (_, Some(at), _) => {
                        let (number, rest) = line.split_at(at + '）'.len_utf8());
                        format!("**{number}**{rest}\n\n")
                    }
                    (_, _, Some(at)) => format!("{} {}\n\n", &line[..=at], &line[at + 1..]),
                    _ => format!("{line}\n\n"),
                };
            }
            let name = format!("{}.md", stem(&path));
            let source = SourceText::read(&name, markdown.as_bytes(), None, &Limits::default()).unwrap();
            same_words(source.text(), &text.plain(), &name);
            let report = value(audit(&name, markdown.as_bytes()));
            assert_eq!(report["report"]["format"], "md");
            assert_eq!(report["report"]["published"], PUBLISHED);
            let plain = value(audit(&stem(&path), text.plain().as_bytes()));
            assert_eq!(statuses(&report), statuses(&plain), "{name}");
        }
    }
}

#[test]
fn reports_tell_when_and_where_a_page_was_published() {
    let folder = tempfile::tempdir().unwrap();
    let plain = std::fs::read_to_string(project(&sample_path(SAMPLES[1]))).unwrap();
    let page = folder.path().join("page.html");
    std::fs::write(&page, Text::new(&plain).in_frame("plain")).unwrap();
    for (format, lang, labels) in [
        ("md", "zh", ["| 发布日期 | 2024-03-20 |", "| 来源网站 | 县政府办公室 |"]),
        (
            "html",
            "zh",
            [
                "发布日期</span></dt><dd class=\"n\">2024-03-20",
                "来源网站</span></dt><dd lang=\"zh-CN\">县政府办公室",
            ],
        ),
        ("text", "zh", ["发布日期  2024-03-20", "来源网站  县政府办公室"]),
        ("text", "en", ["Published 2024-03-20", "Origin    县政府办公室"]),
    ] {
        let run = |path: &str| stdout(&["audit", path, "--format", format, "--lang", lang]);
        let (of_page, of_text) = (run(&page.display().to_string()), run(&sample_path(SAMPLES[1])));
        for label in labels {
            assert!(of_page.contains(label), "{format}: {label}");
        }
        for label in ["发布日期", "来源网站", "Published", "Origin"] {
            // A page has every label among its data; shown are those in an element.
            let shown = if format == "html" {
                format!("{label}</span>")
            } else {
                label.to_owned()
            };
            assert!(!of_text.contains(&shown), "{format}: {label}");
        }
    }
}
