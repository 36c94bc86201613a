//! The saved source for a file, as a request names it.

use super::{built_in, unknown};
use crate::Failure;
use coverlist_core::sheet::{Source, Sources};
use coverlist_core::template::Template;
use coverlist_messages::text;

/// The saved source for a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SourceChoice {
    /// The saved one with the headers of the file, or else the built-in one for it.
    #[default]
    ByHeaders,
    /// The one with this name.
    Named(String),
    /// None.
    Off,
}

impl SourceChoice {
    /// The sources of a district that may apply to a file.
    ///
    /// # Errors
    ///
    /// `not_found`, and `bad_request` for a source of another template.
    pub fn among<'s>(&self, saved: &'s [Source], template: &Template) -> Result<Sources<'s>, Failure> {
        let name = match self {
            Self::ByHeaders => return Ok(Sources::Known { saved, built_in: built_in() }),
            Self::Off => return Ok(Sources::ByHeaders(&[])),
            Self::Named(name) => name,
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
}
