//! Every path, spelt once.

/// The prefix of every route but health and readiness.
pub const PREFIX: &str = "/api/v1";

/// Whether the server lives.
pub const ALIVE: &str = "/healthz";
/// Whether it can work.
pub const READY: &str = "/readyz";

/// What anyone may know of the site before signing in.
pub const SITE: &str = "/api/v1/site";
/// The session of the caller.
pub const SESSION: &str = "/api/v1/session";
/// Every session of the caller's account.
pub const SESSIONS: &str = "/api/v1/sessions";
/// The district's templates.
pub const TEMPLATES: &str = "/api/v1/templates";
/// All imports.
pub const IMPORTS: &str = "/api/v1/imports";
/// The district's open import.
pub const OPEN_IMPORT: &str = "/api/v1/imports/open";

/// A sample file of the demo district.
pub fn sample(name: &str) -> String {
    format!("{PREFIX}/samples/{name}")
}

/// A template as a CSV file with nothing but the header.
pub fn template_file(template: &str) -> String {
    format!("{TEMPLATES}/{template}/file.csv")
}

/// A template as a filled example.
pub fn template_example(template: &str) -> String {
    format!("{TEMPLATES}/{template}/example.csv")
}

/// One import.
pub fn import(id: i64) -> String {
    format!("{IMPORTS}/{id}")
}

/// The bytes of an import as they were sent.
pub fn import_file(id: i64) -> String {
    format!("{IMPORTS}/{id}/file")
}

/// The findings of an import.
pub fn import_findings(id: i64) -> String {
    format!("{IMPORTS}/{id}/findings")
}

/// What processing an import would do now.
pub fn import_plan(id: i64) -> String {
    format!("{IMPORTS}/{id}/plan")
}

/// Processes an import.
pub fn import_process(id: i64) -> String {
    format!("{IMPORTS}/{id}/process")
}

/// Server-sent events that say "look again".
pub fn import_progress(id: i64) -> String {
    format!("{IMPORTS}/{id}/progress")
}

/// What became of each row of an import.
pub fn import_report(id: i64) -> String {
    format!("{IMPORTS}/{id}/report")
}

/// The same as a CSV.
pub fn import_report_csv(id: i64) -> String {
    format!("{IMPORTS}/{id}/report.csv")
}

/// Users or devices: `noun` is `users` or `devices`.
pub fn records(noun: &str) -> String {
    format!("{PREFIX}/records/{noun}")
}
