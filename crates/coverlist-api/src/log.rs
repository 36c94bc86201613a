//! The logs of a district: who changed what, and who signed in and downloaded what.

use crate::{Person, SentenceView};
use serde::{Deserialize, Serialize};

/// One of the two logs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LogName {
    /// The audit log: who changed what.
    Audit,
    /// The access log: who signed in and out, and downloaded what.
    Access,
}

impl LogName {
    /// Every log.
    pub const ALL: [Self; 2] = [Self::Audit, Self::Access];

    /// The name of the log on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Audit => "audit",
            Self::Access => "access",
        }
    }

    /// The log with an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|log| log.id() == id)
    }
}

/// What an event is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// Sign-ins, failed or not, and sign-outs.
    SignIns,
    /// Downloads of files.
    Downloads,
    /// Imports and their runs, decisions and marks.
    Imports,
    /// Loads of users and devices.
    Records,
    /// Accounts.
    Accounts,
    /// All other settings.
    Settings,
}

impl EventKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::SignIns, Self::Downloads, Self::Imports, Self::Records, Self::Accounts, Self::Settings];

    /// The name of the kind on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Self::SignIns => "sign_ins",
            Self::Downloads => "downloads",
            Self::Imports => "imports",
            Self::Records => "records",
            Self::Accounts => "accounts",
            Self::Settings => "settings",
        }
    }

    /// The kind with an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// An entry of one of the logs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LogEntry {
    /// The log.
    pub log: LogName,
    /// The position in the log, from 1. The access log counts the entries of all districts together.
    pub entry: i64,
    /// When it happened, RFC 3339.
    pub at: String,
    /// Who did it; `None` for the command line and the server itself.
    pub by: Option<Person>,
    /// The address from which the request came; `None` in the audit log.
    pub address: Option<String>,
    /// What the event is about.
    pub kind: EventKind,
    /// A word for programs, such as `role_changed`.
    pub action: String,
    /// What happened.
    pub event: SentenceView,
    /// The import that the event is about, if it is about one.
    pub import: Option<i64>,
}

/// Whether the logs are as they were written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LogsCheck {
    /// When the entries were read, RFC 3339. The server reads them again after ten minutes at the earliest.
    pub at: String,
    /// Each log.
    pub logs: Vec<LogCheck>,
}

/// Whether a log is as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LogCheck {
    /// The log.
    pub log: LogName,
    /// The number of entries; in the access log those of all districts.
    pub entries: u64,
    /// The hash of the last entry, in hexadecimal; empty without entries.
    pub head: String,
    /// Signs that somebody has changed the log; empty if there are none.
    pub flaws: Vec<SentenceView>,
}
