use std::fmt;

/// A violation of a rule: its place, and a text that suggests the remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The path, with or without a line: `src/main.rs` or `src/main.rs:12`.
    pub place: String,
    pub what: String,
}

impl Violation {
    pub fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into() }
    }

    /// A violation on a line, counted from 1.
    pub fn at(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self::new(format!("{path}:{line}"), what)
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}
