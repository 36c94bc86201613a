//! Changes the templates of a district.

use crate::store::{Tx, audit, templates};
use crate::{Failure, Millis, Refusal, document};
use coverlist_api::ProblemCode;
use coverlist_core::template::{Template, TemplateSet};
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
    document::read(json, 0).map_err(|fault| invalid(fault.pointer, fault.problem))
}

/// Adds a template, or a version of one, and an audit entry. `account` is `None` for the command line. Staged
/// imports keep their versions.
///
/// # Errors
///
/// `template_invalid`, with the place of the fault. Nothing is stored then.
pub fn change(
    tx: &Tx<'_>,
    district: i64,
    account: Option<i64>,
    mut template: Template,
    now: Millis,
) -> Result<Changed, Failure> {
    let current = templates::current(tx, district)?;
    template.version = 0;
    if let Some(last) = current.get(&template.id) {
        if template.kind != last.kind {
            return Err(invalid("/coverlist:kind".to_owned(), text::part_fault_kind_changed()));
        }
        template.version = last.version;
        if template == *last {
            return Ok(Changed { template, is_new: false });
        }
    }
    template.version += 1;
    check(current, &template)?;
    templates::insert(tx, district, std::slice::from_ref(&template), account, now)?;
    let detail = serde_json::json!({ "template": template.id, "version": template.version });
    audit::append(tx, district, account, "template_changed", &detail, now)?;
    Ok(Changed { template, is_new: true })
}

/// Checks the district's templates as they are after the change.
fn check(current: TemplateSet, template: &Template) -> Result<(), Failure> {
    let mut all: Vec<Template> = current.into();
    match all.iter_mut().find(|other| other.id == template.id) {
        Some(last) => last.clone_from(template),
        None => all.push(template.clone()),
    }
    // The templates kept the rules before, so a broken rule is about the changed one.
    TemplateSet::new(all)
        .map(drop)
        .map_err(|error| invalid(error.fault.pointer, template_rule(error.fault.rule)))
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
