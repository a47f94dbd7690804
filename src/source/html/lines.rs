//! The lines a page shows: blocks, breaks and rows of tables, each with its place in the tree.

use super::dom::{Data, Dom, NodeId, Step};
use super::lists::Lists;
use super::rows::Rows;
use super::style;
use std::ops::Range;

/// One line of a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) text: String,
    /// When the walk through the tree came to its first character.
    pub(super) time: usize,
    /// Characters of it that are links.
    pub(super) linked: usize,
    /// How many links begin in it.
    pub(super) links: usize,
}

/// The lines of a page, and where its nodes begin and end among them.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) lines: Vec<Line>,
    /// When the walk came to each node and when it left it, by node.
    pub(super) times: Vec<Range<usize>>,
}

impl Page {
    /// Reads a tree as a browser shows it.
    pub(super) fn new(dom: &Dom) -> Self {
        let mut reader = Reader {
            dom,
            page: Self {
                lines: Vec::new(),
                times: vec![0..0; dom.len()],
            },
            line: Line::default(),
            space: Space::None,
            time: 0,
            anchors: 0,
            verbatim: 0,
            lists: Lists::default(),
            rows: Rows::default(),
        };
        let mut at = Some(Step::Enter(Dom::ROOT));
        while let Some(step) = at {
            reader.time += 1;
            let inside = match step {
                Step::Enter(node) => reader.enter(node),
                Step::Leave(node) => {
                    reader.leave(node);
                    true
                }
            };
            at = dom.next(step, inside);
        }
        reader.end_line();
        reader.page
    }

    /// The lines inside a stretch of time.
    pub(super) fn within(&self, time: &Range<usize>) -> &[Line] {
        let from = self.lines.partition_point(|line| line.time < time.start);
        let to = self.lines.partition_point(|line| line.time < time.end);
        self.lines.get(from..to).unwrap_or_default()
    }
}

/// White space seen since the last character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Space {
    None,
    /// A space that shows.
    Plain,
    /// A line break of the markup, which between Han characters is no space of the text.
    Break,
}

struct Reader<'a> {
    dom: &'a Dom,
    page: Page,
    line: Line,
    space: Space,
    time: usize,
    /// How many links are open.
    anchors: usize,
    /// How many elements are open that keep line breaks.
    verbatim: usize,
    lists: Lists,
    rows: Rows,
}

impl Reader<'_> {
    /// Whether to go into the node.
    fn enter(&mut self, node: NodeId) -> bool {
        self.page.times[node] = self.time..self.time;
        match self.dom.data(node) {
            Data::Text(text) => {
                self.text(text);
                return false;
            }
            Data::Comment(_) => return false,
            Data::Root => return true,
            Data::Element { .. } => {}
        }
        if style::is_hidden(self.dom, node) {
            return false;
        }
        if style::is_block(self.dom, node) {
            self.end_line();
        }
        self.verbatim += usize::from(style::keeps_breaks(self.dom, node));
        match self.dom.tag(node) {
            "br" => self.end_line(),
            "a" => {
                self.anchors += 1;
                self.line.links += 1;
            }
            "table" | "tr" | "td" | "th" => self.rows.enter(self.dom.tag(node), self.page.lines.len()),
            "ol" | "ul" | "menu" | "li" => self.lists.enter(self.dom, node),
            _ => {}
        }
        true
    }

    fn leave(&mut self, node: NodeId) {
        self.page.times[node].end = self.time;
        if !matches!(self.dom.data(node), Data::Element { .. }) || style::is_hidden(self.dom, node) {
            return;
        }
        if style::is_block(self.dom, node) {
            self.end_line();
        }
        self.verbatim -= usize::from(style::keeps_breaks(self.dom, node));
        match self.dom.tag(node) {
            "a" => self.anchors -= 1,
            "table" | "tr" | "td" | "th" => self.rows.leave(self.dom.tag(node), &mut self.page.lines),
            "ol" | "ul" | "menu" => self.lists.leave(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' if self.verbatim > 0 => self.end_line(),
                '\n' | '\r' | '\u{c}' => self.space = Space::Break,
                ' ' | '\t' if self.space == Space::None => self.space = Space::Plain,
                ' ' | '\t' => {}
                // Entities make these; they would break the line for whoever reads it next.
                '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.space = Space::Break,
                '\u{a0}' | '\u{3000}' | '\u{2002}' | '\u{2003}' if self.line.text.is_empty() => {}
                '\u{a0}' => self.push(' '),
                _ => self.push(c),
            }
        }
    }

    fn push(&mut self, c: char) {
        if self.line.text.is_empty() {
            self.line.time = self.time;
            if let Some(marker) = self.lists.marker(c) {
                self.line.text.push_str(&marker);
            }
        } else if self.space != Space::None {
            let last = self.line.text.chars().next_back();
            if self.space == Space::Plain || !(last.is_some_and(is_wide) && is_wide(c)) {
                self.line.text.push(' ');
            }
        }
        self.space = Space::None;
        self.line.text.push(c);
        self.line.linked += usize::from(self.anchors > 0);
    }

    fn end_line(&mut self) {
        self.space = Space::None;
        let mut line = std::mem::take(&mut self.line);
        line.text.truncate(line.text.trim_end().len());
        if !line.text.is_empty() {
            self.page.lines.push(line);
        }
    }
}

/// Characters that are written without spaces between them.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2014}'..='\u{2026}' | '\u{2460}'..='\u{24ff}' | '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Limits;

    fn lines(html: &str) -> Vec<String> {
        let dom = Dom::parse(html, &Limits::default()).unwrap();
        Page::new(&dom).lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn breaks_indents_and_spans() {
        assert_eq!(
            lines(
                "　　一、成效<br/>&nbsp;&nbsp;&nbsp;&nbsp;办结<span>866</span>件<br><br>\n<b>行</b><span>政\n  执</span>\n法 A\nB"
            ),
            ["一、成效", "办结866件", "行政执法 A B"]
        );
    }

    #[test]
    fn what_is_hidden_is_not_read() {
        let html = "<style>p{}</style><p>甲<span style='DISPLAY : none'>乙</span><!-- 丙 --></p><noscript>丁</noscript>\
                    <div hidden>戊</div><script>己</script><template>庚</template><p>建設<rt>shè</rt>辛<p>&lt;script&gt;";
        assert_eq!(lines(html), ["甲", "建設辛", "<script>"]);
    }

    #[test]
    fn lists_and_verbatim_text() {
        assert_eq!(
            lines("<ol start=3><li>甲<li>4.乙<li>（六）丙</ol><ul><li>丁</ul><pre>戊\n己</pre>"),
            ["3.甲", "4.乙", "（六）丙", "丁", "戊", "己"]
        );
    }

    #[test]
    fn rows_of_data_are_lines_and_layout_is_not() {
        let data = "<table><tr><th>指标<th>数值<tr><td>办结<br>案件<td>12件<td></table>";
        assert_eq!(lines(data), ["指标　数值", "办结 案件　12件"]);
        let layout = "<table><tr><td><a>首页</a><br><a>公开</a><br><a>服务</a><td><p>一、成效</p><p>甲。</p></table>";
        assert_eq!(lines(layout), ["首页", "公开", "服务", "一、成效", "甲。"]);
        let nested = "<table><tr><td>甲<td><table><tr><td>乙<td>丙</table></table>";
        assert_eq!(lines(nested), ["甲", "乙　丙"]);
    }
}
