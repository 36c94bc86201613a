//! The templates and saved sources of a command that also works without a database.

use super::DistrictArgs;
use crate::store::districts::District;
use crate::store::{Database, sources, templates};
use anyhow::Result;
use coverlist_core::sheet::Source;
use coverlist_core::template::TemplateSet;
use coverlist_messages::text;

/// The district whose templates apply.
#[derive(clap::Args)]
pub struct TemplateSource {
    #[command(flatten)]
    district: DistrictArgs,
}

/// What a district knows about files.
pub struct Known {
    /// Its templates.
    pub templates: TemplateSet,
    /// Its saved sources.
    pub sources: Vec<Source>,
    /// Where it is stored; `None` without a database.
    pub store: Option<(Database, District)>,
}

impl TemplateSource {
    /// The templates and sources of the district. Without a database, the templates that every district
    /// starts with. Prints to standard error which ones they are.
    ///
    /// # Errors
    ///
    /// As [`DistrictArgs::find`], and when the database cannot be used.
    pub fn load(&self) -> Result<Known> {
        let Some(database) = self.district.open_existing()? else {
            eprintln!("{}", text::command_templates_built_in());
            return Ok(Known { templates: templates::of_new_district(), sources: Vec::new(), store: None });
        };
        let district = self.district.find(&database)?;
        eprintln!("{}", text::command_templates_of(&district.name));
        Known::of(database, district)
    }
}

impl Known {
    /// The templates and sources of a district.
    ///
    /// # Errors
    ///
    /// When the database cannot be used.
    pub fn of(database: Database, district: District) -> Result<Self> {
        let id = district.id;
        let (templates, sources) =
            database.read(|tx| Ok((templates::current(tx, id)?, sources::of_district(tx, id)?)))?;
        Ok(Self { templates, sources, store: Some((database, district)) })
    }
}
