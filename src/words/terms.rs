//! The product's vocabulary: the message for each value.

use super::tr;
use coverlist_api::Permission;
use coverlist_core::findings::Severity;
use coverlist_core::lifecycle::State;
use coverlist_core::plan::{Effect, Outcome, Warning};
use coverlist_core::record::{Attribute, Field, FieldType, RecordKind, Status};
use coverlist_messages::attribute_column;

pub fn records(kind: RecordKind) -> String {
    match kind {
        RecordKind::User => t!(terms_users),
        RecordKind::Device => t!(terms_devices),
    }
}

pub fn field(field: Field) -> String {
    match field {
        Field::Key => t!(field_key),
        Field::Status => t!(field_status),
        Field::PolicyNumber => t!(field_policy_number),
        Field::CoverageType => t!(field_coverage_type),
        Field::CoverageAmount => t!(field_coverage_amount),
        Field::CoverageStart => t!(field_coverage_start),
        Field::CoverageEnd => t!(field_coverage_end),
        Field::Attribute(_) | Field::Custom(_) => t!(field_custom),
    }
}

/// An attribute of a record, such as `School`.
pub fn attribute(attribute: Attribute) -> String {
    tr(&attribute_column(attribute))
}

pub fn status(status: Status) -> String {
    match status {
        Status::Enrolled => t!(status_enrolled),
        Status::NotEnrolled => t!(status_not_enrolled),
        Status::Declined => t!(status_declined),
        Status::Waived => t!(status_waived),
    }
}

pub fn field_type(field_type: FieldType) -> String {
    match field_type {
        FieldType::Status => t!(type_status),
        FieldType::Text => t!(type_text),
        FieldType::Integer => t!(type_integer),
        FieldType::Amount => t!(type_amount),
        FieldType::Date => t!(type_date),
        FieldType::Choice => t!(type_choice),
    }
}

/// How a value of a type is typed.
pub fn written(field_type: FieldType) -> String {
    match field_type {
        FieldType::Status => t!(type_status_written),
        FieldType::Text | FieldType::Choice => t!(type_text_written),
        FieldType::Integer => t!(type_integer_written),
        FieldType::Amount => t!(type_amount_written),
        FieldType::Date => t!(type_date_written),
    }
}

/// The word for a value that has one, such as a status. `text` is the value as the API sends it.
pub fn known_value(field: Field, text: &str) -> Option<String> {
    let is_status = field.field_type() == FieldType::Status;
    Status::from_id(text).filter(|_| is_status).map(status)
}

/// A value as a person reads it. `text` is the value as the API sends it.
pub fn value(field: Field, text: &str) -> String {
    known_value(field, text).unwrap_or_else(|| text.to_owned())
}

/// A plan says what will happen, a report what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    Plan,
    Report,
}

pub fn outcome(outcome: Outcome, tense: Tense) -> String {
    match (outcome, tense) {
        (Outcome::Updated, Tense::Plan) => t!(outcome_will_change),
        (Outcome::Updated, Tense::Report) => t!(outcome_updated),
        (Outcome::Unchanged, _) => t!(outcome_unchanged),
        (Outcome::Skipped, _) => t!(outcome_skipped),
        (Outcome::Refused, _) => t!(outcome_refused),
        (Outcome::Rejected, _) => t!(outcome_rejected),
        (Outcome::NotProcessed, _) => t!(outcome_not_processed),
    }
}

/// `key` is the name of the key, such as `User ID`.
pub fn outcome_means(outcome: Outcome, key: &str) -> String {
    match outcome {
        Outcome::Updated => t!(outcome_updated_means),
        Outcome::Unchanged => t!(outcome_unchanged_means),
        Outcome::Skipped => t!(outcome_skipped_means, key),
        Outcome::Refused => t!(outcome_refused_means),
        Outcome::Rejected => t!(outcome_rejected_means),
        Outcome::NotProcessed => t!(outcome_not_processed_means),
    }
}

pub fn effect(effect: Effect, tense: Tense) -> String {
    match (effect, tense) {
        (Effect::NewlyEnrolled, _) => t!(effect_newly_enrolled),
        (Effect::Renewed, _) => t!(effect_renewed),
        (Effect::Ended, Tense::Plan) => t!(effect_ends),
        (Effect::Ended, Tense::Report) => t!(effect_ended),
        (Effect::Changed, _) => t!(effect_changed),
    }
}

pub fn effect_means(effect: Effect) -> String {
    match effect {
        Effect::NewlyEnrolled => t!(effect_newly_enrolled_means),
        Effect::Renewed => t!(effect_renewed_means),
        Effect::Ended => t!(effect_ended_means),
        Effect::Changed => t!(effect_changed_means),
    }
}

/// Why a person should look at a change.
pub fn warning(warning: Warning) -> String {
    match warning {
        Warning::ClearsValues => t!(warning_clears_values),
        Warning::EndsRunning => t!(warning_ends_running),
        Warning::Shortens => t!(warning_shortens),
        Warning::ReplacesMultiYear => t!(warning_replaces_multi_year),
        Warning::StartsInFuture => t!(warning_starts_in_future),
        Warning::PolicyOfOther => t!(warning_policy_of_other),
        Warning::SecondDevice => t!(warning_second_device),
    }
}

pub fn severity(severity: Severity) -> String {
    match severity {
        Severity::Blocks => t!(severity_blocks),
        Severity::Rejects => t!(severity_rejects),
        Severity::Warns => t!(severity_warns),
    }
}

/// The severity with what it concerns, such as `Rejects the row`.
pub fn severity_long(severity: Severity) -> String {
    match severity {
        Severity::Blocks => t!(severity_blocks_long),
        Severity::Rejects => t!(severity_rejects_long),
        Severity::Warns => t!(severity_warns_long),
    }
}

pub fn state(state: State) -> String {
    match state {
        State::Staged => t!(state_staged),
        State::Queued => t!(state_queued),
        State::Processed => t!(state_processed),
        State::Deleted => t!(state_deleted),
        State::Undone => t!(state_undone),
    }
}

/// The state inside a sentence, such as `processed`.
pub fn state_inline(state: State) -> String {
    match state {
        State::Staged => t!(state_staged_inline),
        State::Queued => t!(state_queued_inline),
        State::Processed => t!(state_processed_inline),
        State::Deleted => t!(state_deleted_inline),
        State::Undone => t!(state_undone_inline),
    }
}

pub fn permission(permission: Permission) -> String {
    match permission {
        Permission::ManageSettings => t!(permission_manage_settings),
        Permission::ViewReports => t!(permission_view_reports),
    }
}

/// The names of the permissions of an account.
pub fn permissions(permissions: &[Permission]) -> String {
    match permissions {
        [] => t!(shell_no_permissions),
        several => t!(shell_permissions, several.iter().copied().map(permission)),
    }
}
