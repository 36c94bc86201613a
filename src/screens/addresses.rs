//! The URL paths of the screens.

/// The sign-in page; redirects to the two cards after signing in.
pub const START: &str = "/";
/// The two cards of System Utilities.
pub const UTILITIES: &str = "/settings/system-utilities";
/// Bulk Insurance Import.
pub const IMPORT: &str = "/settings/system-utilities/import";
/// Bulk Insurance Process.
pub const PROCESS: &str = "/settings/system-utilities/process";
/// The list of imports.
pub const IMPORTS: &str = "/imports";
/// The records screen.
pub const RECORDS: &str = "/records";

/// The screen of one import.
pub fn import(id: i64) -> String {
    format!("{IMPORTS}/{id}")
}
