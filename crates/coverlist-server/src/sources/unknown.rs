//! A source that a district does not have.

use coverlist_core::sheet::Source;
use coverlist_messages::{Message, text};

/// Says that a district has no source with a name, and lists the names that it has.
pub fn unknown(sources: &[Source]) -> Message {
    match sources {
        [] => text::problem_not_found_source_none(),
        sources => text::problem_not_found_source(sources.iter().map(|source| source.name.as_str())),
    }
}
