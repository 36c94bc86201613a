//! What every tool can say and do.

use crate::steps::Step;
use crate::workspace::Workspace;
use anyhow::Result;

/// A program, or a set of packages, at one pinned version.
pub trait Tool {
    /// Its name and version, as shown: `trunk 0.21.14`.
    fn name(&self) -> String;

    /// How long installing takes: `about 2 minutes`.
    fn takes(&self) -> &'static str;

    /// Whether the pinned version is here, whole.
    fn present(&self, workspace: &Workspace) -> bool;

    /// Installs it.
    fn install(&self, workspace: &Workspace, step: &mut Step) -> Result<()>;
}
