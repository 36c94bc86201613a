//! Changes the sources of a district.

use super::unknown;
use crate::document::{self, Fault};
use crate::store::{LogAction, Tx, audit, sources, templates};
use crate::templates::ids;
use crate::{Failure, Millis, Refusal};
use coverlist_api::ProblemCode;
use coverlist_core::sheet::{Source, SourceFault};
use coverlist_messages::{Message, source_rule, text};

/// The number of sources that a district may have.
const MOST: usize = 200;

/// The result of a change.
pub struct Changed {
    /// The source as it is stored.
    pub source: Source,
    /// Whether the version is new. It is not if the document was the same.
    pub is_new: bool,
}

impl Changed {
    /// The result as a sentence.
    pub fn message(&self) -> Message {
        let Source { name, version, .. } = &self.source;
        let version = u64::from(*version);
        match self.is_new {
            true => text::command_source_changed(name, version),
            false => text::command_source_unchanged(name, version),
        }
    }
}

/// Reads the document of a source.
///
/// # Errors
///
/// `source_invalid`, with the place of the fault.
pub fn read(json: &[u8]) -> Result<Source, Failure> {
    document::source(json).map_err(|Fault { pointer, problem }| invalid(pointer, problem))
}

/// Adds a source or a version of one, and an audit entry with its name. `account` is `None` for the command
/// line.
///
/// # Errors
///
/// `source_invalid`, with the place of the fault, and `source_changed` when the document states another
/// version than the current one. Nothing is stored then.
pub fn change(
    tx: &Tx<'_>,
    district: i64,
    account: Option<i64>,
    mut source: Source,
    now: Millis,
) -> Result<Changed, Failure> {
    check(tx, district, &source)?;
    let last = sources::by_name(tx, district, &source.name)?;
    let current = last.as_ref().map_or(0, |last| last.version);
    let stated = std::mem::replace(&mut source.version, current);
    if last.as_ref() == Some(&source) {
        return Ok(Changed { source, is_new: false });
    }
    if last.is_some() && stated != 0 && stated != current {
        let reason = text::problem_source_changed(&source.name, u64::from(current));
        return Err(Failure::refuse(ProblemCode::SourceChanged, reason));
    }
    if last.is_none() && sources::of_district(tx, district)?.len() >= MOST {
        let reason = text::problem_source_invalid_too_many(MOST as u64);
        return Err(Failure::refuse(ProblemCode::SourceInvalid, reason));
    }
    source.version += 1;
    sources::put(tx, district, &source, account, now)?;
    let detail = serde_json::json!({ "source": source.name, "version": source.version });
    audit::append(tx, district, account, LogAction::SourceChanged, &detail, now)?;
    Ok(Changed { source, is_new: true })
}

/// Removes a source, and adds an audit entry with its name. Returns the source. `account` is `None` for the
/// command line.
///
/// # Errors
///
/// `not_found`.
pub fn remove(
    tx: &Tx<'_>,
    district: i64,
    account: Option<i64>,
    name: &str,
    now: Millis,
) -> Result<Source, Failure> {
    let Some(source) = sources::by_name(tx, district, name)? else {
        return Err(Failure::not_found(unknown(&sources::of_district(tx, district)?)));
    };
    sources::remove(tx, district, name)?;
    let detail = serde_json::json!({ "source": source.name, "version": source.version });
    audit::append(tx, district, account, LogAction::SourceRemoved, &detail, now)?;
    Ok(source)
}

/// Checks a source against its template.
fn check(tx: &Tx<'_>, district: i64, source: &Source) -> Result<(), Failure> {
    let templates = templates::current(tx, district)?;
    let Some(template) = templates.get(&source.template) else {
        return Err(invalid("/template".to_owned(), text::part_source_template(ids(&templates))));
    };
    source.check(template).map_err(|SourceFault { pointer, rule }| invalid(pointer, source_rule(rule)))
}

/// Refuses a document. `pointer` is the place of the fault.
pub(super) fn invalid(pointer: String, fault: Message) -> Failure {
    let reason = if pointer.is_empty() {
        text::problem_source_invalid_document(fault)
    } else {
        text::problem_source_invalid_place(&pointer, fault)
    };
    Refusal { pointer: Some(pointer), ..Refusal::new(ProblemCode::SourceInvalid, reason) }.into()
}
