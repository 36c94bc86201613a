//! How a version of a template differs from an earlier one.

use crate::{Message, text};
use coverlist_core::record::{Status, Value};
use coverlist_core::template::{ColumnRule, Difference};

/// A difference as a sentence.
pub fn template_difference(difference: &Difference) -> Message {
    match difference {
        Difference::Name(name) => text::part_difference_name(name),
        Difference::Description => text::part_difference_description(),
        Difference::Added(header) => text::part_difference_added(header),
        Difference::Removed(header) => text::part_difference_removed(header),
        Difference::Renamed { before, now } => text::part_difference_renamed(before, now),
        Difference::Order => text::part_difference_order(),
        Difference::Required(header, true) => text::part_difference_required(header),
        Difference::Required(header, false) => text::part_difference_optional(header),
        Difference::Blank(header, blank) => text::part_difference_blank(header, blank.id()),
        Difference::Word { word, means: Value::Status(status), .. } => {
            text::part_difference_status_word(status.id(), word)
        }
        Difference::Word { header, word, means } => text::part_difference_word(header, &*means.text(), word),
        Difference::WordRemoved { header, word } => text::part_difference_word_removed(header, word),
        Difference::WordOrder(header) => text::part_difference_word_order(header),
        Difference::Rule { header, rule, value: Some(value) } => rule_now(*rule, header, value),
        Difference::Rule { header, rule, value: None } => no_rule(*rule, header),
        Difference::Leaving(statuses) if statuses.is_empty() => text::part_difference_nothing_leaves(),
        Difference::Leaving(statuses) => text::part_difference_leaving(statuses.iter().map(|&it| status(it))),
        Difference::WaivedIsCovered(true) => text::part_difference_waived_covered(),
        Difference::WaivedIsCovered(false) => text::part_difference_waived_not_covered(),
    }
}

fn rule_now(rule: ColumnRule, header: &str, value: &str) -> Message {
    match rule {
        ColumnRule::Minimum => text::part_difference_minimum(header, value),
        ColumnRule::Maximum => text::part_difference_maximum(header, value),
        ColumnRule::MinLength => text::part_difference_min_length(header, value),
        ColumnRule::MaxLength => text::part_difference_max_length(header, value),
        ColumnRule::Pattern => text::part_difference_pattern(header, value),
        ColumnRule::DateFormats => text::part_difference_date_formats(header, value),
        ColumnRule::Aliases => text::part_difference_aliases(header, value),
        ColumnRule::Example => text::part_difference_example(header, value),
        ColumnRule::Title | ColumnRule::Description => text::part_difference_remarks(header),
    }
}

fn no_rule(rule: ColumnRule, header: &str) -> Message {
    match rule {
        ColumnRule::Minimum => text::part_difference_no_minimum(header),
        ColumnRule::Maximum => text::part_difference_no_maximum(header),
        ColumnRule::MinLength => text::part_difference_no_min_length(header),
        ColumnRule::MaxLength => text::part_difference_no_max_length(header),
        ColumnRule::Pattern => text::part_difference_no_pattern(header),
        ColumnRule::DateFormats => text::part_difference_no_date_formats(header),
        ColumnRule::Aliases => text::part_difference_no_aliases(header),
        ColumnRule::Example => text::part_difference_no_example(header),
        ColumnRule::Title | ColumnRule::Description => text::part_difference_remarks(header),
    }
}

const fn status(status: Status) -> Message {
    match status {
        Status::Enrolled => text::part_status_enrolled(),
        Status::NotEnrolled => text::part_status_not_enrolled(),
        Status::Declined => text::part_status_declined(),
        Status::Waived => text::part_status_waived(),
    }
}
