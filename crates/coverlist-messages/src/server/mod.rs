//! Sentences that only the server makes, so the page does not contain them.

mod roster;
mod oneroster;
mod plan_reason;
mod template_difference;
mod template_rule;
mod field_rule;
mod sheet;

pub use field_rule::field_rule;
pub use oneroster::oneroster_error;
pub use plan_reason::{plan_effect, plan_reason};
pub use roster::{roster_capitals, roster_ignored, roster_kept, roster_of_other_kind, roster_refusal};
pub use sheet::{decision_rule, question, sheet_rule, source_rule};
pub use template_difference::template_difference;
pub use template_rule::template_rule;
