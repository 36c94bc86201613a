//! What the reader of a sheet keeps of each row, to find rows with the same key.

use crate::findings::Finding;
use crate::record::MatchKey;
use crate::validate::{RowStatus, SameKeys};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Keys, and a hash of the other cells, of the rows so far. Rows are numbered from 1.
#[derive(Debug)]
pub(super) struct KeptRows {
    same_keys: SameKeys,
    /// The keys of all rows, one after the other.
    keys: String,
    rows: Vec<KeptRow>,
}

#[derive(Debug)]
struct KeptRow {
    /// The line of the row in the source file.
    line: u32,
    /// The end of its key in the keys. A sheet with more text than this is far above every limit.
    key_end: u32,
    /// A hash of all cells but the key.
    others: u64,
}

impl KeptRows {
    pub(super) fn new() -> Self {
        Self { same_keys: SameKeys::with_capacity(0), keys: String::new(), rows: Vec::new() }
    }

    /// Adds a row that has a key. `others` are its other cells.
    pub(super) fn add<'a>(&mut self, line: u32, match_key: &MatchKey, others: impl Iterator<Item = &'a str>) {
        let mut hasher = DefaultHasher::new();
        others.for_each(|cell| cell.hash(&mut hasher));
        let hash = hasher.finish();
        let Self { same_keys, keys, rows } = self;
        let number = u32::try_from(rows.len() + 1).unwrap_or(u32::MAX);
        let key = |number: u32| {
            let at = |number: usize| number.checked_sub(1).map_or(0, |place| rows[place].key_end as usize);
            &keys[at(number as usize - 1)..at(number as usize)]
        };
        let has_key = |number| key(number) == match_key.as_str();
        same_keys.add(number, match_key, has_key, |first| rows[first as usize - 1].others == hash);
        keys.push_str(match_key.as_str());
        let key_end = u32::try_from(keys.len()).expect("keys of less than 4 GiB");
        rows.push(KeptRow { line, key_end, others: hash });
    }

    /// The rows that share a key, see [`SameKeys::judge`]. Lines are those of the source file.
    pub(super) fn judge(&self) -> impl Iterator<Item = (Finding, RowStatus)> {
        let line = |number: u32| self.rows[number as usize - 1].line;
        self.same_keys.judge().map(move |(number, mut finding, row_status)| {
            finding.line = Some(line(number));
            finding.lines.iter_mut().for_each(|other| *other = line(*other));
            (finding, row_status)
        })
    }
}
