//! The path of each route.

/// The prefix of all routes except health and readiness.
pub const PREFIX: &str = "/api/v1";

/// Whether the server runs.
pub const ALIVE: &str = "/healthz";
/// Whether the server can handle requests.
pub const READY: &str = "/readyz";

/// The public facts about the site.
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

/// The current version of a template.
pub fn template(template: &str) -> String {
    format!("{TEMPLATES}/{template}")
}

/// A template as a CSV with only a header.
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

/// The bytes of an import's file.
pub fn import_file(id: i64) -> String {
    format!("{IMPORTS}/{id}/file")
}

/// The findings of an import.
pub fn import_findings(id: i64) -> String {
    format!("{IMPORTS}/{id}/findings")
}

/// The plan of an import.
pub fn import_plan(id: i64) -> String {
    format!("{IMPORTS}/{id}/plan")
}

/// Processes an import.
pub fn import_process(id: i64) -> String {
    format!("{IMPORTS}/{id}/process")
}

/// Server-sent events that announce changes.
pub fn import_progress(id: i64) -> String {
    format!("{IMPORTS}/{id}/progress")
}

/// The report of an import.
pub fn import_report(id: i64) -> String {
    format!("{IMPORTS}/{id}/report")
}

/// The report as a CSV.
pub fn import_report_csv(id: i64) -> String {
    format!("{IMPORTS}/{id}/report.csv")
}

/// The list of users or devices: `noun` is `users` or `devices`.
pub fn records(noun: &str) -> String {
    format!("{PREFIX}/records/{noun}")
}
