//! Demo data and real data never share a database: the demo's passwords are known to everybody.

use crate::store::districts::{self, District};
use crate::store::{StoreError, Tx};

/// What a database is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Nothing yet: it has no district.
    Nothing,
    /// The demo district.
    Demo,
    /// Districts.
    Districts,
}

impl Holds {
    /// What a database is for.
    pub fn of(tx: &Tx<'_>) -> Result<Self, StoreError> {
        Ok(match districts::all(tx)?.as_slice() {
            [] => Self::Nothing,
            some if some.iter().any(|District { demo, .. }| *demo) => Self::Demo,
            _ => Self::Districts,
        })
    }

    /// Refuses the demo's database.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`], with what to do.
    pub fn no_demo(tx: &Tx<'_>) -> Result<Self, StoreError> {
        match Self::of(tx)? {
            Self::Demo => Err(StoreError::Refused(
                "this database holds the demo district, whose passwords everybody knows; only `coverlist serve \
                 --demo` uses it. Name another directory with --data"
                    .to_owned(),
            )),
            other => Ok(other),
        }
    }

    /// Refuses every database but the demo's and an empty one.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`], with what to do.
    pub fn only_demo(tx: &Tx<'_>) -> Result<Self, StoreError> {
        match Self::of(tx)? {
            Self::Districts => Err(StoreError::Refused(
                "this database holds a real district, and the demo district, whose passwords everybody knows, is \
                 never put beside it. Leave --demo out, or name another directory with --data"
                    .to_owned(),
            )),
            other => Ok(other),
        }
    }
}
