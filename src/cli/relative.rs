//! A path as seen from a folder, so that a file that names another can move together with it.

use std::path::{Component, Path, PathBuf};

/// The folder a file is in, or is to be written to.
pub(super) fn folder_of(file: &Path) -> &Path {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// The way from a folder to a file, with `/` between its parts on any system; `None` where there is none, as between
/// two drives.
pub(super) fn relative(folder: &Path, file: &Path) -> Option<PathBuf> {
    let (folder, file) = (folder.canonicalize().ok()?, file.canonicalize().ok()?);
    let alike = folder.components().zip(file.components());
    let same = alike.take_while(|(a, b)| a == b).count();
    if same == 0 {
        return None;
    }
    let up = folder.components().skip(same).map(|_| Component::ParentDir);
    let parts: Vec<_> = up
        .chain(file.components().skip(same))
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    Some(PathBuf::from(parts.join("/")))
}
