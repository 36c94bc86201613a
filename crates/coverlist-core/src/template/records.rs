//! The templates for lists of users and devices, with which every district starts.

use super::{Column, Purpose, Template, Word};
use crate::record::{Attribute, Field, RecordKind, Value};
use std::collections::BTreeSet;

/// The role of a parent or another relative, who is no user.
pub const GUARDIAN: &str = "guardian";

impl Template {
    /// Creates the built-in template for lists of a kind of record.
    pub fn builtin_records(kind: RecordKind) -> Self {
        let (id, name) = match kind {
            RecordKind::User => ("users", "Users"),
            RecordKind::Device => ("devices", "Devices"),
        };
        let key = Column { required: true, ..Column::new(Field::Key, kind.key_name()) };
        let attributes = Attribute::listed(kind).iter().copied().map(column);
        Self {
            id: id.to_owned(),
            version: 1,
            name: name.to_owned(),
            description: None,
            kind,
            purpose: Purpose::Records,
            columns: std::iter::once(key).chain(attributes).collect(),
            leaving_statuses: BTreeSet::new(),
            waived_is_covered: false,
        }
    }
}

fn column(attribute: Attribute) -> Column {
    Column {
        words: if attribute == Attribute::Role { words_of_roles() } else { Vec::new() },
        max_length: (attribute == Attribute::Email).then_some(LONGEST_ADDRESS),
        ..Column::new(Field::Attribute(attribute), attribute.header())
    }
}

fn words_of_roles() -> Vec<Word> {
    let roles = ROLES.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let words = roles.flat_map(|line| {
        let role = line.split(" | ").next().unwrap_or_default();
        let means = Value::Choice(role.to_owned());
        line.split(" | ").map(move |word| Word { word: word.to_owned(), means: means.clone() })
    });
    words.collect()
}

/// The longest e-mail address (RFC 5321), in characters.
const LONGEST_ADDRESS: u32 = 254;

/// A line for each role: its words, of which the first one is the role.
const ROLES: &str = include_str!("roles.txt");
