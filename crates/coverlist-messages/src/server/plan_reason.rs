//! What the planner decides about a row.

use crate::{Message, text};
use coverlist_core::plan::{Effect, Reason};
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

/// What a planned row does to the coverage of its record.
pub fn plan_effect(effect: Effect) -> Message {
    match effect {
        Effect::NewlyEnrolled => text::row_effect_newly_enrolled(),
        Effect::Renewed => text::row_effect_renewed(),
        Effect::Ended => text::row_effect_ended(),
        Effect::Changed => text::row_effect_changed(),
    }
}
