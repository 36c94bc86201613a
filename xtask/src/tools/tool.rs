//! Installs a tool into its own folder.

use crate::step::Step;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::fs::{self, File};
use std::path::Path;

/// A program, or a set of packages, in one pinned version.
pub trait Tool {
    /// The name and the version, as shown: `binaryen 132.0.0`.
    fn name(&self) -> String;

    /// How long the installation takes, as shown: `about 2 minutes`.
    fn takes(&self) -> &'static str;

    /// Whether the pinned version is installed. This is fast and prints nothing.
    fn present(&self, workspace: &Workspace) -> bool;

    /// Installs the whole tool or nothing. Two commands may call this at the same time.
    fn install(&self, workspace: &Workspace, step: &mut Step) -> Result<()>;
}

/// Installs a tool into the folder `<tools>/<name>`, unless another command has installed it in the meantime.
/// `fill` receives an empty folder, which gets its name when it is complete.
pub fn install_folder(
    tool: &impl Tool,
    name: &str,
    workspace: &Workspace,
    step: &mut Step,
    fill: impl FnOnce(&Path, &mut Step) -> Result<()>,
) -> Result<()> {
    let _held = hold(&workspace.tools, name, step)?;
    if tool.present(workspace) {
        return Ok(());
    }
    let (prepared, home) = (workspace.tools.join(format!(".{name}.new")), workspace.tools.join(name));
    remove(&prepared)?;
    fs::create_dir_all(&prepared)?;
    fill(&prepared, step)?;
    remove(&home)?;
    fs::rename(&prepared, &home).with_context(|| format!("cannot put {} in place", home.display()))
}

/// Locks `<folder>/.<name>.lock` until the file is dropped. Waits while another process holds the lock.
pub fn hold(folder: &Path, name: &str, step: &mut Step) -> Result<File> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let path = folder.join(format!(".{name}.lock"));
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    if file.try_lock().is_err() {
        step.waits();
        file.lock().with_context(|| format!("cannot lock {}", path.display()))?;
    }
    Ok(file)
}

/// Removes a folder if it exists.
pub fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(problem) if problem.kind() != std::io::ErrorKind::NotFound => {
            Err(problem).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}
