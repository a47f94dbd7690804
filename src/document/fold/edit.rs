//! Changes to folded text that keep the way back.

use super::{Folded, Run};
use crate::source::Span;

/// What a stretch of folded text is to become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::document) struct Edit {
    pub(in crate::document) span: Span,
    pub(in crate::document) text: String,
}

impl Folded {
    /// Whether a stretch can be cut out: characters that came from one source character stay together.
    pub(in crate::document) fn can_edit(&self, span: Span) -> bool {
        let (first, last) = (self.run_at(span.start), self.run_at(span.end.saturating_sub(1)));
        !span.is_empty()
            && (first.linear || first.folded.start == span.start)
            && (last.linear || last.folded.end == span.end)
    }

    /// The text with the edits made, which are in text order, apart, and such as can be made. What is put in maps back
    /// as a whole to what it stands for.
    pub(in crate::document) fn edited(&self, edits: &[Edit]) -> Self {
        let mut out = Self {
            changed_script: self.changed_script,
            ..Self::default()
        };
        out.text.reserve(self.text.len());
        out.runs.reserve(self.runs.len() + 2 * edits.len());
        let mut gaps = self.gaps.iter().copied().peekable();
        let mut at = 0;
        for edit in edits.iter().map(|edit| self.least(edit)) {
            while let Some(gap) = gaps.next_if(|&gap| gap < edit.span.end) {
                // A gap inside what is replaced says nothing of what replaces it.
                if gap < edit.span.start || (gap == edit.span.start && !edit.text.is_empty()) {
                    out.gaps.push(out.text.len() + gap - at);
                }
            }
            self.copy(Span::new(at, edit.span.start), &mut out);
            out.put(edit.text, self.to_source(edit.span));
            at = edit.span.end;
        }
        out.gaps.extend(gaps.map(|gap| out.text.len() + gap - at));
        self.copy(Span::new(at, self.text.len()), &mut out);
        out
    }

    /// The edit without what stays the same at its ends.
    fn least<'e>(&self, edit: &'e Edit) -> Least<'e> {
        let old = self.text.get(edit.span.start..edit.span.end).unwrap_or_default();
        let same = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
            pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
        };
        let head = same(&mut old.chars().zip(edit.text.chars()));
        let (rest, text) = (
            old.get(head..).unwrap_or_default(),
            edit.text.get(head..).unwrap_or_default(),
        );
        let tail = same(&mut rest.chars().rev().zip(text.chars().rev()));
        let least = Span::new(edit.span.start + head, edit.span.end - tail);
        if !self.can_edit(least) {
            return Least {
                span: edit.span,
                text: &edit.text,
            };
        }
        Least {
            span: least,
            text: text.get(..text.len() - tail).unwrap_or_default(),
        }
    }

    fn copy(&self, span: Span, out: &mut Self) {
        if span.is_empty() {
            return;
        }
        let base = out.text.len();
        out.text
            .push_str(self.text.get(span.start..span.end).unwrap_or_default());
        let first = self.runs.partition_point(|run| run.folded.end <= span.start);
        for run in self.runs.iter().skip(first) {
            if run.folded.start >= span.end {
                break;
            }
            let part = Span::new(run.folded.start.max(span.start), run.folded.end.min(span.end));
            let source = if run.linear {
                let start = run.source.start + (part.start - run.folded.start);
                Span::new(start, start + part.len())
            } else {
                run.source
            };
            out.runs.push(Run {
                folded: Span::new(base + part.start - span.start, base + part.end - span.start),
                source,
                linear: run.linear,
            });
        }
    }

    fn put(&mut self, text: &str, source: Span) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.runs.push(Run {
            folded: Span::new(start, self.text.len()),
            source,
            linear: false,
        });
    }
}

struct Least<'e> {
    span: Span,
    text: &'e str,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(folded: &Folded, wrong: &str, right: &str) -> Edit {
        let start = folded.text.find(wrong).unwrap();
        Edit {
            span: Span::new(start, start + wrong.len()),
            text: right.to_owned(),
        }
    }

    #[test]
    fn what_is_put_in_maps_to_what_it_replaces_and_the_rest_stays() {
        let source = "處理 投 拆１２件，全縣建設(shè)㎡。";
        let folded = Folded::new(source);
        let edits = [
            edit(&folded, "投拆", "投诉"),
            edit(&folded, "全县", "我们县里"),
            edit(&folded, "(shè)", ""),
        ];
        let edited = folded.edited(&edits);
        assert_eq!(edited.text, "处理投诉12件,我们县里建设m2。");
        let quote = |words: &str| {
            let start = edited.text.find(words).unwrap();
            let span = edited.to_source(Span::new(start, start + words.len()));
            source.get(span.start..span.end).unwrap()
        };
        assert_eq!(quote("投诉"), "投 拆");
        assert_eq!(quote("诉12"), "拆１２");
        assert_eq!(quote("我们县"), "全縣", "as a whole");
        assert_eq!(quote("县里建"), "全縣建");
        assert_eq!(quote("建设m2"), "建設(shè)㎡");
        assert_eq!(quote("2。"), "㎡。");
        assert!(edited.gap_before(edited.text.find("投").unwrap()));
        assert!(edited.gap_before(edited.text.find("诉").unwrap()));
    }

    #[test]
    fn characters_of_one_source_character_stay_together() {
        let folded = Folded::new("一㎡地");
        assert!(!folded.can_edit(edit(&folded, "2地", "").span));
        assert!(folded.can_edit(edit(&folded, "m2", "").span));
    }
}
