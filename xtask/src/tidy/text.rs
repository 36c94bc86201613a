//! Checks the lines of each file.

use super::Violation;
use super::tree::TextFile;

/// Macros that mark unfinished code. Each is written in two halves, because this file is checked too.
const UNFINISHED: &[&str] = &[concat!("todo", "!("), concat!("dbg", "!("), concat!("unimplemented", "!(")];

/// The maximum width of a comment in Rust, in characters. rustfmt.toml has the same for code.
const WIDTH: usize = 110;

/// Lines must not end with spaces, files must end with a line end, and Rust must not be unfinished or have
/// wider comments than code.
pub fn check(files: &[TextFile]) -> Vec<Violation> {
    files.iter().flat_map(check_file).collect()
}

fn check_file(file: &TextFile) -> Vec<Violation> {
    let mut violations = Vec::new();
    for (number, line) in (1..).zip(file.text.lines()) {
        if line.trim_end() != line {
            violations.push(Violation::at(&file.path, number, "space at the end of the line"));
        }
        if file.extension() == "rs" && UNFINISHED.iter().any(|word| line.contains(word)) {
            violations.push(Violation::at(&file.path, number, "unfinished"));
        }
        if file.extension() == "rs" && line.trim_start().starts_with("//") && line.chars().count() > WIDTH {
            violations.push(Violation::at(&file.path, number, "comment wider than the code may be"));
        }
    }
    if !file.text.is_empty() && !file.text.ends_with('\n') {
        violations.push(Violation::new(&file.path, "the last line does not end"));
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_text(path: &str, text: &str, wanted: &[&str]) {
        let found = check(&[TextFile { path: path.to_owned(), text: text.to_owned() }]);
        let found: Vec<String> = found.iter().map(Violation::to_string).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn lines_end_where_their_words_end() {
        check_text("a.md", "one\ntwo \n", &["a.md:2: space at the end of the line"]);
        check_text("a.md", "one", &["a.md: the last line does not end"]);
    }

    #[test]
    fn comments_in_rust_are_as_wide_as_code() {
        let comment = |width: usize| format!("    /// {}\n", "é".repeat(width - 8));
        check_text("a.rs", &comment(WIDTH), &[]);
        check_text("a.rs", &comment(WIDTH + 1), &["a.rs:1: comment wider than the code may be"]);
        check_text("a.md", &comment(WIDTH + 1), &[]);
    }

    #[test]
    fn rust_is_finished() {
        let text = format!("fn a() {{ {}) }}\n", UNFINISHED[0]);
        check_text("a.rs", &text, &["a.rs:1: unfinished"]);
        check_text("a.md", &text, &[]);
    }
}
