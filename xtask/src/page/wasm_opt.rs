//! Optimizes modules.

use super::inputs::hex;
use crate::program::{program, run};
use crate::tools::WASM_OPT;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

/// Runs wasm-opt on a module, unless an earlier build has optimized the same module.
pub fn optimize(workspace: &Workspace, module: &Path, options: &[String]) -> Result<()> {
    let known = workspace.notes()?.join("optimized");
    fs::create_dir_all(&known)?;
    let wasm_opt = WASM_OPT.path(workspace);
    let mut hash = Sha256::new_with_prefix(fs::read(module)?);
    hash.update(wasm_opt.to_string_lossy().as_bytes());
    hash.update(options.join(" "));
    let optimized = known.join(hex(&hash.finalize()));
    if !optimized.exists() {
        // A name of its own, because an interrupted run leaves half a module.
        let half = optimized.with_extension("half");
        let files = [module.as_os_str(), OsStr::new("-o"), half.as_os_str()];
        run(&program(&wasm_opt, options.iter().map(OsStr::new).chain(files)))?;
        fs::rename(half, &optimized)?;
    }
    fs::copy(&optimized, module).with_context(|| format!("cannot write {}", module.display()))?;
    Ok(())
}
