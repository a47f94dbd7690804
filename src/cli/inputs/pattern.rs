//! Globs as offices write them, over characters: `?` is one character of a Chinese name, where globs of bytes take a
//! third of it.

use regex::Regex;
use std::path::Path;

/// A glob in which `*` and `?` stay inside one name and `**` crosses folders.
#[derive(Debug)]
pub(super) struct Glob(Regex);

impl Glob {
    pub(super) fn new(glob: &str) -> Result<Self, String> {
        let wrong = || "通配符写错了；可用 *、?、**、[甲乙]、{甲,乙}，方括号和花括号要成对".to_owned();
        let pattern = translated(glob).ok_or_else(wrong)?;
        Regex::new(&format!("(?s)^(?:{pattern})$"))
            .map(Self)
            .map_err(|_| wrong())
    }

    pub(super) fn is_match(&self, path: &Path) -> bool {
        let text = path.to_string_lossy();
        if cfg!(windows) {
            self.0.is_match(&text.replace('\\', "/"))
        } else {
            self.0.is_match(&text)
        }
    }
}

/// The glob as a regular expression; `None` where brackets do not match.
fn translated(glob: &str) -> Option<String> {
    let chars: Vec<char> = glob.chars().collect();
    let (mut out, mut i, mut open) = (String::new(), 0, 0_usize);
    while let Some(&c) = chars.get(i) {
        i += 1;
        match c {
            '*' => {
                let stars = 1 + chars
                    .get(i..)
                    .unwrap_or_default()
                    .iter()
                    .take_while(|&&c| c == '*')
                    .count();
                let alone = i < 2 || chars.get(i - 2) == Some(&'/');
                i += stars - 1;
                match (stars, alone, chars.get(i)) {
                    (1, ..) => out.push_str("[^/]*"),
                    (_, true, Some('/')) => {
                        // 甲/**/乙 is 甲/乙 too.
                        out.push_str("(?:.*/)?");
                        i += 1;
                    }
                    (_, true, None) => out.push_str(".*"),
                    _ => out.push_str("[^/]*"),
                }
            }
            '?' => out.push_str("[^/]"),
            '[' => {
                let end = i + 1 + chars.get(i + 1..)?.iter().position(|&c| c == ']')?;
                let not = matches!(chars.get(i), Some('!' | '^'));
                let class: String = chars.get(i + usize::from(not)..end)?.iter().collect();
                if class.is_empty() {
                    return None;
                }
                out.push_str(if not { "[^/" } else { "[" });
                for c in class.chars() {
                    if matches!(c, '\\' | '[' | ']' | '^' | '&' | '~') {
                        out.push('\\');
                    }
                    out.push(c);
                }
                out.push(']');
                i = end + 1;
            }
            '{' => {
                open += 1;
                out.push_str("(?:");
            }
            '}' => {
                open = open.checked_sub(1)?;
                out.push(')');
            }
            ',' if open > 0 => out.push('|'),
            '\\' if cfg!(windows) => out.push('/'),
            '\\' => {
                out.push_str(&regex::escape(&chars.get(i)?.to_string()));
                i += 1;
            }
            c => out.push_str(&regex::escape(&c.to_string())),
        }
    }
    (open == 0).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_count_and_not_bytes() {
        let fits = |glob: &str, path: &str| Glob::new(glob).unwrap().is_match(Path::new(path));
        assert!(fits("甲?.txt", "甲乙.txt") && !fits("甲?.txt", "甲.txt") && !fits("甲?丙", "甲/丙"));
        assert!(fits("[甲乙]*.txt", "乙县.txt") && !fits("[!甲乙]*.txt", "乙县.txt") && fits("[0-9][0-9]", "23"));
        assert!(fits("*.{txt,docx}", "甲.docx") && !fits("*.{txt,docx}", "甲.pdf"));
        assert!(fits("a/**/b", "a/b") && fits("a/**/b", "a/x/y/b") && !fits("a/**/b", "ab"));
        assert!(fits("**", "a/b") && fits("**/b", "b") && fits("a/**", "a/b/c") && !fits("a/**", "ab"));
        assert!(!fits("*", "a/b") && fits("a.b", "a.b") && !fits("a.b", "axb") && fits("a**b", "axb"));
    }

    #[test]
    fn brackets_that_do_not_match_are_told() {
        for glob in ["[甲", "{甲", "甲}", "[", "[!]"] {
            assert!(Glob::new(glob).is_err(), "{glob}");
        }
    }
}
