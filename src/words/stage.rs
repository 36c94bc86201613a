//! The stage *stage*.

use super::bytes;
use crate::client::Sent;
use coverlist_api::ImportView;

pub fn sent(sent: Sent) -> String {
    t!(stage_sent, bytes(sent.bytes.min(sent.of)), bytes(sent.of))
}

pub fn staged(import: &ImportView) -> String {
    match import.rejected {
        0 => t!(stage_staged_all, &import.name, import.accepted),
        rejected => t!(stage_staged_some, &import.name, import.accepted, rejected),
    }
}
