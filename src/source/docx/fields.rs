//! Fields: an instruction, which is no text, and its result, which is. They nest, and may span paragraphs.

/// Word nests fields twenty deep; what is deeper is passed through as if it were none.
const DEEPEST: usize = 32;

/// The fields that are open.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// Fields that are open beyond the deepest.
    beyond: usize,
}

#[derive(Debug, Default)]
struct Field {
    /// Its result has begun; before that stands the instruction.
    in_result: bool,
    /// A table of contents, which says the headings once more.
    contents: bool,
    instruction: String,
}

impl Fields {
    /// Whether what stands here is text.
    pub(super) fn visible(&self) -> bool {
        self.open.iter().all(|field| field.in_result && !field.contents)
    }

    /// A field begins, turns to its result, or ends: a `w:fldCharType`.
    pub(super) fn step(&mut self, step: &str) {
        match step {
            "begin" if self.open.len() >= DEEPEST => self.beyond += 1,
            "begin" => self.open.push(Field::default()),
            "end" if self.beyond > 0 => self.beyond -= 1,
            "end" => drop(self.open.pop()),
            "separate" if self.beyond == 0 => {
                if let Some(field) = self.open.last_mut() {
                    field.in_result = true;
                    field.contents = is_contents(&field.instruction);
                }
            }
            _ => {}
        }
    }

    /// A piece of the innermost field's instruction.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.in_result) {
            field.instruction.push_str(text);
        }
    }

    /// A paragraph ends: an instruction without its result does not reach into the next.
    pub(super) fn end_paragraph(&mut self) {
        self.open.retain(|field| field.in_result);
        self.beyond = 0;
    }

    /// A heading begins: no entry of a table of contents is one, so the table was never closed.
    pub(super) fn begin_heading(&mut self) {
        self.open.retain(|field| !field.contents);
    }
}

/// Whether a field's instruction makes a table of contents.
pub(super) fn is_contents(instruction: &str) -> bool {
    instruction
        .split_whitespace()
        .next()
        .is_some_and(|name| name.eq_ignore_ascii_case("TOC"))
}
