//! A violation of a rule.

use std::fmt;

/// A place, and the problem in words that suggest the remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// `crates/coverlist-core/src/lib.rs`, or with a line: `src/main.rs:12`.
    pub place: String,
    pub what: String,
}

impl Violation {
    pub fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into() }
    }

    /// A violation in a line of a file, from 1.
    pub fn at(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self::new(format!("{path}:{line}"), what)
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}
