//! Where packs come from: a name for one in the binary, a path for one's own.

use super::compile::{Input, Sources, compile};
use super::problem::PackError;
use super::types::RulePack;
use include_dir::{Dir, include_dir};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use thiserror::Error;

static RULES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// Largest rule file, in bytes: several times the largest pack.
const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// A pack that could not be loaded.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The user named a pack that is neither embedded nor a file.
    #[error("没有名为“{name}”的规则包；内置的有：{known}；自己的规则包请写出文件路径（*.yaml）")]
    Unknown {
        /// What was asked for.
        name: String,
        /// The embedded packs.
        known: String,
    },
    /// A file that could not be read.
    #[error("{path}：读不了规则文件：{reason}")]
    Unreadable {
        /// The file.
        path: String,
        /// Why, and what to do.
        reason: String,
    },
    /// The rules are wrong; all problems at once.
    #[error(transparent)]
    Problems(#[from] PackError),
}

/// The embedded rules, or a folder of one's own in their place.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// Vocabulary and stance cues are looked for here first.
    folder: Option<PathBuf>,
}

/// Names of the packs in the binary, sorted.
#[must_use]
pub fn embedded_packs() -> Vec<&'static str> {
    let mut names: Vec<&str> = RULES
        .files()
        .filter_map(|file| file.path().to_str()?.strip_suffix(".yaml"))
        .filter(|name| !["stance", "arithmetic", "repairs", "formulas"].contains(name))
        .collect();
    names.sort_unstable();
    names
}

impl Library {
    /// Loads a pack by name or path.
    ///
    /// # Errors
    /// If there is none, it cannot be read, or it has problems; see [`LoadError`].
    pub fn load(name: &str) -> Result<RulePack, LoadError> {
        let embedded = RULES
            .get_file(format!("{name}.yaml"))
            .and_then(include_dir::File::contents_utf8);
        if let Some(text) = embedded.filter(|_| embedded_packs().contains(&name)) {
            return Self::default().compile(&format!("{name}.yaml"), text, true);
        }
        let path = Path::new(name);
        let looks_like_path = path.extension().is_some() || path.components().count() > 1 || path.exists();
        if !looks_like_path {
            return Err(LoadError::Unknown {
                name: name.to_owned(),
                known: embedded_packs().join("、"),
            });
        }
        let text = read(path)?;
        let library = Self {
            folder: path.parent().map(Path::to_path_buf),
        };
        library.compile(name, &text, false)
    }

    /// Compiles a pack given as text; the files it uses come from the binary.
    ///
    /// # Errors
    /// All problems of the pack; see [`PackError`].
    pub fn from_text(name: &str, text: &str) -> Result<RulePack, LoadError> {
        Self::default().compile(name, text, false)
    }

    fn compile(&self, name: &str, text: &str, embedded: bool) -> Result<RulePack, LoadError> {
        let stance = match self.own("stance.yaml")? {
            Some(own) => own,
            None => built_in("stance.yaml").unwrap_or_else(|| Input::new("stance.yaml", "", true)),
        };
        let vocabulary = |wanted: &str| self.vocabulary(wanted).map_err(|error| error.to_string());
        Ok(compile(Sources {
            pack: Input::new(name, text, embedded),
            stance,
            vocabulary: &vocabulary,
        })?)
    }

    /// A vocabulary file beside the pack, else in the binary. A name with path parts leads nowhere.
    fn vocabulary(&self, name: &str) -> Result<Option<Input>, LoadError> {
        if name.is_empty() || name.contains(['/', '\\', ':']) || name.starts_with('.') {
            return Ok(None);
        }
        let file = format!("vocabulary/{name}.yaml");
        Ok(self.own(&file)?.or_else(|| built_in(&file)))
    }

    /// A file beside the pack. One that is there and cannot be read is an error: to take another in its place would
    /// judge by rules that nobody chose.
    fn own(&self, file: &str) -> Result<Option<Input>, LoadError> {
        let Some(path) = self.folder.as_ref().map(|folder| folder.join(file)) else {
            return Ok(None);
        };
        if let Err(error) = std::fs::metadata(&path)
            && matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
        {
            return Ok(None);
        }
        Ok(Some(Input::new(&path.display().to_string(), &read(&path)?, false)))
    }
}

fn built_in(file: &str) -> Option<Input> {
    Some(Input::new(file, RULES.get_file(file)?.contents_utf8()?, true))
}

fn read(path: &Path) -> Result<String, LoadError> {
    let unreadable = |reason: String| LoadError::Unreadable {
        path: path.display().to_string(),
        reason,
    };
    let about = std::fs::metadata(path).map_err(|error| unreadable(why(&error)))?;
    if about.is_dir() {
        return Err(unreadable("这是一个文件夹；请写出其中的 YAML 文件".to_owned()));
    }
    // Pipes and devices tell no size: the limit is kept while reading.
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| unreadable(why(&error)))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(unreadable(format!(
            "文件超过 {} MB；规则包不该这么大，请拆开",
            MAX_BYTES / 1024 / 1024
        )));
    }
    String::from_utf8(bytes).map_err(|_| unreadable("不是 UTF-8 文本；请用 UTF-8 另存".to_owned()))
}

fn why(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "没有这个文件；请检查路径".to_owned(),
        ErrorKind::PermissionDenied => "没有读取权限".to_owned(),
        kind => format!(
            "系统读不出来（{}）",
            error
                .raw_os_error()
                .map_or_else(|| kind.to_string(), |code| format!("错误码 {code}"))
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACK: &str = include_str!("../../tests/fixtures/packs/minimal.yaml");

    #[test]
    fn a_vocabulary_file_that_cannot_be_read_is_told() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("vocabulary")).unwrap();
        std::fs::write(folder.path().join("vocabulary/common.yaml"), b"\xb7\xa8\xd6\xce").unwrap();
        let pack = folder.path().join("pack.yaml");
        std::fs::write(&pack, format!("uses: [common]\n{PACK}")).unwrap();
        let error = Library::load(pack.to_str().unwrap()).unwrap_err().to_string();
        assert!(error.contains("common.yaml") && error.contains("UTF-8"), "{error}");
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        let pack = format!("\u{feff}{}", PACK.replace("# 最小", "perod: 1 # 最小"));
        let LoadError::Problems(error) = Library::from_text("x.yaml", &pack).unwrap_err() else {
            panic!("another error");
        };
        assert_eq!(error.files[0].position(error.problems[0].range.start), (1, 1));
    }

    #[test]
    fn an_endless_file_is_refused() {
        let zero = Path::new("/dev/zero");
        if zero.exists() {
            assert!(read(zero).unwrap_err().to_string().contains("MB"));
        }
    }
}
