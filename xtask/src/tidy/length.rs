//! Checks that long files explain why they are long.

use super::Violation;
use super::tree::TextFile;

const LIMIT: usize = 400;

/// How many lines at the top of a file may contain the reason.
const HEAD: usize = 20;

/// A file of code or style over the limit needs a comment `Long because: …` in its first lines.
pub fn check(files: &[TextFile]) -> Vec<Violation> {
    let sources = files.iter().filter(|file| matches!(file.extension(), "rs" | "ts" | "css" | "sql"));
    sources.filter_map(check_file).collect()
}

fn check_file(file: &TextFile) -> Option<Violation> {
    let lines = file.text.lines().count();
    let says_why = file.text.lines().take(HEAD).any(|line| line.contains("Long because: "));
    let what = || format!("{lines} lines: split it, or say why in its first lines (“Long because: …”)");
    (lines > LIMIT && !says_why).then(|| Violation::new(&file.path, what()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: String) -> bool {
        !check(&[TextFile { path: "src/plan.rs".to_owned(), text }]).is_empty()
    }

    #[test]
    fn a_long_file_needs_a_reason_near_its_top() {
        assert!(!broken("x\n".repeat(LIMIT)));
        assert!(broken("x\n".repeat(LIMIT + 1)));
        assert!(!broken("// Long because: one table.\n".to_owned() + &"x\n".repeat(LIMIT)));
        assert!(broken("x\n".repeat(LIMIT) + "// Long because: nobody sees this.\n"));
    }
}
