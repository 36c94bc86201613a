//! A template that a district does not have.

use coverlist_core::template::{Template, TemplateSet};
use coverlist_messages::{Message, text};

/// Says that a district has no template with an id, and lists the ids that it has.
pub fn unknown(templates: &TemplateSet) -> Message {
    text::problem_not_found_template(ids(templates))
}

/// The ids of a district's templates.
pub fn ids(templates: &TemplateSet) -> impl Iterator<Item = &str> {
    templates.iter().map(|Template { id, .. }| id.as_str())
}
