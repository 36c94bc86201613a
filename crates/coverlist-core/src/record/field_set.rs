//! The fields of a district.

use super::{Field, FieldFault, FieldRule, RecordKind, folded};
use std::collections::HashSet;

/// A field of one kind of record, with its name on the screen and in exported files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldName {
    /// The kind of record that has the field.
    pub kind: RecordKind,
    /// The id of the field.
    pub id: Field,
    /// The name, unique among the fields of the kind.
    pub name: String,
}

/// All fields of a district: the built-in ones, and those that it added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldSet {
    /// Sorted by kind and number.
    custom: Vec<FieldName>,
}

impl FieldSet {
    /// The maximum number of custom fields of a kind of record.
    pub const MOST: usize = 100;

    /// The maximum length of a field's name, in characters.
    pub const LONGEST_NAME: usize = 80;

    /// The fields of a district that added these.
    ///
    /// # Errors
    ///
    /// The first rule that a field breaks.
    pub fn new(mut custom: Vec<FieldName>) -> Result<Self, FieldFault> {
        let mut before = Before::default();
        for (position, field) in custom.iter().enumerate() {
            before.add(field).map_err(|rule| FieldFault { position, rule })?;
        }
        custom.sort_by_key(|field| (field.kind, field.id));
        Ok(Self { custom })
    }

    /// The fields that the district added, sorted by kind and id.
    pub fn custom(&self) -> &[FieldName] {
        &self.custom
    }

    /// The fields of a kind of record, built-in ones first.
    pub fn of_kind(&self, kind: RecordKind) -> impl Iterator<Item = (Field, &str)> {
        let built_in = Field::BUILT_IN.into_iter().map(move |field| (field, built_in_name(field, kind)));
        let custom = self.custom.iter().filter(move |field| field.kind == kind);
        built_in.chain(custom.map(|field| (field.id, field.name.as_str())))
    }

    /// The number of the last custom field that was added to a kind of record; 0 if there is none.
    pub fn last_number(&self, kind: RecordKind) -> u16 {
        let custom = self.custom.iter().filter(|field| field.kind == kind);
        custom.filter_map(|field| field.id.number()).max().unwrap_or(0)
    }

    /// The name of a field; `None` when the kind of record has no such field.
    pub fn name(&self, kind: RecordKind, field: Field) -> Option<&str> {
        self.of_kind(kind).find(|(id, _)| *id == field).map(|(_, name)| name)
    }
}

/// The fields before another one, to compare it with them.
#[derive(Default)]
struct Before {
    numbers: HashSet<(RecordKind, u16)>,
    names: HashSet<(RecordKind, String)>,
}

impl Before {
    fn add(&mut self, field: &FieldName) -> Result<(), FieldRule> {
        let number = field.id.number().ok_or(FieldRule::BuiltIn)?;
        if !self.numbers.insert((field.kind, number)) {
            return Err(FieldRule::RepeatedNumber);
        }
        if !is_name(&field.name) {
            return Err(FieldRule::Name);
        }
        if is_built_in_name(field) || !self.names.insert((field.kind, folded(&field.name))) {
            return Err(FieldRule::RepeatedName);
        }
        let count = self.numbers.iter().filter(|(kind, _)| *kind == field.kind).count();
        if count > FieldSet::MOST { Err(FieldRule::TooMany) } else { Ok(()) }
    }
}

/// Whether a text can be the name of something: it has 1 to [`FieldSet::LONGEST_NAME`] characters, no control
/// characters, and no space around it.
pub(crate) fn is_name(text: &str) -> bool {
    let is_plain = text.trim() == text && !text.chars().any(char::is_control);
    is_plain && (1..=FieldSet::LONGEST_NAME).contains(&text.chars().count())
}

fn is_built_in_name(field: &FieldName) -> bool {
    let name = folded(&field.name);
    Field::BUILT_IN.into_iter().any(|id| folded(built_in_name(id, field.kind)) == name)
}

/// The name of a built-in field, which is also its header in the built-in template.
pub(crate) const fn built_in_name(field: Field, kind: RecordKind) -> &'static str {
    match field {
        Field::Key => kind.key_name(),
        Field::Status => "Insurance Status",
        Field::PolicyNumber => "Policy Number",
        Field::CoverageType => "Coverage Type",
        Field::CoverageAmount => "Coverage Amount",
        Field::CoverageStart => "Coverage Start Date",
        Field::CoverageEnd => "Coverage End Date",
        Field::Attribute(attribute) => attribute.header(),
        Field::Custom(_) => "",
    }
}
