//! Regular expressions that cells match.

use regex_lite::{Regex, RegexBuilder};

/// A regular expression that a whole cell matches, in the syntax of the crate `regex-lite`: no look-around
/// and no back-references, so that a match takes time linear in the cell. `\d`, `\w` and `\s` are ASCII.
#[derive(Clone, Debug)]
pub struct Pattern(Regex);

impl Pattern {
    /// The maximum length of the text, in characters.
    pub const LONGEST: usize = 500;

    /// The pattern with this text. `None` when the text is too long, is no regular expression, or needs too
    /// much memory.
    pub fn new(text: &str) -> Option<Self> {
        let compiled = |text: &str| RegexBuilder::new(text).size_limit(MOST_MEMORY).build().ok();
        if text.chars().count() > Self::LONGEST {
            return None;
        }
        // A text such as `a)|(b` is an expression only inside of parentheses.
        compiled(text)?;
        compiled(&format!(r"\A(?:{text})\z")).map(Self)
    }

    /// Whether the whole cell matches.
    pub fn matches(&self, cell: &str) -> bool {
        self.0.is_match(cell)
    }
}

/// The maximum size of a compiled pattern, in bytes. It also limits the time of a match.
const MOST_MEMORY: usize = 64 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_cell_matches() {
        for (pattern, cell) in [
            ("[A-Z]{2}-\\d{4}", "WA-0001"),
            ("a|ab", "ab"),
            ("", ""),
            ("(?i)grade [0-9]+", "GRADE 7"),
            ("é.", "éß"),
        ] {
            assert!(Pattern::new(pattern).expect("a pattern").matches(cell), "{pattern}");
        }
        for (pattern, cell) in [
            ("\\d{4}", "00012"),
            ("\\d", "1\n"),
            ("a|b", "ab"),
            ("(?m)^a$", "b\na"),
            ("a", "A"),
            ("\\d", "٣"),
        ] {
            assert!(!Pattern::new(pattern).expect("a pattern").matches(cell), "{pattern}");
        }
    }

    #[test]
    fn what_is_no_pattern() {
        let long = "a".repeat(Pattern::LONGEST + 1);
        for text in ["(", "a)|(b", "[", "(a)\\1", "a(?=b)", "\\p{L}", "(a{1000}){1000}", "(?x)a # b", &long] {
            assert!(Pattern::new(text).is_none(), "{text}");
        }
    }
}
