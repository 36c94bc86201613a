//! Finds a template that a request names, or says that the district does not have it.

use crate::Failure;
use coverlist_core::record::RecordKind;
use coverlist_core::template::{Purpose, Template, TemplateSet};
use coverlist_messages::{Message, text};

/// Says that a district has no template with an id, and lists the ids that it has.
pub fn unknown(templates: &TemplateSet) -> Message {
    text::problem_not_found_template(ids(templates))
}

/// The insurance template of a kind with this id, or the first one of the kind.
///
/// # Errors
///
/// `bad_request`, with the ids of the district's templates.
pub fn of_insurance<'t>(
    templates: &'t TemplateSet,
    kind: RecordKind,
    id: Option<&str>,
) -> Result<&'t Template, Failure> {
    let mut fitting = templates.of_kind(kind).filter(|template| template.purpose == Purpose::Insurance);
    let found = fitting.find(|template| id.is_none_or(|id| template.id == id));
    found.ok_or_else(|| Failure::bad_request(text::problem_bad_request_template_unknown(ids(templates))))
}

/// The ids of a district's templates.
pub fn ids(templates: &TemplateSet) -> impl Iterator<Item = &str> {
    templates.iter().map(|Template { id, .. }| id.as_str())
}
