//! The rules of templates.

use crate::{Message, text};
use coverlist_core::template::TemplateRule;

/// Why a template breaks a rule.
pub const fn template_rule(rule: TemplateRule) -> Message {
    match rule {
        TemplateRule::NoTemplate => text::part_rule_no_template(),
        TemplateRule::Id => text::part_rule_id(),
        TemplateRule::Name => text::part_rule_name(),
        TemplateRule::KeyNotFirst => text::part_rule_key_not_first(),
        TemplateRule::NoStatus => text::part_rule_no_status(),
        TemplateRule::RepeatedField => text::part_rule_repeated_field(),
        TemplateRule::Header => text::part_rule_header(),
        TemplateRule::ReservedHeader => text::part_rule_reserved_header(),
        TemplateRule::Alias => text::part_rule_alias(),
        TemplateRule::Words => text::part_rule_words(),
        TemplateRule::Word => text::part_rule_word(),
        TemplateRule::Meaning => text::part_rule_meaning(),
        TemplateRule::Type => text::part_rule_type(),
        TemplateRule::Constraint => text::part_rule_constraint(),
        TemplateRule::Limit => text::part_rule_limit(),
        TemplateRule::Pattern => text::part_rule_pattern(),
        TemplateRule::DateFormat => text::part_rule_date_format(),
        TemplateRule::LeavingStatus => text::part_rule_leaving_status(),
        TemplateRule::Unsupported => text::part_rule_unsupported(),
    }
}
