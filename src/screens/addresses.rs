//! The addresses of the screens.

/// The sign-in page, or the two cards.
pub const START: &str = "/";
/// The two cards.
pub const UTILITIES: &str = "/settings/system-utilities";
/// Choose, validate, stage.
pub const IMPORT: &str = "/settings/system-utilities/import";
/// Plan, process, report.
pub const PROCESS: &str = "/settings/system-utilities/process";
/// All imports.
pub const IMPORTS: &str = "/imports";
/// Users and devices.
pub const RECORDS: &str = "/records";

/// One import.
pub fn import(id: i64) -> String {
    format!("{IMPORTS}/{id}")
}
