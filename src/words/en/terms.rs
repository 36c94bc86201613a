//! The product's vocabulary, as the page writes it.

use coverlist_core::findings::Severity;
use coverlist_core::lifecycle::State;
use coverlist_core::plan::Outcome;
use coverlist_core::record::{Field, RecordKind, Status};


pub const fn records(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "Users",
        RecordKind::Device => "Devices",
    }
}

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

pub fn status(status: Status) -> String {
    let word = match status {
        Status::Enrolled => "Enrolled",
        Status::NotEnrolled => "Not enrolled",
        Status::Declined => "Declined",
        Status::Waived => "Waived",
    };
    word.to_owned()
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
    match (field, Status::from_id(text)) {
        (Field::Status, Some(known)) => status(known),
        _ => text.to_owned(),
    }
}

pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocks => "Blocks",
        Severity::Rejects => "Rejects",
        Severity::Warns => "Warns",
    }
}

pub fn state(state: State) -> String {
    let word = match state {
        State::Staged => "Staged",
        State::Queued => "Processing",
        State::Processed => "Processed",
        State::Failed => "Failed",
        State::Deleted => "Deleted",
        State::Undone => "Undone",
    };
    word.to_owned()
}
