//! Where things stand: the report as an artifact, quotes as regions of its text.

use super::log::{Artifact, ArtifactLocation, Location, LogicalLocation, PhysicalLocation, Region, Text};
use super::uri::uri;
use crate::render::labels::Labels;
use crate::render::view::{Place, Report, Subject};
use crate::source::Position;
use serde_json::Value;

/// What relative paths are relative to; where that is, a log that travels should not tell.
pub(super) const BASE: &str = "WORKDIR";

/// The places of one report. Lines and columns are those of its text. Where the file is no plain text, that is not the
/// file's own: there the text is an artifact of its own inside the file's.
pub(super) struct Places<'a> {
    subject: &'a Subject,
    text: &'a str,
    words: &'a Labels,
    plain: bool,
}

impl<'a> Places<'a> {
    pub(super) fn new(report: &'a Report, words: &'a Labels) -> Self {
        Self {
            subject: &report.report,
            text: &report.text,
            words,
            plain: report.report.format == "text",
        }
    }

    /// The file, and the text that was taken out of it where it is not that text itself.
    pub(super) fn artifacts(&self) -> Vec<Artifact> {
        let contents = Some(Text::exact(self.text));
        let encoded = matches!(self.subject.format.as_ref(), "text" | "md" | "html");
        let mut file = Artifact {
            location: self.file(),
            parent_index: None,
            mime_type: mime(&self.subject.format),
            encoding: encoded.then(|| self.subject.encoding.clone().into_owned()),
            roles: ["analysisTarget"],
            contents: None,
            description: None,
        };
        if self.plain {
            file.contents = contents;
            return vec![file];
        }
        let text = Artifact {
            location: ArtifactLocation {
                index: None,
                ..self.source()
            },
            parent_index: Some(0),
            mime_type: mime("text"),
            encoding: None,
            roles: ["analysisTarget"],
            contents,
            description: Some(Text::message(self.words.get("sarif.text"))),
        };
        vec![file, text]
    }

    /// The report as a whole.
    pub(super) fn whole(&self) -> Location {
        location(ArtifactLocation {
            index: Some(0),
            ..self.file()
        })
    }

    /// A quote in the text.
    pub(super) fn quote(&self, place: &Place, section: Option<&str>) -> Location {
        let start = Position {
            line: place.line,
            column: place.column,
        };
        let end = start.after(&place.quote);
        let mut location = location(self.source());
        location.physical_location.region = Some(Region {
            start_column: Some(start.column),
            end_line: Some(end.line),
            end_column: Some(end.column),
            char_offset: Some(place.start),
            char_length: Some(place.end - place.start),
            snippet: Some(Text::exact(&place.quote)),
            ..line(start.line)
        });
        location.logical_locations = section
            .map(|section| LogicalLocation {
                fully_qualified_name: section.to_owned(),
                kind: "section",
            })
            .into_iter()
            .collect();
        location
    }

    /// A line in the text, or a place in it.
    pub(super) fn line(&self, line: usize, column: Option<usize>) -> Location {
        let mut location = location(self.source());
        location.physical_location.region = Some(Region {
            start_column: column,
            ..self::line(line)
        });
        location
    }

    fn file(&self) -> ArtifactLocation {
        let uri = uri(&self.subject.path);
        ArtifactLocation {
            uri_base_id: (!uri.starts_with("file:")).then_some(BASE),
            uri,
            index: None,
        }
    }

    /// The artifact that lines and columns are counted in.
    fn source(&self) -> ArtifactLocation {
        if self.plain {
            return ArtifactLocation {
                index: Some(0),
                ..self.file()
            };
        }
        let file = uri(&self.subject.path);
        let name = file.rsplit('/').next().unwrap_or_default();
        ArtifactLocation {
            uri: format!("/{name}.txt"),
            uri_base_id: None,
            index: Some(1),
        }
    }
}

/// A place in another file, told as `decisions.yaml:12`.
pub(super) fn elsewhere(place: &str) -> Option<Location> {
    let (path, number) = place.rsplit_once(':')?;
    let number = number.parse().ok().filter(|&number| number > 0)?;
    let mut location = location(ArtifactLocation {
        uri: uri(path),
        uri_base_id: None,
        index: None,
    });
    location.physical_location.region = Some(line(number));
    Some(location)
}

fn location(artifact_location: ArtifactLocation) -> Location {
    Location {
        physical_location: PhysicalLocation {
            artifact_location,
            region: None,
        },
        logical_locations: Vec::new(),
        message: None,
        properties: Value::Null,
    }
}

fn line(start_line: usize) -> Region {
    Region {
        start_line,
        start_column: None,
        end_line: None,
        end_column: None,
        char_offset: None,
        char_length: None,
        snippet: None,
    }
}

fn mime(format: &str) -> &'static str {
    match format {
        "md" => "text/markdown",
        "html" => "text/html",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "pdf" => "application/pdf",
        _ => "text/plain",
    }
}
