//! Checks that file names describe the content.

use super::Violation;
use super::tree::TextFile;

const FORBIDDEN: &[&str] = &["manager", "service", "helper", "util", "common", "data", "info"];

/// No part of the path of a file of code or style may be a forbidden name.
pub fn check(files: &[TextFile]) -> Vec<Violation> {
    files
        .iter()
        .filter(|file| matches!(file.extension(), "rs" | "ts" | "css"))
        .filter_map(check_path)
        .collect()
}

fn check_path(file: &TextFile) -> Option<Violation> {
    let words = file.path.split(['/', '.', '_', '-']);
    let word =
        words.map(|word| word.strip_suffix('s').unwrap_or(word)).find(|word| FORBIDDEN.contains(word))?;
    Some(Violation::new(
        &file.path,
        format!("“{word}” says nothing of what is inside: name the thing or the deed"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(path: &str) -> bool {
        !check(&[TextFile { path: path.to_owned(), text: String::new() }]).is_empty()
    }

    #[test]
    fn empty_names_are_refused_in_files_and_folders() {
        assert!(broken("src/utils.rs"));
        assert!(broken("tests/common/mod.rs"));
        assert!(broken("src/file_info.rs"));
        assert!(broken("crates/coverlist-data/src/lib.rs"));
    }

    #[test]
    fn names_that_merely_contain_such_a_word_are_fine() {
        assert!(!broken("src/page/utilities.rs"));
        assert!(!broken("src/database.rs"));
        assert!(!broken("docs/data.md"));
    }
}
