//! Output files: whole or not at all.

use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Writes a file through a temporary sibling, so that a failure leaves what was there before.
///
/// A link is followed; what is no regular file (a pipe, `/dev/stdout`) is written to and never replaced.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let shown = path.display();
    if path.is_dir() {
        return Err(format!("{shown}：这是一个文件夹；请写出文件名"));
    }
    let failed = |error: &std::io::Error| format!("{shown}：写不了：{error}；请检查权限和磁盘空间");
    let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let before = std::fs::metadata(&target).ok();
    if before.as_ref().is_some_and(|about| !about.is_file()) {
        return std::fs::write(&target, bytes).map_err(|error| failed(&error));
    }
    if before.as_ref().is_some_and(|about| about.permissions().readonly()) {
        return Err(format!("{shown}：文件是只读的；请换一个文件名，或先改权限"));
    }
    let folder = folder_of(&target);
    if !folder.is_dir() {
        return Err(format!(
            "{shown}：没有文件夹 {}；请先建立，或换一个位置",
            folder.display()
        ));
    }
    let mut file = sibling(&folder).map_err(|error| failed(&error))?;
    file.write_all(bytes)
        .and_then(|()| file.flush())
        .map_err(|error| failed(&error))?;
    if let Some(before) = before {
        file.as_file()
            .set_permissions(before.permissions())
            .map_err(|error| failed(&error))?;
    }
    file.persist(&target).map_err(|error| failed(&error.error))?;
    Ok(())
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// A temporary file with the rights that any new file gets.
fn sibling(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.prefix(".duibiao-").tempfile_in(folder)
}
