//! Which part is what: `_rels/*.rels`. Word and WPS name the parts differently, so names alone tell nothing.

use super::package::Package;
use super::xml::{Node, Xml};
use crate::source::SourceError;

/// What one part refers to inside the package. References to anything outside are not kept.
#[derive(Debug, Default)]
pub(super) struct Relationships {
    /// The last segment of the type, and the part's name.
    targets: Vec<(String, String)>,
}

impl Relationships {
    /// The relationships of a part, those of the package for the empty name; `None` where it has none.
    pub(super) fn of(package: &mut Package, part: &str) -> Result<Option<Self>, SourceError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = format!("{folder}{}_rels/{file}.rels", if folder.is_empty() { "" } else { "/" });
        let depth = package.max_depth();
        let Some(text) = package.part(&name)? else {
            return Ok(None);
        };
        let mut xml = Xml::new(&name, &text, depth);
        let mut targets = Vec::new();
        loop {
            match xml.next()? {
                Node::Start(tag) if tag.name() == "Relationship" => {
                    let external = tag.attribute("TargetMode").is_some_and(|mode| mode == "External");
                    let (Some(kind), Some(target)) = (tag.attribute("Type"), tag.attribute("Target")) else {
                        continue;
                    };
                    if !external && let Some(target) = resolve(folder, &target) {
                        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                        targets.push((kind, target));
                    }
                }
                Node::Eof => return Ok(Some(Self { targets })),
                _ => {}
            }
        }
    }

    /// The part that is the document's `kind`, such as `styles`.
    pub(super) fn target(&self, kind: &str) -> Option<&str> {
        self.targets
            .iter()
            .find(|(found, _)| found == kind)
            .map(|(_, target)| target.as_str())
    }
}

/// The part a target means, seen from a folder; `None` where it leads out of the package.
fn resolve(folder: &str, target: &str) -> Option<String> {
    let target = target.replace('\\', "/");
    let mut segments: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|segment| !segment.is_empty()).collect(),
    };
    for segment in target.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()?),
            _ => segments.push(segment),
        }
    }
    (!segments.is_empty()).then(|| segments.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_stay_inside() {
        assert_eq!(resolve("word", "styles.xml").as_deref(), Some("word/styles.xml"));
        assert_eq!(resolve("word", "/word/a.xml").as_deref(), Some("word/a.xml"));
        assert_eq!(resolve("word", "../doc/./b.xml").as_deref(), Some("doc/b.xml"));
        assert_eq!(resolve("word", "../../b.xml"), None);
        assert_eq!(resolve("", ".."), None);
    }
}
