//! The words around the findings, in Chinese or English: data in `templates/labels`.

use minijinja::Value;
use minijinja::value::Serde;
use std::collections::BTreeMap;

/// The language of labels; what the report and the pack say stays as it is.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// 中文
    #[default]
    Zh,
    /// English
    En,
}

impl Lang {
    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The labels as templates see them: `t.score`, `t.status.done`.
    pub(super) fn labels(self) -> Value {
        Value::from(Serde(self.file()))
    }

    fn file(self) -> serde_yaml::Value {
        let text = match self {
            Self::Zh => include_str!("../../templates/labels/zh.yaml"),
            Self::En => include_str!("../../templates/labels/en.yaml"),
        };
        // The files are part of the binary; a test reads both and compares their keys.
        serde_yaml::from_str(text).unwrap_or_default()
    }
}

/// The labels of every language by their whole keys, so that a page can change its language:
/// `labels["zh-CN"]["status.done"]`.
pub(super) fn all_labels() -> Value {
    Value::from_pairs([Lang::Zh, Lang::En].into_iter().map(|lang| {
        let mut flat = BTreeMap::new();
        flatten(&lang.file(), "", &mut flat);
        (lang.tag(), Value::from(flat))
    }))
}

fn flatten(value: &serde_yaml::Value, path: &str, out: &mut BTreeMap<String, String>) {
    match value {
        serde_yaml::Value::Mapping(mapping) => {
            for (key, value) in mapping {
                let key = key.as_str().unwrap_or_default();
                let path = if path.is_empty() {
                    key.to_owned()
                } else {
                    format!("{path}.{key}")
                };
                flatten(value, &path, out);
            }
        }
        other => {
            out.insert(path.to_owned(), other.as_str().unwrap_or_default().to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_labels() {
        let keys = |lang: Lang| {
            let mut out = BTreeMap::new();
            flatten(&lang.file(), "", &mut out);
            out.into_keys().collect::<Vec<_>>()
        };
        assert_eq!(keys(Lang::Zh), keys(Lang::En));
        assert!(keys(Lang::Zh).contains(&"status.done".to_owned()));
    }
}
