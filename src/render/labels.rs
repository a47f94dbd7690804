//! The words around the findings, in Chinese or English: data in `templates/labels`.

use minijinja::Value;
use minijinja::value::Serde;

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
    pub(in crate::render) fn labels(self) -> Value {
        let text = match self {
            Self::Zh => include_str!("../../templates/labels/zh.yaml"),
            Self::En => include_str!("../../templates/labels/en.yaml"),
        };
        // The files are part of the binary; a test reads both and compares their keys.
        Value::from(Serde(
            serde_yaml::from_str::<serde_yaml::Value>(text).unwrap_or_default(),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_labels() {
        fn keys(value: &serde_yaml::Value, path: &str, out: &mut Vec<String>) {
            match value.as_mapping() {
                Some(mapping) => {
                    for (key, value) in mapping {
                        keys(value, &format!("{path}.{}", key.as_str().unwrap()), out);
                    }
                }
                None => out.push(path.to_owned()),
            }
        }
        let read = |text: &str| {
            let mut out = Vec::new();
            keys(&serde_yaml::from_str(text).unwrap(), "", &mut out);
            out.sort();
            out
        };
        assert_eq!(
            read(include_str!("../../templates/labels/zh.yaml")),
            read(include_str!("../../templates/labels/en.yaml"))
        );
        assert!(!Lang::Zh.labels().is_undefined());
    }
}
