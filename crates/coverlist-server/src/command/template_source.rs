//! The templates of a command that also works without a database.

use super::DistrictArgs;
use crate::store::templates;
use anyhow::Result;
use coverlist_core::template::TemplateSet;
use coverlist_messages::text;

/// The district whose templates apply.
#[derive(clap::Args)]
pub struct TemplateSource {
    #[command(flatten)]
    district: DistrictArgs,
}

impl TemplateSource {
    /// The templates of the district. Without a database, those that every district starts with.
    /// Prints to standard error which ones they are.
    ///
    /// # Errors
    ///
    /// As [`DistrictArgs::find`], and when the database cannot be used.
    pub fn load(&self) -> Result<TemplateSet> {
        let Some(database) = self.district.open_existing()? else {
            eprintln!("{}", text::command_templates_built_in());
            return Ok(templates::of_new_district());
        };
        let district = self.district.find(&database)?;
        eprintln!("{}", text::command_templates_of(district.name));
        Ok(database.read(|tx| templates::current(tx, district.id))?)
    }
}
