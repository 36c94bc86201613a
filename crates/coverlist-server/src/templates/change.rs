//! Changes the templates of a district.

use crate::store::{LogAction, Tx, audit, fields, templates};
use crate::{Failure, Millis, Refusal, document};
use coverlist_api::ProblemCode;
use coverlist_core::template::{Template, TemplateFault, TemplateSet};
use coverlist_messages::{Message, template_rule, text};

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
    document::read(json).map_err(|fault| invalid(fault.pointer, fault.problem))
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
    if let Some(last) = last {
        check_last(last, &template, stated)?;
    }
    template.version += 1;
    let template = check(current, template)?;
    template.check_fields(&fields::of_district(tx, district)?).map_err(broken)?;
    templates::insert(tx, district, std::slice::from_ref(&template), account, now)?;
    let detail = serde_json::json!({ "template": template.id, "version": template.version });
    audit::append(tx, district, account, LogAction::TemplateChanged, &detail, now)?;
    Ok(Changed { template, is_new: true })
}

/// Compares the document, which states a version or 0, with the current version of its template.
fn check_last(last: &Template, template: &Template, stated: u32) -> Result<(), Failure> {
    if template.kind != last.kind {
        Err(invalid("/coverlist:kind".to_owned(), text::part_fault_kind_changed()))
    } else if template.purpose != last.purpose {
        Err(invalid("/coverlist:purpose".to_owned(), text::part_fault_purpose_changed()))
    } else if stated != 0 && stated != last.version {
        Err(changed_meanwhile(last))
    } else {
        Ok(())
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
    template.among(others).map_err(broken)
}

fn broken(TemplateFault { pointer, rule }: TemplateFault) -> Failure {
    invalid(pointer, template_rule(rule))
}

/// Refuses a document. `pointer` is the place of the fault.
pub(super) fn invalid(pointer: String, fault: Message) -> Failure {
    let reason = if pointer.is_empty() {
        text::problem_template_invalid_document(fault)
    } else {
        text::problem_template_invalid_place(&pointer, fault)
    };
    Refusal { pointer: Some(pointer), ..Refusal::new(ProblemCode::TemplateInvalid, reason) }.into()
}
