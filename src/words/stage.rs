//! The stage *stage*.

use super::bytes;
use coverlist_api::ImportView;

pub fn sent(sent: u64, of: u64) -> String {
    t!(stage_sent, bytes(sent.min(of)), bytes(of))
}

pub fn staged(import: &ImportView) -> String {
    match import.rejected {
        0 => t!(stage_staged_all, &import.name, import.accepted),
        rejected => t!(stage_staged_some, &import.name, import.accepted, rejected),
    }
}
