//! The filled rows of a template's example file.

use super::{Column, Purpose, Template};
use crate::record::{Attribute, Field, RecordKind, Status, Value};

/// The filled rows of the example file, cell by cell in template order: one enrolled record with every field,
/// one record that is not enrolled, and one that declined; of records, one with every attribute. Each row
/// keeps the rules of the template. A row is left out if its status has no word, if its mark breaks a rule of
/// the column, or if no value is known for a required column.
///
/// [`EXAMPLE_MARK`] distinguishes the rows from real ones. It begins the policy number of the first row, or
/// the key, and survives a spreadsheet that rewrites dates, amounts and leading zeros.
pub fn example_rows(template: &Template) -> Vec<Vec<String>> {
    let enrolled = Example { template, number: 1, status: Status::Enrolled };
    let others: &[(usize, Status)] = match template.purpose {
        Purpose::Insurance => &[(2, Status::NotEnrolled), (3, Status::Declined)],
        Purpose::Records => &[],
    };
    let others = others.iter().map(|&(number, status)| Example { template, number, status });
    let first = enrolled.row(Field::PolicyNumber).or_else(|| enrolled.row(Field::Key));
    first.into_iter().chain(others.filter_map(|other| other.row(Field::Key))).collect()
}

/// The start of the policy number or the key of every example row. No real row has it.
pub const EXAMPLE_MARK: &str = "EXAMPLE-";

/// A filled row of the example file.
struct Example<'a> {
    template: &'a Template,
    /// The number of the row, from 1.
    number: usize,
    status: Status,
}

impl Example<'_> {
    /// The row with its mark in the column of this field; `None` if it would break a rule.
    fn row(&self, marked: Field) -> Option<Vec<String>> {
        let has_mark = self.template.column(marked).is_some();
        let cell = |column: &Column| {
            let is_needed = column.required || [marked, Field::Status].contains(&column.field);
            match self.value(column, marked) {
                Some(value) if is_needed || self.number == 1 => Some(column.written(&value)),
                None if is_needed => None,
                _ => Some(String::new()),
            }
        };
        self.template.columns.iter().map(cell).collect::<Option<_>>().filter(|_| has_mark)
    }

    fn value(&self, column: &Column, marked: Field) -> Option<Value> {
        let value = match column.field {
            Field::Status => Value::Status(self.status),
            field if field == marked => Value::Text(format!("{EXAMPLE_MARK}{:04}", self.number)),
            _ => return example(column, self.template),
        };
        column.admits(&value).then_some(value)
    }
}

/// An example that the column admits: the one of the template, or a usual value within the limits.
fn example(column: &Column, template: &Template) -> Option<Value> {
    if column.example.is_some() {
        return column.example.clone();
    }
    if let Some(word) = column.words.first() {
        return Some(word.means.clone());
    }
    let usual = Value::from_text(column.field.field_type(), usual(column.field, template.kind))?;
    Some(within_limits(usual, column)).filter(|value| column.admits(value))
}

/// The canonical text of a usual value. The leading zeros of the user id show that they matter.
const fn usual(field: Field, kind: RecordKind) -> &'static str {
    match (field, kind) {
        (Field::Key, RecordKind::User) => "004231",
        (Field::Key, RecordKind::Device) => "5CD1234ABC",
        (Field::PolicyNumber, _) => "0001",
        (Field::CoverageType, _) => "Accidental damage and theft",
        (Field::CoverageAmount, _) => "460.00",
        (Field::CoverageEnd, _) => "2027-06-30",
        (Field::Attribute(attribute), _) => usual_attribute(attribute),
        (Field::Status | Field::CoverageStart | Field::Custom(_), _) => field.field_type().example(),
    }
}

const fn usual_attribute(attribute: Attribute) -> &'static str {
    match attribute {
        Attribute::Name => "Ana Ruiz",
        Attribute::GivenName => "Ana",
        Attribute::FamilyName => "Ruiz",
        Attribute::Email => "ana.ruiz@example.org",
        Attribute::Role => "student",
        Attribute::School => "Lincoln Middle School",
        Attribute::Grade => "07",
        Attribute::AssetTag => "LMS-00412",
        Attribute::Model => "HP Chromebook 11",
        Attribute::AssignedTo => "004231",
        Attribute::Location => "Room 12",
        Attribute::OtherId => "s-7f3a",
    }
}

fn within_limits(value: Value, column: &Column) -> Value {
    let value = column.minimum.clone().map_or(value.clone(), |minimum| value.max(minimum));
    let value = column.maximum.clone().map_or(value.clone(), |maximum| value.min(maximum));
    if !column.field.field_type().is_text() {
        return value;
    }
    let length = value.text().chars().count();
    let least = column.min_length.map_or(length, |least| length.max(least as usize));
    let length = column.max_length.map_or(least, |most| least.min(most as usize));
    Value::Text(value.text().chars().cycle().take(length).collect())
}
