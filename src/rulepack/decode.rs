//! YAML into raw types, with *all* problems of shape and not only the first.
//!
//! serde stops at the first problem. So each problem is noted, the node it is about is taken out, and the rest is read
//! again, until what remains fits.

use super::node::{NodeIndex, join};
use super::problem::Code;
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};
use serde_yaml::Value;

/// A problem of shape at a path.
#[derive(Debug)]
pub(super) struct ShapeProblem {
    pub(super) code: Code,
    /// The node it is about.
    pub(super) path: String,
    /// Show the key and not the value.
    pub(super) at_key: bool,
    pub(super) message: String,
    pub(super) help: String,
}

/// What could be read, and what could not.
pub(super) struct Decoded<T> {
    pub(super) value: T,
    pub(super) problems: Vec<ShapeProblem>,
}

/// More problems than this in one file are not told one by one.
const MOST_PROBLEMS: usize = 200;

/// Reads a file into a type in which everything is optional. `None` where the file is no mapping at all.
pub(super) fn decode<T: DeserializeOwned + Default>(text: &str) -> Result<Decoded<T>, super::node::NodeError> {
    let text = text.trim_start_matches('\u{feff}');
    if let Ok(value) = serde_yaml::from_str::<T>(text) {
        return Ok(Decoded {
            value,
            problems: Vec::new(),
        });
    }
    NodeIndex::read(text)?;
    let mut tree: Value = serde_yaml::from_str(text).unwrap_or_default();
    let mut problems: Vec<ShapeProblem> = Vec::new();
    while problems.len() < MOST_PROBLEMS {
        let error = match serde_path_to_error::deserialize::<_, T>(tree.clone()) {
            Ok(value) => return Ok(Decoded { value, problems }),
            Err(error) => error,
        };
        let mut problem = describe(error.path(), &error.inner().to_string());
        let again = problems.iter().filter(|known| known.path == problem.path).count();
        let mut steps: Vec<Segment> = error.path().iter().cloned().collect();
        if problem.code == Code::UnknownKey
            && let Some(key) = unknown_key(&error.inner().to_string())
        {
            if !matches!(steps.last(), Some(Segment::Map { key: last }) if *last == key) {
                steps.push(Segment::Map { key });
            }
            problem.path = path_text(&steps);
        }
        if !take_out(&mut tree, &steps, again) {
            problems.push(problem);
            break;
        }
        if again == 0 {
            problems.push(problem);
        }
    }
    Ok(Decoded {
        value: T::default(),
        problems,
    })
}

/// Removes the node at a path, or, in a list, puts something harmless in its place so that indexes stay.
fn take_out(tree: &mut Value, steps: &[Segment], again: usize) -> bool {
    let Some((last, above)) = steps.split_last() else {
        return false;
    };
    let mut node = tree;
    for step in above {
        let next = match step {
            Segment::Seq { index } => node.get_mut(*index),
            Segment::Map { key } => node.get_mut(key.as_str()),
            Segment::Enum { .. } | Segment::Unknown => return false,
        };
        match next {
            Some(next) => node = next,
            None => return false,
        }
    }
    match (last, node) {
        (Segment::Map { key }, Value::Mapping(mapping)) => mapping.remove(key.as_str()).is_some(),
        (Segment::Seq { index }, Value::Sequence(items)) => {
            let harmless = [
                Value::String(String::new()),
                Value::Mapping(serde_yaml::Mapping::new()),
                Value::Sequence(Vec::new()),
            ];
            match (items.get_mut(*index), harmless.into_iter().nth(again)) {
                (Some(item), Some(value)) => {
                    *item = value;
                    true
                }
                _ => false,
            }
        }
        _ => false,
    }
}

fn path_text(steps: &[Segment]) -> String {
    steps.iter().fold(String::new(), |path, step| match step {
        Segment::Seq { index } => format!("{path}[{index}]"),
        Segment::Map { key } => join(&path, key),
        Segment::Enum { .. } | Segment::Unknown => path,
    })
}

fn describe(path: &Path, message: &str) -> ShapeProblem {
    let path = path_text(&path.iter().cloned().collect::<Vec<_>>());
    let (code, message, help) = if let Some(key) = unknown_key(message) {
        let known = backticked(message).skip(1).collect::<Vec<_>>();
        (Code::UnknownKey, format!("没有“{key}”这个键"), suggest(&key, &known))
    } else if message.starts_with("unknown variant") {
        let mut words = backticked(message);
        let given = words.next().unwrap_or_default();
        let known = words.collect::<Vec<_>>();
        (Code::BadValue, format!("这里不能写“{given}”"), suggest(&given, &known))
    } else if let Some((found, expected)) = message
        .strip_prefix("invalid type: ")
        .or_else(|| message.strip_prefix("invalid value: "))
        .and_then(|rest| rest.split_once(", expected "))
    {
        (
            Code::WrongType,
            format!("类型不对：写的是{}", in_chinese(found)),
            format!("改成{}", in_chinese(expected)),
        )
    } else {
        (Code::WrongType, format!("读不懂：{message}"), "对照 rules/README.md 的格式改正".to_owned())
    };
    ShapeProblem {
        code,
        path,
        at_key: code == Code::UnknownKey,
        message,
        help,
    }
}

fn unknown_key(message: &str) -> Option<String> {
    message.starts_with("unknown field").then(|| backticked(message).next()).flatten()
}

/// The words serde puts between backticks.
fn backticked(message: &str) -> impl Iterator<Item = String> + '_ {
    message.split('`').skip(1).step_by(2).map(str::to_owned)
}

/// The nearest right word, or all of them.
pub(super) fn suggest(given: &str, known: &[impl AsRef<str>]) -> String {
    let nearest = known
        .iter()
        .map(|word| (strsim::normalized_damerau_levenshtein(given, word.as_ref()), word.as_ref()))
        .filter(|&(likeness, _)| likeness >= 0.5)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match nearest {
        Some((_, word)) => format!("是不是想写“{word}”？"),
        None if known.is_empty() => "这里不能有任何键".to_owned(),
        None => {
            let all: Vec<&str> = known.iter().map(AsRef::as_ref).collect();
            format!("可用的有：{}", all.join("、"))
        }
    }
}

fn in_chinese(what: &str) -> String {
    let what = what.trim();
    let (kind, value) = what.split_once(' ').unwrap_or((what, ""));
    let quoted = value.trim_matches(['`', '"']);
    match kind {
        "string" => format!("文字“{quoted}”"),
        "integer" | "floating" => format!("数 {}", quoted.trim_start_matches("point ").trim_matches('`')),
        "boolean" => format!("真假值 {quoted}"),
        "sequence" => "列表".to_owned(),
        "map" | "struct" => "键值对".to_owned(),
        "unit" | "null" | "Option" => "空值".to_owned(),
        "f64" | "f32" | "i16" | "u32" | "i64" | "u64" | "usize" => "数".to_owned(),
        "a" if value.starts_with("string") => "文字".to_owned(),
        "a" if value.starts_with("sequence") => "列表".to_owned(),
        "a" if value.starts_with("map") => "键值对".to_owned(),
        "a" if value.starts_with("boolean") => "true 或 false".to_owned(),
        _ => what.to_owned(),
    }
}
