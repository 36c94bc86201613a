//! The product's vocabulary, as the page writes it.

use coverlist_core::findings::Severity;
use coverlist_core::lifecycle::State;
use coverlist_core::plan::Outcome;
use coverlist_core::record::{Field, FieldType, RecordKind, Status};

pub const BLANK: &str = "blank";

pub const fn records(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "Users",
        RecordKind::Device => "Devices",
    }
}

/// The name of a built-in field. A custom field has a header or a name of its own.
pub const fn field(field: Field) -> &'static str {
    match field {
        Field::Key => "Key",
        Field::Status => "Insurance Status",
        Field::PolicyNumber => "Policy Number",
        Field::CoverageType => "Coverage Type",
        Field::CoverageAmount => "Coverage Amount",
        Field::CoverageStart => "Coverage Start Date",
        Field::CoverageEnd => "Coverage End Date",
        Field::Custom(_) => "Custom field",
    }
}

pub const fn field_type(field_type: FieldType) -> &'static str {
    match field_type {
        FieldType::Status => "Status",
        FieldType::Text => "Text",
        FieldType::Integer => "Whole number",
        FieldType::Amount => "Amount",
        FieldType::Date => "Date",
        FieldType::Choice => "Choice",
    }
}

/// How a value of a type is typed.
pub const fn written(field_type: FieldType) -> &'static str {
    match field_type {
        FieldType::Status => "Write a status such as not_enrolled.",
        FieldType::Text | FieldType::Choice => "Write a text.",
        FieldType::Integer => "Write a whole number such as 12.",
        FieldType::Amount => "Write an amount with two decimals such as 460.00.",
        FieldType::Date => "Write a date as in 2026-08-24.",
    }
}

pub const fn status(status: Status) -> &'static str {
    match status {
        Status::Enrolled => "Enrolled",
        Status::NotEnrolled => "Not enrolled",
        Status::Declined => "Declined",
        Status::Waived => "Waived",
    }
}

pub const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Updated => "Updated",
        Outcome::Unchanged => "Unchanged",
        Outcome::Skipped => "Skipped",
        Outcome::Refused => "Refused",
        Outcome::Rejected => "Rejected",
    }
}

pub const fn outcome_means(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Updated => "at least one field changes",
        Outcome::Unchanged => "the record already matches",
        Outcome::Skipped => "no record has the key",
        Outcome::Refused => "contradicts its record or another row",
        Outcome::Rejected => "a finding keeps the row out",
    }
}

/// `text` is the field's value as the API sends it.
pub fn value(field: Field, text: &str) -> String {
    let is_status = field.field_type() == FieldType::Status;
    let known = Status::from_id(text).filter(|_| is_status);
    known.map_or_else(|| text.to_owned(), |known| status(known).to_owned())
}

pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocks => "Blocks",
        Severity::Rejects => "Rejects",
        Severity::Warns => "Warns",
    }
}

pub const fn state(state: State) -> &'static str {
    match state {
        State::Staged => "Staged",
        State::Queued => "Processing",
        State::Processed => "Processed",
        State::Failed => "Failed",
        State::Deleted => "Deleted",
        State::Undone => "Undone",
    }
}
