//! Sentences of the stage *stage*.

use crate::words::{bytes, count, number};
use coverlist_api::ImportView;
use coverlist_worker::Summary;


pub fn stage(accepted: u32) -> String {
    format!("Stage {}", count(accepted, "row", "rows"))
}

pub fn agree(rejected: u32) -> String {
    match rejected {
        1 => "1 row is rejected and will not be applied.".to_owned(),
        _ => format!("{} rows are rejected and will not be applied.", number(rejected)),
    }
}

pub fn will_stage(summary: &Summary) -> String {
    match summary.rejected {
        0 if summary.rows == 1 => "The 1 row can be applied.".to_owned(),
        0 => format!("All {} rows can be applied.", number(summary.rows)),
        rejected => format!(
            "{} of {} can be applied, {} can’t. Rejected rows stay in the report, with the reason.",
            number(summary.accepted),
            count(summary.rows, "row", "rows"),
            number(rejected)
        ),
    }
}

pub fn sent(sent: u64, of: u64) -> String {
    format!("{} of {}", bytes(sent.min(of)), bytes(of))
}

pub fn staged(import: &ImportView) -> String {
    let accepted = count(import.accepted, "row", "rows");
    match import.rejected {
        0 => format!("{}: {accepted} to be applied.", import.name),
        rejected => format!("{}: {accepted} to be applied, {} rejected.", import.name, number(rejected)),
    }
}

pub fn processed_before(when: &str, who: &str) -> String {
    format!(
        "The same file was processed on {when} by {who}. Processing it again will probably change nothing."
    )
}
