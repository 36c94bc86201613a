//! The stage *stage*.

use super::bytes;
use coverlist_api::ImportView;
use coverlist_worker::Summary;

/// How many rows passed the checks.
pub fn will_stage(summary: &Summary) -> String {
    match summary.rejected {
        0 => t!(stage_all_accepted, summary.rows),
        rejected => t!(stage_some_accepted, summary.accepted, summary.rows, rejected),
    }
}

pub fn sent(sent: u64, of: u64) -> String {
    t!(stage_sent, bytes(sent.min(of)), bytes(of))
}

pub fn staged(import: &ImportView) -> String {
    match import.rejected {
        0 => t!(stage_staged_all, &import.name, import.accepted),
        rejected => t!(stage_staged_some, &import.name, import.accepted, rejected),
    }
}
