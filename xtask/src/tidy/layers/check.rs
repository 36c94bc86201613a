//! Checks that each module uses only modules above it, and contains only what belongs in it.

use super::contents;
use super::order::{CRATES, Crate, Place};
use super::paths::paths;
use super::reexports::Reexports;
use super::tokens::Source;
use crate::tidy::Violation;
use crate::tidy::tree::TextFile;

pub fn check(files: &[TextFile]) -> Vec<Violation> {
    CRATES.iter().flat_map(|of| check_crate(of, files)).collect()
}

pub(super) fn check_crate(of: &Crate, files: &[TextFile]) -> Vec<Violation> {
    let parse = |file: &TextFile| {
        let path = file.path.strip_prefix(of.source)?.strip_prefix('/')?;
        Some((file.path.clone(), Source::parse(path, &file.text)?))
    };
    let sources: Vec<(String, Source)> = files.iter().filter_map(parse).collect();
    let root = format!("{}/lib.rs", of.source);
    let Some((_, lib)) = sources.iter().find(|(path, _)| *path == root) else { return Vec::new() };
    let reexports = Reexports::read(lib);
    let mut violations = Vec::new();
    if reexports.modules != of.modules {
        let order = of.modules.join(", ");
        violations.push(Violation::at(&root, 1, format!("must list the modules in this order: {order}")));
    }
    for (path, source) in &sources {
        let Some(module) = source.module.first() else { continue };
        for used in paths(source) {
            let what = wrong_direction(of, module, reexports.module(&used.top));
            violations.extend(what.map(|what| Violation::at(path, used.line, what)));
        }
        for limit in of.limits.iter().filter(|limit| limit.place.holds(module)) {
            let found = contents::find(source, limit.what).into_iter();
            let reason = limit.place.reason();
            violations
                .extend(found.map(|(line, text)| Violation::at(path, line, format!("{text} {reason}"))));
        }
    }
    violations
}

/// The problem with the use of the module `target` in `module`; `None` if the use is allowed.
fn wrong_direction(of: &Crate, module: &str, target: &str) -> Option<String> {
    let place = |name: &str| of.modules.iter().position(|&other| other == name);
    match (place(module), place(target)) {
        (Some(from), Some(to)) if to <= from => None,
        (Some(_), Some(_)) => Some(format!("{target} comes after {module}, which must not use it")),
        (None, _) => Some(format!("{module} has no place in the order of modules")),
        (_, None) => Some(format!("{target} is no module, and lib.rs does not re-export it")),
    }
}

impl Place {
    /// Whether the limit forbids its content in this module.
    fn holds(&self, module: &str) -> bool {
        match *self {
            Self::Outside(only) => module != only,
            Self::Inside(inside) => module == inside,
        }
    }

    fn reason(&self) -> String {
        match self {
            Self::Outside(only) => format!("belongs in {only}"),
            Self::Inside(inside) => format!("must not be used in {inside}"),
        }
    }
}
