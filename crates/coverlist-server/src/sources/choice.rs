//! The saved source for a file, as a request names it.

use super::{built_in, unknown};
use crate::Failure;
use coverlist_core::sheet::{Source, SourceChoice, Sources};
use coverlist_core::template::Template;
use coverlist_messages::text;

/// The sources of a district that may apply to a file.
///
/// # Errors
///
/// `not_found`, and `bad_request` for a source of another template.
pub fn chosen<'s>(
    choice: &SourceChoice,
    saved: &'s [Source],
    template: &Template,
) -> Result<Sources<'s>, Failure> {
    let name = match choice {
        SourceChoice::ByHeaders => return Ok(Sources::Known { saved, built_in: built_in() }),
        SourceChoice::Off => return Ok(Sources::ByHeaders(&[])),
        SourceChoice::Named(name) => name,
    };
    let source = saved.iter().find(|source| source.name == *name);
    let of_program = built_in().iter().find(|it| it.name == *name && it.template == template.id);
    if let (None, Some(source)) = (source, of_program) {
        return Ok(Sources::NamedBuiltIn(source));
    }
    let source = source.ok_or_else(|| Failure::not_found(unknown(saved)))?;
    if source.template != template.id {
        let reason = text::problem_bad_request_source_template(&source.name, &source.template);
        return Err(Failure::bad_request(reason));
    }
    Ok(Sources::Named(source))
}
