//! Sentences about the fields of the district's records.

use coverlist_core::record::FieldType;

pub const TITLE: &str = "Fields";
pub const ABOUT: &str = "Templates select from these fields. The built-in ones are the same in every district. A \
    field cannot be deleted, and its type never changes.";
pub const NAME: &str = "Name";
pub const RECORDS: &str = "Records";
pub const TYPE: &str = "Type";
pub const ID: &str = "Id in documents";
pub const CHANGE: &str = "Change";
pub const BUILT_IN: &str = "built in";
pub const ADD: &str = "Add a field";
pub const ADD_NOW: &str = "Add field";
pub const ADD_MEANS: &str =
    "You can rename the field later. It cannot be deleted, and its type never changes.";
pub const RENAME_NOW: &str = "Rename field";
pub const RENAME_MEANS: &str = "Only the name changes: values, templates and documents stay as they are.";
/// Said after a field was added or renamed.
pub const CHANGED: &str = "The fields are changed.";
pub const CANCEL: &str = "Cancel";

pub fn rename(name: &str) -> String {
    format!("Rename {name}")
}

/// A short explanation of a type.
pub const fn type_means(field_type: FieldType) -> &'static str {
    match field_type {
        FieldType::Status => "An insurance status, as words of the template",
        FieldType::Text => "Any text; leading zeros stay",
        FieldType::Integer => "Such as 12",
        FieldType::Amount => "US dollars and cents",
        FieldType::Date => "A day of the calendar",
        FieldType::Choice => "One of the template’s words",
    }
}
