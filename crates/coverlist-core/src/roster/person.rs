//! Compares the names and e-mail addresses of people.

use crate::record::{bare, name_parts};
use unicode_normalization::UnicodeNormalization;

/// A name and an e-mail address in comparable form. Case, accents and the order of names do not matter.
pub(super) struct Person {
    /// The e-mail address; empty when it is unknown.
    pub email: String,
    /// The first of the given names; empty when the name is unknown.
    pub given: String,
    /// Every part of the name in alphabetical order.
    parts: Vec<String>,
}

impl Person {
    pub fn new(name: &str, email: &str) -> Self {
        // The name `Ruiz, Ana` has the same parts as `Ana Ruiz`.
        let (family, given) = name.split_once(',').unwrap_or(("", name));
        let mut parts: Vec<String> = name_parts(given).chain(name_parts(family)).collect();
        let given = parts.first().cloned().unwrap_or_default();
        parts.sort();
        let email = email.trim();
        Self { email: if email.contains('@') { bare(email) } else { String::new() }, given, parts }
    }

    pub fn has_name(&self) -> bool {
        !self.parts.is_empty()
    }

    /// Every part of the name in alphabetical order.
    pub fn parts(&self) -> &[String] {
        &self.parts
    }

    /// The parts of the name in a fixed order.
    pub fn whole_name(&self) -> String {
        self.parts.join(" ")
    }

    /// Whether both names are known and equal.
    pub fn is_named_like(&self, other: &Self) -> bool {
        self.has_name() && self.parts == other.parts
    }

    /// Whether both names are known and have different given names.
    pub fn is_named_otherwise(&self, other: &Self) -> bool {
        self.has_name() && other.has_name() && self.parts != other.parts && self.given != other.given
    }
}

/// Whether two texts are equal except for case and the encoding of accents.
pub(super) fn says_the_same(one: &str, other: &str) -> bool {
    one == other || folded(one) == folded(other)
}

/// Whether two texts differ in upper and lower case alone.
pub(super) fn differs_in_case(one: &str, other: &str) -> bool {
    one != other && one.nfc().ne(other.nfc()) && folded(one) == folded(other)
}

fn folded(text: &str) -> String {
    text.nfc().flat_map(char::to_lowercase).nfc().collect()
}
