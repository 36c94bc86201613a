//! Makes scripts and style sheets smaller.

use super::inputs;
use crate::program::{program, run};
use crate::tools::ESBUILD;
use crate::workspace::Workspace;
use anyhow::Result;
use std::ffi::OsString;
use std::path::Path;

/// Writes each script and style sheet in `dist` anew, with shorter names and without spaces. The names that a
/// script exports stay.
pub fn minify(workspace: &Workspace, dist: &Path) -> Result<()> {
    let mut files = Vec::new();
    inputs::collect(dist, &mut files)?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "js" || extension == "css"));
    let mut folder = OsString::from("--outdir=");
    folder.push(dist);
    let options = ["--minify", "--charset=utf8", "--log-level=error", "--allow-overwrite"];
    let options = options.map(OsString::from).into_iter().chain([folder]);
    run(&program(ESBUILD.path(workspace), options.chain(files.into_iter().map(Into::into))))
}
