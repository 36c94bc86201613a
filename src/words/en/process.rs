//! Sentences of the stage *process*: consent and progress.

use crate::words::{count, duration, number};
use coverlist_api::Progress;
use coverlist_core::plan::Counts;
use coverlist_core::record::RecordKind;


/// `rows` counts the staged rows without the rejected ones, which are never applied.
pub fn process_rows(rows: u32) -> String {
    format!("Process {}", count(rows, "row", "rows"))
}

pub fn effect(name: &str, kind: RecordKind, counts: &Counts) -> String {
    let rows = count(counts.total(), "row", "rows");
    if counts.updated == 0 {
        return format!(
            "{name} has {rows}. Processing it changes no record: nothing in it differs from what is there."
        );
    }
    let what = match kind {
        RecordKind::User => count(counts.updated, "user", "users"),
        RecordKind::Device => count(counts.updated, "device", "devices"),
    };
    format!("{name} has {rows} and changes the insurance of {what}.")
}

pub fn running(name: &str) -> String {
    format!("Processing {name}")
}

pub fn done(progress: &Progress) -> String {
    format!("{} of {}", number(progress.done), count(progress.total, "row", "rows"))
}

pub fn pace(progress: &Progress) -> String {
    let mut parts = Vec::new();
    if let Some(pace) = progress.rows_per_second {
        parts.push(format!("{} a second", count(pace, "row", "rows")));
    }
    if let Some(left) = progress.left_ms {
        parts.push(format!("{} left", duration(left)));
    }
    parts.join(", ")
}
