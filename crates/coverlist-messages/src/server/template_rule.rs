//! The rules of templates.

use crate::{Message, text};
use coverlist_core::template::TemplateRule;

/// Why a template breaks a rule.
pub const fn template_rule(rule: TemplateRule) -> Message {
    match rule {
        TemplateRule::NoTemplate => text::part_rule_no_template(),
        TemplateRule::Id => text::part_rule_id(),
        TemplateRule::Name => text::part_rule_name(),
        TemplateRule::Profile => text::part_rule_profile(),
        TemplateRule::MissingValues => text::part_rule_missing_values(),
        TemplateRule::PrimaryKey => text::part_rule_primary_key(),
        TemplateRule::KeyNotFirst => text::part_rule_key_not_first(),
        TemplateRule::NoStatus => text::part_rule_no_status(),
        TemplateRule::NoField => text::part_rule_no_field(),
        TemplateRule::RepeatedField => text::part_rule_repeated_field(),
        TemplateRule::UnknownField => text::part_rule_unknown_field(),
        TemplateRule::OtherPurpose => text::part_rule_other_purpose(),
        TemplateRule::Header => text::part_rule_header(),
        TemplateRule::ReservedHeader => text::part_rule_reserved_header(),
        TemplateRule::Alias => text::part_rule_alias(),
        TemplateRule::KeyBlank => text::part_rule_key_blank(),
        TemplateRule::NoWords => text::part_rule_no_words(),
        TemplateRule::OtherWords => text::part_rule_other_words(),
        TemplateRule::Word => text::part_rule_word(),
        TemplateRule::Meaning => text::part_rule_meaning(),
        TemplateRule::Type => text::part_rule_type(),
        TemplateRule::Format => text::part_rule_format(),
        TemplateRule::NumberForm => text::part_rule_number_form(),
        TemplateRule::Unique => text::part_rule_unique(),
        TemplateRule::Constraint => text::part_rule_constraint(),
        TemplateRule::Limit => text::part_rule_limit(),
        TemplateRule::LimitOrder => text::part_rule_limit_order(),
        TemplateRule::Pattern => text::part_rule_pattern(),
        TemplateRule::DateFormat => text::part_rule_date_format(),
        TemplateRule::DateFormats => text::part_rule_date_formats(),
        TemplateRule::Example => text::part_rule_example(),
        TemplateRule::TooLong => text::part_rule_too_long(),
        TemplateRule::TooMany => text::part_rule_too_many(),
        TemplateRule::LeavingStatus => text::part_rule_leaving_status(),
        TemplateRule::Unsupported => text::part_rule_unsupported(),
    }
}
