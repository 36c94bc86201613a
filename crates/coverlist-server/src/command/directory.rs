//! The arguments `--data` and `--district` of a command.

use crate::demo::Holds;
use crate::store::districts::{self, District};
use crate::store::{Database, StoreError, private};
use anyhow::{Context, Result, bail};
use coverlist_messages::text;
use std::path::{Path, PathBuf};

/// The data directory of a command.
#[derive(clap::Args)]
pub struct DataDir {
    /// The directory that holds the database.
    #[arg(long, value_name = "DIR", default_value = "coverlist-data", env = "COVERLIST_DATA")]
    pub data: PathBuf,
}

/// The district of a command.
#[derive(clap::Args)]
pub struct DistrictArgs {
    #[command(flatten)]
    data_dir: DataDir,
    /// The district's name. May be omitted if there is only one district. Without it, a list shows all
    /// districts.
    #[arg(long, value_name = "NAME", env = "COVERLIST_DISTRICT")]
    pub district: Option<String>,
}

impl DataDir {
    /// Opens the existing coverlist.db, and prints its path to standard error. A server may be using it.
    ///
    /// # Errors
    ///
    /// When it does not exist, cannot be used, or contains the demo district.
    pub fn open(&self) -> Result<Database> {
        let missing = || text::command_database_missing(absolute(&Database::file(&self.data)));
        self.open_existing()?.with_context(missing)
    }

    /// Like [`DataDir::open`], but returns `None` when the database does not exist.
    ///
    /// # Errors
    ///
    /// When it cannot be used, or contains the demo district.
    pub fn open_existing(&self) -> Result<Option<Database>> {
        let file = Database::file(&self.data);
        let unusable = || text::command_database_unusable(absolute(&file));
        let is_there = file.try_exists().with_context(unusable)?;
        is_there.then(|| self.opened(Database::existing(&self.data))).transpose()
    }

    /// Like [`DataDir::open`], but creates a missing database.
    pub fn open_or_make(&self) -> Result<Database> {
        self.opened(Database::open(&self.data, None))
    }

    /// Opens access.db; `None` if it does not exist.
    pub fn existing_access(&self) -> Result<Option<Database>> {
        let unusable = || text::command_data_unusable(absolute(&self.data));
        Database::existing_access(&self.data).with_context(unusable)
    }

    fn opened(&self, opened: Result<Database, StoreError>) -> Result<Database> {
        let file = absolute(&Database::file(&self.data));
        let unusable = || text::command_database_unusable(&file);
        let database = opened.with_context(unusable)?;
        database.read(Holds::no_demo).with_context(unusable)?;
        eprintln!("{}", text::command_database(&file));
        for exposed in private::exposed(&self.data).unwrap_or_default() {
            eprintln!("{}", text::command_warning(exposed.warning()));
        }
        Ok(database)
    }
}

impl DistrictArgs {
    /// Opens coverlist.db like [`DataDir::open`].
    pub fn open(&self) -> Result<Database> {
        self.data_dir.open()
    }

    /// Like [`DistrictArgs::open`], but returns `None` when the database does not exist.
    ///
    /// # Errors
    ///
    /// As [`DataDir::open_existing`].
    pub fn open_existing(&self) -> Result<Option<Database>> {
        self.data_dir.open_existing()
    }

    /// The second database, if it exists; see [`Database::existing_access`].
    ///
    /// # Errors
    ///
    /// As [`Database::existing_access`].
    pub fn existing_access(&self) -> Result<Option<Database>> {
        self.data_dir.existing_access()
    }

    /// The district that the arguments name, or the only district.
    ///
    /// # Errors
    ///
    /// When it does not exist, or when several exist and none is named. The text lists them.
    pub fn find(&self, database: &Database) -> Result<District> {
        if let Some(district) = self.named(database)? {
            return Ok(district);
        }
        match <[District; 1]>::try_from(database.read(districts::all)?) {
            Ok([district]) => Ok(district),
            Err(none) if none.is_empty() => bail!(text::command_district_none()),
            Err(several) => bail!(text::command_district_several(names(&several))),
        }
    }

    /// The district that the arguments name; `None` if they name none.
    ///
    /// # Errors
    ///
    /// When it does not exist. The text lists the districts.
    pub fn named(&self, database: &Database) -> Result<Option<District>> {
        let Some(sought) = &self.district else { return Ok(None) };
        let all = database.read(districts::all)?;
        match all.iter().find(|district| district.name == *sought) {
            Some(district) => Ok(Some(district.clone())),
            None if all.is_empty() => bail!(text::command_district_none()),
            None => bail!(text::command_district_unknown(sought, names(&all))),
        }
    }
}

fn names(districts: &[District]) -> impl Iterator<Item = &str> {
    districts.iter().map(|district| district.name.as_str())
}

/// Shows a path from the root of the file system, because a relative one says little.
pub(super) fn absolute(path: &Path) -> String {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).display().to_string()
}
