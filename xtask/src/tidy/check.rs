use super::tree::{self, TextFile};
use super::{Violation, contents_only, dependencies, layers, length, migrations, names, style, text};
use crate::workspace::Workspace;
use anyhow::Result;

type Rule = fn(&[TextFile]) -> Vec<Violation>;

const RULES: &[Rule] = &[
    names::check,
    contents_only::check,
    length::check,
    text::check,
    migrations::check,
    style::check,
    layers::check,
    layers::check_builtin_templates,
    layers::check_sentences,
];

/// Checks all rules. Returns the number of checked files, and all violations.
pub fn check(workspace: &Workspace) -> Result<(usize, Vec<Violation>)> {
    let files = tree::read(&workspace.root)?;
    let mut violations: Vec<Violation> = RULES.iter().flat_map(|rule| rule(&files)).collect();
    violations.extend(dependencies::check(&dependencies::read(workspace)?));
    Ok((files.len(), violations))
}
