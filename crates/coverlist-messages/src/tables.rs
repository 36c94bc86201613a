//! The tables of all languages, for the server that sends them to the page.

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// A table as it is sent.
#[derive(Clone, Copy, Debug)]
pub struct SentTable {
    /// The tag of the language (BCP 47).
    pub tag: &'static str,
    /// The table as JSON.
    pub json: &'static str,
    /// The JSON, compressed by Brotli.
    pub brotli: &'static [u8],
}

/// The tables of all languages. `en-x-pseudo` is English in brackets, for tests.
pub const fn tables() -> &'static [SentTable] {
    &TABLES
}
