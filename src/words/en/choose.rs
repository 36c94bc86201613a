//! Sentences of the stage *choose*, and of the notice about the open import.

use crate::words::{bytes, count, date_time};
use coverlist_api::ImportView;
use coverlist_core::lifecycle::State;
use coverlist_core::record::{Field, RecordKind};
use coverlist_core::template::Template;


pub fn template_about(template: &Template) -> String {
    let record = match template.kind {
        RecordKind::User => "student or staff member",
        RecordKind::Device => "device",
    };
    format!("One row for each {record}, by {}", template.header(Field::Key))
}

pub fn download_template(name: &str) -> String {
    format!("Download {name} template")
}

pub fn download_example(name: &str) -> String {
    format!("Download {name} example")
}

pub fn waiting(file: &str) -> String {
    format!("{file} will be checked once the templates are loaded.")
}

pub fn limit(max_bytes: u64, max_rows: u32) -> String {
    format!("CSV, up to {} and {}.", bytes(max_bytes), count(max_rows, "row", "rows"))
}

pub fn too_large(name: &str, size: u64, max_bytes: u64) -> String {
    format!(
        "{name} has {}, and one import may have {}. It was not read. Split it into smaller files, each \
         with the header, and import them one after the other.",
        bytes(size),
        bytes(max_bytes)
    )
}

pub fn open_import(import: &ImportView) -> String {
    let template = &import.template_name;
    let rows = count(import.rows, "row", "rows");
    let (who, when) = (&import.staged_by.name, date_time(&import.staged_at));
    format!("{}: {template} template, {rows}. Staged by {who} on {when}.", import.name)
}

pub const fn open_import_next(state: State) -> &'static str {
    match state {
        State::Queued => "You can check another file meanwhile, and stage it when processing has ended.",
        _ => {
            "A district has one staged file at a time. Process or delete this one before you stage \
             another; you can check a file meanwhile."
        }
    }
}
