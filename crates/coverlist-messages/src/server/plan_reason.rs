//! The reasons why the planner does not apply a row.

use crate::{Message, text};
use coverlist_core::plan::Reason;
use coverlist_core::record::RecordKind;

/// Why the planner does not apply a row.
pub fn plan_reason(reason: Reason, kind: RecordKind) -> Message {
    match reason {
        Reason::NoSuchRecord => text::row_no_such_record(kind.id()),
        Reason::EndsBeforeStart => text::row_ends_before_start(),
        Reason::OtherPerson => text::row_other_person(kind.id()),
        Reason::SameRecord => text::row_same_record(kind.id()),
    }
}
