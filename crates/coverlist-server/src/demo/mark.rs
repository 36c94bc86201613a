//! Demo data and real data never share a database, because the demo's passwords are public.

use crate::store::districts::{self, District};
use crate::store::{StoreError, Tx};
use coverlist_messages::text;

/// Whether a database holds demo data or real data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    Nothing,
    Demo,
    Districts,
}

impl Holds {
    pub fn of(tx: &Tx<'_>) -> Result<Self, StoreError> {
        Ok(match districts::all(tx)?.as_slice() {
            [] => Self::Nothing,
            some if some.iter().any(|District { demo, .. }| *demo) => Self::Demo,
            _ => Self::Districts,
        })
    }

    /// Returns [`StoreError::Refused`] with advice if the database holds the demo district.
    pub fn no_demo(tx: &Tx<'_>) -> Result<Self, StoreError> {
        match Self::of(tx)? {
            Self::Demo => Err(StoreError::Refused(text::command_database_demo())),
            other => Ok(other),
        }
    }

    /// Returns [`StoreError::Refused`] with advice if the database holds real districts.
    pub fn only_demo(tx: &Tx<'_>) -> Result<Self, StoreError> {
        match Self::of(tx)? {
            Self::Districts => Err(StoreError::Refused(text::command_database_not_demo())),
            other => Ok(other),
        }
    }
}
