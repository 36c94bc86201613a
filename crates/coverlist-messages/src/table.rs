//! The texts of another language, which are loaded on demand.

use crate::english::TEXTS;
use serde::Deserialize;

/// The texts of a language, in the order of the English ones. As JSON it is an array.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<String>")]
pub struct Table(Vec<String>);

impl Table {
    /// The text at a position.
    pub fn text(&self, place: usize) -> &str {
        &self.0[place]
    }
}

impl TryFrom<Vec<String>> for Table {
    type Error = &'static str;

    /// A table of another version has another number of texts.
    fn try_from(texts: Vec<String>) -> Result<Self, &'static str> {
        if texts.len() == TEXTS.len() { Ok(Self(texts)) } else { Err("the table is of another version") }
    }
}

#[cfg(feature = "tables")]
include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// The tables of all languages, as JSON by language tag. `en-x-pseudo` is English in brackets, for
/// tests.
#[cfg(feature = "tables")]
pub const fn tables() -> &'static [(&'static str, &'static str)] {
    &TABLES
}
