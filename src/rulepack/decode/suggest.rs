//! The right word for a wrong one.

/// The nearest of the known words, if one is near enough.
pub(crate) fn nearest<'k>(given: &str, known: &'k [impl AsRef<str>]) -> Option<&'k str> {
    known
        .iter()
        .map(|word| {
            (
                strsim::normalized_damerau_levenshtein(given, word.as_ref()),
                word.as_ref(),
            )
        })
        .filter(|&(likeness, _)| likeness >= 0.5)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, word)| word)
}

/// The nearest right word, or all of them.
pub(crate) fn suggest(given: &str, known: &[impl AsRef<str>]) -> String {
    match nearest(given, known) {
        Some(word) => format!("是不是想写“{word}”？"),
        None if known.is_empty() => "这里不能有任何键".to_owned(),
        None => {
            let all: Vec<&str> = known.iter().map(AsRef::as_ref).collect();
            format!("可用的有：{}", all.join("、"))
        }
    }
}
