//! The common shape of a file's keys, which makes exceptions visible.

use crate::record::RecordKind;
use crate::value::{is_all_digits, key, looks_like};
use std::collections::BTreeMap;

/// The minimum number of keys for a verdict on them.
const FEW: u32 = 5;

/// The minimum length of an id that can have leading zeros. Shorter ids are numbered from one.
const SHORTEST_ID: usize = 4;

/// The common shape of the keys of a file: their length, and the kind of record that they look like.
#[derive(Clone, Debug, Default)]
pub(super) struct KeyShapes {
    keys: u32,
    like_users: u32,
    like_devices: u32,
    lengths: DigitLengths,
}

/// The number of texts of each length, among texts of digits.
#[derive(Clone, Debug, Default)]
pub(super) struct DigitLengths(BTreeMap<usize, u32>);

impl DigitLengths {
    /// Adds a trimmed text. Only digits count.
    pub(super) fn survey(&mut self, text: &str) {
        if is_all_digits(text) {
            *self.0.entry(text.len()).or_default() += 1;
        }
    }

    /// The length that at least two thirds of the texts have, and at least three.
    pub(super) fn usual(&self) -> Option<usize> {
        let total: u32 = self.0.values().sum();
        let (&length, &count) = self.0.iter().max_by_key(|&(_, count)| count)?;
        let usual = count >= 3 && u64::from(count) * 3 >= u64::from(total) * 2;
        (usual && length >= SHORTEST_ID).then_some(length)
    }
}

impl KeyShapes {
    /// Adds a trimmed key. Placeholders and damaged keys are ignored.
    pub(super) fn survey(&mut self, text: &str) {
        if text.is_empty() || key(text).is_some() {
            return;
        }
        self.keys += 1;
        match looks_like(text) {
            Some(RecordKind::User) => self.like_users += 1,
            Some(RecordKind::Device) => self.like_devices += 1,
            None => {}
        }
        self.lengths.survey(text);
    }

    /// Whether nine of ten keys look like the other kind of record.
    pub(super) fn are_of_other_kind(&self, kind: RecordKind) -> bool {
        let like_other = match kind {
            RecordKind::User => self.like_devices,
            RecordKind::Device => self.like_users,
        };
        self.keys >= FEW && u64::from(like_other) * 10 >= u64::from(self.keys) * 9
    }

    /// The usual number of digits of a user id.
    pub(super) fn usual_length(&self, kind: RecordKind) -> Option<usize> {
        self.lengths.usual().filter(|_| kind == RecordKind::User)
    }
}

/// Whether a text is a number with fewer digits than usual in its column.
pub(super) fn is_short(text: &str, usual_length: Option<usize>) -> bool {
    usual_length.is_some_and(|usual| text.len() < usual && is_all_digits(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(keys: &[&str]) -> KeyShapes {
        let mut shapes = KeyShapes::default();
        keys.iter().for_each(|key| shapes.survey(key));
        shapes
    }

    #[test]
    fn a_length_is_usual_when_two_thirds_have_it() {
        let usual = |keys: &[&str]| shapes(keys).usual_length(RecordKind::User);
        assert_eq!(usual(&["118204", "118377", "120015", "4231"]), Some(6));
        assert_eq!(usual(&["118204", "118377", "120015", "4231", "9917"]), None);
        assert_eq!(usual(&["118204", "118377", "4231"]), None);
        assert_eq!(usual(&["10", "11", "12", "9"]), None);
        assert_eq!(shapes(&["118204", "118377", "120015"]).usual_length(RecordKind::Device), None);
    }

    #[test]
    fn keys_of_the_other_kind_are_recognized_when_there_are_enough() {
        let numbers = ["004231", "118204", "118377", "120015", "009917"];
        let serials = ["5CD1234ABC", "5CD1234ABD", "5CD1234ABE", "5CD1234ABF", "5CD1234AC0"];
        assert!(shapes(&numbers).are_of_other_kind(RecordKind::Device));
        assert!(!shapes(&numbers).are_of_other_kind(RecordKind::User));
        assert!(shapes(&serials).are_of_other_kind(RecordKind::User));
        assert!(!shapes(&numbers[..4]).are_of_other_kind(RecordKind::Device));
        let mixed: Vec<&str> = numbers.into_iter().chain(["5CD1234ABC"]).collect();
        assert!(!shapes(&mixed).are_of_other_kind(RecordKind::Device));
    }
}
