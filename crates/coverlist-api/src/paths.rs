//! The path of each route. A function takes the part of the path that varies.

use coverlist_core::plan::Outcome;

/// The prefix of all routes except health and readiness.
pub const PREFIX: &str = "/api/v1";

/// Answers 200 while the server process runs.
pub const ALIVE: &str = "/healthz";
/// Answers whether the server can handle requests.
pub const READY: &str = "/readyz";

/// The public facts about the site, such as the demo accounts.
pub const SITE: &str = "/api/v1/site";
/// The session of the caller: GET returns it, POST signs in, DELETE signs out.
pub const SESSION: &str = "/api/v1/session";
/// Exchanges the signed token of an issuer for a session that is sent in a header.
pub const SESSION_EXCHANGE: &str = "/api/v1/session/exchange";
/// Tickets for downloads: POST makes one.
pub const TICKETS: &str = "/api/v1/tickets";
/// Every session of the caller's account: DELETE ends them all.
pub const SESSIONS: &str = "/api/v1/sessions";
/// GET returns a token for the person of the demo's portal, as text.
pub const DEMO_TOKEN: &str = "/api/v1/demo/token";
/// The password of the caller's account: PUT changes it.
pub const OWN_PASSWORD: &str = "/api/v1/session/password";
/// The languages that a person can choose.
pub const LANGUAGES: &str = "/api/v1/languages";
/// The language of the caller's account: PUT changes it.
pub const ACCOUNT_LANGUAGE: &str = "/api/v1/account/language";
/// The accounts of the district: GET lists them, POST adds one.
pub const ACCOUNTS: &str = "/api/v1/accounts";
/// The entries of the audit log and of the access log, newest first.
pub const LOGS: &str = "/api/v1/logs";
/// The same entries as a CSV file.
pub const LOGS_CSV: &str = "/api/v1/logs.csv";
/// Whether the logs are as they were written.
pub const LOGS_CHECK: &str = "/api/v1/logs/check";
/// How long the district keeps files, rows and reports: PUT changes it.
pub const RETENTION: &str = "/api/v1/retention";
/// What a change of these days would delete at once.
pub const RETENTION_PREVIEW: &str = "/api/v1/retention/preview";
/// The imports of the district, each with what is kept until when.
pub const RETENTION_IMPORTS: &str = "/api/v1/retention/imports";
/// The key that encrypts the account's drafts in its browsers.
pub const DRAFT_KEY: &str = "/api/v1/account/draft-key";
/// The fields of the district's records: GET lists them, PUT adds and renames custom ones.
pub const FIELDS: &str = "/api/v1/fields";
/// The district's templates with their columns and rules.
pub const TEMPLATES: &str = "/api/v1/templates";
/// The district's saved sources, each at `/{name}`.
pub const SOURCES: &str = "/api/v1/sources";
/// The district's imports: GET lists them, POST stages a sheet.
pub const IMPORTS: &str = "/api/v1/imports";
/// The district's imports that a search finds.
pub const IMPORTS_QUERY: &str = "/api/v1/imports/query";
/// The district's open import, if it has one.
pub const OPEN_IMPORT: &str = "/api/v1/imports/open";
/// The latest processed import of a file or a sheet, if there is one.
pub const PROCESSED_BEFORE: &str = "/api/v1/imports/processed-before";
/// Conversions of files to sheets: POST converts a file, and stores nothing.
pub const CONVERSIONS: &str = "/api/v1/conversions";

/// An account of the district: POST changes it.
pub fn account(id: i64) -> String {
    format!("{ACCOUNTS}/{id}")
}

/// A district, under the id that an issuer chose: PUT creates or changes it.
pub fn district(id: &str) -> String {
    format!("{PREFIX}/districts/{id}")
}

/// A sample file of the demo district.
pub fn sample(name: &str) -> String {
    format!("{PREFIX}/samples/{name}")
}

/// The texts of a language.
pub fn language(tag: &str) -> String {
    format!("{LANGUAGES}/{tag}")
}

/// The current version of a template.
pub fn template(template: &str) -> String {
    format!("{TEMPLATES}/{template}")
}

/// The versions of a template, the newest first.
pub fn template_versions(template: &str) -> String {
    format!("{TEMPLATES}/{template}/versions")
}

/// What a document of a template would become: POST stores nothing.
pub fn template_preview(template: &str) -> String {
    format!("{TEMPLATES}/{template}/preview")
}

/// The path of the same download as a workbook.
pub fn workbook(csv: &str) -> String {
    format!("{}.xlsx", csv.strip_suffix(".csv").unwrap_or(csv))
}

/// A template as a CSV with only a header.
pub fn template_file(template: &str) -> String {
    format!("{TEMPLATES}/{template}/file.csv")
}

/// A template as a CSV with a header and a few filled rows.
pub fn template_example(template: &str) -> String {
    format!("{TEMPLATES}/{template}/example.csv")
}

/// One import: GET returns it, DELETE deletes a staged one.
pub fn import(id: i64) -> String {
    format!("{IMPORTS}/{id}")
}

/// The sheet of an import, exactly as it was uploaded.
pub fn import_file(id: i64) -> String {
    format!("{IMPORTS}/{id}/file")
}

/// The findings that were stored when the import was staged.
pub fn import_findings(id: i64) -> String {
    format!("{IMPORTS}/{id}/findings")
}

/// The plan of an import: what processing would do with each row.
pub fn import_plan(id: i64) -> String {
    format!("{IMPORTS}/{id}/plan")
}

/// The rows of the plan of an import that a search finds.
pub fn import_plan_query(id: i64) -> String {
    format!("{IMPORTS}/{id}/plan/query")
}

/// Writes rows of a plan as a sheet. The ending is `csv` or `xlsx`.
pub fn import_plan_sheet(id: i64, ending: &str) -> String {
    format!("{IMPORTS}/{id}/plan/query.{ending}")
}

/// Takes an admin's consent to a plan and queues the import.
pub fn import_process(id: i64) -> String {
    format!("{IMPORTS}/{id}/process")
}

/// The runs of an import, the oldest one first.
pub fn import_runs(id: i64) -> String {
    format!("{IMPORTS}/{id}/runs")
}

/// Withdraws the queued run of an import.
pub fn import_withdraw(id: i64) -> String {
    format!("{IMPORTS}/{id}/withdraw")
}

/// Decisions about the rows of a plan.
pub fn import_decisions(id: i64) -> String {
    format!("{IMPORTS}/{id}/decisions")
}

/// What the keys of a plan that name no record probably mean.
pub fn import_proposals(id: i64) -> String {
    format!("{IMPORTS}/{id}/proposals")
}

/// What was done with an import, with the hashes of the audit log.
pub fn import_receipt(id: i64) -> String {
    format!("{IMPORTS}/{id}/receipt.json")
}

/// The rows of an import that persons compare with their records: GET returns them, POST marks one.
pub fn import_verification(id: i64) -> String {
    format!("{IMPORTS}/{id}/verification")
}

/// The same rows as a CSV file to print.
pub fn import_verification_csv(id: i64) -> String {
    format!("{IMPORTS}/{id}/verification.csv")
}

/// The same receipt as a table of two columns.
pub fn import_receipt_csv(id: i64) -> String {
    format!("{IMPORTS}/{id}/receipt.csv")
}

/// The records that are insured now and that an import does not name.
pub fn import_absent(id: i64) -> String {
    format!("{IMPORTS}/{id}/absent")
}

/// A sheet that would end the coverage of these records.
pub fn import_absent_csv(id: i64) -> String {
    format!("{IMPORTS}/{id}/absent.csv")
}

/// What a change of the insurance of single records would do. The noun is `users` or `devices`.
pub fn record_changes_preview(noun: &str) -> String {
    format!("/api/v1/records/{noun}/changes/preview")
}

/// Changes the insurance of single records.
pub fn record_changes(noun: &str) -> String {
    format!("/api/v1/records/{noun}/changes")
}

/// Compares an import with the previous one of the same source.
pub fn import_comparison(id: i64) -> String {
    format!("{IMPORTS}/{id}/comparison")
}

/// Stages corrected rows of a processed import, which its report then has.
pub fn import_merge(id: i64) -> String {
    format!("{IMPORTS}/{id}/merge")
}

/// What undoing an import would do: GET shows it, POST does it.
pub fn import_undo(id: i64) -> String {
    format!("{IMPORTS}/{id}/undo")
}

/// What reverting the undo of an import would do: GET shows it, POST does it.
pub fn import_redo(id: i64) -> String {
    format!("{IMPORTS}/{id}/redo")
}

/// Server-sent events that announce changes of an import.
pub fn import_progress(id: i64) -> String {
    format!("{IMPORTS}/{id}/progress")
}

/// The report of an import: what processing did with each row.
pub fn import_report(id: i64) -> String {
    format!("{IMPORTS}/{id}/report")
}

/// The rows of the report of an import that a search finds.
pub fn import_report_query(id: i64) -> String {
    format!("{IMPORTS}/{id}/report/query")
}

/// The report of an import as a CSV file.
pub fn import_report_csv(id: i64) -> String {
    format!("{IMPORTS}/{id}/report.csv")
}

/// The rows of the report of an import with one of these outcomes, as a file with this ending: `csv` or
/// `xlsx`.
pub fn import_report_rows(id: i64, outcomes: &[Outcome], ending: &str) -> String {
    let outcomes = outcomes.iter().map(|outcome| outcome.id()).collect::<Vec<_>>().join(",");
    format!("{IMPORTS}/{id}/report.{ending}?outcome={outcomes}")
}

/// The list of users or devices: `noun` is `users` or `devices`.
pub fn records(noun: &str) -> String {
    format!("{PREFIX}/records/{noun}")
}

/// A user or a device with its insurance now: `noun` is `users` or `devices`.
pub fn record(noun: &str, id: i64) -> String {
    format!("{}/{id}", records(noun))
}

/// What changed a user or a device, the newest first.
pub fn record_history(noun: &str, id: i64) -> String {
    format!("{}/history", record(noun, id))
}

/// Loads a list of records: `noun` is `users` or `devices`. `confirmed` accepts every proposal that has no
/// rival.
pub fn records_load(noun: &str, confirmed: bool) -> String {
    let query = if confirmed { "?confirm=true" } else { "" };
    format!("{}{query}", records(noun))
}

/// The loads of rosters, and their undos, the newest first.
pub const LOADS: &str = "/api/v1/records/loads";

/// A load, and the records that it changed.
pub fn load(id: i64) -> String {
    format!("{LOADS}/{id}")
}

/// What undoing a load would do: GET shows it, POST does it.
pub fn load_undo(id: i64) -> String {
    format!("{LOADS}/{id}/undo")
}

/// What reverting the undo of a load would do: GET shows it, POST does it.
pub fn load_redo(id: i64) -> String {
    format!("{LOADS}/{id}/redo")
}

/// The records that a query finds: `noun` is `users` or `devices`.
pub fn records_query(noun: &str) -> String {
    format!("{PREFIX}/records/{noun}/query")
}

/// Looks up which records keys name: `noun` is `users` or `devices`.
pub fn records_lookup(noun: &str) -> String {
    format!("{PREFIX}/records/{noun}/lookup")
}

/// The records that a query finds, as a CSV file.
pub fn records_query_csv(noun: &str) -> String {
    format!("{PREFIX}/records/{noun}/query.csv")
}

/// The counts of the coverage report: `noun` is `users` or `devices`.
pub fn coverage(noun: &str) -> String {
    format!("{PREFIX}/coverage/{noun}")
}

/// The records that a query finds, for those who may see reports.
pub fn coverage_query(noun: &str) -> String {
    format!("{PREFIX}/coverage/{noun}/query")
}

/// The records that a query finds, as a sheet under an insurance template.
pub fn coverage_query_csv(noun: &str) -> String {
    format!("{PREFIX}/coverage/{noun}/query.csv")
}
