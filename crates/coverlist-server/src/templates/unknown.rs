//! An id that names no template.

use coverlist_core::template::{Template, TemplateSet};

/// Says that a district has no template with an id, and lists the ids that it has.
pub fn unknown(templates: &TemplateSet) -> String {
    let ids: Vec<&str> = templates.iter().map(|Template { id, .. }| id.as_str()).collect();
    format!("This district has no such template. Its templates are: {}.", ids.join(", "))
}
