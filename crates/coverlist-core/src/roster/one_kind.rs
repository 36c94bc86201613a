//! One list names its records by one kind of key.

use super::{Refusal, Roster};
use crate::record::MatchKey;

/// Refuses the rows whose keys are of another kind than most: an e-mail address among numbers, and a number
/// among e-mail addresses. A lone word among keys with digits, without any other cell, is a remark. A key of
/// a known record is always right.
pub(super) fn keep_one_kind(roster: &mut Roster, knows: impl Fn(&MatchKey) -> bool) {
    let of_all = roster.entries.len();
    let addresses = roster.entries.iter().filter(|entry| entry.key.contains('@')).count();
    let with_digits = roster.entries.iter().filter(|entry| has_digit(&entry.key)).count();
    let are_addresses = addresses * 2 > of_all;
    let is_mixed = addresses > 0 && addresses < of_all;
    let has_details = !roster.attributes.is_empty();
    roster.refuse_entries(|entry| {
        if knows(&entry.match_key) {
            None
        } else if is_mixed && entry.key.contains('@') != are_addresses {
            Some(Refusal::KeyOfOtherKind)
        } else if has_details
            && with_digits * 2 > of_all
            && !has_digit(&entry.key)
            && entry.values.iter().all(String::is_empty)
        {
            Some(Refusal::Remark)
        } else {
            None
        }
    });
}

fn has_digit(key: &str) -> bool {
    key.bytes().any(|byte| byte.is_ascii_digit())
}
