//! The common shape of a file's keys and policy numbers, which makes exceptions visible.

use crate::record::RecordKind;
use crate::value::looks_like;

/// The minimum number of keys for a verdict on them.
const FEW: u32 = 5;

/// The minimum length of an id that can have leading zeros. Shorter ids are numbered from one.
const SHORTEST_ID: u8 = 4;

/// The kind of record that the keys of a file look like.
#[derive(Clone, Debug, Default)]
pub(super) struct KeyShapes {
    keys: u32,
    like_other_kind: u32,
}

impl KeyShapes {
    /// Adds a trimmed key without a problem. `digits` is the number of its digits when it has nothing else.
    #[inline]
    pub(super) fn add(&mut self, kind: RecordKind, text: &str, digits: Option<u8>) {
        self.keys += 1;
        self.like_other_kind += u32::from(is_like_other(kind, text, digits));
    }

    /// Takes back a key that was added.
    pub(super) fn remove(&mut self, kind: RecordKind, text: &str, digits: Option<u8>) {
        self.keys -= 1;
        self.like_other_kind -= u32::from(is_like_other(kind, text, digits));
    }

    /// Whether nine of ten keys look like the other kind of record.
    pub(super) fn are_of_other_kind(&self) -> bool {
        self.keys >= FEW && u64::from(self.like_other_kind) * 10 >= u64::from(self.keys) * 9
    }
}

/// Whether a key looks like one of the other kind of record.
fn is_like_other(kind: RecordKind, text: &str, digits: Option<u8>) -> bool {
    match kind {
        RecordKind::User => digits.is_none() && looks_like(text) == Some(RecordKind::Device),
        RecordKind::Device => digits.is_some() && looks_like(text) == Some(RecordKind::User),
    }
}

/// The number of digits that at least two thirds of the texts have, and at least three, among texts of
/// digits. `lengths` holds numbers of digits in ascending order, each with the number of texts that have it.
pub(super) fn usual_length(lengths: &[(u8, u32)]) -> Option<u8> {
    let total: u32 = lengths.iter().map(|&(_, count)| count).sum();
    let &(length, count) = lengths.iter().max_by_key(|&(_, count)| count)?;
    let usual = count >= 3 && u64::from(count) * 3 >= u64::from(total) * 2;
    (usual && length >= SHORTEST_ID).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_usual_when_two_thirds_have_it() {
        assert_eq!(usual_length(&[(4, 1), (6, 3)]), Some(6));
        assert_eq!(usual_length(&[(4, 2), (6, 3)]), None);
        assert_eq!(usual_length(&[(4, 1), (6, 2)]), None);
        assert_eq!(usual_length(&[(1, 1), (2, 3)]), None, "numbered from one");
        assert_eq!(usual_length(&[]), None);
    }

    #[test]
    fn keys_of_the_other_kind_are_recognized_when_there_are_enough() {
        let are_of_other_kind = |kind, keys: &[&str]| {
            let mut shapes = KeyShapes::default();
            for key in keys {
                let digits = key.bytes().all(|byte| byte.is_ascii_digit()).then_some(key.len() as u8);
                shapes.add(kind, key, digits);
            }
            shapes.are_of_other_kind()
        };
        let numbers = ["004231", "118204", "118377", "120015", "009917"];
        let serials = ["5CD1234ABC", "5CD1234ABD", "5CD1234ABE", "5CD1234ABF", "5CD1234AC0"];
        assert!(are_of_other_kind(RecordKind::Device, &numbers));
        assert!(!are_of_other_kind(RecordKind::User, &numbers));
        assert!(are_of_other_kind(RecordKind::User, &serials));
        assert!(!are_of_other_kind(RecordKind::Device, &numbers[..4]));
        let long = ["1234567890", "1234567891", "1234567892", "1234567893", "1234567894"];
        assert!(!are_of_other_kind(RecordKind::Device, &long), "no user has so long a number");
        let mixed: Vec<&str> = numbers.into_iter().chain(["5CD1234ABC"]).collect();
        assert!(!are_of_other_kind(RecordKind::Device, &mixed));
    }
}
