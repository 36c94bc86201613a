//! Joins the files in `style/` into one style sheet.

use super::inputs;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// The path in index.html. Trunk.toml runs `cargo xtask styles` before each build.
const OUTPUT: &str = "target/page/coverlist.css";

/// Joins the files under `style/` in the order of the cascade.
pub fn write(workspace: &Workspace) -> Result<()> {
    let style = workspace.root.join("style");
    let mut files = Vec::new();
    inputs::collect(&style, &mut files)?;
    let mut files: Vec<(u8, PathBuf)> = files
        .into_iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "css"))
        .map(|file| (layer(file.strip_prefix(&style).unwrap_or(&file)), file))
        .collect();
    files.sort();
    let mut sheet = String::new();
    for (_, file) in files {
        let rules = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        sheet += without_comments(&rules).trim();
        sheet.push('\n');
    }
    let output = workspace.root.join(OUTPUT);
    fs::create_dir_all(output.parent().context("the style sheet has no folder")?)?;
    // Writing the same text would make Trunk build again, because it watches this file.
    if fs::read_to_string(&output).ok().as_deref() != Some(&sheet) {
        fs::write(&output, sheet).with_context(|| format!("cannot write {}", output.display()))?;
    }
    Ok(())
}

/// Comments are a sixth of what a browser would load.
fn without_comments(rules: &str) -> String {
    let (mut rest, mut kept) = (rules, String::new());
    while let Some((before, comment)) = rest.split_once("/*") {
        kept += before;
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    kept + rest
}

/// The position of a file of `style/` in the cascade. A later file overrides an earlier one.
fn layer(file: &Path) -> u8 {
    let first = file.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned());
    match first.as_deref() {
        Some("tokens.css") => 0,
        Some("base.css" | "element.css") => 1,
        Some("ui") => 2,
        Some("steps") => 3,
        Some("screens") => 4,
        _ => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::{layer, without_comments};
    use std::path::Path;

    #[test]
    fn comments_are_left_out() {
        assert_eq!(without_comments("/* One */a { color: red; /* Two\n */ }/**/"), "a { color: red;  }");
    }

    #[test]
    fn the_cascade_goes_from_tokens_to_print() {
        let order =
            ["tokens.css", "base.css", "ui/button.css", "steps/choose.css", "screens/shell.css", "print.css"];
        assert!(order.map(|file| layer(Path::new(file))).is_sorted_by(|a, b| a < b));
    }
}
