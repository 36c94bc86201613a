//! The options of a command that name the saved source of a file.

use super::template_source::Known;
use super::terminal::explained;
use crate::Clock;
use crate::sources::{change, chosen};
use anyhow::{Result, bail};
use coverlist_core::sheet::{Converted, Source, SourceChoice, Sources};
use coverlist_core::template::Template;
use coverlist_messages::text;

/// The saved source of a file.
#[derive(clap::Args)]
pub struct SourceArgs {
    /// The saved source of the file. By default the one with its headers.
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// Applies no saved source.
    #[arg(long, conflicts_with = "source")]
    no_source: bool,
}

/// The name under which the decisions about a file are saved.
#[derive(clap::Args)]
pub struct SaveSource {
    /// Saves the decisions as a source under this name, for the next file of the same sender. A source with
    /// the name is replaced.
    #[arg(long, value_name = "NAME")]
    save_source: Option<String>,
}

impl SourceArgs {
    /// The sources that may apply to a file.
    ///
    /// # Errors
    ///
    /// When the district has no source with the name, and when it is for another template.
    pub fn among<'s>(&self, saved: &'s [Source], template: &Template) -> Result<Sources<'s>> {
        chosen(&self.choice(), saved, template).map_err(explained)
    }

    /// Whether the command line names a source.
    pub fn is_named(&self) -> bool {
        self.source.is_some()
    }

    /// The id of the template of the named source; `None` when no source of the district is named.
    pub fn template<'s>(&self, saved: &'s [Source]) -> Option<&'s str> {
        let named = saved.iter().find(|source| self.source.as_deref() == Some(&source.name));
        named.map(|source| source.template.as_str())
    }

    /// The sources that may be recognized by the headers of a file.
    pub fn recognizable<'s>(&self, saved: &'s [Source]) -> &'s [Source] {
        if self.no_source { &[] } else { saved }
    }

    /// The source as the command line names it.
    pub fn choice(&self) -> SourceChoice {
        match &self.source {
            Some(name) => SourceChoice::Named(name.clone()),
            None if self.no_source => SourceChoice::Off,
            None => SourceChoice::ByHeaders,
        }
    }
}

impl SaveSource {
    /// Saves the decisions about a converted file, if the command line names a source. Prints the result to
    /// standard error.
    ///
    /// # Errors
    ///
    /// When there is no database, and when the source is refused.
    pub fn save(&self, converted: &Converted, known: &Known) -> Result<()> {
        let Some(name) = &self.save_source else { return Ok(()) };
        let Some((database, district)) = &known.store else { bail!(text::command_source_no_database()) };
        let Some(source) = Source::of(name, converted) else {
            eprintln!("{}", text::command_source_not_saved());
            return Ok(());
        };
        let now = Clock::system().now();
        let changed =
            database.write_with(|tx| change(tx, district.id, None, source, now)).map_err(explained)?;
        eprintln!("{}", changed.message());
        Ok(())
    }
}
