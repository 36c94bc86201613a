//! Why a file could not be read.

use super::bytes;
use coverlist_worker::EngineFailure as Unreadable;

pub fn unreadable(why: &Unreadable) -> String {
    match *why {
        Unreadable::UnknownTemplate => t!(unreadable_template),
        Unreadable::FileUnreadable => t!(unreadable_file),
        Unreadable::FileChanged | Unreadable::WrongDecision(_) => t!(unreadable_changed),
        Unreadable::NoEngine => t!(unreadable_engine),
        Unreadable::NoWorkbookReader => t!(unreadable_workbook),
        Unreadable::OtherSize { read, size } if read < size => t!(unreadable_part),
        Unreadable::OtherSize { .. } => t!(unreadable_grew),
    }
}

/// The cause and what to do.
pub fn unreadable_next(why: &Unreadable) -> String {
    match *why {
        Unreadable::UnknownTemplate => t!(unreadable_template_next),
        Unreadable::FileUnreadable => t!(unreadable_file_next),
        Unreadable::FileChanged | Unreadable::WrongDecision(_) => t!(unreadable_changed_next),
        Unreadable::NoEngine => t!(unreadable_engine_next),
        Unreadable::NoWorkbookReader => t!(unreadable_workbook_next),
        Unreadable::OtherSize { read, size } if read < size => {
            let (due, came) = two_sizes(size, read);
            t!(unreadable_part_next, due, came)
        }
        Unreadable::OtherSize { .. } => t!(unreadable_grew_next),
    }
}

/// Two sizes, in bytes if they look the same otherwise.
fn two_sizes(one: u64, other: u64) -> (String, String) {
    match (bytes(one), bytes(other)) {
        (first, second) if first == second => (t!(size_bytes, one), t!(size_bytes, other)),
        differing => differing,
    }
}
