//! The templates of an import.

use crate::store::imports::Import;
use crate::store::{StoreError, Tx, templates};
use coverlist_api::FindingView;
use coverlist_core::findings::Finding;
use coverlist_core::lifecycle::Origin;
use coverlist_core::template::{Template, TemplateSet};
use coverlist_messages::finding_message;
use std::borrow::Cow;

/// The template of an import, and the district's templates.
pub(super) struct ImportTemplates {
    /// The version under which the import is staged. It never changes.
    pub(super) template: Template,
    /// The current versions. Some findings name the template that a file fits better.
    pub(super) district: TemplateSet,
    /// Where the rows come from. The sheet of a change of single records is no file that a person knows, so
    /// findings name no line of it.
    origin: Origin,
}

/// The current version of the template of an import.
pub(super) fn current_template(tx: &Tx<'_>, import: &Import) -> Result<Template, StoreError> {
    let templates = templates::current(tx, import.key.district)?;
    Ok(templates.get(&import.template.id).unwrap_or(&import.template).clone())
}

impl ImportTemplates {
    /// The templates of a stored import.
    pub(super) fn of(tx: &Tx<'_>, import: &Import) -> Result<Self, StoreError> {
        let district = templates::current(tx, import.key.district)?;
        Ok(Self::with(&import.template, &district, import.origin))
    }

    /// A template, and the others of its district, for rows of this origin.
    pub(super) fn with(template: &Template, district: &TemplateSet, origin: Origin) -> Self {
        Self { district: district.peers(template), template: template.clone(), origin }
    }

    /// A finding as a sentence in English.
    pub(super) fn message(&self, finding: &Finding) -> String {
        finding_message(&self.placed(finding), &self.template, &self.district).to_string()
    }

    /// A finding for the wire.
    pub(super) fn view(&self, finding: &Finding) -> FindingView {
        FindingView::new(&self.placed(finding), &self.template, &self.district)
    }

    fn placed<'a>(&self, finding: &'a Finding) -> Cow<'a, Finding> {
        match self.origin {
            Origin::List => Cow::Borrowed(finding),
            Origin::Record => Cow::Owned(Finding { line: None, ..finding.clone() }),
        }
    }
}
