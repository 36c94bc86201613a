//! The URLs of the screens, relative to the base of index.html, which is the server's public path.

use coverlist_core::record::RecordKind;

/// The sign-in page; redirects to the first screen of the account after signing in.
pub const START: &str = "";
/// Shows the two cards of System Utilities.
pub const UTILITIES: &str = "settings/system-utilities";
pub const IMPORT: &str = "settings/system-utilities/import";
pub const PROCESS: &str = "settings/system-utilities/process";
pub const IMPORTS: &str = "imports";
pub const RECORDS: &str = "records";
pub const USERS: &str = "records/users";
pub const DEVICES: &str = "records/devices";
/// The loads of lists of records.
pub const LOADS: &str = "records/loads";
pub const COVERAGE: &str = "coverage";

/// The password of the signed-in account.
pub const PASSWORD: &str = "settings/password";
pub const TEMPLATES: &str = "settings/templates";
pub const SOURCES: &str = "settings/sources";
pub const ACCOUNTS: &str = "settings/accounts";
pub const AUDIT: &str = "settings/audit";
pub const RETENTION: &str = "settings/retention";

pub fn template(id: &str) -> String {
    format!("{TEMPLATES}/{id}")
}

pub fn import(id: i64) -> String {
    format!("{IMPORTS}/{id}")
}

/// The last part of the address of a verification sheet.
pub const VERIFY: &str = "verify";

pub fn verify(id: i64) -> String {
    format!("{IMPORTS}/{id}/{VERIFY}")
}

/// The list of the records of a kind.
pub const fn records(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => USERS,
        RecordKind::Device => DEVICES,
    }
}

pub fn record(kind: RecordKind, id: i64) -> String {
    format!("{}/{id}", records(kind))
}
