//! Which entries of the logs a person wants to see.

use crate::clock::midnight;
use crate::{Failure, Millis};
use coverlist_api::{EventKind, LogName};
use coverlist_core::record::Date;
use std::str::FromStr;

/// Selects entries of both logs.
#[derive(Clone, Debug, Default)]
pub struct LogSelection {
    /// Only entries of this log.
    pub log: Option<LogName>,
    /// Only events of this kind.
    pub kind: Option<EventKind>,
    /// Only what somebody did.
    pub whose: Option<Whose>,
    /// Only from this day on, in the time zone of the district.
    pub from: Option<Date>,
    /// Only until this day, inclusively.
    pub to: Option<Date>,
}

/// Who has acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The account with this id.
    Account(i64),
    /// The command line, and the server itself.
    Nobody,
}

/// The positions in the logs up to which entries have been shown. Entries before them follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub audit: i64,
    pub access: i64,
}

impl Cursor {
    /// Before the newest entries.
    pub const START: Self = Self { audit: i64::MAX, access: i64::MAX };
}

impl LogSelection {
    /// The times between which entries are wanted, the second one exclusively.
    pub(super) fn times(&self, time_zone: &str) -> (Millis, Millis) {
        let from = self.from.map_or(Millis::MIN, |day| midnight(day, 0, time_zone));
        (from, self.to.map_or(Millis::MAX, |day| midnight(day, 1, time_zone)))
    }

    pub(super) fn has(&self, log: LogName) -> bool {
        self.log.is_none_or(|wanted| wanted == log)
    }

    pub(super) fn takes(&self, kind: EventKind, account: Option<i64>) -> bool {
        self.kind.is_none_or(|wanted| wanted == kind)
            && self.whose.is_none_or(|whose| match whose {
                Whose::Account(id) => account == Some(id),
                Whose::Nobody => account.is_none(),
            })
    }
}

impl FromStr for Whose {
    type Err = Failure;

    fn from_str(text: &str) -> Result<Self, Failure> {
        match text {
            "nobody" => Ok(Self::Nobody),
            id => id.parse().map(Self::Account).map_err(|_| Failure::not_understood("by")),
        }
    }
}

impl FromStr for Cursor {
    type Err = Failure;

    fn from_str(text: &str) -> Result<Self, Failure> {
        let both = text.split_once('-').and_then(|(audit, access)| {
            Some(Self { audit: audit.parse().ok()?, access: access.parse().ok()? })
        });
        both.ok_or_else(|| Failure::not_understood("cursor"))
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.audit, self.access)
    }
}
