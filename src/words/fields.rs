//! The fields of the district's records.

use coverlist_core::record::FieldType;

/// A short explanation of a type.
pub fn type_means(field_type: FieldType) -> String {
    match field_type {
        FieldType::Status => t!(fields_status_means),
        FieldType::Text => t!(fields_text_means),
        FieldType::Integer => t!(fields_integer_means),
        FieldType::Amount => t!(fields_amount_means),
        FieldType::Date => t!(fields_date_means),
        FieldType::Choice => t!(fields_choice_means),
    }
}
