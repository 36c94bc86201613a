//! The order of the texts in the tables of all languages, and the messages that the API sends.

use super::source::{Kind, Messages, Text};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The sections whose messages the API sends as a code with parameters. The code is the id without the
/// section. Of the attributes, only the help of a finding is sent.
const WIRE_SECTIONS: [&str; 8] =
    ["finding-", "part-", "problem-", "roster-", "row-", "run-", "sample-", "words-"];

/// The sections whose messages are sentences of the server. The page shows them in English as they are sent,
/// and in another language from its table.
const SERVER_SECTIONS: [&str; 6] = ["part-", "problem-", "roster-", "row-", "run-", "sample-"];

/// The sections of the command line.
const COMMAND_SECTIONS: [&str; 2] = ["command-", "convert-"];

/// Where a message is rendered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// On the page.
    Page,
    /// On the page, when the server sends it and the page is not in English.
    Server,
    /// On the command line, which is in English.
    Command,
}

/// Where a message is rendered. The page itself renders the titles of problems, and names attributes like the
/// columns of rosters.
pub fn reach(id: &str) -> Reach {
    if COMMAND_SECTIONS.iter().any(|section| id.starts_with(section)) {
        return Reach::Command;
    }
    let is_of_page = id.contains('.') || id.starts_with("roster-column-");
    match SERVER_SECTIONS.iter().any(|section| id.starts_with(section)) && !is_of_page {
        true => Reach::Server,
        false => Reach::Page,
    }
}

/// All messages in the order of their positions.
pub fn ordered(messages: &Messages) -> Vec<(&String, &Text)> {
    let mut all: Vec<_> = messages.0.iter().collect();
    all.sort_by_key(|(id, _)| reach(id));
    all
}

/// The messages that every language has, in the order of the tables.
pub fn translated(messages: &Messages) -> Vec<(&String, &Text)> {
    ordered(messages).into_iter().filter(|(id, _)| reach(id) != Reach::Command).collect()
}

/// A hash of what the positions in the tables and in the texts mean.
pub fn version(messages: &Messages) -> String {
    let mut hasher = DefaultHasher::new();
    for (id, text) in translated(messages) {
        id.hash(&mut hasher);
        text.params.iter().for_each(|param| param.name.hash(&mut hasher));
    }
    format!("{:016x}", hasher.finish())
}

/// The messages that the API sends, by code: the position of the text, and the text in English.
pub fn codes(messages: &Messages) -> Result<BTreeMap<String, (usize, &Text)>, String> {
    let mut codes = BTreeMap::new();
    for (place, (id, text)) in translated(messages).into_iter().enumerate() {
        let Some(name) = WIRE_SECTIONS.iter().find_map(|section| id.strip_prefix(section)) else { continue };
        let is_sent = !name.contains('.') || id.starts_with("finding-") && name.ends_with(".help");
        if is_sent && codes.insert(wire_name(name), (place, text)).is_some() {
            return Err(format!("{id}: a message of another section has the same code"));
        }
    }
    Ok(codes)
}

/// Names on the wire have underscores, like all names of the API.
pub fn wire_name(id: &str) -> String {
    id.replace('-', "_")
}

/// The name of a type of parameters in a comment of a Fluent file and in a table.
pub const fn type_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Count => "count",
        Kind::Text => "text",
        Kind::Date => "date",
        Kind::Time => "time",
        Kind::List => "list",
        Kind::And => "and",
    }
}
