//! Groups rows with equal texts.

use super::columns::Hashed;
use std::collections::{BTreeMap, HashMap};

/// Rows are divided by the highest bits of their hashes, so that each part fits into the processor's cache.
const PARTS: usize = 256;

/// Groups of rows with equal texts, by the first row of each. A group has at least two rows, in file order.
/// `hashes` holds the hash of each row's text; rows with zero are left out. Equal texts have equal hashes.
pub(super) fn repeated(hashes: &[Hashed], text: impl Fn(usize) -> String) -> BTreeMap<u32, Vec<u32>> {
    let mut groups = BTreeMap::new();
    let (rows, ends) = by_part(hashes);
    let mut start = 0;
    let mut table = HashTable::default();
    for end in ends {
        let may_repeat = table.find_repeated(&rows[start..end]);
        group_by_text(&may_repeat, &text, &mut groups);
        start = end;
    }
    groups
}

/// The hash of each row and the row, in the order of their parts, and the end of each part.
fn by_part(hashes: &[Hashed]) -> (Vec<(Hashed, u32)>, Vec<usize>) {
    let mut ends = vec![0; PARTS];
    let hashed = || hashes.iter().copied().zip(0_u32..).filter(|(hash, _)| *hash != 0);
    hashed().for_each(|(hash, _)| ends[part(hash)] += 1);
    let mut start = 0;
    for end in &mut ends {
        start += std::mem::replace(end, start);
    }
    let mut rows = vec![(0, 0); start];
    for (hash, row) in hashed() {
        let next = &mut ends[part(hash)];
        rows[*next] = (hash, row);
        *next += 1;
    }
    (rows, ends)
}

fn part(hash: Hashed) -> usize {
    (hash >> 24) as usize
}

/// The hashes of a part by their lowest bits. It keeps its memory.
#[derive(Default)]
struct HashTable {
    hashes: Vec<Hashed>,
    /// Whether a hash with these lowest bits occurs more than once.
    is_repeated: Vec<bool>,
}

impl HashTable {
    /// The rows of a part whose hash occurs more than once, and few others.
    fn find_repeated(&mut self, part: &[(Hashed, u32)]) -> Vec<u32> {
        let Self { hashes, is_repeated } = self;
        let mask = (part.len() * 2).next_power_of_two() - 1;
        hashes.clear();
        hashes.resize(mask + 1, 0);
        is_repeated.clear();
        is_repeated.resize(mask + 1, false);
        let lowest = |hash: Hashed| hash as usize & mask;
        for &(hash, _) in part {
            let mut place = lowest(hash);
            while hashes[place] != 0 && hashes[place] != hash {
                place = (place + 1) & mask;
            }
            is_repeated[lowest(hash)] |= hashes[place] == hash;
            hashes[place] = hash;
        }
        part.iter().filter(|(hash, _)| is_repeated[lowest(*hash)]).map(|(_, row)| *row).collect()
    }
}

/// Adds the groups of these rows. Each row is compared as text.
pub(super) fn group_by_text(
    rows: &[u32],
    text: &impl Fn(usize) -> String,
    groups: &mut BTreeMap<u32, Vec<u32>>,
) {
    let mut firsts: HashMap<String, u32> = HashMap::new();
    for &row in rows {
        let first = *firsts.entry(text(row as usize)).or_insert(row);
        if first != row {
            groups.entry(first).or_insert_with(|| vec![first]).push(row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(texts: &[&str], hash: impl Fn(&str) -> Hashed) -> Vec<Vec<u32>> {
        let hashes: Vec<Hashed> = texts.iter().map(|text| hash(text)).collect();
        repeated(&hashes, |row| texts[row].to_owned()).into_values().collect()
    }

    #[test]
    fn equal_texts_are_grouped_in_file_order() {
        let by_length = |text: &str| text.len() as Hashed;
        assert_eq!(
            groups(&["a", "bb", "a", "cc", "", "bb", "a", ""], by_length),
            [vec![0, 2, 6], vec![1, 5]]
        );
        assert!(groups(&[], by_length).is_empty());
    }

    #[test]
    fn many_texts_with_one_hash_are_grouped_too() {
        let texts: Vec<String> = (0..500).map(|number| format!("{}", number % 300)).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let found = groups(&texts, |_| 7);
        assert_eq!(found.len(), 200);
        assert!(found.iter().all(|group| group[1] - group[0] == 300));
    }
}
