//! Joins the files in `style/` into one style sheet.

use super::inputs;
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// The path in index.html. Trunk.toml runs `cargo xtask styles` before each build.
const OUTPUT: &str = "target/page/coverlist.css";

/// The layers of the cascade. A rule of a later layer overrides those of earlier ones, whatever their
/// selectors.
const LAYERS: [&str; 6] = ["tokens", "base", "ui", "steps", "screens", "print"];

/// The file with the names of widths. Queries use the names.
const BREAKPOINTS: &str = "breakpoints.css";

/// Joins the files under `style/` in layers.
pub fn write(workspace: &Workspace) -> Result<()> {
    let style = workspace.root.join("style");
    let mut files = Vec::new();
    inputs::collect(&style, &mut files)?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "css"));
    files.sort();
    let read =
        |file: &Path| fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()));
    let breakpoints = read(&style.join(BREAKPOINTS))?;
    let mut sheet = format!("@layer {};\n", LAYERS.join(", "));
    for layer in LAYERS {
        sheet += &format!("@layer {layer} {{\n");
        for file in files.iter().filter(|file| layer_of(file.strip_prefix(&style).unwrap_or(file)) == layer) {
            sheet += without_comments(&with_widths(&read(file)?, &breakpoints)?).trim();
            sheet.push('\n');
        }
        sheet += "}\n";
    }
    let output = workspace.root.join(OUTPUT);
    fs::create_dir_all(output.parent().context("the style sheet has no folder")?)?;
    // Writing the same text would make Trunk build again, because it watches this file.
    if fs::read_to_string(&output).ok().as_deref() != Some(&sheet) {
        fs::write(&output, sheet).with_context(|| format!("cannot write {}", output.display()))?;
    }
    Ok(())
}

/// Puts the widths of `@custom-media` rules in place of their names, which browsers do not know yet.
fn with_widths(rules: &str, breakpoints: &str) -> Result<String> {
    let mut rules = rules.to_owned();
    for line in breakpoints.lines().filter_map(|line| line.strip_prefix("@custom-media ")) {
        let (name, width) = line.trim_end_matches(';').split_once(' ').context("a name and a width")?;
        rules = rules.replace(&format!("({name})"), width);
    }
    let unknown = rules.lines().find(|line| line.starts_with('@') && line.contains("(--"));
    ensure!(unknown.is_none(), "{BREAKPOINTS} does not have the width of {}", unknown.unwrap_or_default());
    Ok(rules)
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

/// The layer of a file of `style/`; none for the names of widths.
fn layer_of(file: &Path) -> &'static str {
    let first = file.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned());
    match first.as_deref() {
        Some(BREAKPOINTS) => "",
        Some("tokens.css") => "tokens",
        Some("base.css" | "element.css") => "base",
        Some("ui") => "ui",
        Some("steps") => "steps",
        Some("screens") => "screens",
        _ => "print",
    }
}

#[cfg(test)]
mod tests {
    use super::{BREAKPOINTS, LAYERS, layer_of, with_widths, without_comments};
    use std::path::Path;

    #[test]
    fn comments_are_left_out() {
        assert_eq!(without_comments("/* One */a { color: red; /* Two\n */ }/**/"), "a { color: red;  }");
    }

    #[test]
    fn every_file_has_a_layer() {
        for (file, layer) in [
            ("tokens.css", "tokens"),
            ("base.css", "base"),
            ("ui/button.css", "ui"),
            ("steps/choose.css", "steps"),
            ("screens/shell.css", "screens"),
            ("print.css", "print"),
        ] {
            assert_eq!(layer_of(Path::new(file)), layer);
        }
        assert!(!LAYERS.contains(&layer_of(Path::new(BREAKPOINTS))));
    }

    #[test]
    fn queries_use_the_names_of_widths() {
        let breakpoints = "/* Widths */\n@custom-media --phone (width < 43em);\n";
        let rules = "@container (--phone) {\n}\n";
        assert_eq!(with_widths(rules, breakpoints).expect("it is known"), "@container (width < 43em) {\n}\n");
        assert!(with_widths("@media (--fridge) {\n}\n", breakpoints).is_err());
    }
}
