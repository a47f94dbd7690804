//! The objects of SARIF 2.1.0 that we write, under the standard's own names; its sections tell what they mean.

use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// The file (§3.13).
#[derive(Debug, Serialize)]
pub(super) struct Log {
    #[serde(rename = "$schema")]
    pub(super) schema: &'static str,
    pub(super) version: &'static str,
    pub(super) runs: Vec<Run>,
}

/// One report held against one pack (§3.14).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Run {
    pub(super) tool: Tool,
    pub(super) language: &'static str,
    pub(super) automation_details: Details,
    pub(super) column_kind: &'static str,
    pub(super) newline_sequences: [&'static str; 3],
    pub(super) original_uri_base_ids: BTreeMap<&'static str, Base>,
    pub(super) artifacts: Vec<Artifact>,
    pub(super) invocations: Vec<Invocation>,
    pub(super) results: Vec<Finding>,
    pub(super) properties: Value,
}

/// §3.18
#[derive(Debug, Serialize)]
pub(super) struct Tool {
    pub(super) driver: Driver,
}

/// §3.19
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Driver {
    pub(super) name: String,
    pub(super) version: String,
    pub(super) language: &'static str,
    pub(super) rules: Vec<Rule>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) notifications: Vec<Kind>,
}

/// What a criterion asks (§3.49).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Rule {
    pub(super) id: String,
    pub(super) short_description: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) full_description: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) help: Option<Text>,
    #[serde(skip_serializing_if = "Value::is_null")]
    pub(super) properties: Value,
}

/// A kind of notification (§3.49).
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Kind {
    pub(super) id: String,
}

/// §3.17
#[derive(Debug, Serialize)]
pub(super) struct Details {
    pub(super) id: String,
}

/// What relative URIs are relative to (§3.14.14).
#[derive(Debug, Serialize)]
pub(super) struct Base {
    pub(super) description: Text,
}

/// §3.24
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Artifact {
    pub(super) location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) parent_index: Option<usize>,
    pub(super) mime_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) encoding: Option<String>,
    pub(super) roles: [&'static str; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) contents: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<Text>,
}

/// §3.4
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactLocation {
    pub(super) uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) uri_base_id: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) index: Option<usize>,
}

/// §3.20
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Invocation {
    pub(super) execution_successful: bool,
    pub(super) tool_execution_notifications: Vec<Notification>,
}

/// §3.58
#[derive(Debug, Serialize)]
pub(super) struct Notification {
    pub(super) descriptor: Descriptor,
    pub(super) level: &'static str,
    pub(super) message: Text,
    pub(super) locations: Vec<Location>,
}

/// §3.52
#[derive(Debug, Serialize)]
pub(super) struct Descriptor {
    pub(super) id: String,
    pub(super) index: usize,
}

/// The judgement of one criterion (§3.27).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Finding {
    pub(super) rule_id: String,
    pub(super) rule_index: usize,
    pub(super) kind: &'static str,
    pub(super) level: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rank: Option<f64>,
    pub(super) message: Text,
    pub(super) locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) related_locations: Vec<Location>,
    pub(super) partial_fingerprints: BTreeMap<&'static str, String>,
    /// Never absent: the standard wants it on all results or on none.
    pub(super) suppressions: Vec<Suppression>,
    #[serde(skip_serializing_if = "Value::is_null")]
    pub(super) properties: Value,
}

/// §3.35
#[derive(Debug, Serialize)]
pub(super) struct Suppression {
    pub(super) kind: &'static str,
    pub(super) status: &'static str,
    pub(super) justification: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) location: Option<Location>,
}

/// §3.28
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location {
    pub(super) physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) logical_locations: Vec<LogicalLocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<Text>,
    #[serde(skip_serializing_if = "Value::is_null")]
    pub(super) properties: Value,
}

/// §3.29
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PhysicalLocation {
    pub(super) artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) region: Option<Region>,
}

/// The headings above a passage (§3.33).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LogicalLocation {
    pub(super) fully_qualified_name: String,
    pub(super) kind: &'static str,
}

/// §3.30
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region {
    pub(super) start_line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) start_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) char_offset: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) char_length: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) snippet: Option<Text>,
}

/// A message (§3.11), a message string (§3.12) or the content of an artifact (§3.3): all are `{"text": …}`.
#[derive(Debug, Serialize)]
pub(super) struct Text {
    pub(super) text: String,
}

impl Text {
    /// The characters themselves, for contents.
    pub(super) fn exact(text: &str) -> Self {
        Self { text: text.to_owned() }
    }

    /// For messages, in which braces stand for arguments (§3.11.5) and `[…](…)` is a link (§3.11.6): neither is meant.
    pub(super) fn message(text: &str) -> Self {
        let mut text = text.replace('{', "{{").replace('}', "}}");
        if text.contains("](") {
            text = text.replace('[', r"\[").replace(']', r"\]");
        }
        Self { text }
    }
}
