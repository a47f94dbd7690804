//! Where the article is: in the element a site marks as such, or in the smallest one that holds the running text.

use super::dom::{Dom, NodeId};
use super::known;
use super::lines::{Line, Page};
use super::signature;
use std::ops::Range;

/// A marked element must hold this share of the page's running text to be believed.
const MARKED: f64 = 0.5;
/// The smallest element with this share of the running text is the article.
const NEARLY_ALL: f64 = 0.9;
/// What is named as around the article and holds more than this share of the running text is named wrongly.
const TOO_MUCH: f64 = 0.5;

/// The lines of the article, and where it begins and ends.
pub(super) struct Article {
    pub(super) lines: Vec<Line>,
    pub(super) time: Range<usize>,
}

/// Finds the article; its lines may be no article at all, which is for the caller to judge.
pub(super) fn find(dom: &Dom, page: &Page) -> Article {
    let running = Running::new(page);
    let around = around(dom, page, &running);
    // Without what is around, abstracts in a side bar are not taken for the text.
    let kept: Vec<Line> = page
        .lines
        .iter()
        .filter(|line| !covered(&around, line.time))
        .cloned()
        .collect();
    let page = Page {
        lines: kept,
        times: page.times.clone(),
    };
    let running = Running::new(&page);
    let time = marked(dom, &page, &running).unwrap_or_else(|| densest(dom, &page, &running));
    let mut lines: Vec<Line> = page
        .within(&time)
        .iter()
        .filter(|line| !is_menu(line))
        .cloned()
        .collect();
    let after = page.lines.partition_point(|line| line.time < time.end);
    let after = page.lines.get(after..).unwrap_or_default();
    lines.extend(after.iter().take(signature::length(after)).cloned());
    Article { lines, time }
}

/// Characters of running text in a line: of a sentence, outside of links.
pub(super) fn running(line: &Line) -> usize {
    let all = line.text.chars().count();
    let han = line
        .text
        .chars()
        .filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
        .count();
    let sentence = line.text.contains(['，', '。', '；', '！', '？', ',', ';']);
    if all < 20 || han < 10 || !sentence || line.linked * 2 > all {
        return 0;
    }
    all - line.linked.min(all)
}

/// Several links and nothing else.
fn is_menu(line: &Line) -> bool {
    line.links >= 3 && line.linked * 10 > line.text.chars().count() * 7
}

/// Running text up to each line.
struct Running {
    times: Vec<usize>,
    sums: Vec<usize>,
}

impl Running {
    fn new(page: &Page) -> Self {
        let mut sums = vec![0];
        for line in &page.lines {
            sums.push(sums.last().copied().unwrap_or(0) + running(line));
        }
        Self {
            times: page.lines.iter().map(|line| line.time).collect(),
            sums,
        }
    }

    fn within(&self, time: &Range<usize>) -> usize {
        let at = |time: usize| self.sums[self.times.partition_point(|&line| line < time)];
        at(time.end).saturating_sub(at(time.start))
    }

    fn all(&self) -> usize {
        self.sums.last().copied().unwrap_or(0)
    }
}

#[expect(clippy::cast_precision_loss, reason = "lengths of texts are far below the limit")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// The stretches of navigation, share bars, side bars and footers, in order and apart.
fn around(dom: &Dom, page: &Page, running: &Running) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for node in dom.all() {
        let time = &page.times[node];
        if time.is_empty() || out.last().is_some_and(|last| time.start < last.end) {
            continue;
        }
        let around = (known::is_around(dom, node) && share(running.within(time), running.all()) <= TOO_MUCH)
            || is_list_of_links(dom, node, page, running);
        if around {
            out.push(time.clone());
        }
    }
    out
}

/// A list or table of links: related articles, attachments of other years, a menu without a name.
fn is_list_of_links(dom: &Dom, node: NodeId, page: &Page, running: &Running) -> bool {
    if !matches!(dom.tag(node), "ul" | "ol" | "dl" | "div" | "table" | "section") {
        return false;
    }
    let time = &page.times[node];
    if running.within(time) > 0 {
        return false;
    }
    let lines = page.within(time);
    let links: usize = lines.iter().map(|line| line.links).sum();
    let linked: usize = lines.iter().map(|line| line.linked).sum();
    let all: usize = lines.iter().map(|line| line.text.chars().count()).sum();
    links >= 3 && linked * 10 > all * 6
}

fn covered(stretches: &[Range<usize>], time: usize) -> bool {
    let next = stretches.partition_point(|stretch| stretch.end <= time);
    stretches.get(next).is_some_and(|stretch| stretch.start <= time)
}

/// The innermost marked stretch that holds what the outer ones hold.
fn marked(dom: &Dom, page: &Page, running: &Running) -> Option<Range<usize>> {
    let comments = known::between_comments(dom, &page.times);
    let elements = dom.all().filter(|&node| known::is_article(dom, node));
    let stretches: Vec<(Range<usize>, usize)> = elements
        .map(|node| page.times[node].clone())
        .chain(comments)
        .map(|time| (time.clone(), running.within(&time)))
        .collect();
    let most = stretches.iter().map(|&(_, held)| held).max().filter(|&most| most > 0)?;
    if share(most, running.all()) < MARKED {
        return None;
    }
    stretches
        .into_iter()
        .filter(|&(_, held)| share(held, most) > 0.95)
        .min_by_key(|(time, _)| time.len())
        .map(|(time, _)| time)
}

/// Goes down from the root as long as one child holds nearly all of the running text in more than one line.
fn densest(dom: &Dom, page: &Page, running: &Running) -> Range<usize> {
    let mut node = Dom::ROOT;
    loop {
        let inner = dom.children(node).find(|&child| {
            let time = &page.times[child];
            let held = running.within(time);
            held > 0 && share(held, running.all()) >= NEARLY_ALL && page.within(time).len() > 1
        });
        match inner {
            Some(inner) => node = inner,
            None => return page.times[node].clone(),
        }
    }
}
