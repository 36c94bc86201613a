//! A template and a file are chosen.

use crate::words::{bytes, count, date_time, terms};
use coverlist_api::ImportView;
use coverlist_core::lifecycle::State;
use coverlist_core::record::RecordKind;

/// What the screen is for.
pub const LEAD: &str = "Check an insurance list and stage it. Nothing is sent before you stage it, and no record changes \
     before you process it.";
/// The stage's card.
pub const TITLE: &str = "Choose a file";
/// The radio group.
pub const TEMPLATE: &str = "Template";
/// The file input.
pub const FILE: &str = "Insurance CSV";
/// What the drop area's button says.
pub const BROWSE: &str = "Choose a file";
/// The same, once there is a file.
pub const BROWSE_AGAIN: &str = "Choose another file";
/// Above the sample files of the demo.
pub const SAMPLES: &str = "Or try a sample file:";
/// Takes the staged file to the next screen.
pub const TO_PROCESS: &str = "Go to Bulk Insurance Process";
/// The notice that an import is open.
pub const OPEN: &str = "A file is staged already";
/// The notice that an import is being processed.
pub const PROCESSING: &str = "A file is being processed";
/// A file that was not taken.
pub const REFUSED: &str = "That file is too large";

/// What a template is for.
pub const fn template_about(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "One row for each student or staff member, by User ID",
        RecordKind::Device => "One row for each device, by Device Serial",
    }
}

/// The button that saves a template.
pub const fn download_template(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "Download user template",
        RecordKind::Device => "Download device template",
    }
}

/// The button that saves a filled example.
pub const fn download_example(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "Download user example",
        RecordKind::Device => "Download device example",
    }
}

/// How much a file may be.
pub fn limit(max_bytes: u64, max_rows: u32) -> String {
    format!("CSV, up to {} and {}.", bytes(max_bytes), count(max_rows, "row", "rows"))
}

/// A file that was refused before it was read.
pub fn too_large(name: &str, size: u64, max_bytes: u64) -> String {
    format!(
        "{name} has {}, and one import may have {}. It was not read. Split it into smaller files, each with the header, \
         and import them one after the other.",
        bytes(size),
        bytes(max_bytes)
    )
}

/// Who staged what and when.
pub fn open_import(import: &ImportView) -> String {
    let template = terms::template_of(&import.template);
    let rows = count(import.rows, "row", "rows");
    let (who, when) = (&import.staged_by.name, date_time(&import.staged_at));
    format!("{}: {template} template, {rows}. Staged by {who} on {when}.", import.name)
}

/// What to do about it.
pub const fn open_import_next(state: State) -> &'static str {
    match state {
        State::Queued => "You can check another file meanwhile, and stage it when processing has ended.",
        _ => {
            "A district has one staged file at a time. Process or delete this one before you stage another; you can check a file meanwhile."
        }
    }
}
