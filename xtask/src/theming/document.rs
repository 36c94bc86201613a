use super::parts::parts;
use super::properties::{Property, properties};
use crate::page::collect;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

/// The path of the generated document in the checkout.
pub const PATH: &str = "docs/THEMING.md";

/// Generates docs/THEMING.md.
pub fn document(workspace: &Workspace) -> Result<String> {
    let style = fs::read_to_string(workspace.root.join("style/tokens.css"))?;
    let sources = sources(workspace)?;
    Ok(include_str!("template.md")
        .replace("{properties}", &property_rows(&properties(&style)?))
        .replace("{parts}", &part_rows(&parts(sources.iter().map(String::as_str))?)))
}

/// The sources of the components that the element shows.
fn sources(workspace: &Workspace) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for folder in ["src/ui", "src/steps"] {
        collect(&workspace.root.join(folder), &mut files)?;
    }
    let read =
        |file: &PathBuf| fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()));
    files.iter().map(read).collect()
}

fn property_rows(properties: &[Property]) -> String {
    let row = |property: &Property| {
        let Property { name, meaning, default, dark_default } = property;
        let dark = dark_default.iter().map(|dark| format!("; dark: `{dark}`")).collect::<String>();
        format!("| `{name}` | {meaning} | `{default}`{dark} |\n")
    };
    properties.iter().map(row).collect::<String>().trim_end().to_owned()
}

fn part_rows(parts: &[(&str, &str)]) -> String {
    let rows = parts.iter().map(|(name, meaning)| format!("| `{name}` | {meaning} |\n"));
    rows.collect::<String>().trim_end().to_owned()
}
