//! Changes the templates of a district.

use crate::store::{Tx, audit, fields, templates};
use crate::{Failure, Millis, Refusal, document};
use coverlist_api::ProblemCode;
use coverlist_core::template::{Template, TemplateFault, TemplateSet};

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
    document::read(json, 0).map_err(|fault| invalid(fault.pointer, &fault.problem))
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
            return Err(invalid("/coverlist:kind".to_owned(), KIND_CHANGED));
        }
        template.version = last.version;
        if template == *last {
            return Ok(Changed { template, is_new: false });
        }
    }
    template.version += 1;
    check(current, &template)?;
    template.check_fields(&fields::of_district(tx, district)?).map_err(broken)?;
    templates::insert(tx, district, std::slice::from_ref(&template), account, now)?;
    let detail = serde_json::json!({ "template": template.id, "version": template.version });
    audit::append(tx, district, account, "template_changed", &detail, now)?;
    Ok(Changed { template, is_new: true })
}

const KIND_CHANGED: &str = "a template keeps its kind of record; add another template for the other kind";

/// Checks the district's templates as they are after the change.
fn check(current: TemplateSet, template: &Template) -> Result<(), Failure> {
    let mut all: Vec<Template> = current.into();
    match all.iter_mut().find(|other| other.id == template.id) {
        Some(last) => last.clone_from(template),
        None => all.push(template.clone()),
    }
    // The templates kept the rules before, so a broken rule is about the changed one.
    TemplateSet::new(all).map(drop).map_err(|error| broken(error.fault))
}

fn broken(TemplateFault { pointer, rule }: TemplateFault) -> Failure {
    invalid(pointer, &rule.to_string())
}

/// Refuses a document. `pointer` is the place of the fault.
pub(super) fn invalid(pointer: String, problem: &str) -> Failure {
    let place =
        if pointer.is_empty() { "The document".to_owned() } else { format!("The document at {pointer}") };
    let detail = format!("{place} is not valid: {problem}. Nothing was changed.");
    Refusal { pointer: Some(pointer), ..Refusal::new(ProblemCode::TemplateInvalid, detail) }.into()
}
