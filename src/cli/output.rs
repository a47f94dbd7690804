//! Output files: whole or not at all.

use std::io::Write as _;
use std::path::Path;

/// Writes a file through a temporary sibling, so that a failure leaves what was there before.
pub(super) fn write(path: &Path, text: &str) -> Result<(), String> {
    let shown = path.display();
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(format!("{shown}：没有文件夹 {}；请先建立，或换一个位置", folder.display()));
    }
    if path.is_dir() {
        return Err(format!("{shown}：这是一个文件夹；请写出文件名"));
    }
    let failed = |error: &std::io::Error| format!("{shown}：写不了：{error}；请检查权限和磁盘空间");
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(|error| failed(&error))?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.flush())
        .map_err(|error| failed(&error))?;
    set_mode(&file).map_err(|error| failed(&error))?;
    file.persist(path).map_err(|error| failed(&error.error))?;
    Ok(())
}

/// Temporary files are private; results are files like any other.
#[cfg(unix)]
fn set_mode(file: &tempfile::NamedTempFile) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn set_mode(_: &tempfile::NamedTempFile) -> std::io::Result<()> {
    Ok(())
}
