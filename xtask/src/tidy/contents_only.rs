//! Checks that `mod.rs` and `lib.rs` are tables of contents.

use super::Violation;
use super::tree::TextFile;

const DEFINITIONS: &[&str] = &[
    "fn",
    "struct",
    "enum",
    "union",
    "impl",
    "trait",
    "const",
    "static",
    "type",
    "macro_rules!",
    "async",
    "unsafe",
];

/// `mod.rs` and `lib.rs` may contain documentation, `mod` and `pub use`, and no definitions. A `mod.rs` under
/// `tests/` is exempt, because cargo compiles every other file there as a test of its own.
pub fn check(files: &[TextFile]) -> Vec<Violation> {
    let contents = files.iter().filter(|file| matches!(file.name(), "mod.rs" | "lib.rs") && !file.is_test());
    contents.flat_map(check_file).collect()
}

fn check_file(file: &TextFile) -> Vec<Violation> {
    let mut violations = Vec::new();
    for (number, line) in (1..).zip(file.text.lines()) {
        let line = line.trim_start();
        let line = line.strip_prefix("pub").unwrap_or(line).trim_start();
        let line =
            if line.starts_with('(') { line.split_once(')').map_or(line, |(_, rest)| rest) } else { line };
        let first = line.split(|c: char| c.is_whitespace() || c == '<').find(|word| !word.is_empty());
        if first.is_some_and(|word| DEFINITIONS.contains(&word)) {
            violations.push(Violation::at(
                &file.path,
                number,
                "a table of contents defines nothing: give it a file",
            ));
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_text(name: &str, text: &str, lines: &[usize]) {
        let file = TextFile { path: format!("src/{name}"), text: text.to_owned() };
        let places: Vec<String> = check(&[file]).into_iter().map(|violation| violation.place).collect();
        let wanted: Vec<String> = lines.iter().map(|line| format!("src/{name}:{line}")).collect();
        assert_eq!(places, wanted, "{text}");
    }

    #[test]
    fn documentation_modules_and_uses_are_contents() {
        check_text(
            "mod.rs",
            "//! A fn of words.\n#![forbid(x)]\nmod a;\npub mod b;\npub use a::{impl_it, B};\n",
            &[],
        );
    }

    #[test]
    fn definitions_are_not() {
        check_text(
            "lib.rs",
            "mod a;\npub(crate) fn f() {}\nstruct S;\nimpl<T> S {}\npub const N: u8 = 1;\n",
            &[2, 3, 4, 5],
        );
        check_text("main.rs", "fn main() {}\n", &[]);
        check_text("tests/terminal/mod.rs", "pub fn sign_in() {}\n", &[]);
    }
}
