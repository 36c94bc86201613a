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
    document::read(json).map_err(|fault| invalid(fault.pointer, &fault.problem))
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
    check(current, &template)?;
    template.check_fields(&fields::of_district(tx, district)?).map_err(broken)?;
    templates::insert(tx, district, std::slice::from_ref(&template), account, now)?;
    let detail = serde_json::json!({ "template": template.id, "version": template.version });
    audit::append(tx, district, account, "template_changed", &detail, now)?;
    Ok(Changed { template, is_new: true })
}

/// Compares the document, which states a version or 0, with the current version of its template.
fn check_last(last: &Template, template: &Template, stated: u32) -> Result<(), Failure> {
    if template.kind != last.kind {
        Err(invalid("/coverlist:kind".to_owned(), KIND_CHANGED))
    } else if stated != 0 && stated != last.version {
        Err(changed_meanwhile(last))
    } else {
        Ok(())
    }
}

fn changed_meanwhile(last: &Template) -> Failure {
    let detail = format!(
        "The template {} has changed since this document was exported: version {} is current. Nothing was changed. \
         Export the current document, change it, then import it.",
        last.name, last.version
    );
    let template = Some(Box::new(last.clone()));
    Refusal { template, ..Refusal::new(ProblemCode::TemplateChanged, detail) }.into()
}

const TOO_MANY: &str =
    "A district has at most 50 templates, and this would be another one. Nothing was changed.";

const KIND_CHANGED: &str = "a template keeps its kind of record; add another template for the other kind";

/// Checks the district's templates as they are after the change.
fn check(current: TemplateSet, template: &Template) -> Result<(), Failure> {
    let mut all: Vec<Template> = current.into();
    match all.iter_mut().find(|other| other.id == template.id) {
        Some(last) => last.clone_from(template),
        None => all.push(template.clone()),
    }
    if all.len() > TemplateSet::MOST {
        return Err(Failure::refuse(ProblemCode::TemplateInvalid, TOO_MANY));
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
