//! The distinct cells of a column.

use super::bytes::{SHORT, long_words, mix, short_words, spread};
use crate::read::Span;

/// The maximum number of distinct cells. Ids have 16 bits.
const MOST: usize = 60_000;
/// The maximum number of places that a search visits. A hostile file makes every search long.
const LONGEST_SEARCH: usize = 64;

/// The distinct cells of a column, each with an id. The texts stay in the table.
#[derive(Clone, Debug)]
pub(super) struct Dictionary {
    /// The ids by the hash of their key.
    places: Vec<Place>,
    /// The number of bits of a hash that are no place.
    shift: u32,
    /// The first cell with each id.
    texts: Vec<Span>,
}

/// A key and its id.
#[derive(Clone, Copy, Debug)]
struct Place {
    key: Key,
    id: u16,
}

/// A short cell itself, or the hash of a long one. The highest byte is the length of a short cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key(u64, u64);

/// The id of a cell.
pub(super) enum Id {
    Known(u16),
    New(u16),
    /// The dictionary is full.
    Full,
}

impl Place {
    const FREE: Self = Self { key: Key(u64::MAX, u64::MAX), id: u16::MAX };

    fn is_free(self) -> bool {
        self.id == Self::FREE.id
    }
}

impl Dictionary {
    pub(super) fn new() -> Self {
        Self { places: vec![Place::FREE; 1 << 8], shift: u64::BITS - 8, texts: Vec::new() }
    }

    /// The first cell with each id.
    pub(super) fn texts(&self) -> &[Span] {
        &self.texts
    }

    /// The id of a cell.
    #[inline]
    pub(super) fn id(&mut self, text: &[u8], cell: Span) -> Id {
        // A fast path: nearly every short cell is found at once.
        if cell.len() <= SHORT {
            let key = Key::of_short(text, cell);
            if let Some(place) = self.places.get(key.hash(self.shift))
                && place.key == key
            {
                return Id::Known(place.id);
            }
        }
        self.search(text, cell)
    }

    /// The id of any cell.
    #[inline(never)]
    fn search(&mut self, text: &[u8], cell: Span) -> Id {
        let key =
            if cell.len() <= SHORT { Key::of_short(text, cell) } else { Key::of_long(cell.of_bytes(text)) };
        let mut index = key.hash(self.shift);
        for _ in 0..LONGEST_SEARCH {
            let place = self.places[index];
            if place.is_free() {
                return self.add(key, index, cell);
            }
            if place.key == key && self.is_same(key, place.id, text, cell) {
                return Id::Known(place.id);
            }
            index = (index + 1) & (self.places.len() - 1);
        }
        Id::Full
    }

    /// Whether cells with equal keys are equal.
    #[inline]
    fn is_same(&self, key: Key, id: u16, text: &[u8], cell: Span) -> bool {
        if key.is_cell() {
            return true;
        }
        // Comparing slices is slow in WebAssembly, which compares single bytes.
        let known = self.texts[usize::from(id)];
        known.len() == cell.len() && long_words(known.of_bytes(text)).eq(long_words(cell.of_bytes(text)))
    }

    fn add(&mut self, key: Key, index: usize, cell: Span) -> Id {
        if self.texts.len() >= MOST {
            return Id::Full;
        }
        let id = self.texts.len() as u16;
        self.places[index] = Place { key, id };
        self.texts.push(cell);
        if self.texts.len() * 4 > self.places.len() {
            self.grow();
        }
        Id::New(id)
    }

    fn grow(&mut self) {
        self.shift -= 1;
        let places = vec![Place::FREE; self.places.len() * 2];
        let before = std::mem::replace(&mut self.places, places);
        for place in before.into_iter().filter(|place| !place.is_free()) {
            let mut index = place.key.hash(self.shift);
            while !self.places[index].is_free() {
                index = (index + 1) & (self.places.len() - 1);
            }
            self.places[index] = place;
        }
    }
}

impl Key {
    #[inline]
    fn of_short(text: &[u8], cell: Span) -> Self {
        let [first, last] = short_words(text, cell);
        Self(first, last | (cell.len() as u64) << 56)
    }

    #[inline]
    fn of_long(cell: &[u8]) -> Self {
        Self(long_words(cell).fold(cell.len() as u64, mix), u64::MAX)
    }

    /// Whether the key is the cell itself.
    #[inline]
    fn is_cell(self) -> bool {
        self.1 != u64::MAX
    }

    /// The upper bits of a hash.
    #[inline]
    fn hash(self, shift: u32) -> usize {
        (spread([self.0, self.1]) >> shift) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_cells_with_equal_hashes_have_ids_of_their_own() {
        let [first, other] = [1_u64, 2];
        let rotated = |word| mix(16, word).rotate_left(23);
        let cells = [[first, 7], [other, 7 ^ rotated(first) ^ rotated(other)]];
        let text: Vec<u8> = cells.into_iter().flatten().flat_map(u64::to_le_bytes).collect();
        let [one, two] = [0, 16].map(|start| Span { start, end: start + 16 });
        assert_eq!(Key::of_long(one.of_bytes(&text)).0, Key::of_long(two.of_bytes(&text)).0);
        let mut dictionary = Dictionary::new();
        let mut id = |cell| match dictionary.id(&text, cell) {
            Id::Known(id) => (id, false),
            Id::New(id) => (id, true),
            Id::Full => panic!("there is room"),
        };
        assert_eq!([one, two, one, two].map(&mut id), [(0, true), (1, true), (0, false), (1, false)]);
    }
}
