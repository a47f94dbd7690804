//! Where packs come from: a name for one in the binary, a path for one's own.

use super::compile::{Sources, compile};
use super::problem::{PackError, SourceFile};
use super::types::RulePack;
use include_dir::{Dir, include_dir};
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
        .filter(|&name| name != "stance")
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
        let embedded = RULES.get_file(format!("{name}.yaml")).and_then(include_dir::File::contents_utf8);
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

    fn compile(&self, name: &str, text: &str, trusted: bool) -> Result<RulePack, LoadError> {
        let pack = SourceFile {
            name: name.to_owned(),
            text: text.to_owned(),
        };
        let stance = self.stance()?;
        let vocabulary = |wanted: &str| self.vocabulary(wanted);
        Ok(compile(Sources {
            pack,
            stance,
            vocabulary: &vocabulary,
            trusted,
        })?)
    }

    fn stance(&self) -> Result<SourceFile, LoadError> {
        let embedded = RULES
            .get_file("stance.yaml")
            .and_then(include_dir::File::contents_utf8)
            .unwrap_or_default();
        let own = self.folder.as_ref().map(|folder| folder.join("stance.yaml"));
        match own.filter(|path| path.exists()) {
            Some(path) => Ok(SourceFile {
                name: path.display().to_string(),
                text: read(&path)?,
            }),
            None => Ok(SourceFile {
                name: "stance.yaml".to_owned(),
                text: embedded.to_owned(),
            }),
        }
    }

    /// A vocabulary file beside the pack, else in the binary. A name with path parts leads nowhere.
    fn vocabulary(&self, name: &str) -> Option<SourceFile> {
        if name.is_empty() || name.contains(['/', '\\', ':']) || name.starts_with('.') {
            return None;
        }
        let file = format!("vocabulary/{name}.yaml");
        let own = self.folder.as_ref().map(|folder| folder.join(&file));
        if let Some(path) = own.filter(|path| path.exists())
            && let Ok(text) = read(&path)
        {
            return Some(SourceFile {
                name: path.display().to_string(),
                text,
            });
        }
        let text = RULES.get_file(&file)?.contents_utf8()?.to_owned();
        Some(SourceFile { name: file, text })
    }
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
    if about.len() > MAX_BYTES {
        return Err(unreadable(format!("文件超过 {} MB；规则包不该这么大，请拆开", MAX_BYTES / 1024 / 1024)));
    }
    let bytes = std::fs::read(path).map_err(|error| unreadable(why(&error)))?;
    String::from_utf8(bytes).map_err(|_| unreadable("不是 UTF-8 文本；请用 UTF-8 另存".to_owned()))
}

fn why(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "没有这个文件；请检查路径".to_owned(),
        std::io::ErrorKind::PermissionDenied => "没有读取权限".to_owned(),
        _ => error.to_string(),
    }
}
