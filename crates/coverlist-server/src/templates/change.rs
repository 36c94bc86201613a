//! Changes the templates of a district.

use crate::document::{self, Fault};
use crate::store::{LogAction, Tx, audit, fields, templates};
use crate::{Failure, Millis, Refusal};
use coverlist_api::ProblemCode;
use coverlist_core::template::{Template, TemplateSet};
use coverlist_messages::text;

/// The result of a change.
pub struct Changed {
    /// The current version of the template.
    pub template: Template,
    /// Whether the version is new. It is not if the document was the same.
    pub is_new: bool,
}

/// Reads the document of a template.
///
/// # Errors
///
/// `template_invalid`, with the place of the fault.
pub fn read(json: &[u8]) -> Result<Template, Failure> {
    document::read(json).map_err(invalid)
}

/// Adds a template, or a version of one, and an audit entry. `account` is `None` for the command line. Staged
/// imports keep their versions.
///
/// # Errors
///
/// `template_invalid`, with the place of the fault, and `template_changed` when the document states another
/// version than the current one. Nothing is stored then.
pub fn change(
    tx: &Tx<'_>,
    district: i64,
    account: Option<i64>,
    mut template: Template,
    now: Millis,
) -> Result<Changed, Failure> {
    let current = templates::current(tx, district)?;
    let last = current.get(&template.id);
    let stated = std::mem::replace(&mut template.version, last.map_or(0, |last| last.version));
    if last == Some(&template) {
        return Ok(Changed { template, is_new: false });
    }
    check_identity(&template, &template.id, last).map_err(invalid)?;
    if let Some(last) = last.filter(|last| stated != 0 && stated != last.version) {
        return Err(changed_meanwhile(last));
    }
    template.version += 1;
    let template = check(current, template)?;
    template.check_fields(&fields::of_district(tx, district)?).map_err(invalid)?;
    templates::insert(tx, district, std::slice::from_ref(&template), account, now)?;
    let detail = serde_json::json!({ "template": template.id, "version": template.version });
    audit::append(tx, district, account, LogAction::TemplateChanged, &detail, now)?;
    Ok(Changed { template, is_new: true })
}

/// Checks that a document can be a version of the template with an id, whose current version is `last`.
///
/// # Errors
///
/// It is of another template, kind of record or purpose.
pub(super) fn check_identity(template: &Template, id: &str, last: Option<&Template>) -> Result<(), Fault> {
    let fault = |pointer: &str, problem| Err(Fault { pointer: pointer.to_owned(), problem });
    match last {
        _ if template.id != id => fault("/coverlist:id", text::part_fault_other_id()),
        Some(last) if last.kind != template.kind => fault("/coverlist:kind", text::part_fault_kind_changed()),
        Some(last) if last.purpose != template.purpose => {
            fault("/coverlist:purpose", text::part_fault_purpose_changed())
        }
        Some(_) | None => Ok(()),
    }
}

fn changed_meanwhile(last: &Template) -> Failure {
    let detail = text::problem_template_changed_document(&last.name, last.version);
    let template = Some(Box::new(last.clone()));
    Refusal { template, ..Refusal::new(ProblemCode::TemplateChanged, detail) }.into()
}

/// Checks the district's templates as they are after the change.
fn check(current: TemplateSet, template: Template) -> Result<Template, Failure> {
    let others: Vec<Template> = current.others(&template).cloned().collect();
    if others.len() >= TemplateSet::MOST {
        return Err(Failure::refuse(ProblemCode::TemplateInvalid, text::problem_template_invalid_too_many()));
    }
    template.among(others).map_err(invalid)
}

/// Refuses a document for a fault.
pub(super) fn invalid(fault: impl Into<Fault>) -> Failure {
    let Fault { pointer, problem } = fault.into();
    let reason = if pointer.is_empty() {
        text::problem_template_invalid_document(problem)
    } else {
        text::problem_template_invalid_place(&pointer, problem)
    };
    Refusal { pointer: Some(pointer), ..Refusal::new(ProblemCode::TemplateInvalid, reason) }.into()
}
