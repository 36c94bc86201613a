//! Groups rows with equal texts.

use super::columns::Hashed;
use std::collections::{BTreeMap, HashMap};

/// Rows are divided by the highest bits of their hashes, so that each part fits into the processor's cache.
const PARTS: usize = 256;
/// The maximum number of different texts with one hash that are compared one by one. A hostile file has many.
const FEW: usize = 32;

/// Groups of rows with equal texts, by the first row of each. A group has at least two rows, in file order.
/// `hashes` holds the hash of each row's text; rows with zero are left out. Equal texts have equal hashes.
pub(super) fn repeated(hashes: &[Hashed], text: impl Fn(usize) -> String) -> BTreeMap<u32, Vec<u32>> {
    let mut groups = BTreeMap::new();
    let (rows, ends) = by_part(hashes);
    let mut start = 0;
    for end in ends {
        group_part(&rows[start..end], hashes, &text, &mut groups);
        start = end;
    }
    groups
}

/// The rows in the order of their parts, and the end of each part.
fn by_part(hashes: &[Hashed]) -> (Vec<u32>, Vec<usize>) {
    let mut ends = vec![0; PARTS];
    let hashed = || (0_u32..).zip(hashes).filter(|(_, hash)| **hash != 0);
    hashed().for_each(|(_, &hash)| ends[part(hash)] += 1);
    let mut start = 0;
    for end in &mut ends {
        start += std::mem::replace(end, start);
    }
    let mut rows = vec![0; start];
    for (row, &hash) in hashed() {
        let next = &mut ends[part(hash)];
        rows[*next] = row;
        *next += 1;
    }
    (rows, ends)
}

fn part(hash: Hashed) -> usize {
    (hash >> 24) as usize
}

/// Groups the rows of a part. Its table holds positions in `rows` plus one.
fn group_part(
    rows: &[u32],
    hashes: &[Hashed],
    text: &impl Fn(usize) -> String,
    groups: &mut BTreeMap<u32, Vec<u32>>,
) {
    let mask = (rows.len() * 2).next_power_of_two() - 1;
    let mut table = vec![0_u32; mask + 1];
    for (position, &row) in rows.iter().enumerate() {
        let hash = hashes[row as usize];
        let (mut place, mut compared) = (hash as usize & mask, 0);
        loop {
            let Some(first) = table[place].checked_sub(1).map(|first| rows[first as usize]) else {
                table[place] = position as u32 + 1;
                break;
            };
            if hashes[first as usize] == hash {
                if text(first as usize) == text(row as usize) {
                    groups.entry(first).or_insert_with(|| vec![first]).push(row);
                    break;
                }
                compared += 1;
                if compared == FEW {
                    rows.iter().for_each(|row| {
                        groups.remove(row);
                    });
                    return group_by_text(rows, text, groups);
                }
            }
            place = (place + 1) & mask;
        }
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
