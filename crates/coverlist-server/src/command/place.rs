//! Where the data is, for the commands that work on it.

use crate::store::{Database, StoreError};
use anyhow::{Context, Result};
use std::path::PathBuf;

/// Where the data is.
#[derive(clap::Args)]
pub struct Place {
    /// The directory that holds the database. It is made if it is not there.
    #[arg(long, value_name = "DIR", default_value = "coverlist-data")]
    pub data: PathBuf,
}

/// Which district, for the commands that work on one.
#[derive(clap::Args)]
pub struct InDistrict {
    #[command(flatten)]
    place: Place,
    /// The district's name. It may be left out when there is only one.
    #[arg(long, value_name = "NAME")]
    pub district: Option<String>,
}

impl Place {
    /// Opens the database. A server may be running on it.
    ///
    /// # Errors
    ///
    /// When the directory cannot be used.
    pub fn open(&self) -> Result<Database> {
        Database::open(&self.data, None)
            .with_context(|| format!("opening the data in {}", self.data.display()))
    }
}

impl InDistrict {
    /// Opens the database. A server may be running on it.
    ///
    /// # Errors
    ///
    /// When the directory cannot be used.
    pub fn open(&self) -> Result<Database> {
        self.place.open()
    }

    /// The id of the district that is meant; `None` when there is none of that name, or none at all.
    ///
    /// # Errors
    ///
    /// When there are several districts and none is named.
    pub fn find(&self, database: &Database) -> Result<Option<i64>> {
        let districts = database.read::<_, StoreError>(crate::store::districts::all)?;
        match (&self.district, districts.as_slice()) {
            (Some(name), all) => Ok(all.iter().find(|(_, known)| known == name).map(|(id, _)| *id)),
            (None, []) => Ok(None),
            (None, [(id, _)]) => Ok(Some(*id)),
            (None, several) => {
                let names: Vec<&str> = several.iter().map(|(_, name)| name.as_str()).collect();
                anyhow::bail!("there are several districts; name one with --district: {}", names.join(", "))
            }
        }
    }
}
