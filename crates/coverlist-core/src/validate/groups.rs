//! Groups rows with equal texts.

use super::columns::Hashed;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Rows are divided by the highest bits of their hashes, so that each part fits into the processor's cache.
const PARTS: usize = 256;

/// Groups of rows with equal texts, by the first row of each. A group has at least two rows, in file order.
/// `hashes` holds the hash of each row's text; rows with zero are left out. Equal texts have equal hashes.
pub(super) fn repeated(hashes: &[Hashed], text: impl Fn(usize) -> String) -> BTreeMap<u32, Vec<u32>> {
    let mut groups = BTreeMap::new();
    let (rows, ends) = by_part(hashes);
    let mut start = 0;
    let mut table = Vec::new();
    for end in ends {
        let part = &rows[start..end];
        let repeated = repeated_hashes(part, &mut table);
        if !repeated.is_empty() {
            let rows = part.iter().filter(|(hash, _)| repeated.contains(hash)).map(|(_, row)| *row);
            group_by_text(&rows.collect::<Vec<_>>(), &text, &mut groups);
        }
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

/// The hashes that occur more than once in a part. `table` is memory for hashes by their lowest bits.
fn repeated_hashes(part: &[(Hashed, u32)], table: &mut Vec<Hashed>) -> BTreeSet<Hashed> {
    let mask = (part.len() * 2).next_power_of_two() - 1;
    table.clear();
    table.resize(mask + 1, 0);
    let mut repeated = BTreeSet::new();
    for &(hash, _) in part {
        let mut place = hash as usize & mask;
        while table[place] != 0 && table[place] != hash {
            place = (place + 1) & mask;
        }
        if table[place] == hash {
            repeated.insert(hash);
        }
        table[place] = hash;
    }
    repeated
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
