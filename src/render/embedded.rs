//! The templates in the binary, by their names below `templates`.

use include_dir::{Dir, include_dir};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The source of a template: `report.html`, `page/style.css`.
pub(super) fn embedded(name: &str) -> Option<&'static str> {
    TEMPLATES.get_file(name)?.contents_utf8()
}
