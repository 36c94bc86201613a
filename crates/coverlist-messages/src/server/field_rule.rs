//! The texts of the rules of a district's fields.

use crate::{Message, text};
use coverlist_core::record::{FieldRule, FieldSet};

/// A rule of fields as a sentence about what breaks it.
pub fn field_rule(rule: FieldRule) -> Message {
    match rule {
        FieldRule::BuiltIn => text::part_rule_field_built_in(),
        FieldRule::RepeatedNumber => text::part_rule_field_repeated_number(),
        FieldRule::Name => text::part_rule_field_name(FieldSet::LONGEST_NAME as u64),
        FieldRule::RepeatedName => text::part_rule_field_repeated_name(),
        FieldRule::TooMany => text::part_rule_field_too_many(FieldSet::MOST as u64),
    }
}
