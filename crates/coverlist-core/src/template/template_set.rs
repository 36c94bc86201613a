//! The templates of a district.

use super::{Purpose, Template, TemplateError, check};
use crate::record::RecordKind;
use serde::{Deserialize, Serialize};

/// The templates of a district in display order, at least one. Each keeps the rules of a template, and ids
/// and names are unique.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Vec<Template>", into = "Vec<Template>")]
pub struct TemplateSet {
    templates: Vec<Template>,
}

impl TemplateSet {
    /// The maximum number of templates of a district. The server refuses more.
    pub const MOST: usize = 50;

    /// The set of these templates.
    ///
    /// # Errors
    ///
    /// The first rule that a template breaks.
    pub fn new(templates: Vec<Template>) -> Result<Self, TemplateError> {
        check::check(&templates)?;
        Ok(Self { templates })
    }

    /// The set of templates that were in a set before, such as those that a server sends, without checking
    /// them again. `None` when there are none.
    pub fn checked_before(templates: Vec<Template>) -> Option<Self> {
        (!templates.is_empty()).then_some(Self { templates })
    }

    /// The built-in insurance templates, one for each kind of record.
    pub fn builtin() -> Self {
        Self { templates: RecordKind::ALL.map(Template::builtin).into() }
    }

    /// The built-in templates for lists of records, one for each kind.
    pub fn builtin_records() -> Self {
        Self { templates: RecordKind::ALL.map(Template::builtin_records).into() }
    }

    /// The set that every district starts with: the built-in templates of both purposes.
    pub fn of_new_district() -> Self {
        let both = [Self::builtin(), Self::builtin_records()];
        Self { templates: both.into_iter().flat_map(|set| set.templates).collect() }
    }

    /// The templates in display order.
    pub fn iter(&self) -> impl Iterator<Item = &Template> {
        self.templates.iter()
    }

    /// The template with this id.
    pub fn get(&self, id: &str) -> Option<&Template> {
        self.iter().find(|template| template.id == id)
    }

    /// The first template in display order.
    #[allow(clippy::missing_panics_doc, reason = "a set is never empty")]
    pub fn first(&self) -> &Template {
        &self.templates[0]
    }

    /// The templates for a kind of record.
    pub fn of_kind(&self, kind: RecordKind) -> impl Iterator<Item = &Template> {
        self.iter().filter(move |template| template.kind == kind)
    }

    /// The templates for insurance lists; `None` when there are none.
    pub fn of_insurance(&self) -> Option<Self> {
        let templates = self.iter().filter(|template| template.purpose == Purpose::Insurance).cloned();
        Self::checked_before(templates.collect())
    }

    /// The template for lists of a kind of record.
    pub fn of_records(&self, kind: RecordKind) -> Option<&Template> {
        self.iter().find(|template| template.purpose == Purpose::Records && template.kind == kind)
    }

    /// The templates with the purpose of `template`, with which a file under it is compared.
    #[must_use]
    pub fn peers(&self, template: &Template) -> Self {
        let peers = self.iter().filter(|other| other.purpose == template.purpose);
        Self { templates: peers.cloned().collect() }
    }

    /// All templates but this one.
    pub fn others(&self, template: &Template) -> impl Iterator<Item = &Template> {
        self.iter().filter(|other| other.id != template.id)
    }

    /// The headers of each template. The reader needs them to guess a file's delimiter.
    pub fn headers(&self) -> Vec<Vec<String>> {
        let headers =
            |template: &Template| template.columns.iter().map(|column| column.header.clone()).collect();
        self.iter().map(headers).collect()
    }
}

impl TryFrom<Vec<Template>> for TemplateSet {
    type Error = TemplateError;

    fn try_from(templates: Vec<Template>) -> Result<Self, TemplateError> {
        Self::new(templates)
    }
}

impl From<TemplateSet> for Vec<Template> {
    fn from(set: TemplateSet) -> Self {
        set.templates
    }
}
