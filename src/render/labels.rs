//! The words around the findings, in Chinese or English: data in `templates/labels`.

use minijinja::Value;
use minijinja::value::Serde;
use std::collections::BTreeMap;
use std::sync::LazyLock;

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
        Value::from(Serde(self.data()))
    }

    /// The labels as renderers in Rust see them.
    pub(super) fn words(self) -> &'static Labels {
        static ZH: LazyLock<Labels> = LazyLock::new(|| Labels::new(&Lang::Zh.data()));
        static EN: LazyLock<Labels> = LazyLock::new(|| Labels::new(&Lang::En.data()));
        match self {
            Self::Zh => &ZH,
            Self::En => &EN,
        }
    }

    fn data(self) -> serde_yaml::Value {
        let text = match self {
            Self::Zh => include_str!("../../templates/labels/zh.yaml"),
            Self::En => include_str!("../../templates/labels/en.yaml"),
        };
        // The files are part of the binary; a test reads both and compares their keys.
        serde_yaml::from_str(text).unwrap_or_default()
    }
}

/// The labels of one language by their paths: `score`, `status.done`.
#[derive(Debug)]
pub(super) struct Labels(BTreeMap<String, String>);

impl Labels {
    fn new(data: &serde_yaml::Value) -> Self {
        let mut words = BTreeMap::new();
        flatten(data, "", &mut words);
        Self(words)
    }

    /// The label at a path. One that is missing is a slip of ours: a test build stops at it, a reader sees the path.
    pub(super) fn get<'a>(&'a self, path: &'a str) -> &'a str {
        let found = self.0.get(path);
        debug_assert!(found.is_some(), "templates/labels has no `{path}`");
        found.map_or(path, String::as_str)
    }

    /// The label at a path with these values in place of its `{}`, the first in the first.
    pub(super) fn fill(&self, path: &str, values: &[&str]) -> String {
        let mut parts = self.get(path).split("{}");
        let mut out = parts.next().unwrap_or_default().to_owned();
        let mut values = values.iter();
        for part in parts {
            out.push_str(values.next().unwrap_or(&"{}"));
            out.push_str(part);
        }
        out
    }
}

/// The labels of every language by their whole keys, so that a page can change its language:
/// `labels["zh-CN"]["status.done"]`.
pub(super) fn all_labels() -> Value {
    Value::from_pairs([Lang::Zh, Lang::En].into_iter().map(|lang| {
        let mut flat = BTreeMap::new();
        flatten(&lang.data(), "", &mut flat);
        (lang.tag(), Value::from(flat))
    }))
}

fn flatten(value: &serde_yaml::Value, path: &str, out: &mut BTreeMap<String, String>) {
    match value {
        serde_yaml::Value::Mapping(all) => {
            for (key, value) in all {
                let key = key.as_str().unwrap_or_default();
                let dot = if path.is_empty() { "" } else { "." };
                flatten(value, &format!("{path}{dot}{key}"), out);
            }
        }
        serde_yaml::Value::String(text) => {
            out.insert(path.to_owned(), text.clone());
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_labels() {
        let paths = |lang: Lang| lang.words().0.keys().collect::<Vec<_>>();
        assert_eq!(paths(Lang::Zh), paths(Lang::En));
        assert!(paths(Lang::Zh).len() > 100, "{:?}", paths(Lang::Zh));
        assert!(!Lang::Zh.labels().is_undefined());
    }

    #[test]
    fn every_label_is_text() {
        fn leaves(value: &serde_yaml::Value) -> usize {
            match value.as_mapping() {
                Some(all) => all.values().map(leaves).sum(),
                None => 1,
            }
        }
        for lang in [Lang::Zh, Lang::En] {
            // What is no text (a bare `yes` or `1`) would be missing here.
            assert_eq!(lang.words().0.len(), leaves(&lang.data()), "{lang:?}");
        }
    }

    #[test]
    fn labels_are_found_by_path() {
        assert_eq!(Lang::Zh.words().get("status.done"), "已体现");
        assert_eq!(Lang::En.words().get("document.strength.generic"), "in part");
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "no `status.dnoe`")]
    fn a_missing_label_stops_a_test() {
        let _ = Lang::Zh.words().get("status.dnoe");
    }

    #[test]
    fn values_are_put_in_in_order_and_not_looked_into() {
        let words = Lang::Zh.words();
        assert_eq!(words.fill("place", &["3", "14"]), "第3行第14列");
        assert_eq!(words.fill("lack.late", &["{}"]), "晚于 {}");
        assert_eq!(words.fill("lack.words", &["无处可放"]), "只是字面相近");
        assert_eq!(words.fill("place", &["3"]), "第3行第{}列");
    }
}
