//! The URLs of the screens, relative to the base of index.html, which is the server's public path.

/// The sign-in page; redirects to the first screen of the account after signing in.
pub const START: &str = "";
/// Shows the two cards of System Utilities.
pub const UTILITIES: &str = "settings/system-utilities";
pub const IMPORT: &str = "settings/system-utilities/import";
pub const PROCESS: &str = "settings/system-utilities/process";
pub const IMPORTS: &str = "imports";
pub const RECORDS: &str = "records";
pub const COVERAGE: &str = "coverage";

pub const TEMPLATES: &str = "settings/templates";

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
